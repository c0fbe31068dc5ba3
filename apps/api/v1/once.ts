import { createHash } from 'node:crypto'
import type { Id } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'

export type Answer = { status: number; body: unknown }

/**
 * Does a write once for one `Idempotency-Key`: a second copy gets the first answer and nothing happens again. The key used with
 * another body is `another`. What is kept is kept in the write's own transaction.
 */
export const once = async (
  tx: Tx,
  { keyId, idempotencyKey, body }: { keyId: Id<'apiKey'>; idempotencyKey: string; body: unknown },
  write: () => Promise<Answer>,
): Promise<Answer | 'another'> => {
  const digest = createHash('sha256').update(JSON.stringify(body)).digest()
  const before = await tx.q
    .selectFrom('idempotencyKeys')
    .select(['requestDigest', 'status', 'answer'])
    .where('apiKeyId', '=', keyId)
    .where('idempotencyKey', '=', idempotencyKey)
    .executeTakeFirst()
  if (before) return before.requestDigest.equals(digest) ? { status: before.status, body: before.answer } : 'another'
  const answer = await write()
  if (answer.status < 300)
    await tx.q
      .insertInto('idempotencyKeys')
      .values({
        contractorId: tx.who.contractorId,
        apiKeyId: keyId,
        idempotencyKey,
        requestDigest: digest,
        status: answer.status,
        answer: JSON.stringify(answer.body),
        at: tx.now,
      })
      .execute()
  return answer
}
