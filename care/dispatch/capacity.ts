/**
 * B3, B4 Which windows may be offered. A window is free when people who are fit for this home, on shift that day, can
 * still reach it in time after every promise already made has had its minutes, a trip and a breathing space. Nobody is
 * booked by this: the packing is a proof that there is room, made anew at each question and thrown away.
 */
import type { Reason } from '../../lib/refusal.ts'
import { after, atTime, dayOf, earlier, hours, isBefore, later } from '../../lib/time.ts'
import type { Day, Instant } from '../../lib/time.ts'
import type { Hours, Span, VisitFacts } from './facts.ts'
import { fitness } from './capacity/fitness.ts'
import type { Fitness, ShiftFacts } from './capacity/fitness.ts'
import { emptyDiaries, pack, place } from './capacity/packing.ts'
import type { Diary, Load } from './capacity/packing.ts'
import { noWindow } from './capacity/words.ts'

/** `visit.window` is not looked at: the question is which there could be. `who`: "plumber", for the sentences. */
export type WindowRequest = { readonly visit: VisitFacts; readonly who: string }

export type OfferedWindow = {
  readonly window: Span
  readonly free: boolean
  /** People on shift in the window who are fit for this home, promised elsewhere or not. */
  readonly fit: number
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

const spanOf = (day: Day, { from, to }: Hours): Span => ({ from: atTime(day, from), to: atTime(day, to) })
const overlap = (a: Span, b: Span): boolean => isBefore(a.from, b.to) && isBefore(b.from, a.to)
const wholeDay = (day: Day): Span => ({ from: atTime(day, '00:00'), to: atTime(day.add({ days: 1 }), '00:00') })
const ms = (at: Instant): number => at.epochMilliseconds

/** What a visit takes in this window: the knock also lies in the hours that household and precautions leave, and so does the work. */
const loadOf = (visit: VisitFacts, window: Span, day: Day, fit: Fitness): Load => {
  const limits = [visit.requests.hours?.hard ? visit.requests.hours.value : null, visit.precautions.hours ?? null].flatMap((h) =>
    h === null ? [] : [spanOf(day, h)],
  )
  const knockBy = limits.map(({ to }) => to.subtract({ minutes: visit.expectedMinutes }))
  return {
    from: ms(limits.reduce((from, limit) => later(from, limit.from), window.from)),
    knockBy: ms(knockBy.reduce(earlier, window.to)),
    closes: ms(window.to),
    minutes: visit.expectedMinutes,
    people: fit.peopleFor(visit),
    fit: fit.peopleFit(visit, window),
  }
}

const owedIn = ({ window }: VisitFacts, now: Instant): Span => {
  const twoHoursOn = after(now, hours(owedHours))
  return isBefore(now, window.to) ? { from: later(window.from, now), to: window.to } : { from: now, to: twoHoursOn }
}

type Plan = { readonly day: Day; readonly fit: Fitness; readonly diaries: readonly Diary[]; readonly unplaced: readonly Load[] }
/** The day with every promise already packed. Whoever has been sent already is in the shifts' `freeFrom`, not in the promises. */
const planDay = (day: Day, shifts: readonly ShiftFacts[], promises: readonly VisitFacts[], now: Instant): Plan => {
  const working = shifts.filter(({ shift }) => overlap(shift, wholeDay(day)))
  const fit = fitness(working)
  const owed = promises
    .filter((visit) => visit.standing === 'promised')
    .map((visit) => ({ visit, window: owedIn(visit, now) }))
    .filter(({ window }) => overlap(window, wholeDay(day)))
  const diaries = emptyDiaries(
    working.map(({ shift, freeFrom }) => [ms(later(later(shift.from, now), freeFrom ?? now)), ms(shift.to)] as const),
  )
  return {
    day,
    fit,
    diaries,
    unplaced: pack(
      diaries,
      owed.map(({ visit, window }) => loadOf(visit, window, day, fit)),
    ),
  }
}

/** A promise that finds no room already, about the same time and for the same people, lets no further one be made. */
const crowded = ({ unplaced }: Plan, load: Load): boolean =>
  unplaced.some((other) => other.from < load.closes && load.from < other.closes && other.fit.some((person) => load.fit.includes(person)))

/** Whether this window is free on the day that was planned. */
const answer = (plan: Plan, visit: VisitFacts, window: Span): OfferedWindow => {
  const load = loadOf(visit, window, plan.day, plan.fit)
  return { window, fit: load.fit.length, free: !crowded(plan, load) && place(plan.diaries, load) !== null }
}

/** One window, also one that is not on the list because it was agreed in words. It may have begun. */
export const windowFree = (
  { visit, who }: WindowRequest,
  shifts: readonly ShiftFacts[],
  promises: readonly VisitFacts[],
  window: Span,
  now: Instant,
): OfferedWindow => {
  const plan = planDay(dayOf(window.from), shifts, promises, now)
  const one = answer(plan, visit, window)
  if (one.free) return one
  const asked = plan.fit.inWords(visit, who)
  return { ...one, reason: asked.home ?? (one.fit < plan.fit.peopleFor(visit) ? noWindow.nobodyThen(asked) : noWindow.full(asked)) }
}

/**
 * Each window of each day that has not begun yet, in the order of the days: free or not, how many people are fit, and
 * if not free why. Ask about more days than are shown, so that the reason can name the next day that has somebody.
 */
export const windowsFree = (
  request: WindowRequest,
  shifts: readonly ShiftFacts[],
  promises: readonly VisitFacts[],
  days: readonly Day[],
  now: Instant,
): OfferedWindow[] => {
  const answers = days.map((day) => {
    const plan = planDay(day, shifts, promises, now)
    const windows = windowTimes
      .map((times) => spanOf(day, times))
      .filter((window) => isBefore(now, window.from))
      .map((window) => answer(plan, request.visit, window))
    return { plan, windows, anybody: windows.some(({ fit }) => fit >= plan.fit.peopleFor(request.visit)) }
  })
  return answers.flatMap(({ plan, windows, anybody }, at) =>
    windows.map((one) => {
      if (one.free) return one
      const asked = plan.fit.inWords(request.visit, request.who)
      const nextDay = answers.slice(at + 1).find((other) => other.anybody)?.plan.day
      if (asked.home !== null) return { ...one, reason: asked.home }
      if (!anybody) return { ...one, reason: noWindow.nobodyThatDay(asked, plan.day, nextDay) }
      return { ...one, reason: one.fit < plan.fit.peopleFor(request.visit) ? noWindow.nobodyThen(asked) : noWindow.full(asked) }
    }),
  )
}
