/**
 * B3, B4 Which windows may be offered. A window is free when people who are fit for this home, on shift that day, can
 * still reach it in time after every promise already made has had its minutes, a trip and a breathing space, and when it
 * is likely enough to be kept. Nobody is booked by this: room is proved and odds are reckoned anew at each question.
 *
 * `askAbout` turns facts into numbers, which are thought through here or in another thread; `answered` turns what came back
 * into windows with their reasons.
 */
import type { Reason } from '../../lib/refusal.ts'
import { after, atTime, dayOf, earlier, hours, isBefore, later } from '../../lib/time.ts'
import type { Day, Instant } from '../../lib/time.ts'
import type { Hours, Span, VisitFacts } from './facts.ts'
import { fitness, fitThroughout } from './capacity/fitness.ts'
import type { Fitness, ShiftFacts } from './capacity/fitness.ts'
import type { DayAsked, DayThought, KnownOfDay, Thought, Wanted, Working } from './capacity/numbers.ts'
import { endsTooLate, hoursIn, knockIn } from './capacity/limits.ts'
import { noWindow } from './capacity/words.ts'
import type { Experience, Signs } from './promise/odds.ts'

/** B4 A window is offered from this chance on, unless set otherwise. The same for promises that it touches. */
export const promiseLevel = 0.95

/** `visits`: the visit as it would be in each window asked about. `who`: "plumber", for the sentences. `listed`: whether these are all windows of their days. */
export type WindowRequest = { readonly visits: readonly VisitFacts[]; readonly who: string; readonly listed: boolean }

/** What is known of the days asked about, beside the home. */
export type Capacity = {
  readonly shifts: readonly ShiftFacts[]
  readonly promises: readonly VisitFacts[]
  /** Emergencies that a day usually brings, each as a visit of that day. */
  readonly expected: (day: Day) => readonly VisitFacts[]
  /** What was learned of this day; null while nothing was. */
  readonly known?: (day: Day) => KnownOfDay | null
  /** What the branch's own promises taught of odds; missing while they are too few. */
  readonly experience?: Experience
  readonly breathingMinutes: number
  /** How sure a window must be, 0 to 1, where it was set. */
  readonly level?: number
}

export type OfferedWindow = {
  readonly window: Span
  readonly free: boolean
  /** What the visit takes: work and the household's own adjustments together. */
  readonly minutes: number
  /** How many of them go together. */
  readonly people: 1 | 2
  /** First names of the people on shift in the window who are fit for this home, promised elsewhere or not. */
  readonly fit: readonly string[]
  /** How likely it is kept, 0 to 1. Null where there is no room, and while odds are not known. */
  readonly kept: number | null
  /** What that was made from, to learn from once it is over. */
  readonly signs?: Signs
  /** Why it is not free, and what to do instead. */
  readonly reason?: Reason
}

/** What a household can choose from: pieces of two hours, then the two halves of the day. */
const windowTimes: readonly Hours[] = [
  { from: '08:00', to: '10:00' },
  { from: '10:00', to: '12:00' },
  { from: '12:00', to: '14:00' },
  { from: '14:00', to: '16:00' },
  { from: '16:00', to: '18:00' },
  { from: '08:00', to: '12:00' },
  { from: '12:00', to: '17:00' },
]

/** A promise that is late is still owed, within the next two hours as far as can be said. */
const owedHours = 2
/** A shift longer than six hours has a break (Working Time Regulations 1998, regulation 12); it falls due after four. */
const [shiftWithBreak, breakAfter] = [6, 4].map((n) => n * 3_600_000) as [number, number]

const spanOf = (day: Day, { from, to }: Hours): Span => ({ from: atTime(day, from), to: atTime(day, to) })
const ms = (at: Instant): number => at.epochMilliseconds

/** Every window of these days that has not begun, in the order of the days. Ask about more days than are shown, so that a reason can name the next that is honest. */
export const windowsOn = (days: readonly Day[], now: Instant): Span[] =>
  days.flatMap((day) => windowTimes.map((times) => spanOf(day, times))).filter((window) => isBefore(now, window.from))

