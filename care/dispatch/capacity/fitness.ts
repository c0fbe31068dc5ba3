/** Who of a day's shifts is fit for a home on that day: the rules themselves, asked ahead of time. */
import type { Reason } from '../../../lib/refusal.ts'
import { isBefore, later } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { OperativeFacts, Span, VisitFacts } from '../facts.ts'
import { alone, mustHold, takesTwo } from '../rules.ts'
import type { HomeRule, MeetingRule, PersonRule } from '../rules.ts'
import { because } from '../words.ts'
import type { Asked } from './words.ts'

/** Somebody's shift, with what makes them fit. What they do this minute does not matter here, except when they are free again. */
export type ShiftFacts = {
  readonly operative: OperativeFacts
  readonly shift: Span
  /** When the visit in hand and its breathing space are expected to be over; null when they are free. */
  readonly freeFrom: Instant | null
}

export type Fitness = {
  readonly peopleFor: (visit: VisitFacts) => 1 | 2
  /** Places in the list of shifts. */
  readonly peopleFit: (visit: VisitFacts, window: Span) => number[]
  /** What to say of whom the household needs; `home` when nobody at all may go, whoever it is. */
  readonly inWords: (visit: VisitFacts, who: string) => Asked & { readonly home: Reason | null }
}

/** Questions of another moment: company is arranged when people are sent, hours are met by the packing, the landlord's person is asked once there is a window. */
const ofAnotherMoment = [
  'B1_VISIT_TAKEN',
  'B7_BEFORE_WINDOW',
  'D2_TWO_PEOPLE_ASKED',
  'D2_HOURS_ASKED',
  'D3_TWO_PEOPLE',
  'D3_NOT_ALONE',
  'D3_HOURS',
  'D3_LANDLORD_ATTENDS',
]
const ahead = mustHold.filter(({ code }) => !ofAnotherMoment.includes(code))
const aboutPerson = ahead.filter((rule): rule is PersonRule => rule.about === 'person')
const aboutHome = ahead.filter((rule): rule is HomeRule => rule.about === 'home' && rule.code !== 'B7_NO_LIVE_APPOINTMENT')
const aboutMeeting = ahead.filter((rule): rule is MeetingRule => rule.about === 'meeting')

const atWork = ({ operative, shift }: ShiftFacts): OperativeFacts => ({
  ...operative,
  onShift: shift,
  liveBooking: false,
  breathingUntil: null,
  unavailableUntil: null,
})

/** Fitness over one day's shifts; the questions about a person alone are asked once for each moment. */
export const fitness = (shifts: readonly ShiftFacts[]): Fitness => {
  const people = shifts.map((one) => ({ operative: atWork(one), shift: one.shift, fitAt: new Map<number, boolean>() }))
  const personFit = ({ operative, fitAt }: (typeof people)[number], now: Instant): boolean => {
    const known = fitAt.get(now.epochMilliseconds)
    if (known !== undefined) return known
    const fit = aboutPerson.every((rule) => rule.holds({ operative, now }))
    fitAt.set(now.epochMilliseconds, fit)
    return fit
  }
  const wanted = ({ trade, requests }: VisitFacts) =>
    people.filter(({ operative }) => operative.trades.includes(trade) && (!requests.sex?.hard || operative.sex === requests.sex.value))

  return {
    peopleFor: (visit) => (takesTwo(visit) || (visit.precautions.notAlone ?? []).length > 0 ? 2 : 1),
    peopleFit: (visit, window) => {
      if (aboutHome.some((rule) => !rule.holds({ visit }))) return []
      return people.flatMap((person, at) => {
        const now = later(window.from, person.shift.from)
        const fit =
          isBefore(now, window.to) &&
          personFit(person, now) &&
          aboutMeeting.every((rule) => rule.holds({ operative: person.operative, visit, now, going: alone }))
        return fit ? [at] : []
      })
    },
    inWords: (visit, who) => {
      const broken = aboutHome.find((rule) => !rule.holds({ visit }))
      return {
        who,
        sex: visit.requests.sex?.hard ? visit.requests.sex.value : null,
        knownFace: visit.requests.sameOperative?.hard === true,
        theirLanguage: visit.requests.language?.hard === true,
        two: takesTwo(visit) || (visit.precautions.notAlone ?? []).length > 0,
        somebodyUnfit: wanted(visit).length > 0,
        home: broken === undefined ? null : because(broken.code),
      }
    },
  }
}
