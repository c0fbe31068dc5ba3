import type { PauseWhy } from '../../../../care/alarms/rules.ts'
import type { Instant } from '../../../../lib/time.ts'
import { time } from '../../words.ts'

/** What was done about the watch, by the names that the list of what waits gives them. */
export const watchActLabel = {
  check_in: 'All is well',
  amber: 'I feel uneasy',
  resume: 'I am back',
  home_safe: 'Home and safe',
} as const

const minutesOf = (n: number): string => (n === 1 ? '1 minute' : `${n} minutes`)

export const watching = { title: 'Check-ins and Help', back: 'Back' }

export const checkIn = {
  next: 'Your next check-in',
  hint: 'You can say all is well before then.',
  lateHint: 'Say all is well now, with your PIN.',
  was: 'Your check-in was due at',
  nobody: 'Nobody is waiting to hear from you.',
  allIsWell: 'All is well',
  saidAt: (at: Instant) => `All is well, said at ${time(at)}`,
  every: (minutes: number) => `Every ${minutesOf(minutes)}.`,
}

export const nudge = {
  soon: (at: Instant) => `Check in by ${time(at)}`,
  late: (at: Instant) => `Your check-in was due at ${time(at)}`,
  soonHint: 'One touch is enough.',
  lateHint: 'It takes your PIN now. In a moment the office looks for you.',
  kept: (at: Instant) => `Saved on this phone. The office has to hear by ${time(at)}: find signal, text or ring.`,
}

export const pin = {
  check_in: { title: 'Your PIN', go: 'All is well', done: 'All is well. Thank you.' },
  safe_now: { title: 'I am safe now', go: 'Tell the office', done: 'Thank you. The office knows.' },
  home_safe: { title: 'Home and safe', go: 'I am home and safe', done: 'Home and safe. Thank you.' },
  hint: {
    check_in: (due: Instant | null) => (due ? `Your check-in was due at ${time(due)}.` : 'A late check-in takes your PIN.'),
    safe_now: () => 'Type your PIN. Then somebody from the office may ring, to hear it from you.',
    home_safe: () => 'You were asked a while ago, so this takes your PIN.',
  },
  next: (at: Instant) => `Your next check-in is at ${time(at)}.`,
  noNext: 'Nothing more is asked of you.',
  safeNext: 'Somebody may ring, to hear it from you. Help works all the while.',
  back: 'Back to the visit',
  backToNothing: 'Back',
  noSignal: 'A PIN needs signal, and there is none here. Go where there is some, or text or ring the office.',
}

export const pauseLabel: Record<PauseWhy, string> = {
  hands_full: 'My hands are full',
  no_signal_inside: 'No signal where I work',
  talking_with_the_resident: 'I am talking with the resident',
  a_break: 'A break',
  in_good_hands: 'With the police or in an ambulance',
}
export const pause = {
  open: 'Pause check-ins',
  title: 'Pause check-ins',
  hint: 'For when you cannot reach the phone. Help works all the while.',
  why: 'Why?',
  long: 'For how long?',
  minutes: minutesOf,
  go: (minutes: number) => `Pause for ${minutesOf(minutes)}`,
  missing: 'Say why first',
  busy: 'One moment',
  noSignal: 'A pause counts once the office knows of it, and there is no signal here. Your check-in stays as it is.',
  until: 'Paused until',
  untilHint: 'No check-in is asked of you until then. Help works all the while.',
  left: (figures: string) => `${figures} left`,
  resume: 'I am back',
}

export const uneasy = {
  open: 'I feel uneasy going in',
  inside: 'I feel uneasy',
  title: 'The office watches with you',
  hint: (minutes: number) => `Check in every ${minutesOf(minutes)}. You may leave at any moment, and no reason is needed.`,
  waiting: 'The office hears it as soon as there is signal. You may leave at any moment, and no reason is needed.',
  label: 'Anything they should know?',
  labelHint: 'Only if you like.',
  go: 'Tell them',
  told: 'They have your words.',
}

export const safe = { open: 'I am safe now', hint: 'If you asked for Help, also by accident: nobody blames you.' }

export const practice = {
  open: 'Try Help',
  title: 'Try Help',
  lead: 'For practice. The button in the middle sends nothing. The one in the corner is always the real one.',
  button: 'Hold here to practise',
  keep: 'Keep holding, and slide your thumb up for sound. The button in the middle sends nothing.',
  done: {
    silent: 'That would have gone silently.',
    sound: 'That would have gone with sound.',
    presses: 'Five presses: that would have gone silently.',
  },
  nothing: 'Nothing was sent. Nobody was rung.',
  checks: 'What this phone can do now',
  line: { yes: 'The office hears this phone', no: 'No signal: Help is kept here and goes when there is some' },
  buzz: { yes: 'It buzzes twice when Help has gone', no: 'This phone cannot buzz: look at the time in the corner' },
  place: { yes: 'Help tells the office where you are', no: 'Help does not tell where you are: allow it in the settings of this phone' },
  sound: 'With sound: slide your thumb up while you hold',
}

export const home = {
  question: 'Are you home and safe?',
  by: (at: Instant) => `Say so by ${time(at)}. Later it takes your PIN, and the office looks for you.`,
  late: (at: Instant) => `We wanted to hear by ${time(at)}, and look for you now. It takes your PIN.`,
  go: 'I am home and safe',
  kept: 'Saved on this phone. It goes when there is signal.',
  thanks: 'You said that you are home and safe. Rest well.',
}

export const broken = {
  title: 'This screen broke',
  lead: 'Help still works. Nothing that you did is lost.',
  again: 'Open it again',
}
