import type { Outcome } from '../../lib/refusal.ts'
import { done, refused } from '../../lib/refusal.ts'
import type { World } from '../world.ts'
import { signInReason } from './reasons.ts'
import { matchesSecret, nobodysHash } from './secrets.ts'
import { forgetFailures, noteFailure, secondsToWait } from './slowing.ts'

/**
 * The PIN of somebody whose desk fell asleep, for the one thing such a desk may do: answer an alarm (A3). Guessing is slowed for
 * this asker, and nobody is locked out. Does not wake the desk.
 */
export const checkDeskPin = async (
  world: World,
  { staffId, pin, asker }: { staffId: string; pin: string; asker: string },
): Promise<Outcome<null>> => {
  const account = `pin ${staffId}`
  const found = await world.db.door(async (tx) => ({
    wait: await secondsToWait(tx, account, asker),
    pinHash: (await tx.q.selectFrom('staff').select('pinHash').where('id', '=', staffId).where('endedAt', 'is', null).executeTakeFirst())
      ?.pinHash,
  }))
  if (found.wait > 0) return refused(signInReason('SIGN_IN_TOO_MANY'))
  const matches = (await matchesSecret(found.pinHash ?? (await nobodysHash()), pin)) && found.pinHash != null
  await world.db.door((tx) => (matches ? forgetFailures(tx, account, asker) : noteFailure(tx, account, asker)))
  return matches ? done(null) : refused(signInReason('SIGN_IN_PIN_WRONG'))
}
