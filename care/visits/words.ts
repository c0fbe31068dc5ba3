import { reasonTable } from '../../lib/refusal.ts'
import type { Reason } from '../../lib/refusal.ts'
import type { ActKind, FoundAround, HowItWent, Outcome, VisitState } from './rules/visit.ts'
import type { WelfareEnd, WelfareStep } from './rules/welfare.ts'

export const visitReasons = reasonTable({
  P2_MARKER_NOT_READ: ['A precaution for this address has not been read.', 'Read each one and say so, then set off.'],
  V1_NOT_AT_THE_DOOR: ['You have not said that you are there.', 'Say “I am here” first.'],
  V1_NOT_INSIDE: ['You have not gone in.', 'Ask at the door first, or say how it ended.'],
  V1_ALREADY_INSIDE: ['You are in the home already.', 'Carry on, or stop and leave.'],
  V1_NO_ID_SHOWN: ['Your ID card has not been shown.', 'Show it, and leave them time to look.'],
  V1_NO_CONSENT: ['Nobody has said yes yet.', 'Ask: “Are you happy for me to come in?” Their answer is the answer.'],
  V2_CONSENT_WITHDRAWN: ['The resident has taken back their yes.', 'Stop, make it safe, thank them and leave.'],
  V3_NOT_ASKED: ['Nobody has asked whether an adult is at home.', 'Ask whether somebody of 18 or over is there.'],
  V3_ONLY_UNDER_18S: [
    'Only under-18s are at home.',
    'Stay outside. Ask whether an adult can come to the door, ring the office, and do not leave a young child who may be in danger.',
  ],
  V4_LOOK_AROUND_FIRST: ['You have not looked around yet.', 'Take ten seconds: who is there, dogs, smell, the way out, how it feels.'],
  V4_NOT_GOING_IN: [
    'You decided not to go in.',
    'Leave: it is always right and needs no reason. Or look around again, if something has changed.',
  ],
  V5_VISIT_HAS_ENDED: ['This visit has ended.', 'You can still add a note, a photo or a worry.'],
  V6_NOT_KNOCKED: ['Nobody has knocked yet.', 'Knock, and give them the time they need.'],
  V6_WAIT_NOT_OVER: ['The time this household needs to come to the door is not over.', 'Wait until the timer ends. Call through once.'],
  V6_SOMEBODY_CAME: ['Somebody came to the door.', 'Choose what they said: yes, not today, or that they would rather you did not come in.'],
  V6_ALREADY_CLOSED: ['This welfare check is closed already.', 'Open the visit to see who knows how they are.'],
  V6_ONLY_THE_LISTED_CONTACT: [
    'This household may be contacted only in the way it named.',
    'Use that one contact, at its hours. Ask no neighbour and leave nothing.',
  ],
  V7_CODE_NOT_SAID: ['The code has not been said.', 'Say who you are and the code. The resident was told that you would say it first.'],
  V8_SAY_HOW_IT_ENDED: ['It is not said how the visit ended.', 'Choose how it ended. “I will leave” is always there and needs no reason.'],
  V8_MAKE_SAFE_FIRST: ['It is not said what was made safe.', 'Say in a few words what you did.'],
  V8_TELL_WHAT_COMES_NEXT: ['The resident has not been told what comes next.', 'Tell them what comes and when, then leave.'],
  V8_HEARD_ALREADY: ['Somebody has heard this already.', 'Open the visit to see what was done.'],
  V5_NOT_YOUR_VISIT: ['This is not the visit you were sent to.', 'Open “This visit” again.'],
  V5_NOT_A_PICTURE: ['This picture cannot be read.', 'Take it again.'],
  D3_WAIT_FOR_COLLEAGUE: ['Two people go in together here, and the other has not arrived.', 'Wait outside for your colleague.'],
})
export type VisitCode = (typeof visitReasons.codes)[number]
export const because = (code: VisitCode): Reason => visitReasons.reason(code)

/** Constraint → reason: what the table itself refuses is said in the same words. */
export const constraintReasons: Readonly<Record<string, Reason>> = {
  visit_inside_with_id_and_consent: because('V1_NO_CONSENT'),
  visit_never_inside_with_only_under_18s: because('V3_ONLY_UNDER_18S'),
  visit_left_with_an_outcome: because('V8_SAY_HOW_IT_ENDED'),
  welfare_check_closed_by_a_person: because('V6_ALREADY_CLOSED'),
}