/** What a visit takes in this window: the knock also lies in the hours that household and precautions leave, and so does the work. */
const wantedIn = (visit: VisitFacts, window: Span, day: Day, fit: Fitness): Wanted => {
  const { from, knockBy } = knockIn(visit, window, day)
  return {
    id: visit.appointment,
    place: visit.place,
    from: ms(from),
    knockBy: ms(knockBy),
    closes: ms(window.to),
    minutes: Math.round(visit.usually?.minutes ?? visit.expectedMinutes),
    people: fit.peopleFor(visit),
    fit: fit.peopleFit(visit, window),
    ...(visit.usually && { cv: visit.usually.work.cv, nobody: visit.usually.work.noAccessChance }),
  }
}

/** From when until when a promise is owed. */
const owedIn = ({ window }: VisitFacts, now: Instant, twoHoursOn: Instant): Span =>
  isBefore(now, window.to) ? { from: later(window.from, now), to: window.to } : { from: now, to: twoHoursOn }

/** B5 Whoever has been sent already counts from when they are expected to be free, and what they were sent to is no promise any more. */
const workingOf = ({ operative, shift, freeFrom, breakFrom }: ShiftFacts, now: number): Working => {
  const [begins, to] = [ms(shift.from), ms(shift.to)]
  const from = Math.max(begins, now, freeFrom === null ? now : ms(freeFrom))
  if (breakFrom !== undefined) return { from, to, place: operative.place, breakFrom: breakFrom && Math.max(from, ms(breakFrom)) }
  const due = begins + breakAfter
  return { from, to, place: operative.place, breakFrom: to - begins > shiftWithBreak && due > from ? due : null }
}

/** Something with its span in milliseconds: instants are slow to compare, and there are many days to compare them with. */
type Timed<T> = { readonly one: T; readonly from: number; readonly to: number }
const timed =
  <T>(span: (one: T) => Span) =>
  (one: T): Timed<T> => ({ one, from: ms(span(one).from), to: ms(span(one).to) })

type DayOpen = { readonly day: Day; readonly fit: Fitness; readonly shifts: readonly ShiftFacts[]; readonly visits: readonly VisitFacts[] }
/** A day of the question: `asked` is what is to be thought through, `open` is for the words. */
export type DayOfAsking = { readonly open: DayOpen; readonly asked: DayAsked }
/** `level`: how sure a window must be, 0 to 1, where it was set. */
export type Asking = { readonly request: WindowRequest; readonly days: readonly DayOfAsking[]; readonly level?: number }

type Owed = { readonly visit: VisitFacts; readonly window: Span }

/** The question in numbers, a day at a time, so that whoever asks can let others in between. `visits[n].window` is a window asked about; it may have begun, when it was agreed in words. */
export function* askAbout(request: WindowRequest, capacity: Capacity, now: Instant): Generator<DayOfAsking> {
  const twoHoursOn = after(now, hours(owedHours))
  const owedOf = (visit: VisitFacts): Owed => ({ visit, window: owedIn(visit, now, twoHoursOn) })
  const shifts = capacity.shifts.map(timed(({ shift }) => shift))
  const owed = capacity.promises
    .filter((visit) => visit.standing === 'promised')
    .toSorted((a, b) => (a.appointment < b.appointment ? -1 : 1))
    .map(owedOf)
    .map(timed(({ window }) => window))
  const span = {
    from: shifts.map(({ one }) => one.shift.from).reduce(earlier, now),
    to: shifts.map(({ one }) => one.shift.to).reduce(later, now),
  }
  const throughout = fitThroughout(span)

  const openDay = ([key, visits]: [string, VisitFacts[]]): DayOfAsking => {
    const day = Temporal.PlainDate.from(key)
    const [midnight, next] = [day, day.add({ days: 1 })].map((one) => ms(atTime(one, '00:00'))) as [number, number]
    const inDay = <T>(list: readonly Timed<T>[]): T[] => list.flatMap(({ one, from, to }) => (from < next && midnight < to ? [one] : []))
    const working = inDay(shifts)
    const fit = fitness(working, throughout)
    const wanted = ({ visit, window }: Owed): Wanted => wantedIn(visit, window, day, fit)
    const expected = capacity.expected(day).filter(({ window }) => isBefore(now, window.to))
    const known = capacity.known?.(day) ?? null
    const asked: DayAsked = {
      midnight,
      hasBegun: midnight <= ms(now),
      working: working.map((one) => workingOf(one, ms(now))),
      owed: inDay(owed).map(wanted),
      expected: expected.map(owedOf).map(wanted),
      windows: visits.map((visit) => wanted({ visit, window: visit.window })),
      breathing: capacity.breathingMinutes,
      ...(known && { known }),
      ...(capacity.experience && { experience: capacity.experience }),
    }
    return { open: { day, visits, fit, shifts: working }, asked }
  }
  for (const day of Map.groupBy(request.visits, ({ window }) => dayOf(window.from).toString())) yield openDay(day)
}

