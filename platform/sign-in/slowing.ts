import { sql } from 'kysely'
import type { DoorTx } from '../postgres/tx.ts'

const freeTries = 5
const longestWaitSeconds = 15 * 60

/**
 * Guessing is slowed for one asker (an address) at one account, and for one asker at all accounts together (`*`); nobody
 * else is slowed, so a stranger's guesses never lock the owner out. Returns the seconds still to wait, 0 when free to try.
 */
export const secondsToWait = async ({ q, now }: DoorTx, account: string, asker: string): Promise<number> => {
  const rows = await q
    .selectFrom('signInAttempts')
    .select(['account', 'failures', 'lastFailureAt'])
    .where('asker', '=', asker)
    .where('account', 'in', [account, '*'])
    .execute()
  const waits = rows.map((row) => {
    const over = row.failures - freeTries * (row.account === '*' ? 6 : 1)
    if (over < 0) return 0
    const wait = Math.min(longestWaitSeconds, 2 ** Math.min(over, 10) * 5)
    return wait - (now.epochMilliseconds - row.lastFailureAt.epochMilliseconds) / 1000
  })
  return Math.max(0, Math.ceil(Math.max(0, ...waits)))
}

export const noteFailure = async ({ q, now }: DoorTx, account: string, asker: string): Promise<void> => {
  for (const name of [account, '*'])
    await q
      .insertInto('signInAttempts')
      .values({ account: name, asker, failures: 1, lastFailureAt: now })
      .onConflict((c) =>
        c.columns(['account', 'asker']).doUpdateSet({
          failures: sql<number>`case when sign_in_attempts.last_failure_at < ${now.subtract({ hours: 24 }).toString()}::timestamptz then 1 else sign_in_attempts.failures + 1 end`,
          lastFailureAt: now,
        }),
      )
      .execute()
}

export const forgetFailures = async ({ q }: DoorTx, account: string, asker: string): Promise<void> => {
  await q.deleteFrom('signInAttempts').where('account', '=', account).where('asker', '=', asker).execute()
}
