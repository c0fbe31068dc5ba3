import type { Tx } from '../../../../platform/postgres/tx.ts'
import type { SendResult } from '../../../../platform/telephone/telephone.ts'
import { setTimer } from '../../../../platform/timers/timers.ts'
import { carriers, healthAfter, inOrder, isNews, wellSoFar } from '../../rules.ts'
import type { Health, HealthEvent, SupplierName, TriedChannel, Way } from '../../rules.ts'
import { holdHealth, readHealth, saveHealth } from '../../store.ts'

/** What was just learned of a supplier. `trouble` is for people to read. */
export type HealthNote = Way & { event: HealthEvent; trouble: string | null }

export const probeTimer = 'supplier.probe'

/** What an answer, or the want of one, says of the supplier. A number that it will not write to is no fault of its. */
export const healthEventOf = (result: SendResult): HealthEvent =>
  result.ok || (result.kind === 'refused' && result.because !== 'account') ? 'answered' : 'no_answer'

/** M3 The ways of a channel that exist here, healthiest first. */
export const waysOf = async (tx: Tx, lane: 'duty' | 'household', channel: TriedChannel): Promise<Way[]> => {
  const there = carriers[lane][channel].filter((name) => canCarry(tx, name, channel))
  if (there.length < 2) return there.map((supplier) => ({ supplier, channel }))
  const known = await readHealth(tx)
  const healthOf = (name: SupplierName): Health => known.find((one) => one.supplier === name && one.channel === channel) ?? wellSoFar
  return inOrder(there, healthOf, tx.now).map((supplier) => ({ supplier, channel }))
}

const canCarry = (tx: Tx, name: SupplierName, channel: TriedChannel): boolean =>
  channel === 'push' ? name === 'push' : tx.world.suppliers.some((one) => one.name === name && one[channel] !== undefined)

/**
 * M3 Notes how suppliers fared, in an order that two who do so never wait for each other in a ring. A supplier that rests is probed when its rest is over.
 */
export const noteHealth = async (tx: Tx, notes: readonly HealthNote[]): Promise<void> => {
  if (notes.length === 0) return
  const known = await readHealth(tx)
  const inTurn = notes.toSorted((a, b) => `${a.supplier} ${a.channel}`.localeCompare(`${b.supplier} ${b.channel}`))
  for (const { event, trouble, ...way } of inTurn) {
    const before = known.find((one) => one.supplier === way.supplier && one.channel === way.channel)
    if (before && !isNews(before, event, tx.now)) continue
    const health = healthAfter(await holdHealth(tx, way), event, tx.now)
    await saveHealth(tx, way, { ...health, trouble })
    if (event === 'no_answer' && health.restsUntil && way.channel !== 'push')
      await setTimer(tx, { kind: probeTimer, subject: `${way.supplier} ${way.channel}`, dueAt: health.restsUntil, lane: 1 })
  }
}
