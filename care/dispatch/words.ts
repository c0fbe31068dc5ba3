import type { Reason } from '../../lib/refusal.ts'
import { reasonTable } from '../../lib/refusal.ts'

const askThemAnew = 'Choose somebody the household asked for, or ring them and ask anew. Only they can change it.'
const twoPeopleDecide = 'Two people may decide otherwise, with a reason, on the record.'

/** D4: every "no" in words for a controller. A household's request is said without a reason, because none is known. */
export const dispatchReasons = reasonTable({
  B7_NO_LIVE_APPOINTMENT: [
    'No appointment with this household is alive, and it is not an emergency.',
    'Ring the household and agree a window first.',
  ],
  B7_BEFORE_WINDOW: [
    'Leaving now would reach the door long before the promised window opens.',
    'Wait, or ring the household and agree an earlier window.',
  ],
  B1_VISIT_TAKEN: ['Somebody has already been sent to this visit.', 'Open the visit to see who is going.'],
  B1_HAS_LIVE_BOOKING: ['At a visit, or on the way to one.', 'Choose somebody who is free, or wait. Their visit is not hurried.'],
  B2_BREATHING_SPACE: ['Has a breathing space after the last visit.', 'Wait until it is over, or choose somebody who is free.'],
  D1_NOT_ON_SHIFT: ['Not on shift now.', 'Choose somebody who is on shift.'],
  D1_UNAVAILABLE: ['Not available just now.', 'Choose somebody else, or ask again later.'],
  D1_NOT_THEIR_TRADE: ['This work is not their trade.', 'Choose somebody with the trade.'],
  D1_TRAINING_LAPSED: ['A training that every visit needs is not in date.', `Book the course, or choose somebody else. ${twoPeopleDecide}`],
  D1_LANDLORD_TRAINING: [
    'The landlord asks for a training that is not in date.',
    `Book the course, or choose somebody else. ${twoPeopleDecide}`,
  ],
  D1_VETTING_LAPSED: ['Vetting is not in date.', 'Renew the check, or choose somebody else.'],
  D1_ID_CARD_LAPSED: ['The ID card is not valid.', 'Issue a new card, or choose somebody else.'],
  D2_SEX_ASKED: ['Household’s request: not met.', askThemAnew],
  D2_OTHER_PERSON_ASKED: ['Household’s request: somebody else comes.', askThemAnew],
  D2_SAME_PERSON_ASKED: ['Household’s request: the person they know comes.', askThemAnew],
  D2_LANGUAGE_ASKED: ['Household’s request: somebody who speaks their language.', askThemAnew],
  D2_TWO_PEOPLE_ASKED: [
    'Household’s request: two people come.',
    'Send a colleague along, or ring the household and ask anew. Only they can change it.',
  ],
  D2_HOURS_ASKED: [
    'Household’s request: another time of day.',
    'Wait for the right time, or ring the household and ask anew. Only they can change it.',
  ],
  D3_DO_NOT_ATTEND: [
    'Precaution: nobody goes to this address.',
    'Ask the person who decided the precaution. Until it is changed, nobody goes.',
  ],
  D3_TWO_PEOPLE: ['Precaution: two people go together.', `Send a colleague along. ${twoPeopleDecide}`],
  D3_NOT_ALONE: ['Precaution: not alone.', `Send a colleague along, or choose somebody else. ${twoPeopleDecide}`],
  D3_SOMEBODY_ELSE: ['Precaution: somebody else goes.', `Choose somebody else. ${twoPeopleDecide}`],
  D3_HOURS: ['Precaution: another time of day.', `Wait for the right time. ${twoPeopleDecide}`],
  D3_LANDLORD_ATTENDS: [
    'Precaution: the landlord’s person is there as well, and has not agreed to come yet.',
    `Ring the landlord and agree the time. ${twoPeopleDecide}`,
  ],
  H1_NO_FLAME: [
    'This work is planned with flame, and no flame may be used in this home.',
    'Plan the work without flame, with the landlord.',
  ],
})

export type DispatchCode = (typeof dispatchReasons.codes)[number]

/** The reason of that code; with `sentence`, said in the words of this very case. */
export const because = (code: DispatchCode, sentence?: string): Reason =>
  sentence === undefined ? dispatchReasons.reason(code) : { ...dispatchReasons.reason(code), sentence }

export const breakWords = { onIt: (until: string) => `On a break until ${until}. Nobody cuts it short.` } as const

export const personOfSex = { f: 'a woman', m: 'a man' } as const

