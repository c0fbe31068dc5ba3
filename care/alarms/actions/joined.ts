import { after, seconds } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { setTimer } from '../../../platform/timers/timers.ts'
import { broadcastEverySeconds } from '../rules.ts'
import { joinedTo } from '../store.ts'
import { joinedTimer } from './timers.ts'

/**
 * Somebody is to hear of an alarm in a call about another one. A call rings for half a minute: should nobody say how it ended, it is
 * looked at again. Each such ring has a timer of its own, so that alarms which ring in the same instant never wait for each other.
 */
export const awaitJoined = (tx: Tx, ringId: string, dueAt = after(tx.now, seconds(broadcastEverySeconds))): Promise<void> =>
  setTimer(tx, { kind: joinedTimer, subject: ringId, dueAt, lane: 0 })

/** A3 A call of ours is over, or will not leave: whichever other alarm was to be heard of in it is looked at now. */
export const ringWhoJoined = async (tx: Tx, messageId: string): Promise<void> => {
  for (const ringId of await joinedTo(tx, messageId)) await awaitJoined(tx, ringId, tx.now)
}
