import type { StaffId } from '../../../lib/ids.ts'
import { after, seconds } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { setTimer } from '../../../platform/timers/timers.ts'
import { broadcastEverySeconds } from '../rules.ts'
import { joinedTo } from '../store.ts'
import { joinedTimer } from './timers.ts'

/** An alarm of which somebody is to hear in a call about another one. */
export type Joined = { alarmId: string; staffId: StaffId }

export const joinedOf = (subject: string): Joined => {
  const [alarmId = '', staffId = ''] = subject.split(' ')
  return { alarmId, staffId: staffId as StaffId }
}

/** A call rings for half a minute: should nobody say how it ended, it is looked at again. */
export const awaitJoined = (tx: Tx, joined: Joined, dueAt = after(tx.now, seconds(broadcastEverySeconds))): Promise<void> =>
  setTimer(tx, { kind: joinedTimer, subject: `${joined.alarmId} ${joined.staffId}`, dueAt, lane: 0 })

/** A3 A call of ours is over, or will not leave: whichever other alarm was to be heard of in it is looked at now. */
export const ringWhoJoined = async (tx: Tx, messageId: string): Promise<void> => {
  for (const joined of await joinedTo(tx, messageId)) await awaitJoined(tx, joined, tx.now)
}
