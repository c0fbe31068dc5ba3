import type { Instant } from '../../../lib/time.ts'
import type { DoorTx, Tx } from '../../../platform/postgres/tx.ts'
import type { HandoffState } from '../rules.ts'

export type NewCentre = {
  id: string
  name: string
  url: string | null
  secretSealed: Buffer | null
  keyVersion: number | null
  telephone: string | null
  certificate: string
  addedBy: string
}

/** The centre in use; null when there is none. */
export const readCentre = (tx: Tx) => tx.q.selectFrom('arcCentres').selectAll().where('endedAt', 'is', null).executeTakeFirst()

export const replaceCentre = async (tx: Tx, centre: NewCentre | null): Promise<void> => {
  await tx.q.updateTable('arcCentres').set({ endedAt: tx.now }).where('endedAt', 'is', null).execute()
  if (centre)
    await tx.q
      .insertInto('arcCentres')
      .values({ ...centre, contractorId: tx.who.contractorId, addedAt: tx.now })
      .execute()
}

/** Adds a handing over unless the alarm was handed over before; whether it was added. */
export const addHandoff = async (
  tx: Tx,
  row: { id: string; alarmId: string; centreId: string; askedBy: string | null },
): Promise<boolean> => {
  const added = await tx.q
    .insertInto('arcHandoffs')
    .values({ ...row, contractorId: tx.who.contractorId, askedAt: tx.now, state: 'trying' })
    .onConflict((c) => c.constraint('arc_handoff_once_per_alarm').doNothing())
    .executeTakeFirst()
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** A handing over with the centre that it goes to, held until the transaction ends. */
export const holdHandoff = (tx: Tx, id: string) => handoffs(tx).where('h.id', '=', id).forUpdate('h').executeTakeFirst()
export const readHandoffOf = (tx: Tx, alarmId: string) => handoffs(tx).where('h.alarmId', '=', alarmId).executeTakeFirst()
export type Handoff = NonNullable<Awaited<ReturnType<typeof holdHandoff>>>

const handoffs = (tx: Tx) =>
  tx.q
    .selectFrom('arcHandoffs as h')
    .innerJoin('arcCentres as c', (join) => join.onRef('c.id', '=', 'h.centreId').onRef('c.contractorId', '=', 'h.contractorId'))
    .selectAll('h')
    .select(['c.name', 'c.url', 'c.secretSealed', 'c.keyVersion', 'c.telephone'])

export type HandoffChange = {
  state?: HandoffState
  tries?: number
  lastTriedAt?: Instant
  calledAt?: Instant | null
  acceptedAt?: Instant
  acceptedHow?: 'webhook' | 'key'
  reference?: string | null
  trouble?: string | null
}
export const changeHandoff = async (tx: Tx, id: string, change: HandoffChange): Promise<void> => {
  await tx.q.updateTable('arcHandoffs').set(change).where('id', '=', id).execute()
}

/** Whose handing over this is, for a key pressed in a call. */
export const contractorOfHandoff = async (tx: DoorTx, id: string): Promise<string | null> =>
  (await tx.q.selectFrom('arcHandoffs').select('contractorId').where('id', '=', id).executeTakeFirst())?.contractorId ?? null
