/**
 * One step at a time, for when nothing can be planned (`look-ahead` is the other way). Of the people who are free now, who sets off to which home now? Only the next
 * visit of a free person is ever decided (B2, B3); what comes later is decided when they are free again.
 * The same facts give the same answer, in whatever order they are handed in.
 */
import type { AppointmentId, OperativeId } from '../../lib/ids.ts'
import type { Instant } from '../../lib/time.ts'
import { askingOf } from './engine/asking.ts'
import { choose } from './engine/choice.ts'
import type { OperativeFacts, VisitFacts } from './facts.ts'
import { passedOver } from './engine/passed-over.ts'
import type { PassedOver } from './engine/passed-over.ts'
import { isDueSoon, leavesInTime, minutesUntil, options } from './engine/options.ts'
import type { Day, Option } from './engine/options.ts'
import { why } from './wishes.ts'

export type Departure = {
  readonly visit: AppointmentId
  /** One person, or the two who go together. */
  readonly operatives: readonly OperativeId[]
  /** In the same order. */
  readonly minutesAway: readonly number[]
}

export type Proposal = Departure & {
  readonly arrivesAt: Instant
  /** Why this person, and why now. */
  readonly why: readonly string[]
  readonly passedOver: readonly PassedOver[]
}

/** `minutes[operative][visit]`, in the order in which both were handed in. */
export type TravelMatrix = readonly ArrayLike<number>[]

export const byKey = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
export const order = <T>(list: readonly T[], key: (one: T) => string): number[] =>
  list.map((_, i) => i).sort((a, b) => byKey(key(list[a]!), key(list[b]!)))

type Sorted = Pick<Day, 'operatives' | 'visits' | 'minutes' | 'now'>
/** What is sorted by id already. */
export const dayIn = ({ operatives, visits, minutes, now }: Sorted): Day => ({
  ...{ now, operatives, visits, minutes },
  opens: visits.map(({ window }) => minutesUntil(now, window.from)),
  closes: visits.map(({ window }) => minutesUntil(now, window.to)),
  shiftEnds: operatives.map(({ onShift }) => minutesUntil(now, onShift?.to ?? now)),
  asking: askingOf({ operatives, visits, now }),
})

/** People, visits and minutes, all sorted by id, with the visits that are not due soon left out. */
export const dayOf = (
  operatives: readonly OperativeFacts[],
  visits: readonly VisitFacts[],
  travelMinutes: TravelMatrix,
  now: Instant,
): Day => {
  const people = order(operatives, (one) => one.id)
  const due = order(visits, (one) => one.appointment).filter((v) => isDueSoon(visits[v]!, now))
  return dayIn({
    now,
    operatives: people.map((p) => operatives[p]!),
    visits: due.map((v) => visits[v]!),
    minutes: people.map((p) => Float64Array.from(due, (v) => travelMinutes[p]![v]!)),
  })
}

/** What is chosen for now, in order of visit, and everybody the engine has a home in mind for. */
export const decide = (day: Day): { leaving: readonly Option[]; meant: ReadonlySet<number> } => {
  const chosen = choose(options(day))
  return {
    leaving: chosen.filter((option) => leavesInTime(day, option)).toSorted((a, b) => a.visit - b.visit),
    meant: new Set(chosen.flatMap((option) => option.people)),
  }
}

const departure = (day: Day, { visit, people }: Option): Departure => ({
  visit: day.visits[visit]!.appointment,
  operatives: people.map((person) => day.operatives[person]!.id),
  minutesAway: people.map((person) => day.minutes[person]![visit]!),
})

/** What is said of a departure: why, and of everybody else why not. `more`: what the plan adds to it. */
export const inWords = (day: Day, option: Option, meant: ReadonlySet<number>, more: readonly string[] = []): Proposal => {
  const [first, ...others] = option.people.map((person) => day.operatives[person]!)
  const going = departure(day, option)
  const minutesAway = Math.max(...going.minutesAway)
  return {
    ...going,
    arrivesAt: day.now.add({ minutes: Math.ceil(minutesAway) }),
    why: [...why(first!, day.visits[option.visit]!, day.now, { team: others, minutesAway }), ...more],
    passedOver: passedOver(day, option, meant),
  }
}

/**
 * Who sets off now, to which home, and why; everybody passed over with all the reasons. Somebody meant for a home whose
 * window is not open yet waits: there is no proposal until it is time to leave.
 */
export const propose = (
  operatives: readonly OperativeFacts[],
  visits: readonly VisitFacts[],
  travelMinutes: TravelMatrix,
  now: Instant,
): Proposal[] => {
  const day = dayOf(operatives, visits, travelMinutes, now)
  const { leaving, meant } = decide(day)
  return leaving.map((option) => inWords(day, option, meant))
}
