/** Who of a day's shifts is fit for a home on that day: the rules themselves, asked ahead of time. */
import type { OperativeId } from '../../../lib/ids.ts'
import type { Reason } from '../../../lib/refusal.ts'
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
  /** When their break is due, null once it is behind them; nothing where a shift says nothing of it, and then it is as the law has it. */
  readonly breakFrom?: Instant | null
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
const meetings = ahead.filter((rule): rule is MeetingRule => rule.about === 'meeting')
/** Alone, this one depends on nothing but the trade, and most people do not have it: it is asked first, and once for each trade. */
const aboutTrade = meetings.filter((rule) => rule.code === 'D1_NOT_THEIR_TRADE')
const aboutMeeting = meetings.filter((rule) => rule.code !== 'D1_NOT_THEIR_TRADE')

const atWork = (operative: OperativeFacts, shift: Span): OperativeFacts => ({
  ...operative,
  onShift: shift,
  liveBooking: false,
  breathingUntil: null,
  unavailableUntil: null,
})

/** Whether all that concerns somebody alone holds for the whole of this span, were they at work all the time; asked once a person. */
export type Throughout = (operative: OperativeFacts) => boolean

/** Each of the rules about a person alone holds for one stretch of time: what holds in the first moment and in the last holds between. */
export const fitThroughout = ({ from, to }: Span): Throughout => {
  const known = new Map<OperativeId, boolean>()
  const ends = [from, to.subtract({ milliseconds: 1 })]
  return (operative) => {
    const always = known.get(operative.id)
    if (always !== undefined) return always
    const working = atWork(operative, { from, to })
    const fit = ends.every((now) => aboutPerson.every((rule) => rule.holds({ operative: working, now })))
    known.set(operative.id, fit)
    return fit
  }
}

/** `from` and `to`: the shift in milliseconds. */
type Person = { operative: OperativeFacts; shift: Span; from: number; to: number; always: boolean; fitAt: Map<number, boolean> }

/** Fitness over one day's shifts. Comparing instants is slow, so it is done in milliseconds, and a person alone is asked about once for each moment. */
export const fitness = (shifts: readonly ShiftFacts[], throughout: Throughout): Fitness => {
  const people = shifts.map(({ operative, shift }): Person => {
    const [from, to] = [shift.from.epochMilliseconds, shift.to.epochMilliseconds]
    return { operative: atWork(operative, shift), shift, from, to, always: throughout(operative), fitAt: new Map() }
  })
  const personFit = ({ operative, to, always, fitAt }: Person, at: number, now: Instant): boolean => {
    if (at >= to || always) return at < to
    const known = fitAt.get(at)
    if (known !== undefined) return known
    const fit = aboutPerson.every((rule) => rule.holds({ operative, now }))
    fitAt.set(at, fit)
    return fit
  }
  const ofTrade = new Map<string, [person: Person, at: number][]>()
  const skilledIn = (visit: VisitFacts): [person: Person, at: number][] => {
    const known = ofTrade.get(visit.trade)
    if (known) return known
    const holds = ({ operative, shift }: Person) =>
      aboutTrade.every((rule) => rule.holds({ operative, visit, now: shift.from, going: alone }))
    const skilled = people.flatMap((person, at): [Person, number][] => (holds(person) ? [[person, at]] : []))
    ofTrade.set(visit.trade, skilled)
    return skilled
  }
  const wanted = ({ trade, requests }: VisitFacts) =>
    people.filter(({ operative }) => operative.trades.includes(trade) && (!requests.sex?.hard || operative.sex === requests.sex.value))

  return {
    peopleFor: (visit) => (takesTwo(visit) || (visit.precautions.notAlone ?? []).length > 0 ? 2 : 1),
    peopleFit: (visit, window) => {
      if (aboutHome.some((rule) => !rule.holds({ visit }))) return []
      const [opens, closes] = [window.from.epochMilliseconds, window.to.epochMilliseconds]
      return skilledIn(visit).flatMap(([person, at]) => {
        const begins = Math.max(opens, person.from)
        const now = begins === opens ? window.from : person.shift.from
        const { operative } = person
        const fit =
          begins < closes &&
          aboutMeeting.every((rule) => rule.holds({ operative, visit, now, going: alone })) &&
          personFit(person, begins, now)
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
