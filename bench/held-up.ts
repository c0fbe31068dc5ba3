/**
 * For how long this process is held up at a time. By the clock, where whatever else runs on the machine counts too; and by its own
 * processor time from one turn of the event loop to the next, where it does not (watching so keeps a core busy: not while others are timed).
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'

const spent = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Milliseconds, at most and in 99 of 100 turns. */
export type HeldUp = { readonly most: number; readonly p99: number }

export const byTheClock = (): { from(): void; held(): HeldUp } => {
  const watch = monitorEventLoopDelay({ resolution: 1 })
  return { from: () => void watch.enable(), held: () => ({ most: watch.max / 1e6, p99: watch.percentile(99) / 1e6 }) }
}

/** `work`, with every turn of the loop measured. Turns in which nothing was done are left out. */
export const byItsOwnTime = async (work: () => Promise<unknown>): Promise<HeldUp> => {
  const turns: number[] = []
  let [before, watching] = [spent(), true]
  const turn = (): void => {
    const now = spent()
    if (now - before > 0.5) turns.push(now - before)
    before = spent()
    if (watching) setImmediate(turn)
  }
  setImmediate(turn)
  await work()
  watching = false
  turns.sort((a, b) => a - b)
  return { most: turns.at(-1) ?? 0, p99: turns[Math.floor(0.99 * turns.length)] ?? 0 }
}
