import type { Tx } from '../../../platform/postgres/tx.ts'
import type { LineStep } from '../rules.ts'

/** What was answered in this turn of a call; null when it has not come yet. */
export const stepOfTurn = async (tx: Tx, inboundId: string, turn: number): Promise<LineStep | null> => {
  const row = await tx.q
    .selectFrom('callTurns')
    .select('answer')
    .where('inboundId', '=', inboundId)
    .where('turn', '=', turn)
    .executeTakeFirst()
  return row ? (row.answer as LineStep) : null
}

/** Keys are not kept: they may have been a PIN. */
export const keepTurn = async (
  tx: Tx,
  { inboundId, turn, heard, answer }: { inboundId: string; turn: number; heard: string | null; answer: LineStep },
): Promise<void> => {
  const row = { contractorId: tx.who.contractorId, inboundId, turn, heard, answer: JSON.stringify(answer), at: tx.now }
  await tx.q.insertInto('callTurns').values(row).execute()
}

/** A2 The worker's line stays open in this room; null once they have hung up. */
export const keepLineOpen = async (tx: Tx, alarmId: string, room: string | null): Promise<void> => {
  await tx.q.updateTable('alarms').set({ callRoom: room }).where('id', '=', alarmId).execute()
}

/** The room is empty; whose alarm it was, null when none is open. */
export const closeRoom = async (tx: Tx, room: string): Promise<string | null> => {
  const row = await tx.q
    .updateTable('alarms')
    .set({ callRoom: null })
    .where('callRoom', '=', room)
    .where('state', '<>', 'closed')
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}
