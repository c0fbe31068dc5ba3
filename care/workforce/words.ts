import type { Reason } from '../../lib/refusal.ts'
import { reasonTable } from '../../lib/refusal.ts'
import type { Trade } from './rules.ts'
import type { AgreedWay } from './rules/swaps.ts'

export const workforceReasons = reasonTable({
  D1_UNKNOWN_OPERATIVE: ['We do not know this operative, or they no longer work here.', 'Choose somebody from the list of people.'],
  D1_ID_CARD_TAKEN: ['Another operative has this ID card number.', 'Check the number on the card.'],
  D1_TELEPHONE_TAKEN: ['Another operative has this telephone.', 'Each operative has a telephone of their own: check the number.'],
  D1_SHIFT_BACKWARDS: ['A shift ends after it starts.', 'Check both times.'],
  D1_NO_SUCH_SHIFT: [
    'This shift is not there any more: somebody else may have changed it.',
    'Look at the person again, and choose a shift that they have.',
  ],
  D1_SWAP_NEEDS_TWO: ['Two different people swap shifts.', 'Choose a colleague.'],
  D1_SHIFT_HAS_BEGUN: [
    'One of the two shifts has begun, and whoever works it is counted on until they are home safe.',
    'Swap another day, or say on their page that they go home.',
  ],
  D1_SWAP_NOT_AGREED: ['Two people swap only when both of them have said yes.', 'Ask each of them, and write how they said so.'],
  D1_SWAP_REST: [
    'Somebody would have less than eleven hours between two shifts.',
    'Choose another colleague or another day: the law asks for eleven hours (Working Time Regulations 1998, regulation 10).',
  ],
  D1_SWAP_NOT_IN_DATE: [
    'Vetting or the ID card is not in date on that day, so they could not be sent.',
    'Renew it first, or choose another colleague.',
  ],
  D1_SWAPS_NOT_YOURS: ['Swaps are decided by a controller, a director or an administrator.', 'Ask one of them: they see it on this page.'],
  D1_BREAKS_NOT_YOURS: [
    'Breaks are decided by a controller, a director or an administrator.',
    'Ask one of them: they see it under People.',
  ],
  D1_BREAK_TOO_SHORT_OR_LONG: [
    'A break lasts from 20 minutes, the least that the law asks for, to two hours.',
    'Write a whole number from 20 to 120.',
  ],
  D1_BREAK_TOO_SOON_OR_LATE: [
    'A break is due from one hour to six hours after the shift begins: nobody works longer than six hours without one.',
    'Write a whole number of minutes from 60 to 360.',
  ],
  D1_BREAK_REASON: ['A break touches somebody’s day, so changing it needs a reason on the record.', 'Write in a few words why.'],
  D1_NO_BREAK: [
    'They have no break to move: they do not work today, or their shift is six hours or shorter.',
    'Look at their shift on their page.',
  ],
  D1_BREAK_BEGUN: ['They are on their break, or have had it. Nobody cuts it short.', 'Leave it as it is.'],
  D1_BREAK_PASSED: ['This time has passed already.', 'Choose a time that is still to come.'],
  D1_BREAK_PLACE: [
    'A break begins at least an hour into the shift and six hours into it at the latest, and ends an hour before the shift does.',
    'Choose a time between the two that stand beside it.',
  ],
  D1_NOT_ON_SHIFT_NOW: ['They are not on shift now.', 'Open their shifts to see when they work.'],
})

/** “4 hours”, “9 hours 30 minutes” */
export const lastingWords = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const said = (count: number, one: string): string[] => (count === 0 ? [] : [`${count} ${one}${count === 1 ? '' : 's'}`])
  return [...said(hours, 'hour'), ...said(rest, 'minute')].join(' ')
}

/** What keeps two people from swapping, by first name. */
export const swapWords = {
  rest: (name: string, minutes: number) =>
    `${name} would have ${minutes < 1 ? 'no time' : `only ${lastingWords(minutes)}`} between two shifts.`,
  overlaps: (name: string) => `${name} works another shift at that time.`,
  notInDate: (name: string) => `${name}’s vetting or ID card is not in date on that day, so they could not be sent.`,
} as const

export const agreedWayLabel: Readonly<Record<AgreedWay, string>> = { call: 'On the telephone', person: 'In person', text: 'By text' }

export const constraintReasons: Readonly<Record<string, Reason>> = {
  operative_id_card_once: workforceReasons.reason('D1_ID_CARD_TAKEN'),
  operative_telephone_once: workforceReasons.reason('D1_TELEPHONE_TAKEN'),
  break_as_the_law_asks: workforceReasons.reason('D1_BREAK_TOO_SHORT_OR_LONG'),
  break_lies_in_its_shift: workforceReasons.reason('D1_BREAK_PLACE'),
  shift_ends_after_it_starts: workforceReasons.reason('D1_SHIFT_BACKWARDS'),
}

export const tradeLabels: Readonly<Record<Trade, string>> = {
  plumber: 'Plumber',
  electrician: 'Electrician',
  gas: 'Gas engineer',
  joiner: 'Joiner',
  plasterer: 'Plasterer',
  decorator: 'Decorator',
  roofer: 'Roofer',
  glazier: 'Glazier',
  locksmith: 'Locksmith',
  damp: 'Damp and mould',
  multi: 'Multi-trade',
}