export const visitStateLabel: Record<VisitState, string> = {
  on_the_way: 'On the way',
  at_the_door: 'At the door',
  inside: 'In the home',
  leaving: 'Leaving',
  left: 'Left well',
}

export const outcomeLabel: Record<Outcome, string> = {
  done: 'The work is done',
  made_safe: 'Made safe',
  needs_more: 'There is more to do',
  not_today: 'Not today',
  would_rather_not: 'They would rather we did not come in',
  nobody_answered: 'Nobody came to the door',
  felt_wrong: 'It felt wrong, and they left',
  only_under_18s: 'Only under-18s at home',
  consent_withdrawn: 'The resident changed their mind',
  called_back: 'Called back by the office',
}

/** What the operative says to the person at the door, and what the phone tells them next. Nothing here blames anybody. */
export const kindWords: Record<Outcome, { say: string | null; then: string }> = {
  done: { say: '“That is done. Is there anything you would like to ask?”', then: 'Take your things, say goodbye.' },
  made_safe: { say: '“It is safe now. I will tell you what comes next.”', then: 'Tell them what comes and when.' },
  needs_more: { say: '“There is more to do. I will tell you what comes next.”', then: 'Tell them what comes and when.' },
  not_today: { say: '“That is no trouble. The office will ring to find a better day.”', then: 'A good outcome. Go when you are ready.' },
  would_rather_not: {
    say: '“That is your choice, and it is fine. You can ring us whenever you like.”',
    then: 'A good outcome. It counts against nobody.',
  },
  nobody_answered: { say: null, then: 'The office offers another day. Leave a card only if the screen says so.' },
  felt_wrong: { say: null, then: 'Leaving is always right. Say when you are away and well.' },
  only_under_18s: { say: '“I will come back when a grown-up is at home.”', then: 'Stay outside. The office will ring an adult.' },
  consent_withdrawn: { say: '“Of course. I will stop and make it safe.”', then: 'Make it safe, thank them, leave.' },
  called_back: { say: null, then: 'The office has called this visit back.' },
}

export const lookAroundLabel: Record<FoundAround, string> = {
  going_in: 'Going in',
  going_in_with_the_door_open: 'Going in, with the door open',
  not_going_in: 'Not going in',
}
export const howLabel: Record<HowItWent, string> = { good: 'It went well', mixed: 'Partly', bad: 'It did not go well' }

/** Each act as the story and the phone's list of what waits to be sent say it. */
export const actLabel: Record<ActKind, string> = {
  read_marker: 'Read a precaution',
  set_off: 'Set off',
  arrive: 'At the address',
  knock: 'Knocked',
  door_opened: 'Somebody came to the door',
  show_id: 'Showed the ID card',
  say_code: 'Said the code',
  under_18s: 'Asked who is at home',
  look_around: 'Looked around',
  consent: 'They said yes',
  go_in: 'Let in',
  limit_consent: 'They said: only so far',
  withdraw_consent: 'They changed their mind',
  not_today: 'They said: not today',
  would_rather_not: 'They would rather we did not come in',
  nobody_answered: 'Nobody came to the door',
  felt_wrong: 'It felt wrong, and they left',
  only_under_18s: 'Only under-18s at home',
  note: 'Note',
  photo: 'Photo',
  made_safe: 'Made safe',
  follow_on: 'Told what comes next',
  word: 'How it went',
  welfare_step: 'Looked after them',
  all_is_well: 'All is well',
  leave: 'Away and well',
}

