import { after, seconds } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { setTimer, setTimersOnce } from '../../../platform/timers/timers.ts'
import { broadcastEverySeconds } from '../rules.ts'
import { isJoined } from '../store.ts'
import { callOverTimer } from './timers.ts'

/** Not in the lanes of duty: these have a first ring to say, and whoever is looked at here was texted already. */
const whenOver = { kind: callOverTimer, lane: 2 } as const

/** Somebody is to hear of an alarm in each of these calls about another. They ring for half a minute: should nobody say how one ended, it is looked at. */
export const awaitEnd = (tx: Tx, messageIds: readonly string[]): Promise<void> =>
  setTimersOnce(tx, { ...whenOver, subjects: messageIds, dueAt: after(tx.now, seconds(broadcastEverySeconds)) })

/** A3 A call of ours is over, or will not leave: whichever other alarms were to be heard of in it are looked at now. */
export const ringWhoJoined = async (tx: Tx, messageId: string): Promise<void> => {
  if (await isJoined(tx, messageId)) await setTimer(tx, { ...whenOver, subject: messageId, dueAt: tx.now })
}
