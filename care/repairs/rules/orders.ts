/** An order: work that a landlord asked for, a resident reported, or a visit found to be needed. */
import type { HouseholdId, LandlordId, OrderId, PremisesId } from '../../../lib/ids.ts'
import type { Machine } from '../../../lib/machine.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Priority } from '../../landlords/rules.ts'
import type { Trade } from '../../workforce/rules.ts'

export const orderSources = ['telephone', 'import', 'resident', 'follow_on'] as const
export type OrderSource = (typeof orderSources)[number]

export const orderStates = ['open', 'done', 'cancelled'] as const
export type OrderState = (typeof orderStates)[number]
export type OrderEvent = 'finished' | 'called_off'

export const orderMachine = {
  open: { finished: 'done', called_off: 'cancelled' },
  done: {},
  cancelled: {},
} as const satisfies Machine<OrderState, OrderEvent>

export type Order = {
  readonly id: OrderId
  readonly landlordId: LandlordId
  /** The landlord's own number; ours where the landlord has none yet. */
  readonly landlordRef: string
  readonly premisesId: PremisesId
  readonly householdId: HouseholdId | null
  readonly description: string
  readonly room: string | null
  readonly trade: Trade
  readonly priorityCode: string
  readonly isEmergency: boolean
  /** The work alone; the household's adjustments come on top. */
  readonly expectedMinutes: number
  /** Needs flame or sparks. */
  readonly hotWork: boolean
  readonly reportedAt: Instant
  /** C1 */
  readonly finishBy: Instant
  readonly source: OrderSource
  readonly followsOrderId: OrderId | null
  readonly state: OrderState
  readonly madeSafeAt: Instant | null
  readonly endedAt: Instant | null
}

/** Minutes of work to expect where nobody has said. */
export const usualMinutes: Readonly<Record<Trade, number>> = {
  plumber: 45,
  electrician: 60,
  gas: 60,
  joiner: 60,
  plasterer: 120,
  decorator: 120,
  roofer: 120,
  glazier: 60,
  locksmith: 45,
  damp: 60,
  multi: 45,
}

export type Haste = 'emergency' | 'urgent' | 'routine'

/** The landlord's own priority of that haste: the quickest emergency, the quickest other, or the slowest. Null when the landlord has none at all. */
export const priorityOfHaste = (priorities: readonly Priority[], haste: Haste): Priority | null => {
  const hours = ({ within, unit }: Priority): number => (unit === 'hours' ? within : within * 24)
  const bySpeed = priorities.toSorted((a, b) => hours(a) - hours(b))
  const calm = bySpeed.filter((one) => !one.isEmergency)
  const found = haste === 'emergency' ? bySpeed.find((one) => one.isEmergency) : haste === 'urgent' ? calm[0] : calm.at(-1)
  return found ?? bySpeed[0] ?? null
}

/** What a resident says is wrong, in their words, and what we make of it. Nobody is asked to know a trade. */
// prettier-ignore
export const problems = {
  water_coming_in: { label: 'Water is coming through or will not stop', trade: 'plumber', haste: 'emergency' },
  no_water: { label: 'There is no water', trade: 'plumber', haste: 'emergency' },
  toilet: { label: 'The only toilet does not flush', trade: 'plumber', haste: 'urgent' },
  tap_or_drain: { label: 'A tap drips, or a sink or bath is blocked', trade: 'plumber', haste: 'routine' },
  no_heating: { label: 'No heating or no hot water', trade: 'gas', haste: 'urgent' },
  no_power: { label: 'No power, or a socket or switch looks unsafe', trade: 'electrician', haste: 'emergency' },
  light: { label: 'A light or a fan does not work', trade: 'electrician', haste: 'routine' },
  not_secure: { label: 'An outside door or window does not lock', trade: 'locksmith', haste: 'urgent' },
  glass: { label: 'A window is broken', trade: 'glazier', haste: 'urgent' },
  damp: { label: 'Damp or mould', trade: 'damp', haste: 'urgent' },
  roof: { label: 'The roof or a gutter leaks', trade: 'roofer', haste: 'urgent' },
  wood: { label: 'A door, a floor, stairs or a cupboard is broken', trade: 'joiner', haste: 'routine' },
  plaster: { label: 'A wall or a ceiling is cracked or coming down', trade: 'plasterer', haste: 'routine' },
  something_else: { label: 'Something else', trade: 'multi', haste: 'routine' },
} as const satisfies Record<string, { label: string; trade: Trade; haste: Haste }>

export type Problem = keyof typeof problems
export const problemCodes = Object.keys(problems) as Problem[]
