/**
 * What a decision would do to everybody else, reckoned before it is made: the plan as the day stands beside the plan with the
 * decision in it. In pencil and for controllers (B2); nobody is booked, and no promise is touched, by asking.
 */
import type { AppointmentId, OperativeId } from '../../../lib/ids.ts'
import type { OperativeFacts } from '../facts.ts'
import { inOrder } from '../look-ahead.ts'
import { chanceLater } from '../odds/shape.ts'
import { tripUnits } from '../plan/ground.ts'
import { minutesOn, tripNow } from './ahead.ts'
import type { InHand } from './ahead.ts'
import { drawOn, drawPlan, goersTo, pencilledIn } from './draw.ts'
import type { Drawn } from './draw.ts'
import type { LiveFacts } from './ground.ts'
import { chances, troubles } from './says.ts'
import type { Trouble } from './says.ts'

/** How likely a promise breaks, 0 to 1, without the decision and with it; null where the plan does not say. */
export type OddsChange = { readonly visit: AppointmentId; readonly before: number | null; readonly after: number | null }
/** Whom the plan has in mind for a home, without the decision and with it; nobody, one, or the two who go together. */
export type GoerChange = {
  readonly visit: AppointmentId
  readonly before: readonly OperativeId[]
  readonly after: readonly OperativeId[]
}
export type Effect = {
  /** Promises that become likelier to be broken, the most first; then those that become likelier to be kept. */
  readonly odds: readonly OddsChange[]
  readonly goers: readonly GoerChange[]
  /** Expected minutes on the road that it costs, all together, as far as the plan reaches; below nothing where it spares some. */
  readonly travel: number
  /** What cannot be planned any more with the decision. */
  readonly troubles: readonly Trouble[]
}

/** Less than two in a hundred is nothing that anybody would decide by. */
const worthSaying = 0.02

type Thought = { readonly facts: LiveFacts; readonly drawn: Drawn }

const travelIn = ({ facts, drawn }: Thought): number => {
  const { routes } = drawn.planner.plan.walk
  const { longest, room, starts, trips, traffic } = drawn.planner.plan.ground
  let units = 0
  for (let person = 0; person < facts.operatives.length; person++) {
    let here = -1
    for (let k = 0; k < routes.count[person]!; k++) {
      const visit = routes.visit[person * longest + k]!
      units += here < 0 ? starts[person * room + visit]! : trips[here * room + visit]!
      here = visit
    }
  }
  return (units / tripUnits) * traffic
}

const goersIn = ({ facts, drawn }: Thought): Map<AppointmentId, readonly OperativeId[]> =>
  new Map(facts.visits.map(({ appointment }, at) => [appointment, goersTo(drawn, at).map((person) => facts.operatives[person]!.id)]))

/**
 * The plan as it stands, and as it becomes. Where a decision only forbids, a better plan found with it is one without it, too:
 * then the plan as it stands is drawn on from there.
 */
const bothWays = (before: LiveFacts, after: LiveFacts, onlyForbids: boolean): [Thought, Thought] => {
  const drawn = drawPlan(before)
  const then: Thought = { facts: after, drawn: drawOn(after, pencilledIn(before, drawn)) }
  const totalOf = ({ planner: { plan } }: Drawn): number => plan.total()
  const isBetter = onlyForbids && totalOf(then.drawn) < totalOf(drawn)
  return [{ facts: before, drawn: isBetter ? drawOn(before, pencilledIn(after, then.drawn)) : drawn }, then]
}

const worstFirst = ({ before: a, after: b }: OddsChange): number => (a ?? 0) - (b ?? 0)

