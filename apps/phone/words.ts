import { clockTime, wallClock } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import type { Screen } from './kept/reckon.ts'

/** `10:05`, as the phone shows it. */
export const time = (at: Instant): string => clockTime(at).padStart(5, '0')

/** `10`, `1:30`: as people say the ends of a window. */
export const oClock = (at: Instant): string => {
  const { hour, minute } = wallClock(at)
  return `${hour % 12 || 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`
}

/** The head of each screen. */
export const screenTitle: Record<Screen, string> = {
  this_visit: 'This visit',
  on_the_way: 'On the way',
  arrived: 'At the address',
  waiting: 'At the door',
  door_open: 'At the door',
  consent: 'At the door',
  inside: 'In the home',
  ended: 'Leaving',
  away: 'Away and well',
}

const some = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const count = (n: number): string => some[n] ?? String(n)

export const line = { good: 'Signal good', none: 'No signal', sent: (at: Instant) => `Sent ${time(at)}` }

export const signIn = {
  number: {
    title: 'Your phone number',
    hint: 'The mobile number that the office has for you. We text a code to it.',
    label: 'Mobile number',
    go: 'Text me a code',
  },
  code: {
    title: 'The code from the text',
    hint: 'We sent a code to that number if it is the one we hold for you. It works for 10 minutes.',
    label: 'Code',
    go: 'Carry on',
    other: 'Another number',
  },
  pin: {
    title: 'Your PIN',
    hint: 'Once a shift.',
    label: 'PIN',
    go: 'Start',
    rubOut: 'Rub out',
    entered: (n: number) => `${n} of 4 entered`,
  },
  busy: 'One moment',
}

export const nothing = {
  head: 'Doorstep',
  title: (firstName: string) => `Hello ${firstName}`,
  lead: 'We will show your visit here when it is time.',
  hint: 'Nothing to do until then. The phone may lie in your pocket.',
  end: 'End my shift',
  waits: 'Something still waits to be sent. Find signal first, then end your shift.',
}
export const breathing = {
  head: 'Breathing space',
  title: (until: Instant) => `Your own time until ${time(until)}`,
  lead: 'Have a drink, sit down, write what you still want to write. Nothing is asked of you.',
  open: 'Thank you. You are away and well.',
}
export const yourBreak = {
  head: 'Your break',
  title: (from: Instant, until: Instant) => `Your break: ${time(from)} to ${time(until)}`,
  lead: 'It is yours: nobody sends you then.',
  late: 'If you are out when it begins, it waits for you and is no shorter.',
  now: (until: Instant) => `Your break until ${time(until)}`,
  nowLead: 'It is yours. Nobody sends you before it is over.',
}

export const visit = {
  takeTime: 'Take the time it takes.',
  read: 'Read before you set off',
  iHaveReadIt: 'I have read it',
  isRead: 'Read',
  helps: (who: string) => `What helps ${who}`,
  together: (names: string) => `You go together with ${names}.`,
  between: (from: string, to: string) => `Between ${from} and ${to}.`,
  wayIn: 'Way in',
  setOff: 'I am setting off',
  readMore: (n: number) => `Read ${count(n)} more, then set off`,
  here: 'I am here',
  readFirst: (n: number) => `Read ${count(n)} more first`,
  knock: 'I have knocked',
  knockHint: (minutes: number) => `Knock, or ring the bell. Then give them ${minutes} full minutes.`,
  route: 'Nobody follows where you are. We know that you set off, and when you say that you are here.',
  feels: 'This feels wrong, I am leaving',
}

export const door = {
  takesTime: (who: string) => `${who} takes time to come to the door`,
  wait: 'Give them time to come',
  over: 'The time is over',
  overHint: 'Call through once more. If somebody comes now, that is fine too.',
  knockedAt: (at: string) => `Knocked at ${at}.`,
  left: (of: string) => `of ${of} left`,
  longer: 'Longer than they need',
  come: 'Somebody has come',
  nobody: 'Nobody came',
  interpreter: (language: string) => `Bring in the interpreter: ${language}`,
  interpreterHint: 'Ring the office, and put the phone on loudspeaker.',
  code: (digits: string) => `The code ${[...digits].join(' ')}`,
  sayFirst: 'Say who you are',
  say: (firstName: string, contractor: string) => `“I am ${firstName} from ${contractor}, and the code is”`,
  adult: 'Yes, an adult',
  onlyUnder18s: 'Only under-18s',
  missing: { code: 'Say the code first', id: 'Show your ID card', adult: 'Ask if an adult is home', look: 'Look around first' },
  notIn: 'I am leaving',
  ask: 'Ask to come in',
  underTitle: 'Only under-18s at home',
  underLeave: 'I will come back',
  underChange: 'An adult has come',
}

