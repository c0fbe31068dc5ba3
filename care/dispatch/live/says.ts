/** B6 What the plan in pencil says to a controller: who waits and for what, which promises are at risk, how likely, and what cannot be planned at all. */
import type { AppointmentId, OperativeId } from '../../../lib/ids.ts'
import type { Reason } from '../../../lib/refusal.ts'
import { after, clockTime, isBefore, minutes } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Next } from '../plan/engine.ts'
import type { Asking } from '../engine/asking.ts'
import { handWords, planReason, planWords } from '../words.ts'
import { visitAt } from './draw.ts'
import type { Drawn } from './draw.ts'
import { isPlanned } from './ground.ts'
import type { LiveFacts } from './ground.ts'
import { insteadFor } from './instead.ts'
import type { Instead } from './instead.ts'

/**
 * Somebody free who does not leave yet, on purpose. For controllers; never for operatives (B2). `opensAt`: when the visit may
 * begin, which is when the promised window opens unless the household or the address asks for a later hour (`forHours`).
 */
export type Wait = {
  readonly operative: OperativeId
  readonly visit: AppointmentId
  readonly leavesAt: Instant
  readonly opensAt: Instant
  readonly forHours: boolean
  /** Who goes along to a visit of two, and whether it is they who are waited for; null for a visit of one. */
  readonly colleague: { readonly operative: OperativeId; readonly isWaitedFor: boolean } | null
  readonly waitsFor: string
}
/**
 * A promise that is likely enough to break to be spoken of. `chance`: 0 to 1, that nobody knocks in time. `saves`: what would
 * help. `instead`: who could leave for it now, one or two, though the plan chose otherwise.
 */
export type AtRisk = {
  readonly visit: AppointmentId
  readonly chance: number
  readonly saves: string
  readonly instead: readonly Instead[]
}
/** What stops a visit from being planned; everything else goes on. */
export type Trouble = { readonly visit: AppointmentId; readonly reason: Reason }

/** From here on a controller is told. */
const worthSaying = 0.2
/** An hour more in the window makes a promise that is only tight a safe one. */
const tight = 0.5

/** So many minutes on, to the nearest minute of the clock: windows and hours begin on one. */
const wholeMinute = (now: Instant, on: number): Instant =>
  Temporal.Instant.fromEpochMilliseconds(60_000 * Math.round(now.epochMilliseconds / 60_000 + on))

const isOfTwo = ({ planner }: Drawn, at: number): boolean => planner.plan.ground.partner[at]! >= 0

/** Whether whoever goes along could leave for the same home now as well. */
const isReadyToo = ({ planner, free }: Drawn, { visit, other }: Next): boolean =>
  free.includes(other) && planner.leaves(other)?.visit === planner.plan.ground.partner[visit]

const waitOf = (facts: LiveFacts, drawn: Drawn, person: number, next: Next): Wait => {
  const visit = visitAt(facts, drawn, next.visit)
  const colleague = facts.operatives[next.other] ?? null
  const forColleague = colleague !== null && !isReadyToo(drawn, next)
  const leavesAt = after(facts.now, minutes(Math.max(1, Math.ceil(next.at))))
  const opensAt = wholeMinute(facts.now, drawn.planner.plan.ground.open[next.visit]!)
  const forHours = isBefore(visit.window.from, opensAt)
  const { waitsFor, waitsToGoWith, waitsForColleague } = planWords
  return {
    ...{ operative: facts.operatives[person]!.id, visit: visit.appointment, leavesAt, opensAt, forHours },
    colleague: colleague && { operative: colleague.id, isWaitedFor: forColleague },
    waitsFor: forColleague
      ? waitsForColleague(colleague.firstName, clockTime(leavesAt))
      : (colleague ? waitsToGoWith(colleague.firstName) : '') + waitsFor(clockTime(opensAt), clockTime(leavesAt), forHours),
  }
}

export const waits = (facts: LiveFacts, drawn: Drawn): Wait[] =>
  drawn.free.flatMap((person): Wait[] => {
    const next = drawn.planner.leaves(person)
    if (next === null) return []
    const isTime = next.at <= 0 && (next.other < 0 || isReadyToo(drawn, next))
    return isTime ? [] : [waitOf(facts, drawn, person, next)]
  })

const oddsOf = ({ planner: { plan } }: Drawn): Float64Array => {
  const odds = new Float64Array(plan.ground.room)
  for (let person = 0; person < plan.ground.people; person++) plan.walk.oddsOfBreaking(person, odds)
  for (const visit of plan.absent) odds[visit] = 1
  return odds
}

/** How likely each planned promise breaks, 0 to 1, if the plan is followed; of a visit of two, by the one of them who is likelier not to come. */
export const chances = (facts: LiveFacts, drawn: Drawn): Map<AppointmentId, number> => {
  const odds = oddsOf(drawn)
  const { partner } = drawn.planner.plan.ground
  const oddsAt = (at: number): number => Math.max(odds[at]!, odds[partner[at]!] ?? 0)
  return new Map(facts.visits.flatMap((visit, at) => (isPlanned(visit) ? [[visit.appointment, oddsAt(at)]] : [])))
}

/** The likeliest to break first. */
export const atRisk = (facts: LiveFacts, drawn: Drawn, asking: Asking): AtRisk[] => {
  const odds = chances(facts, drawn)
  return facts.visits
    .flatMap((visit, at): AtRisk[] => {
      const chance = odds.get(visit.appointment) ?? 0
      if (chance < worthSaying) return []
      const saves = chance < tight ? planWords.laterWindow : isOfTwo(drawn, at) ? planWords.somebodyToo : planWords.somebodyElse
      return [{ visit: visit.appointment, chance, saves, instead: insteadFor(facts, drawn, asking, { at, risk: chance }) }]
    })
    .toSorted((a, b) => b.chance - a.chance)
}

/** D2 Said by name where they are at work today, and may not go for another reason. */
const namedMayNot = ({ operatives }: LiveFacts, named: OperativeId): Reason => {
  const name = operatives.find((one) => one.id === named)?.firstName
  return { ...planReason('D2_NAMED_MAY_NOT'), ...(name && { sentence: handWords.namedMayNot(name) }) }
}

const nobodyToday = (drawn: Drawn, at: number): Reason => planReason(isOfTwo(drawn, at) ? 'D4_NO_TWO_TODAY' : 'D4_NOBODY_TODAY')

const troubleOf = (facts: LiveFacts, drawn: Drawn, at: number): Reason | null => {
  const { people, room, fit, works, close } = drawn.planner.plan.ground
  if (close[at]! < 0 && !facts.visits[at]!.emergency) return planReason('B6_WINDOW_PAST')
  if (!facts.minutes.some((row) => Number.isFinite(row[at]!))) return people > 0 ? planReason('D4_NO_WAY_KNOWN') : nobodyToday(drawn, at)
  if (works.some((counts, person) => counts === 1 && fit[person * room + at]! > 0)) return null
  const { pinned, requests } = facts.visits[at]!
  if (pinned === undefined && requests.sameOperative?.hard) return namedMayNot(facts, requests.sameOperative.value)
  if (pinned === undefined) return nobodyToday(drawn, at)
  return { ...planReason('D4_PINNED_MAY_NOT'), sentence: handWords.pinnedMayNot(pinned.firstName, pinned.by) }
}

export const troubles = (facts: LiveFacts, drawn: Drawn): Trouble[] =>
  facts.visits.flatMap((visit, at): Trouble[] => {
    const reason = isPlanned(visit) ? troubleOf(facts, drawn, at) : null
    return reason === null ? [] : [{ visit: visit.appointment, reason }]
  })
