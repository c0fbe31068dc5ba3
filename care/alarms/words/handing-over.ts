import { reasonTable } from '../../../lib/refusal.ts'
import type { AlarmKind } from '../rules.ts'

export const handingOverReasons = reasonTable({
  A3_NO_CENTRE: [
    'No alarm receiving centre is set.',
    'Ask an administrator to set one; meanwhile ring 999 yourself when somebody is in danger.',
  ],
  A3_CENTRE_IS_FOR_DIRECTORS: ['An alarm receiving centre is set by a director or an administrator.', 'Ask one of them.'],
  A3_NOTHING_TO_HAND_OVER: ['This alarm is over.', 'Open its story to see who stood it down, and why.'],
})

export const centreFaults = {
  name: 'Say what the centre is called.',
  url: 'The address must begin with https://.',
  secret: 'The secret is “whsec_” and 24 to 64 bytes in base64, as the centre gave it to you.',
  telephone: 'That is not a telephone number we can dial.',
  reach: 'Say how the centre is reached: an address, a telephone number, or both.',
  certificate: 'Say which certificate the centre holds (for instance its BS 8484 or BS 9518 number) and who gave it.',
} as const

/** What happened, for somebody who has never heard of us. It claims no more than we know. */
export const kindForCentre: Record<AlarmKind, string> = {
  help: 'The worker pressed the button for help.',
  duress_pin: 'The worker entered the PIN that means “I am being forced”. Their telephone shows that all is well. Do not ring it.',
  code_text: 'The worker sent the word for help by text. Do not ring them: somebody may be listening.',
  code_call: 'The worker rang and gave the word for help. Do not ring them: somebody may be listening.',
  wrong_pins: 'A wrong PIN was entered three times on the worker’s telephone.',
  missed_check_in: 'The worker did not check in. There is no evidence of a threat.',
  not_home_safe: 'The worker did not say that they are home. There is no evidence of a threat.',
  unmatched: 'Somebody sent the word for help from a number that we do not know.',
}

export type ForCentre = {
  contractor: string
  name: string | null
  kind: AlarmKind
  askedAt: string
  address: string | null
  telephone: string | null
}

/** What the call to the centre says. */
export const spokenToCentre = ({ contractor, name, kind, askedAt, address, telephone }: ForCentre): string =>
  [
    `This is an alarm of a lone worker, from ${contractor}.`,
    `${name ?? 'Somebody unknown'}, at ${askedAt}.`,
    kindForCentre[kind],
    address === null ? 'We do not know where they are.' : `They were sent to ${address}.`,
    telephone === null ? '' : `Their telephone is ${telephone.split('').join(' ')}.`,
    'Press 1 to accept this alarm.',
  ]
    .filter(Boolean)
    .join(' ')

export const acceptedByCentre = 'Thank you. The alarm is yours. The control room has been told.'
export const notAcceptedByCentre = 'That was not understood. Ring the control room.'

/** Said to whoever presses a key in a call of the auditor's. */
export const auditorAnswered =
  'Thank you. You have it. Doorstep rings again in five minutes unless it was mended. Look for your people now.'
export const auditorForgot = 'This call is too old to be answered. Open Doorstep.'
