import type { Tx } from '../../../platform/postgres/tx.ts'

/** A browser that asked to be told, with what its push service needs. */
export type Screen = { id: string; endpoint: string; p256dh: string; auth: string }

export const screensOf = (tx: Tx, staffId: string): Promise<Screen[]> =>
  tx.q
    .selectFrom('pushSubscriptions')
    .select(['id', 'endpoint', 'p256dh', 'auth'])
    .where('staffId', '=', staffId)
    .where('goneAt', 'is', null)
    .orderBy('id')
    .execute()

/** Keeps a browser's subscription; the same browser again, also for another person who signed in there, is the same row. */
export const keepScreen = async (tx: Tx, screen: Screen & { staffId: string }): Promise<void> => {
  const { id, ...rest } = screen
  await tx.q
    .insertInto('pushSubscriptions')
    .values({ ...rest, id, contractorId: tx.who.contractorId, madeAt: tx.now, goneAt: null })
    .onConflict((c) => c.constraint('push_subscription_once').doUpdateSet({ ...rest, goneAt: null }))
    .execute()
}

export const endScreens = async (tx: Tx, which: { ids: readonly string[] } | { endpoint: string }): Promise<void> => {
  if ('ids' in which && which.ids.length === 0) return
  await tx.q
    .updateTable('pushSubscriptions')
    .set({ goneAt: tx.now })
    .where('goneAt', 'is', null)
    .where((e) => ('ids' in which ? e('id', 'in', which.ids) : e('endpoint', '=', which.endpoint)))
    .execute()
}
