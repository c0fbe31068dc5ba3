import { sql } from 'kysely'
import type { OperativeId } from '../../lib/ids.ts'
import { oneOf } from '../../lib/lists.ts'
import type { Day } from '../../lib/time.ts'
import { anyOf } from '../../platform/postgres/any-of.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { topicCodes } from './rules.ts'
import type { TopicCode } from './rules.ts'

export type Certificate = {
  readonly id: string
  readonly operativeId: OperativeId
  readonly topic: TopicCode
  readonly issuedOn: Day
  /** The last day on which it is good. */
  readonly validUntil: Day
  readonly verifiedBy: string
}

export const saveCertificate = async (tx: Tx, certificate: Certificate): Promise<void> => {
  await tx.q
    .insertInto('certificates')
    .values({ ...certificate, contractorId: tx.who.contractorId })
    .execute()
}

/** Somebody's topics, each once, and beside each the last day on which the newest certificate in it is good (`'2027-05-31'`). */
export type Trained = { readonly operativeId: OperativeId; readonly topics: readonly string[]; readonly lastDays: readonly string[] }

/** The newest certificates in short, a row for each operative: whoever asks about a whole branch asks often. */
export const trainedUntil = async (tx: Tx, operativeIds: readonly OperativeId[]): Promise<Trained[]> => {
  const newest = tx.q
    .selectFrom('certificates')
    .select((e) => ['operativeId', 'topic', e.fn.max('validUntil').as('lastDay')])
    .where('operativeId', '=', anyOf(operativeIds))
    .groupBy(['operativeId', 'topic'])
  const rows = await tx.q
    .selectFrom(newest.as('newest'))
    .select(['operativeId', sql<string[]>`json_agg(topic)`.as('topics'), sql<string[]>`json_agg(last_day)`.as('lastDays')])
    .groupBy('operativeId')
    .execute()
  return rows.map((row) => ({ ...row, operativeId: row.operativeId as OperativeId }))
}

/** The newest certificate of each operative in each topic; a topic that left the list is left out. */
export const newestCertificates = async (tx: Tx, operativeIds: readonly OperativeId[] | 'all'): Promise<Certificate[]> => {
  const all = tx.q
    .selectFrom('certificates')
    .distinctOn(['operativeId', 'topic'])
    .select(['id', 'operativeId', 'topic', 'issuedOn', 'validUntil', 'verifiedBy'])
    .orderBy('operativeId')
    .orderBy('topic')
    .orderBy('validUntil', 'desc')
  const rows = await (operativeIds === 'all' ? all : all.where('operativeId', 'in', [...operativeIds, ''])).execute()
  return rows.flatMap((row) => {
    const topic = oneOf(topicCodes, row.topic)
    return topic ? [{ ...row, topic, operativeId: row.operativeId as OperativeId }] : []
  })
}