const isHonest = ({ room, odds }: Thought, level: number): boolean =>
  room && (odds === null || (odds.kept >= level && odds.others >= level))

type Considered = { readonly at: DayOpen; readonly visit: VisitFacts; readonly wanted: Wanted; readonly thought: Thought }

/** Free or not, who is fit, how likely it is kept, and if not free why and what there is instead: in the order of the question. */
export const answered = ({ days, request, level = promiseLevel }: Asking, thoughts: readonly DayThought[]): OfferedWindow[] => {
  const all = days.flatMap(({ open, asked }, d) =>
    asked.windows.map((wanted, n): Considered => ({ at: open, visit: open.visits[n]!, wanted, thought: thoughts[d]![n]! })),
  )
  const enough = ({ at, visit, wanted }: Considered): boolean => wanted.fit.length >= at.fit.peopleFor(visit)
  // C1 the deadline comes first: what ends after it is offered only when nothing before it can be kept
  const inTime = all.filter((one) => !endsTooLate(one.visit, one.visit.window) && isHonest(one.thought, level)).at(-1)
  const isTooLate = ({ visit }: Considered): boolean => inTime !== undefined && endsTooLate(visit, visit.window)
  const isOffered = (one: Considered): boolean => isHonest(one.thought, level) && !isTooLate(one)
  const why = (one: Considered, n: number): Reason => {
    const asked = one.at.fit.inWords(one.visit, request.who)
    if (asked.home !== null) return asked.home
    if (isTooLate(one)) return noWindow.afterDeadline(one.visit.finishBy!, inTime!.visit.window)
    if (one.wanted.knockBy < one.wanted.from) return noWindow.outsideHours(one.visit, hoursIn(one.visit, one.at.day))
    const isThatDay = (other: Considered): boolean => other.at === one.at
    if (request.listed && !all.some((other) => isThatDay(other) && enough(other)))
      return noWindow.nobodyThatDay(asked, one.at.day, all.slice(n).find((other) => !isThatDay(other) && enough(other))?.at.day)
    if (!enough(one)) return noWindow.nobodyThen(asked)
    if (!one.thought.room) return noWindow.full(asked)
    const honest = all.slice(n + 1).find((other) => isOffered(other)) ?? all.slice(0, n).findLast((other) => isOffered(other))
    return noWindow.unsure(one.thought.odds!, level, honest?.visit.window)
  }
  return all.map((one, n): OfferedWindow => {
    const found = {
      window: one.visit.window,
      minutes: one.visit.expectedMinutes,
      people: one.wanted.people,
      fit: one.wanted.fit.map((person) => one.at.shifts[person]!.operative.firstName),
      kept: one.thought.odds?.kept ?? null,
      ...(one.thought.signs && { signs: one.thought.signs }),
    }
    return isOffered(one) ? { ...found, free: true } : { ...found, free: false, reason: why(one, n) }
  })
}
