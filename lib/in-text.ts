/**
 * Plain values with moments and maps among them as text, exactly, and back: for what goes to another thread, which can be
 * handed neither. The names `instant`, `entries` and `noNumber` are taken: nothing that crosses may use them for anything else.
 */
import { onceEach } from './once.ts'
import { instant } from './time.ts'
import type { Instant } from './time.ts'

/** What is undefined is left out. */
export const inText = (value: unknown): string => {
  /** The same moment is written once, however often it is named. */
  const textOf = onceEach((at: Instant) => at.toString())
  return JSON.stringify(value, function (this: Record<string, unknown>, key: string, plain: unknown) {
    const one = this[key]
    if (typeof one === 'number' && !Number.isFinite(one)) return { noNumber: String(one) }
    if (one instanceof Temporal.Instant) return { instant: textOf(one) }
    return one instanceof Map ? { entries: [...one] } : plain
  })
}

/** What `inText` was given; whoever reads says what that was. */
export const fromText = <T>(text: string): T => {
  const momentOf = onceEach(instant)
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    if ('instant' in value) return momentOf(value.instant as string)
    if ('noNumber' in value) return Number(value.noNumber)
    return 'entries' in value ? new Map(value.entries as [unknown, unknown][]) : value
  }) as T
}
