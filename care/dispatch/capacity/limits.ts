/** What narrows a window before it is asked whether it can be kept: hours in which the whole visit must lie, and the hour by which it must end. */
import { atTime, earlier, isBefore, later } from '../../../lib/time.ts'
import type { Day, Instant } from '../../../lib/time.ts'
import type { Hours, Span, VisitFacts } from '../facts.ts'

const spanOf = (day: Day, { from, to }: Hours): Span => ({ from: atTime(day, from), to: atTime(day, to) })

/** D2, D3 The hours that the household asks for and those of the precautions, on that day. */
export const hoursIn = ({ requests, precautions }: VisitFacts, day: Day): Span[] =>
  [requests.hours?.hard ? requests.hours.value : null, precautions.hours ?? null].flatMap((hours) => (hours ? [spanOf(day, hours)] : []))

/** With less time than this for the knock, nobody can be relied on to be in time. */
const leastToKnock = 60

/** C1 Whoever knocks in the first hour of the window could still be there after the hour by which the work is to be finished. */
export const endsTooLate = ({ finishBy, expectedMinutes }: VisitFacts, window: Span): boolean =>
  finishBy !== undefined && isBefore(finishBy, window.from.add({ minutes: leastToKnock + expectedMinutes }))

/** When the knock must lie, so that the whole visit keeps what limits it. A window that ends too late anyway is not narrowed by that. */
export const knockIn = (visit: VisitFacts, window: Span, day: Day): { from: Instant; knockBy: Instant } => {
  const hours = hoursIn(visit, day)
  const by = endsTooLate(visit, window) || !visit.finishBy ? [] : [visit.finishBy]
  return {
    from: hours.reduce((from, limit) => later(from, limit.from), window.from),
    knockBy: [...hours.map(({ to }) => to), ...by].map((to) => to.subtract({ minutes: visit.expectedMinutes })).reduce(earlier, window.to),
  }
}
