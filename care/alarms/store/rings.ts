import { sql } from 'kysely'
import type { StaffId } from '../../../lib/ids.ts'
import { before, hours } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'

export type Ring = {
  id: string
  alarmId: string
  round: number
  channel: 'screen' | 'text' | 'call'
  staffId: string | null
  messageId: string | null
  digits: string | null
}

export const addRing = async (tx: Tx, ring: Ring): Promise<void> => {
  await tx.q
    .insertInto('alarmRings')
    .values({ ...ring, contractorId: tx.who.contractorId, rungAt: tx.now })
    .execute()
}

/** Digits that still mean an open alarm to this person. */
export const digitsInUse = async (tx: Tx, staffId: string): Promise<string[]> => {
  const rows = await tx.q
    .selectFrom('alarmRings as r')
    .innerJoin('alarms as a', (join) => join.onRef('a.id', '=', 'r.alarmId').onRef('a.contractorId', '=', 'r.contractorId'))
    .select('r.digits')
    .distinct()
    .where('r.staffId', '=', staffId)
    .where('a.state', '<>', 'closed')
    .where('r.digits', 'is not', null)
    .execute()
  return rows.map((row) => row.digits ?? '')
}

const ringColumns = ['r.id', 'r.alarmId', 'r.staffId', 'r.digits', 'r.answeredAt', 's.name', 's.role'] as const
const ringsWithStaff = (tx: Tx) =>
  tx.q
    .selectFrom('alarmRings as r')
    .innerJoin('staff as s', (join) => join.onRef('s.id', '=', 'r.staffId').onRef('s.contractorId', '=', 'r.contractorId'))
    .select(ringColumns)

export const ringOfMessage = (tx: Tx, messageId: string) => ringsWithStaff(tx).where('r.messageId', '=', messageId).executeTakeFirst()

/** The newest ring of this person within the hour that named these digits; one of an alarm that is still open before any other. */
export const ringWithDigits = (tx: Tx, staffId: string, digits: string) =>
  ringsWithStaff(tx)
    .innerJoin('alarms as a', (join) => join.onRef('a.id', '=', 'r.alarmId').onRef('a.contractorId', '=', 'r.contractorId'))
    .where('r.staffId', '=', staffId)
    .where('r.digits', '=', digits)
    .where('r.rungAt', '>', before(tx.now, hours(1)))
    .orderBy(sql`a.state = 'closed'`)
    .orderBy('r.rungAt', 'desc')
    .limit(1)
    .executeTakeFirst()

export const markRingAnswered = async (tx: Tx, ringId: string): Promise<void> => {
  await tx.q.updateTable('alarmRings').set({ answeredAt: tx.now }).where('id', '=', ringId).execute()
}

/** Who was rung by telephone for an alarm. */
export const rungStaff = async (tx: Tx, alarmId: string): Promise<StaffId[]> => {
  const rows = await tx.q
    .selectFrom('alarmRings')
    .select('staffId')
    .distinct()
    .where('alarmId', '=', alarmId)
    .where('staffId', 'is not', null)
    .execute()
  return rows.map((row) => row.staffId as StaffId)
}

/** Every ring of these alarms with what came back, oldest first. */
export const ringsOf = (tx: Tx, alarmIds: readonly string[]) =>
  alarmIds.length === 0
    ? Promise.resolve([])
    : tx.q
        .selectFrom('alarmRings as r')
        .leftJoin('staff as s', (join) => join.onRef('s.id', '=', 'r.staffId').onRef('s.contractorId', '=', 'r.contractorId'))
        .leftJoin('messages as m', (join) => join.onRef('m.id', '=', 'r.messageId').onRef('m.contractorId', '=', 'r.contractorId'))
        .select(['r.id', 'r.alarmId', 'r.round', 'r.channel', 'r.rungAt', 'r.answeredAt', 's.name', 'm.state', 'm.trouble'])
        .where('r.alarmId', 'in', alarmIds)
        .orderBy('r.rungAt')
        .orderBy('r.id')
        .execute()