const compared = (now: Thought, then: Thought): Effect => {
  const [odds, oddsThen] = [chances(now.facts, now.drawn), chances(then.facts, then.drawn)]
  const [goers, goersThen] = [goersIn(now), goersIn(then)]
  const known = new Set(troubles(now.facts, now.drawn).map(({ visit, reason }) => `${visit} ${reason.code}`))
  return {
    odds: [...odds.keys()]
      .map((visit): OddsChange => ({ visit, before: odds.get(visit) ?? null, after: oddsThen.get(visit) ?? null }))
      .filter(({ before, after }) => before !== null && after !== null && Math.abs(after - before) >= worthSaying)
      .toSorted((a, b) => worstFirst(a) - worstFirst(b)),
    goers: [...goersThen].flatMap(([visit, after]): GoerChange[] => {
      const before = goers.get(visit)
      return before === undefined || before.join() === after.join() ? [] : [{ visit, before, after }]
    }),
    travel: Math.round(travelIn(then) - travelIn(now)),
    troubles: troubles(then.facts, then.drawn).filter(({ visit, reason }) => !known.has(`${visit} ${reason.code}`)),
  }
}

/** `onlyForbids`: everything that may be planned after it could be planned before it, as with the controller's hand (D5). */
export const effectOf = (before: LiveFacts, after: LiveFacts, { onlyForbids = false } = {}): Effect => {
  const [now, then] = bothWays(inOrder(before), inOrder(after), onlyForbids)
  return compared(now, then)
}

/** A way that no map knows is reckoned at half an hour. */
const unknownWay = 30

type Sending = { readonly visit: AppointmentId; readonly people: readonly OperativeId[] }

/** The day with these people on their way to this home. */
const withThemSent = (facts: LiveFacts, { visit, people }: Sending): { after: LiveFacts; minutesAway: readonly number[] } => {
  const home = facts.visits.findIndex((one) => one.appointment === visit)
  const { window, expectedMinutes, usually } = facts.visits[home]!
  const goes = ({ id }: OperativeFacts): boolean => people.includes(id)
  const minutesAway = facts.operatives
    .flatMap((one, at) => (goes(one) ? [facts.minutes[at]![home]!] : []))
    .map((minutes) => (Number.isFinite(minutes) ? minutes : unknownWay))
  const trips: InHand = {
    ...{ sentAt: facts.now, travelMinutes: Math.max(1, ...minutesAway), arrivedAt: null, opens: window.from, expectedMinutes },
    ...(usually && { usually }),
  }
  const after: LiveFacts = {
    ...facts,
    operatives: facts.operatives.map((one) => (goes(one) ? { ...one, liveBooking: true } : one)),
    visits: facts.visits.map((one, at) => (at === home ? { ...one, standing: 'taken' } : one)),
    minutes: facts.minutes.map((row, at) => (goes(facts.operatives[at]!) ? facts.ahead.between[home]! : row)),
    ahead: { ...facts.ahead, inHand: new Map([...facts.ahead.inHand, ...people.map((id) => [id, trips] as const)]) },
  }
  return { after, minutesAway }
}

/** What it would do to send these people to this home now. Both have to be among the facts. */
export const effectOfSending = (facts: LiveFacts, sending: Sending): Effect => {
  const { after, minutesAway } = withThemSent(facts, sending)
  const [now, then] = bothWays(inOrder(facts), inOrder(after), false)
  const { odds, goers, ...effect } = compared(now, then)
  const { visit, people } = sending
  const before = chances(now.facts, now.drawn).get(visit) ?? null
  const closes = minutesOn(facts.now, facts.visits.find((one) => one.appointment === visit)!.window.to)
  const late = chanceLater(tripNow(facts.ahead, Math.max(...minutesAway)), closes)
  const theirs = { visit, before, after: late }
  const isWorthSaying = before !== null && Math.abs(late - before) >= worthSaying
  const planned = goersIn(now).get(visit) ?? []
  const sameGo = planned.toSorted().join() === people.toSorted().join()
  return {
    ...effect,
    odds: [...odds, ...(isWorthSaying ? [theirs] : [])].toSorted((a, b) => worstFirst(a) - worstFirst(b)),
    goers: [...goers.filter((one) => one.visit !== visit), ...(sameGo ? [] : [{ visit, before: planned, after: people }])],
    travel: effect.travel + Math.round(minutesAway.reduce((sum, minutes) => sum + minutes, 0)),
  }
}
