/** Who worked on a past day, and who of them may go where: asked of the hard rules, as they stood that morning. */
import { atTime } from '../../../../lib/time.ts'
import type { Day as Date, Instant } from '../../../../lib/time.ts'
import type { OperativeId } from '../../../../lib/ids.ts'
import { letOthersIn } from '../../../../platform/thinking/let-others-in.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { fitness, fitThroughout } from '../../../dispatch/capacity/fitness.ts'
import type { ShiftFacts } from '../../../dispatch/capacity/fitness.ts'
import type { OperativeFacts, VisitFacts } from '../../../dispatch/facts.ts'
import { trainingOf } from '../../../training/actions.ts'
import { hardTopicsFor } from '../../../training/rules.ts'
import { operativesOf, shiftsBetween } from '../../../workforce/actions.ts'
import { trades } from '../../../workforce/rules.ts'
import type { Operative, Shift, Trade } from '../../../workforce/rules.ts'
import { noLoad, operativeFactsOf } from '../../rules/operative-facts.ts'

/** Somebody at work that day. Two shifts on one day count as one, from the first to the last minute. */
export type AtWork = { readonly operative: Operative; readonly shift: Shift; readonly facts: OperativeFacts }

const joined = (shifts: readonly Shift[]): Shift => ({ ...shifts[0]!, to: shifts.at(-1)!.to })

export const atWorkOn = async (tx: Tx, date: Date): Promise<AtWork[]> => {
  const [from, to] = [atTime(date, '00:00'), atTime(date.add({ days: 1 }), '00:00')]
  const shifts = (await shiftsBetween(tx, from, to)).filter((one) => Temporal.Instant.compare(one.from, from) >= 0)
  const byPerson = Map.groupBy(shifts, (one) => one.operativeId)
  const operatives = await operativesOf(tx, [...byPerson.keys()])
  const training = await trainingOf(tx, [...byPerson.keys()])
  return [...byPerson]
    .flatMap(([id, theirs]): AtWork[] => {
      const operative = operatives.get(id)
      if (!operative) return []
      const shift = joined(theirs)
      const found = {
        operative,
        shift: { ...shift, illSince: null },
        outings: [],
        lastDoor: null,
        week: null,
        hardTopics: hardTopicsFor(operative),
      }
      return [{ operative, shift, facts: operativeFactsOf({ ...found, training: Object.fromEntries(training.get(id) ?? []) }, shift.from) }]
    })
    .toSorted((a, b) => tradeOf(a) - tradeOf(b) || (a.operative.id < b.operative.id ? -1 : 1))
}
const tradeOf = ({ operative }: AtWork): number => trades.indexOf(operative.trades[0]!)

const ages = Temporal.Duration.from({ hours: 24 * 365 })
/** Somebody who does not work here yet: fit for the trade, and nothing is known of them that a household could have asked for. */
const newcomer = (trade: Trade, visits: readonly VisitFacts[], shift: Pick<Shift, 'from' | 'to'>): OperativeFacts => {
  const valid: Instant = shift.to.add(ages)
  return {
    ...{ id: `new_${trade}` as OperativeId, firstName: trade, sex: 'x', trades: [trade], languages: ['en'], place: { lon: 0, lat: 0 } },
    ...{ onShift: shift, liveBooking: false, breathingUntil: null, unavailableUntil: null, hardTopics: [] },
    training: Object.fromEntries(visits.flatMap(({ topics }) => topics.map(({ code }) => [code, valid]))),
    ...{ vettingValidUntil: valid, idCardValidUntil: valid, today: noLoad, week: noLoad },
  }
}

export type MayGo = {
  readonly fit: readonly OperativeId[]
  readonly forTwo: boolean
  readonly company: readonly OperativeId[]
  readonly newcomers: readonly Trade[]
}

/** For each visit, in their order, who may go there at any time of this day. Others are let in between. */
export const mayGoTo = async (people: readonly AtWork[], visits: readonly VisitFacts[]): Promise<MayGo[]> => {
  const [from, to] = [people.map(({ shift }) => shift.from), people.map(({ shift }) => shift.to)].map((list) =>
    list.toSorted(Temporal.Instant.compare),
  )
  const span = { from: from![0]!, to: to!.at(-1)! }
  const known = people.map(({ facts, shift }): ShiftFacts => ({ operative: facts, shift, freeFrom: null }))
  const unknown = trades.map((trade): ShiftFacts => ({ operative: newcomer(trade, visits, span), shift: span, freeFrom: null }))
  const all = [...known, ...unknown]
  const ids = all.map(({ operative }) => operative.id)
  const asked = fitness(all, fitThroughout(span))
  const found: MayGo[] = []
  for (const visit of visits) {
    const fit = asked.peopleFit(visit, span)
    const forTwo = asked.peopleFor(visit) === 2
    const others = forTwo ? new Set(trades.flatMap((trade) => asked.peopleFit({ ...visit, trade }, span))) : []
    found.push({
      fit: fit.filter((at) => at < known.length).map((at) => ids[at]!),
      newcomers: fit.filter((at) => at >= known.length).map((at) => trades[at - known.length]!),
      company: [...others].filter((at) => at < known.length).map((at) => ids[at]!),
      forTwo,
    })
    if (found.length % 10 === 0) await letOthersIn()
  }
  return found
}
