/** What the board needs to name people and places: asked of each duty once, however many lines there are. */
import { calledBy, householdName, spokesperson } from '../../../care/households/rules.ts'
import type { Household } from '../../../care/households/rules.ts'
import { householdsOf } from '../../../care/households/actions.ts'
import { premisesOfAll } from '../../../care/premises/actions.ts'
import { areaOf } from '../../../care/premises/rules.ts'
import type { Premises } from '../../../care/premises/rules.ts'
import { ordersOf } from '../../../care/repairs/actions.ts'
import type { Order } from '../../../care/repairs/rules.ts'
import { operativesOf } from '../../../care/workforce/actions.ts'
import type { Operative } from '../../../care/workforce/rules.ts'
import { tradeLabels } from '../../../care/workforce/words.ts'
import type { HouseholdId, OperativeId, OrderId, PremisesId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { About } from './narrow.ts'

export type Known = {
  readonly households: ReadonlyMap<HouseholdId, Household>
  readonly places: ReadonlyMap<PremisesId, Premises>
  readonly orders: ReadonlyMap<OrderId, Order>
  readonly operatives: ReadonlyMap<OperativeId, Operative>
}

type Asked = {
  readonly households: Iterable<HouseholdId>
  readonly orders?: Iterable<OrderId>
  readonly operatives?: Iterable<OperativeId>
}

export const whatIsKnown = async (tx: Tx, { households, orders = [], operatives = [] }: Asked): Promise<Known> => {
  const found = await householdsOf(tx, [...new Set(households)])
  const orderRows = await ordersOf(tx, [...new Set(orders)])
  const premises = new Set([...found.values(), ...orderRows.values()].map((one) => one.premisesId))
  return {
    households: found,
    orders: orderRows,
    places: await premisesOfAll(tx, [...premises]),
    operatives: await operativesOf(tx, [...new Set(operatives)]),
  }
}

/** “Mrs Malik” */
export const nameIn = ({ households }: Known, id: HouseholdId | null): string =>
  householdName((id === null ? undefined : households.get(id))?.people ?? [])

/** “22/3 Easter Road” */
export const doorIn = ({ households, places }: Known, id: HouseholdId | null): string => {
  const household = id === null ? undefined : households.get(id)
  const place = household && places.get(household.premisesId)
  return place ? place.line1 : 'an address that is not on the map'
}

/** What a line is about, by its order where it has one; `words` are those that it can be found by. */
export const aboutOrder = ({ orders, places }: Known, id: OrderId | null, words: readonly (string | null)[]): About => {
  const order = id === null ? undefined : orders.get(id)
  const place = order && places.get(order.premisesId)
  const more = order ? [order.description, tradeLabels[order.trade]] : []
  return { area: place ? areaOf(place) : null, trade: order?.trade ?? null, words: [...words, ...more, place?.postcode].join(' ') }
}

const pronounForms = {
  she: { subject: 'she', object: 'her' },
  he: { subject: 'he', object: 'him' },
  they: { subject: 'they', object: 'them' },
} as const

/** How to speak of the household: “her”, “them” when nobody said. */
export const wordsFor = (known: Known, id: HouseholdId): { name: string; subject: string; object: string } => {
  const one = spokesperson(known.households.get(id)?.people ?? [])
  return { name: one ? calledBy(one) : 'the household', ...pronounForms[one?.pronoun ?? 'they'] }
}
