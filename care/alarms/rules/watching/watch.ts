import type { Duration, Instant } from '../../../../lib/time.ts'
import { after, hours, isAtOrAfter, isBefore, later, minutes, seconds } from '../../../../lib/time.ts'

export const watchStates = ['on_the_way', 'at_the_address', 'ended'] as const
export type WatchState = (typeof watchStates)[number]

/** Why a check-in may wait a while: hands that cannot reach the phone, or a place without signal. Never a way out of the watch. */
export const pauseWhys = ['hands_full', 'no_signal_inside', 'talking_with_the_resident', 'a_break'] as const
/** The last is nobody's choice: an alarm ended with word from those who have them. */
export type PauseWhy = (typeof pauseWhys)[number] | 'in_good_hands'
/** A1 A pause is never longer than this, in minutes. */
export const longestPause = 20

/**
 * What the phone is told about its own watch (`GET /api/phone/watch`). After any right PIN it says the same, whichever of the two it
 * was (A2): `help` is what this phone itself asked for since, and never what has become of it behind the scenes.
 */
export type PhoneWatch = {
  /** Null: nobody is watched, because nobody was sent. */
  watch: {
    state: Exclude<WatchState, 'ended'>
    everyMinutes: number
    lastHeardAt: Instant
    /** From two minutes before, the phone nudges. */
    nudgeAt: Instant
    checkInBy: Instant
    /** The moment has passed: a check-in needs the PIN now. */
    asksPin: boolean
    amber: { sinceAt: Instant } | null
    pause: { until: Instant; why: PauseWhy } | null
  } | null
  /** Help was asked for on this phone and no PIN was given since. `answeredBy`: first name; never for a silent one. */
  help: { askedAt: Instant; silent: boolean; answeredBy: string | null } | null
  /** The end of the shift waits for a word; null before its last hour, and when it was said. */
  homeSafe: { dueAt: Instant; asksPin: boolean } | null
}

export type Watch = {
  state: WatchState
  everyMinutes: number
  lastSignAt: Instant
  checkInBy: Instant
  amberAt: Instant | null
  /** Stays after its end until they check in or go on: one pause does not follow another. */
  pausedUntil: Instant | null
  pauseWhy: PauseWhy | null
  /** They said that they are away while they were asked whether they are well: their PIN is still awaited (A4). */
  awayAt: Instant | null
}

/** From this long before the moment of a check-in the phone nudges. */
export const nudgeBefore = minutes(2)
/** After the moment of the check-in the worker is asked by text, and a minute later rung for their PIN. */
export const callAfter = seconds(60)
/** After this it is an alarm, unless the contractor sets another time. */
export const checkInGrace = minutes(2)
/** A1 Whoever feels uneasy is heard of at least this often, in minutes. */
export const uneasyEvery = 10

/** A4 A missed check-in is an alarm when the grace has run out, and not a moment before. The server decides: no phone is asked. */
export const isMissed = (watch: Watch, now: Instant, grace: Duration = checkInGrace): boolean =>
  watch.state !== 'ended' && isAtOrAfter(now, after(watch.checkInBy, grace))
export const isDue = (watch: Watch, now: Instant): boolean => watch.state !== 'ended' && isAtOrAfter(now, watch.checkInBy)
export const isPaused = (watch: Watch, now: Instant): boolean => watch.pausedUntil !== null && isBefore(now, watch.pausedUntil)

/** The interval that holds now: as the precautions at the address have it, and shorter for whoever feels uneasy. */
const interval = (watch: Watch): Duration => minutes(watch.amberAt ? Math.min(watch.everyMinutes, uneasyEvery) : watch.everyMinutes)

/** A1 On the way the first check-in is the arrival; arriving tightens the watch to its interval. Whoever is asked by then is still asked (A4). */
export const tightened = (watch: Watch, now: Instant): Watch => ({
  ...watch,
  state: 'at_the_address',
  lastSignAt: now,
  checkInBy: isDue(watch, now) ? watch.checkInBy : after(now, interval(watch)),
})

const heardOf = (watch: Watch, sign: Instant): Watch => ({
  ...watch,
  lastSignAt: later(watch.lastSignAt, sign),
  checkInBy: later(watch.checkInBy, after(sign, interval(watch))),
})

/**
 * Any act of the phone is a sign of life: the next check-in is due one interval after it, never sooner than it was while on the
 * way, nor sooner than a later sign has already made it (acts from before a gap in the signal arrive late). A4 Once they are asked
 * whether they are well, an act is none: whoever holds the phone could do it. The PIN answers.
 */
export const afterSign = (watch: Watch, sign: Instant): Watch =>
  isDue(watch, sign) ? { ...watch, lastSignAt: later(watch.lastSignAt, sign) } : heardOf(watch, sign)

const withoutPause = { pausedUntil: null, pauseWhy: null } as const
/** They said that all is well, or go on after a pause. The interval begins anew; a pause cannot have made it longer. */
export const afterCheckIn = (watch: Watch, sign: Instant): Watch =>
  watch.pausedUntil === null
    ? heardOf(watch, sign)
    : {
        ...watch,
        ...withoutPause,
        lastSignAt: later(watch.lastSignAt, sign),
        checkInBy: after(later(watch.lastSignAt, sign), interval(watch)),
      }

/** The interval begins anew from now, as after a conversation; no sign of theirs was seen, and a pause is over. */
export const begunAnew = (watch: Watch, now: Instant): Watch => ({ ...watch, ...withoutPause, checkInBy: after(now, interval(watch)) })

/** How long nobody asks whoever is in an ambulance, or with the police, whether they are well. */
const inGoodHandsFor = hours(2)
/**
 * A1 The alarm ended with word from the police or the ambulance, who have them: they cannot check in now, and are asked later. Not
 * never: the watch ends when somebody says that they are away and well. Their first check-in makes it their usual interval again.
 */
export const inGoodHands = (watch: Watch, now: Instant): Watch => {
  const until = after(now, inGoodHandsFor)
  return { ...watch, pausedUntil: until, pauseWhy: 'in_good_hands', checkInBy: until }
}

/** A1 They feel uneasy: heard of sooner from now on, whatever was agreed before. Who is asked whether they are well is still asked (A4). */
export const uneasy = (watch: Watch, at: Instant): Watch => {
  const amber = { ...watch, ...withoutPause, amberAt: watch.amberAt ?? at }
  const lastSignAt = later(watch.lastSignAt, at) // they may have been heard of since they wrote it
  return { ...amber, lastSignAt, checkInBy: isDue(watch, at) ? watch.checkInBy : after(lastSignAt, interval(amber)) }
}

/** A1 The check-in waits, 20 minutes at the most, and falls due when the pause ends. */
export const paused = (watch: Watch, at: Instant, { why, minutes: long }: { why: PauseWhy; minutes: number }): Watch => {
  const until = after(at, minutes(Math.min(Math.max(1, long), longestPause)))
  return { ...watch, pauseWhy: why, pausedUntil: until, lastSignAt: later(watch.lastSignAt, at), checkInBy: later(watch.checkInBy, until) }
}

/** Why they cannot pause now; null when they can. Nobody pauses who is asked whether they are well. */
export const whyNoPause = (watch: Watch, at: Instant): 'A1_UNEASY' | 'A1_PAUSED_ALREADY' | 'A1_CHECK_IN_FIRST' | null => {
  if (isDue(watch, at)) return 'A1_CHECK_IN_FIRST'
  if (watch.amberAt !== null) return 'A1_UNEASY'
  return watch.pausedUntil === null ? null : 'A1_PAUSED_ALREADY'
}
