/** Who may go. Hard rules as one literal list in reading order; pure over facts handed in. */
import { listed } from '../../lib/lists.ts'
import type { Reason } from '../../lib/refusal.ts'
import { clockTime, isAtOrAfter, isBefore } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import type { Case, Going, OperativeFacts, Topic, VisitFacts } from './facts.ts'
import { fallsWithin } from './hours.ts'
import { because, breakWords, personOfSex } from './words.ts'
import type { DispatchCode } from './words.ts'

/** D2 belongs to the household, D5 needs two people, and some rules nobody may set aside. */
export type Overridable = 'never' | 'by_household' | 'by_two_people'

type Named = {
  readonly id: string
  readonly code: DispatchCode
  readonly overridable: Overridable
  /** The sentence for this case, where it can say more than the table. */
  readonly says?: (c: Case) => string
}
/** A rule about the person alone, about the home alone, or about this person in this home: asked only as often as it must be. */
export type PersonRule = Named & { readonly about: 'person'; readonly holds: (c: Pick<Case, 'operative' | 'now'>) => boolean }
export type HomeRule = Named & { readonly about: 'home'; readonly holds: (c: Pick<Case, 'visit'>) => boolean }
export type MeetingRule = Named & { readonly about: 'meeting'; readonly holds: (c: Case) => boolean }
export type Rule = PersonRule | HomeRule | MeetingRule

export const alone: Going = { team: [], minutesAway: 0 }
/** Nobody knocks more than this before the window opens; until then they wait where they are, not in the van. */
const earlyMinutes = 30

const minutesUntil = (then: Instant, now: Instant): number => (then.epochMilliseconds - now.epochMilliseconds) / 60_000

const lapsed = (operative: OperativeFacts, topics: readonly Topic[], now: Instant): readonly Topic[] =>
  topics.filter(({ code }) => {
    const until = operative.training[code]
    return until === undefined || isAtOrAfter(now, until)
  })
const sayTopics = (lead: string, topics: readonly Topic[]): string => `${lead}: ${listed(topics.map((t) => t.label))}.`

const onABreak = ({ rest, unavailableUntil }: OperativeFacts, now: Instant): string | null =>
  rest && unavailableUntil?.equals(rest.to) && isAtOrAfter(now, rest.from) ? breakWords.onIt(clockTime(rest.to)) : null

const everybody = (c: Case): readonly OperativeFacts[] => [c.operative, ...c.going.team]
const inCompany = (c: Case): boolean => c.going.team.some((other) => other.id !== c.operative.id)
const hard = <T>(asked: { value: T; hard: boolean } | undefined): T | undefined => (asked?.hard ? asked.value : undefined)

