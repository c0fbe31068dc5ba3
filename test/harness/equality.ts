/**
 * Loaded before every test file. A moment or a day has no fields of its own, so `toMatchObject` would take any two for the same;
 * here they are compared by what they say.
 */
import { expect } from 'vitest'

const kinds = [Temporal.Instant, Temporal.PlainDate, Temporal.PlainTime, Temporal.Duration, Temporal.ZonedDateTime] as const
const kindOf = (value: unknown) => kinds.find((kind) => value instanceof kind)

expect.addEqualityTesters([
  (one: unknown, other: unknown) => {
    const kind = kindOf(one) ?? kindOf(other)
    return kind === undefined ? undefined : kindOf(one) === kindOf(other) && String(one) === String(other)
  },
])
