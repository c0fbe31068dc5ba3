import type { Reason } from '../../../lib/refusal.ts'
import { reasonTable } from '../../../lib/refusal.ts'
import { clockTime, dayOf } from '../../../lib/time.ts'
import type { Day, Instant } from '../../../lib/time.ts'
import { listed } from '../../../lib/lists.ts'
import type { Span, VisitFacts } from '../facts.ts'
import type { Odds } from './numbers.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

const windowReasons = reasonTable({
  B4_NOBODY_THAT_DAY: ['Nobody who could come is on shift that day.', 'Offer another day.'],
  B4_NOBODY_THEN: ['Nobody who could come is on shift then.', 'Offer another window.'],
  B4_FULL: ['Everybody who could come is promised to other homes then.', 'Offer another window.'],
  B4_AFTER_DEADLINE: ['The visit could end after the hour by which the work is to be finished.', 'Offer an earlier window.'],
  B4_OUTSIDE_HOURS: ['The whole visit would not lie within the hours that this home keeps.', 'Offer another window.'],
  B4_NOT_SURE_ENOUGH: ['We could not be sure enough of keeping this window.', 'Look at later days, or ring the household when one opens.'],
  B4_OTHERS_AT_RISK: ['Another promise would no longer be sure enough.', 'Look at later days, or ring the household when one opens.'],
})

const dayInWords = (day: Day): string => `${weekdays[day.dayOfWeek - 1]} ${day.day} ${months[day.month - 1]}`

/** Whom a household needs: `who` as people say it ("plumber"), and what narrows it. */
export type Asked = {
  readonly who: string
  readonly sex: 'f' | 'm' | null
  readonly knownFace: boolean
  readonly theirLanguage: boolean
  readonly two: boolean
  /** Somebody of that trade and sex works that day, and may not be sent for another reason. */
  readonly somebodyUnfit: boolean
}

const someone = ({ who, sex, theirLanguage, somebodyUnfit }: Asked): string =>
  [
    sex === null ? '' : sex === 'f' ? 'woman ' : 'man ',
    who,
    theirLanguage ? ' who speaks their language' : somebodyUnfit ? ' who can be sent there' : '',
  ].join('')

/** "No woman plumber is on shift on Tuesday": the days and the times are said by the caller. */
const nobody = (asked: Asked, when: string): string => {
  if (asked.knownFace) return `The person the household knows is not on shift ${when}, or cannot be sent there.`
  return asked.two
    ? `Two people are needed, each a ${someone(asked)}, and there are not two on shift ${when}.`
    : `No ${someone(asked)} is on shift ${when}.`
}

/** "98 times in 100", "8 times in 10": never better than it is, never certain. */
export const timesIn = (chance: number): string => {
  if (chance >= 0.9) return `${Math.min(99, Math.floor(chance * 100))} times in 100`
  const times = Math.floor(chance * 10)
  return times === 0 ? 'less than once in 10' : times === 1 ? 'once in 10' : `${times} times in 10`
}

const nearest = ({ from, to }: Span): string => {
  const day = dayOf(from)
  return `The nearest that we can promise is ${dayInWords(day)}, ${clockTime(from)} to ${clockTime(to)}.`
}

/** B4: why a window is not offered, honestly, and what there is instead. */
export const noWindow = {
  nobodyThatDay: (asked: Asked, day: Day, next: Day | undefined): Reason => ({
    ...windowReasons.reason('B4_NOBODY_THAT_DAY'),
    sentence: nobody(asked, `on ${weekdays[day.dayOfWeek - 1]}`),
    next:
      next === undefined
        ? 'Look at later days, and ring the household when there is somebody.'
        : `The next day with somebody is ${dayInWords(next)}.`,
  }),
  nobodyThen: (asked: Asked): Reason => ({
    ...windowReasons.reason('B4_NOBODY_THEN'),
    sentence: nobody({ ...asked, somebodyUnfit: false }, 'then'),
  }),
  full: (asked: Asked): Reason => ({
    ...windowReasons.reason('B4_FULL'),
    sentence: asked.knownFace
      ? 'The person the household knows is promised to other homes then.'
      : `Every ${someone({ ...asked, somebodyUnfit: false })} who could come is promised to other homes then.`,
  }),
  /** C1 `inTime`: a window before the deadline that can be promised. */
  afterDeadline: (finishBy: Instant, inTime: Span): Reason => ({
    ...windowReasons.reason('B4_AFTER_DEADLINE'),
    sentence: `The work is to be finished by ${dayInWords(dayOf(finishBy))}, ${clockTime(finishBy)}, and this visit could end after that.`,
    next: `The last that we can promise before is ${dayInWords(dayOf(inTime.from))}, ${clockTime(inTime.from)} to ${clockTime(inTime.to)}.`,
  }),
  outsideHours: ({ expectedMinutes }: VisitFacts, hours: readonly Span[]): Reason => ({
    ...windowReasons.reason('B4_OUTSIDE_HOURS'),
    sentence: `The visit takes about ${expectedMinutes} minutes, and all of it must lie ${listed(hours.map(({ from, to }) => `between ${clockTime(from)} and ${clockTime(to)}`))}.`,
  }),
  /** There is room, and still it is not likely enough: `level` is what is asked of a promise, 0 to 1. */
  unsure: ({ kept, others }: Odds, level: number, honest: Span | undefined): Reason => {
    const { code, next } = windowReasons.reason(kept < level ? 'B4_NOT_SURE_ENOUGH' : 'B4_OTHERS_AT_RISK')
    const sentence =
      kept < level
        ? `We could keep this window ${timesIn(kept)}, and we promise only what we keep ${timesIn(level)}.`
        : `Another promise that we made could then be kept only ${timesIn(others)}.`
    return { code, sentence, next: honest ? nearest(honest) : next }
  },
}
