import type { Instant } from '../../../lib/time.ts'
import { atTime, dayOf, isBefore, minutes } from '../../../lib/time.ts'

/** A3 How long a drill waits for answers before it reports. */
export const drillLasts = minutes(10)

/** A3 Every month, on its first Tuesday at eleven in the morning: the next one after `at`. */
export const nextMonthlyDrill = (at: Instant): Instant => {
  const firstTuesday = (month: Temporal.PlainDate): Instant => {
    const first = month.with({ day: 1 })
    return atTime(first.add({ days: (9 - first.dayOfWeek) % 7 }), '11:00')
  }
  const here = firstTuesday(dayOf(at))
  return isBefore(at, here) ? here : firstTuesday(dayOf(at).with({ day: 1 }).add({ months: 1 }))
}