/** Playbook "nobody answers; known to be vulnerable": what each step asks. */
export const welfareStepWords: Record<WelfareStep, string> = {
  knocked_again: 'Knock again, and ring the bell.',
  called_through: 'Call through the letterbox.',
  rang_them: 'Ring their telephone.',
  rang_named_contact: 'Ring the person they named.',
  looked_from_outside: 'Look through the windows from outside. Listen for a television, a voice, a pet.',
  asked_neighbour: 'Ask a neighbour only: “Have you seen anyone today?” Say nothing about them.',
  rang_listed_contact: 'Use only the contact this household named, at its hours.',
  tried_contacts: 'Try every contact they gave us.',
  asked_telecare: 'Ask their telecare, if they have it.',
  asked_landlord: 'Ask the landlord what they know.',
  second_visit: 'Send somebody again today.',
  rang_police: 'Ring the police, 999 or 101 as the risk says: a concern for their welfare, with the facts.',
  rang_police_safely: 'Ring the police, and say first that this household may be contacted only in its own safe way.',
}
export const welfareEndLabel: Record<WelfareEnd, string> = {
  seen_well: 'Seen, and well',
  spoke_to_them: 'Somebody spoke to them',
  in_hospital: 'In hospital',
  away_and_well: 'Away, and well',
  emergency_services_took_over: 'The emergency services took over',
}
export const signOfDanger =
  'Post or milk piling up, lights on, a smell, a faint voice, a pet in distress, an alarm: ring 999, say “concern for welfare”, and stay.'

/** The script of the door: each question with its hint, in order. */
export const doorScript = {
  waiting: {
    hint: 'Call through once, then wait again.',
    ifAsked: (firstName: string, contractor: string) => `If they ask who is there, say “${firstName} from ${contractor}” and this code.`,
  },
  id: { question: 'I have shown my ID card', hint: 'Raise it, and leave them time to look.' },
  code: { question: 'I have said the code', hint: 'You say it first. Never ask them for it.' },
  under18s: { question: 'Is an adult at home?', hint: 'If everybody is under 18, stay outside.' },
  lookAround: {
    question: 'Ten seconds: look around',
    hint: 'Who answered? Shouting? Dogs? A smell? Is the way out clear? How does it feel?',
  },
  consent: { question: '“Are you happy for me to come in?”', hint: 'Ask. Wait. Their answer is the answer.' },
  leaving: { hint: 'Leaving is always right. No reason needed.' },
} as const

/** What goes back to a household that told us by text how it went. Urdu is a machine draft. */
export const thanksForWord: Record<'en' | 'ur', { happy: string; other: string }> = {
  en: { happy: 'Thank you for telling us.', other: 'Thank you for telling us. A person will read this today.' },
  ur: { happy: 'بتانے کا شکریہ۔', other: 'بتانے کا شکریہ۔ ہمارا ایک ساتھی آج یہ پڑھے گا۔' },
}

/** The story of a visit, line by line. */
export const storyWords = {
  orderCame: (landlord: string) => `Order came from ${landlord}`,
  finishBy: (what: string, by: string) => `${what}. Finish by ${by}.`,
  promised: (window: string) => `Promised: ${window}`,
  promisedBy: (name: string) => `${name}, with the household.`,
  theyWait: 'Told that we may be late, they wait for us',
  message: (label: string, state: string) => `${label}: ${state}`,
  sent: (name: string) => `${name} sent`,
  markersRead: (n: number) => (n === 1 ? 'Read 1 precaution before setting off' : `Read ${n} precautions before setting off`),
  knocked: 'Knocked, waited',
  cameAfter: (household: string, time: string) => `${household} came after ${time}.`,
  letIn: (name: string) => `${name} let in`,
  letInWith: 'ID shown, code said, consent given.',
  toldUntil: (what: string, day: string) => `${what}, by ${day}`,
  checkedIn: 'Checked in, all well',
  onWatch: { check_in: 'Checked in, all well', amber: 'Felt uneasy, and the office watched', pause: 'Check-ins paused for a while' },
  goodbye: (name: string) => `Goodbye: ${name} is away and well`,
  photos: (n: number) => (n === 1 ? 'One photo of the repair' : `${n} photos of the repair`),
  word: { text: 'by text', page: 'on the page', door: 'at the door', call: 'by phone' },
  heard: (name: string, what: string) => `Heard by ${name}: ${what}`,
  welfareOpened: 'Somebody who may need us did not answer: a welfare check began',
  welfareClosed: (name: string) => `${name} knows how they are`,
  breathingOver: 'Breathing space ended',
  calledBack: (name: string) => `${name} was called back`,
  promises: {
    B3: 'Somebody came in the window we promised',
    P2: 'Every precaution was read before the door',
    V1: 'ID and consent before the threshold',
    A1: 'Watched from the first minute',
    V6: 'Nobody answered, and we looked after them',
  },
} as const
