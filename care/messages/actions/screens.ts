import type { Tx } from '../../../platform/postgres/tx.ts'
import { recordEvent } from '../../record/actions.ts'
import { endScreens, holdMessage, keepScreen } from '../store.ts'
import { receipt } from './receipt.ts'

/** Whoever is signed in asks that this browser be told, also while no page of ours is open. Nothing happens for anybody else. */
export const tellThisBrowser = async (tx: Tx, browser: { endpoint: string; p256dh: string; auth: string }): Promise<boolean> => {
  if (tx.who.kind !== 'staff') return false
  const id = tx.world.newId('pushSubscription')
  await keepScreen(tx, { ...browser, id, staffId: tx.who.staffId })
  await recordEvent(tx, { verb: 'push_asked_for', subject: ['staff', tx.who.staffId] })
  return true
}

/** This browser wants to be told no more. */
export const leaveThisBrowser = (tx: Tx, endpoint: string): Promise<void> => endScreens(tx, { endpoint })

/** M2 A browser has shown a push: it is delivered. Only to whom it was sent. */
export const pushShown = async (tx: Tx, messageId: string): Promise<void> => {
  const message = await holdMessage(tx, messageId)
  if (!message || message.channel !== 'push' || tx.who.kind !== 'staff' || message.staffId !== tx.who.staffId) return
  await receipt(tx, messageId, { of: 'message', sid: `push:${messageId}`, state: 'delivered', errorCode: null }, { supplier: 'push' })
}
