import type { Id } from '../../lib/ids.ts'
import type { Tx } from '../postgres/tx.ts'
import type { Who } from '../who.ts'
import type { World } from '../world.ts'
import { hashToken } from './secrets.ts'
import { whoOfStaff } from './sessions.ts'

export type KeyHolder = { keyId: Id<'apiKey'>; who: Extract<Who, { kind: 'staff' | 'landlord' }> }

/** Whose key this is: a landlord's sees the landlord's own, ours sees ours. Null when it is nobody's or was revoked. */
export const holderOfKey = (world: World, key: string): Promise<KeyHolder | null> =>
  world.db.door(async (tx) => {
    const row = await tx.q
      .selectFrom('apiKeys')
      .select(['id', 'staffId'])
      .where('keyHash', '=', hashToken(key))
      .where('revokedAt', 'is', null)
      .executeTakeFirst()
    const known = row && (await whoOfStaff(tx, row.staffId))
    return known && (known.who.kind === 'staff' || known.who.kind === 'landlord') ? { keyId: row.id as Id<'apiKey'>, who: known.who } : null
  })

/** Keeps a key, hashed. It acts in the name of `staffId`, and what it may do is what they may. */
export const keepApiKey = async (
  tx: Tx,
  { key, label, staffId, landlordId = null }: { key: string; label: string; staffId: string; landlordId?: string | null },
): Promise<void> => {
  await tx.q
    .insertInto('apiKeys')
    .values({
      contractorId: tx.who.contractorId,
      id: tx.world.newId('apiKey'),
      keyHash: hashToken(key),
      label,
      landlordId,
      staffId,
      madeAt: tx.now,
    })
    .execute()
}