/** "Leaves now and waits for nobody": the sentences of a "yes" (D4) and of who was passed over. */
export const yesWords = {
  minutesAway: (minutes: number) => (minutes < 1.5 ? '1 minute away.' : `${Math.round(minutes)} minutes away.`),
  goingTogether: (name: string) => `Goes together with ${name}.`,
  emergency: 'It is an emergency.',
  windowOpens: (time: string) => `The promised window opens at ${time}, and it is time to leave.`,
  windowCloses: (time: string) => `The promised window is open and closes at ${time}.`,
  windowClosed: (time: string) => `The promise was for ${time} at the latest. The household is still waiting.`,
  sexMet: (sex: 'f' | 'm') => `${sex === 'f' ? 'A woman' : 'A man'}, as the household wished.`,
  sameMet: 'The person the household knows.',
  languageMet: 'Speaks the household’s language.',
  sexMissed: (sex: 'f' | 'm') => `The household would rather have ${personOfSex[sex]}.`,
  sameMissed: 'The household would rather have the person they know.',
  notThemMissed: 'The household would rather have somebody else.',
  languageMissed: 'The household would rather have somebody who speaks their language.',
  twoMissed: 'The household would rather have two people.',
  hoursMissed: 'The household would rather have another time of day.',
} as const

export const passedOverWords = {
  neededElsewhere: 'Is needed more at another home now.',
  fartherAway: (minutes: number) =>
    `Could go, and is ${Math.round(minutes)} ${Math.round(minutes) === 1 ? 'minute' : 'minutes'} farther away.`,
  wishesCount: 'Could go, and the household’s wishes are met better by the other.',
  fairerDay: 'Could go, and has had more of the emergencies, hard visits and travel, today and this week.',
  asGood: 'Could go just as well.',
} as const

/** D4 Why the engine does not propose somebody although they may go: a controller said so. Sending by hand stays open. */
export const handReasons = reasonTable({
  D4_HELD_BACK: ['Held back by a colleague.', 'Choose them yourself if it is right, or end the hold on today’s board.'],
  D4_PINNED_TO_ANOTHER: ['Somebody else is pinned to this promise.', 'Take the pin away on today’s board, or send by hand.'],
  D4_KEPT_AWAY: ['Kept away from this promise by a colleague.', 'Choose them yourself if it is right, or end it on today’s board.'],
})

/** A controller's own words, as the end of a sentence. */
const ended = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`)
export const handWords = {
  heldBack: (by: string, until: string, reason: string) => `Held back by ${by} until ${until}: ${ended(reason)}`,
  pinned: (name: string, by: string, reason: string) => `${name} is pinned to this promise by ${by}: ${ended(reason)}`,
  keptAway: (by: string, reason: string) => `Kept away from this promise by ${by}: ${ended(reason)}`,
  namedMayNot: (name: string) => `Household’s request: only ${name} goes there, and ${name} cannot for the rest of today.`,
  pinnedMayNot: (name: string, by: string) => `${by} pinned ${name} to this promise, and ${name} may not go to it today.`,
} as const

/** What stops a promise from being planned at all. Everything else goes on; nothing promised is forgotten. */
const planReasons = reasonTable({
  B6_WINDOW_PAST: ['The promised window is over, and nobody has been sent.', 'Ring the household: say sorry, and agree a new window.'],
  D4_NO_WAY_KNOWN: ['The map knows no way to this address.', 'Check the address on the map, or send somebody by hand.'],
  B6_HOME_NOT_ON_MAP: [
    'This address is not on the map, so the way is reckoned at half an hour from anywhere.',
    'Check the address with the household or the landlord, and allow for the way.',
  ],
  B6_START_NOT_ON_MAP: [
    'We do not know where this person sets off from, so every way is reckoned at half an hour.',
    'Ask them where their day begins, and allow for the way.',
  ],
  B6_UNWELL_WITH_A_VISIT: [
    'Went home unwell, and their visit is still open.',
    'Ring them. If they did not reach the door, call them back from the visit and send somebody else.',
  ],
  D2_NAMED_MAY_NOT: [
    'Household’s request: only one person goes there, and they cannot for the rest of today.',
    'Ring the household: they alone decide whether somebody else comes, or on which day.',
  ],
  D4_PINNED_MAY_NOT: [
    'Somebody is pinned to this promise who may not go to it today.',
    'Take the pin away, or see what stands in the way. A pin sets no safety rule aside.',
  ],
  D4_NO_TWO_TODAY: [
    'This visit takes two people, and no two on shift for the rest of today may go together.',
    'Open the visit to see why each of them may not, or agree another day with the household.',
  ],
  D4_NOBODY_TODAY: [
    'Nobody on shift for the rest of today may go to this home.',
    'Open the visit to see why each of them may not, or agree another day with the household.',
  ],
})
export const planReason = planReasons.reason

export const planWords = {
  waitsFor: (opens: string, leaves: string, forHours: boolean) =>
    `Waits on purpose: ${forHours ? 'the visit may begin' : 'the window opens'} at ${opens}, and leaving at ${leaves} is in time.`,
  waitsToGoWith: (name: string) => `Goes together with ${name}. `,
  waitsForColleague: (name: string, free: string) =>
    `Waits on purpose: two go together, and ${name} is likely to be ready to leave with them at ${free}.`,
  laterWindow: 'Ring now and ask whether an hour later would do.',
  somebodyElse: 'Ring now and offer another window, or find one more person with the trade.',
  somebodyToo: 'Ring now and offer another window, or find one more person who can go along.',
  insteadOf: (name: string, minutes: number) =>
    `${name} could go as well; over the whole day that would cost about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} more in travel and risk.`,
  nobodyElse: 'Nobody else who is free or soon free may go.',
} as const
