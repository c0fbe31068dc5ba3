import type { Instant } from '../../../lib/time.ts'
import { before, minutes } from '../../../lib/time.ts'
import type { DoorTx, Tx } from '../../../platform/postgres/tx.ts'

/** What the auditor has found and is not mended, the oldest first. */
export const openFindings = (tx: Tx) =>
  tx.q
    .selectFrom('auditorFindings')
    .select(['id', 'kind', 'subjectId', 'words', 'foundAt', 'shoutedAt'])
    .where('endedAt', 'is', null)
    .orderBy('foundAt')
    .orderBy('id')
    .limit(100)
    .execute()

export const lastLook = async (tx: Tx): Promise<Instant | null> =>
  (await tx.q.selectFrom('auditorLooks').select('lookedAt').orderBy('lookedAt', 'desc').limit(1).executeTakeFirst())?.lookedAt ?? null

/** Who last said that they have it, and when; null when nobody did lately. */
export const lastAnswer = (tx: Tx) =>
  tx.q
    .selectFrom('auditorAnswers as a')
    .innerJoin('staff as s', (join) => join.onRef('s.id', '=', 'a.staffId').onRef('s.contractorId', '=', 'a.contractorId'))
    .select(['s.name', 'a.answeredAt'])
    .where('a.answeredAt', '>', before(tx.now, minutes(5)))
    .orderBy('a.answeredAt', 'desc')
    .limit(1)
    .executeTakeFirst()

export const addAuditorAnswer = async (tx: Tx, row: { id: string; staffId: string; how: 'screen' | 'key' }): Promise<void> => {
  await tx.q
    .insertInto('auditorAnswers')
    .values({ ...row, contractorId: tx.who.contractorId, answeredAt: tx.now })
    .execute()
}

/** Whom a shout of the auditor's went to. */
export const shoutedAt = (tx: DoorTx, shoutId: string) =>
  tx.q.selectFrom('auditorShouts').select(['contractorId', 'staffId']).where('id', '=', shoutId).executeTakeFirst()
