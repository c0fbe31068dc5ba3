/** Times of day, as households and precautions mean them: the whole visit, by London's clocks. */
import { after, later, minutes, wallClock } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import type { Case, Hours } from './facts.ts'

/** When the knock would come if they left now: never before the promised window opens. */
const knockAt = ({ visit, now, going }: Case): Instant => later(after(now, minutes(Math.ceil(going.minutesAway))), visit.window.from)

const minuteOfDay = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** The whole visit falls inside these hours, not only the knock. */
export const fallsWithin = (hours: Hours, c: Case): boolean => {
  const at = wallClock(knockAt(c))
  const start = at.hour * 60 + at.minute
  return start >= minuteOfDay(hours.from) && start + c.visit.expectedMinutes <= minuteOfDay(hours.to)
}
