import { setTimeout as pause } from 'node:timers/promises'

/** Looks again and again until it is `good`; fails with what was last seen. Faults of a look (a database that is away) count as not yet. */
export const until = async <T>(
  look: () => Promise<T>,
  good: (seen: T) => boolean,
  { patience = 60_000, where = '' } = {},
): Promise<void> => {
  const end = performance.now() + patience
  for (;;) {
    const seen = await look().catch((error: unknown) => error)
    if (!(seen instanceof Error) && good(seen as T)) return
    if (performance.now() > end) throw new Error(`${where} After ${patience} ms: ${String(seen)}`)
    await pause(40)
  }
}
export const isNothing = (left: string): boolean => left === ''
