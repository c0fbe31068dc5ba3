import { sql } from 'kysely'
import type { HouseholdId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { channels } from '../rules/card.ts'
import type { ContactCard } from '../rules/card.ts'
import { oneOf } from '../../../lib/lists.ts'

const columns = ['language', 'channel', 'telephone', 'largePrint', 'safeContactOnly', 'safeTelephone', 'safeFrom', 'safeTo'] as const
type Row = Omit<ContactCard, 'channel'> & { channel: string }
const cardOf = (row: Row): ContactCard => ({ ...row, channel: oneOf(channels, row.channel) ?? 'letter' })

export const readCard = async (tx: Tx, householdId: string): Promise<ContactCard | null> => {
  const row = await tx.q.selectFrom('contactCards').select(columns).where('householdId', '=', householdId).executeTakeFirst()
  return row ? cardOf(row) : null
}

/** The card, held as it is until the transaction ends: whoever changes it waits until what is being sent has left (H4). */
export const holdCard = async (tx: Tx, householdId: string): Promise<ContactCard | null> => {
  const row = await tx.q.selectFrom('contactCards').select(columns).where('householdId', '=', householdId).forShare().executeTakeFirst()
  return row ? cardOf(row) : null
}

export const saveCard = async (tx: Tx, householdId: HouseholdId, card: ContactCard): Promise<void> => {
  const values = { ...card, changedAt: tx.now }
  await tx.q
    .insertInto('contactCards')
    .values({ contractorId: tx.who.contractorId, householdId, ...values })
    .onConflict((c) => c.columns(['contractorId', 'householdId']).doUpdateSet(values))
    .execute()
}

/** The households of a number, with their cards. With safe contact only the safe number is theirs. */
export const cardsOfTelephone = async (tx: Tx, telephone: string): Promise<{ householdId: string; card: ContactCard }[]> => {
  const rows = await tx.q
    .selectFrom('contactCards')
    .select(['householdId', ...columns])
    .where((e) => e.or([e('telephone', '=', telephone), e('safeTelephone', '=', telephone)]))
    .execute()
  return rows.map(({ householdId, ...row }) => ({ householdId, card: cardOf(row) }))
}

/** Who writes: the contractor's name and telephone as they stand in every message. */
export const letterheadOf = (tx: Tx): Promise<{ contractor: string; telephone: string }> =>
  tx.q
    .selectFrom('contractors')
    .select(['name as contractor', 'telephone'])
    .where('contractorId', '=', tx.who.contractorId)
    .executeTakeFirstOrThrow()

/** The telephone of a member of staff: their own, or that of the operative they are. Null when they have left or have none. */
export const telephoneOfStaff = async (tx: Tx, staffId: string): Promise<string | null> => {
  const row = await tx.q
    .selectFrom('staff as s')
    .leftJoin('operatives as o', (join) => join.onRef('o.staffId', '=', 's.id').onRef('o.contractorId', '=', 's.contractorId'))
    .select(sql<string | null>`coalesce(o.telephone, s.telephone)`.as('telephone'))
    .where('s.id', '=', staffId)
    .where('s.endedAt', 'is', null)
    .executeTakeFirst()
  return row?.telephone ?? null
}

export const staffOfTelephone = async (
  tx: Tx,
  telephone: string,
): Promise<{ id: string; name: string; role: string; operativeId: string | null } | null> => {
  const row = await tx.q
    .selectFrom('staff as s')
    .leftJoin('operatives as o', (join) => join.onRef('o.staffId', '=', 's.id').onRef('o.contractorId', '=', 's.contractorId'))
    .select(['s.id', 's.name', 's.role', 'o.id as operativeId'])
    .where(
      sql<boolean>`s.id in (select id from staff where telephone = ${telephone} and ended_at is null union select staff_id from operatives where telephone = ${telephone})`,
    )
    .where('s.endedAt', 'is', null)
    .orderBy('o.id') // an operative's own phone first, should two share a number
    .executeTakeFirst()
  return row ?? null
}