export const consent = {
  who: 'Who says yes',
  anotherAdult: 'Another adult',
  rooms: (work: string) => `For “${work}”, in these rooms`,
  hall: 'Hall',
  other: 'Other',
  otherRoom: 'Which room?',
  limits: 'They said: only so far',
  limitsHint: 'In their words: “Not the bedroom.” “Only while my son is here.”',
  notToday: 'Not today',
  ratherNot: 'They would rather I did not come in',
  leave: 'I will leave',
  yes: (who: string) => `${who} said yes, I am going in`,
  missingWho: 'Choose who says yes',
  missingRooms: 'Choose the rooms',
  waitFor: (names: string) => `Wait for ${names}`,
  lookAgain: 'Look around again',
}

export const inside = {
  rooms: (rooms: string) => `${rooms} only.`,
  helps: 'What helps here',
  photo: 'Photo',
  worried: 'I am worried',
  limit: 'They said: only so far',
  changed: 'They changed their mind',
  finish: 'The work is over',
  leave: 'Stop and leave',
  photoTitle: 'A photo of the repair',
  photoHint: 'Never of people. The place is taken out of it.',
  shows: { before: 'Before the work', after: 'After the work', hazard: 'A hazard' },
  photoBroken: 'This picture cannot be read. Take it again.',
  keepLimit: 'Keep it so',
}

export const ending = {
  title: 'Before you go',
  how: 'How did the work end?',
  madeSafe: 'What did you make safe?',
  more: 'What comes next?',
  trade: 'Who is needed',
  minutes: 'How long it will take',
  told: 'The day you told them',
  notes: 'A note for whoever comes after you',
  notesHint: 'About the repair. Nothing about people.',
  word: 'What did they say about it?',
  wordHint: 'Only if they said something.',
  words: 'Their words',
  goodbye: 'I said goodbye',
  leaveNothing: 'Leave no card, note or message here.',
  long: (minutes: number) => (minutes < 60 ? `${minutes} minutes` : minutes === 60 ? 'An hour' : `${minutes / 60} hours`),
  away: 'I am away and well',
  back: 'Back to the visit',
  missing: { how: 'Say how it ended', safe: 'Say what is safe', more: 'Say what comes next', goodbye: 'Say goodbye first' },
  say: 'You can say',
  lookAfter: 'We want to know that they are well. The office has been told, and looks for them too.',
  lookAfterUntold: 'We want to know that they are well. The office has not heard yet: ring it as soon as you can.',
  ringOffice: 'Ring the office',
  steps: 'While you are still at the door',
  stepDone: 'Done',
  sign: 'I see a sign of danger',
  signSent: 'Ring 999 now, say “concern for welfare”, and stay.',
  ringNow: 'Ring 999',
}

export const help = {
  title: 'Keep holding',
  hint: 'Let go to stop. Nothing has been sent.',
  toGo: (n: number) => (n === 1 ? 'second to go' : 'seconds to go'),
  how: 'How it will be sent',
  silent: { title: 'Silently', note: 'The screen goes back to this visit' },
  sound: { title: 'With sound', note: 'Slide your thumb up while you hold' },
  hold: 'Hold Help for 3 seconds',
  aria: 'Help: hold for 3 seconds',
  loud: 'Help has been asked for',
  loudHint: 'The office hears it as soon as this phone has signal. Go to the door if you can.',
  loudSent: 'The office has it. Go to the door if you can.',
  loudAnswered: (firstName: string) => `${firstName} has answered. Go to the door if you can.`,
  safe: 'I am safe now',
  quiet: 'Stop the sound',
  unheardTitle: 'Help did not get through',
  unheard: 'The office does not know this phone any more. In danger, ring 999.',
  unknownTitle: 'This phone is not known yet',
  unknown: 'Nobody would know who asks. In danger, ring 999.',
}

export const offline = {
  title: 'Saved on this phone',
  lead: 'Will send when there is signal. You can carry on.',
  plain: 'No signal',
  plainLead: 'You can carry on. Everything is saved on this phone.',
  waiting: (n: number) => `Waiting to send: ${n}`,
  see: 'See what waits',
  what: 'What to do',
  hide: 'Hide it',
  saved: 'Saved',
  by: (at: Instant) => `Find signal by ${time(at)}`,
  heard: (last: Instant) => `The office last heard from you at ${time(last)}.`,
  looksThen: (missed: Instant) => `If it hears nothing by ${time(missed)}, it looks for you.`,
  looksNow: 'It looks for you now.',
  helpTitle: 'Help, with no signal:',
  help: 'hold it. It goes the moment there is signal. A text or a call with the code may get out sooner. Go to the door if you can.',
  refused: 'The office could not take this',
  understood: 'I understand',
}

export const reach = { text: 'Text the office', ring: 'Ring the office' }

export const concern = {
  danger: 'Is somebody in danger now?',
  dangers: { yes: 'Yes, now', no: 'No', not_said: 'I cannot tell' },
  ring: 'Ring 999',
  send: 'Send it, sealed',
  missing: 'Write what you saw or heard',
  back: 'Back',
  done: 'We have it',
  saved: 'Saved on this phone',
}
