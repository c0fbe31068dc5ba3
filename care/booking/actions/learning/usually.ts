/** What was learned, laid beside the facts that plans and promises are made from. Rules and the judge go on by the minutes expected. */
import type { OrderId } from '../../../../lib/ids.ts'
import { after, atTime, dayOf, minutes, minutesBetween } from '../../../../lib/time.ts'
import type { Day, Instant } from '../../../../lib/time.ts'
import type { KnownOfDay } from '../../../dispatch/capacity/numbers.ts'
import type { VisitFacts } from '../../../dispatch/facts.ts'
import { whenWas } from '../../../dispatch/learned/bands.ts'
import type { Band } from '../../../dispatch/learned/bands.ts'
import type { Lessons } from '../../../dispatch/learned/lessons.ts'
import { inTraffic } from '../../../dispatch/learned/today.ts'
import { roadsFrom, roadsOn, usuallyFor } from '../../../dispatch/learned/use.ts'
import type { Roads, Usually } from '../../../dispatch/learned/use.ts'
import type { Errand } from '../errands.ts'

const nothingAdded: Errand['adjusted'] = { extraMinutes: 0, interpreter: false }

/** B4 The hours in the middle of a promised window; an emergency's is days long, and says nothing of the hour. */
const hoursOf = ({ window: { from, to }, emergency }: VisitFacts): { readonly band?: Band } =>
  emergency ? {} : { band: whenWas(after(from, minutes(Math.floor(minutesBetween(from, to) / 2)))).band }

/** The visit with what such visits take here; as it was while nothing was learned. */
export const withUsual = (visit: VisitFacts, lessons: Lessons | null, adjusted = nothingAdded): VisitFacts =>
  lessons === null ? visit : { ...visit, usually: usuallyFor(lessons, { ...visit, ...adjusted, ...hoursOf(visit) }) }

export const taught = ({ visit, adjusted }: Errand, lessons: Lessons | null): VisitFacts => withUsual(visit, lessons, adjusted)

/** What the visits of these orders take. */
export const usuallyByOrder = (errands: readonly Errand[], lessons: Lessons | null): Map<OrderId, Usually> =>
  new Map(
    errands.flatMap((errand): [OrderId, Usually][] => {
      const { usually } = taught(errand, lessons)
      return usually ? [[errand.order.id, usually]] : []
    }),
  )

/** The roads of today, in minutes after now. */
export const roadsNow = (lessons: Lessons, now: Instant): Roads => {
  const today = dayOf(now)
  return roadsFrom(roadsOn(lessons, today), (now.epochMilliseconds - atTime(today, '00:00').epochMilliseconds) / 60_000)
}

/** `times`: the traffic of that day beside what is usual, where it has begun. */
export const knownOf = (lessons: Lessons | null, day: Day, times = 1): KnownOfDay | null => {
  if (lessons === null) return null
  const { unanswered } = lessons
  return { roads: inTraffic(roadsOn(lessons, day), times), unanswered: { chance: unanswered.chance, minutes: unanswered.minutes } }
}