export const mustHold: readonly Rule[] = [
  {
    id: 'B7 no cold calls',
    code: 'B7_NO_LIVE_APPOINTMENT',
    about: 'home',
    overridable: 'never',
    holds: ({ visit }) => visit.standing !== 'none' || visit.emergency,
  },
  {
    id: 'B7 nobody knocks before they are expected',
    code: 'B7_BEFORE_WINDOW',
    about: 'meeting',
    overridable: 'never',
    holds: ({ visit, now, going }) => Math.ceil(going.minutesAway) + earlyMinutes >= minutesUntil(visit.window.from, now),
  },
  {
    id: 'B1 one visit, sent once',
    code: 'B1_VISIT_TAKEN',
    about: 'home',
    overridable: 'never',
    holds: ({ visit }) => visit.standing !== 'taken',
  },
  {
    id: 'B1 one at a time',
    code: 'B1_HAS_LIVE_BOOKING',
    about: 'person',
    overridable: 'never',
    holds: ({ operative }) => !operative.liveBooking,
  },
  {
    id: 'B2 the breathing space is theirs',
    code: 'B2_BREATHING_SPACE',
    about: 'person',
    overridable: 'never',
    holds: ({ operative, now }) => operative.breathingUntil === null || isAtOrAfter(now, operative.breathingUntil),
  },
  {
    id: 'D1 on shift',
    code: 'D1_NOT_ON_SHIFT',
    about: 'person',
    overridable: 'never',
    holds: ({ operative: { onShift }, now }) => onShift !== null && isAtOrAfter(now, onShift.from) && isBefore(now, onShift.to),
  },
  {
    id: 'D1 available',
    code: 'D1_UNAVAILABLE',
    about: 'person',
    overridable: 'never',
    holds: ({ operative, now }) => operative.unavailableUntil === null || isAtOrAfter(now, operative.unavailableUntil),
    says: ({ operative, now }) => onABreak(operative, now) ?? because('D1_UNAVAILABLE').sentence,
  },
  {
    id: 'D1 competent for the trade (in a pair, one of the two)',
    code: 'D1_NOT_THEIR_TRADE',
    about: 'meeting',
    overridable: 'never',
    holds: (c) => everybody(c).some((one) => one.trades.includes(c.visit.trade)),
    says: (c) => `This work is not their trade: ${c.visit.trade}.`,
  },
  {
    id: 'D1 every hard training in date',
    code: 'D1_TRAINING_LAPSED',
    about: 'person',
    overridable: 'by_two_people',
    holds: ({ operative, now }) => lapsed(operative, operative.hardTopics, now).length === 0,
    says: ({ operative, now }) => sayTopics('Training not in date', lapsed(operative, operative.hardTopics, now)),
  },
  {
    id: 'D1 trained as the landlord asks',
    code: 'D1_LANDLORD_TRAINING',
    about: 'meeting',
    overridable: 'by_two_people',
    holds: ({ operative, visit, now }) => lapsed(operative, visit.topics, now).length === 0,
    says: ({ operative, visit, now }) =>
      sayTopics('The landlord asks for training that is not in date', lapsed(operative, visit.topics, now)),
  },
  {
    id: 'D1 vetting valid',
    code: 'D1_VETTING_LAPSED',
    about: 'person',
    overridable: 'never',
    holds: ({ operative: { vettingValidUntil }, now }) => vettingValidUntil !== null && isBefore(now, vettingValidUntil),
  },
  {
    id: 'D1 ID card valid',
    code: 'D1_ID_CARD_LAPSED',
    about: 'person',
    overridable: 'never',
    holds: ({ operative: { idCardValidUntil }, now }) => idCardValidUntil !== null && isBefore(now, idCardValidUntil),
  },
  {
    id: 'D2 a woman or a man, as asked',
    code: 'D2_SEX_ASKED',
    about: 'meeting',
    overridable: 'by_household',
    holds: ({ operative, visit }) => (hard(visit.requests.sex) ?? operative.sex) === operative.sex,
    says: ({ visit }) => `Household’s request: ${personOfSex[visit.requests.sex?.value ?? 'f']} comes.`,
  },
  {
    id: 'D2 not that person',
    code: 'D2_OTHER_PERSON_ASKED',
    about: 'meeting',
    overridable: 'by_household',
    holds: ({ operative, visit }) => !hard(visit.requests.notOperatives)?.includes(operative.id),
  },
  {
    id: 'D2 the same person',
    code: 'D2_SAME_PERSON_ASKED',
    about: 'meeting',
    overridable: 'by_household',
    holds: (c) => {
      const wanted = hard(c.visit.requests.sameOperative)
      return wanted === undefined || everybody(c).some((one) => one.id === wanted)
    },
  },
  {
    id: 'D2 their language',
    code: 'D2_LANGUAGE_ASKED',
    about: 'meeting',
    overridable: 'by_household',
    holds: (c) => {
      const wanted = hard(c.visit.requests.language)
      return wanted === undefined || everybody(c).some((one) => one.languages.includes(wanted))
    },
  },
  {
    id: 'D2 two people',
    code: 'D2_TWO_PEOPLE_ASKED',
    about: 'meeting',
    overridable: 'by_household',
    holds: (c) => !hard(c.visit.requests.twoPeople) || inCompany(c),
  },
  {
    id: 'D2 their time of day',
    code: 'D2_HOURS_ASKED',
    about: 'meeting',
    overridable: 'by_household',
    holds: (c) => {
      const hours = hard(c.visit.requests.hours)
      return hours === undefined || fallsWithin(hours, c)
    },
  },
  {
    id: 'D3 do not attend',
    code: 'D3_DO_NOT_ATTEND',
    about: 'home',
    overridable: 'never',
    holds: ({ visit }) => !visit.precautions.doNotAttend,
  },
  {
    id: 'D3 two people',
    code: 'D3_TWO_PEOPLE',
    about: 'meeting',
    overridable: 'by_two_people',
    holds: (c) => !c.visit.precautions.twoPeople || inCompany(c),
  },
  {
    id: 'D3 not alone',
    code: 'D3_NOT_ALONE',
    about: 'meeting',
    overridable: 'by_two_people',
    holds: (c) => !c.visit.precautions.notAlone?.includes(c.operative.sex) || inCompany(c),
  },
  {
    id: 'D3 not these people',
    code: 'D3_SOMEBODY_ELSE',
    about: 'meeting',
    overridable: 'by_two_people',
    holds: ({ operative, visit }) => !visit.precautions.notSexes?.includes(operative.sex),
  },
  {
    id: 'D3 time of day',
    code: 'D3_HOURS',
    about: 'meeting',
    overridable: 'by_two_people',
    holds: (c) => c.visit.precautions.hours === undefined || fallsWithin(c.visit.precautions.hours, c),
  },
  {
    id: 'D3 the landlord attends',
    code: 'D3_LANDLORD_ATTENDS',
    about: 'home',
    overridable: 'by_two_people',
    holds: ({ visit }) => visit.precautions.landlordAttends?.agreed !== false,
  },
  {
    id: 'H1 no flame where none may be',
    code: 'H1_NO_FLAME',
    about: 'home',
    overridable: 'never',
    holds: ({ visit }) => !(visit.hotWork && visit.noFlame),
  },
]

/** D4: all the reasons why this person may not be sent to this visit now; none means they may. */
export const whyNot = (operative: OperativeFacts, visit: VisitFacts, now: Instant, going: Going = alone, rules = mustHold): Reason[] => {
  const c = { operative, visit, now, going }
  return rules.filter((rule) => !rule.holds(c)).map((rule) => because(rule.code, rule.says?.(c)))
}

/** D5: what it takes to set this reason aside. An unknown code is never set aside. */
export const overridable = (code: string): Overridable => mustHold.find((rule) => rule.code === code)?.overridable ?? 'never'

/** Whether this visit takes two people, for whatever reason. */
export const takesTwo = ({ requests, precautions }: VisitFacts): boolean => Boolean(hard(requests.twoPeople) || precautions.twoPeople)
