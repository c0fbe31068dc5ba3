import type { AlarmId } from '../../../../lib/ids.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import { done } from '../../../../lib/refusal.ts'
import { tellBoard } from '../../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { callStaff, staffMessageOf } from '../../../messages/actions.ts'
import { recordEvent } from '../../../record/actions.ts'
import { closeRoom, holdAlarm } from '../../store.ts'
import { nameOf } from '../answer.ts'
import { isStaff, refuse } from '../staff.ts'

/** A2 Rings the controller's own telephone, to bring it into the open line of an alarm. They press a key first: a voicemail must not speak there. */
export const joinTheLine = async (tx: Tx, alarmId: AlarmId): Promise<Outcome<{ ringing: true }>> => {
  if (!isStaff(tx)) return refuse('A3_ONLY_A_PERSON_ANSWERS')
  const alarm = await holdAlarm(tx, alarmId)
  if (!alarm) return refuse('A3_UNKNOWN_ALARM')
  if (alarm.callRoom === null) return refuse('A2_NO_OPEN_LINE')
  const facts = { name: await nameOf(tx, alarm), room: alarm.callRoom }
  await callStaff(tx, { staffId: tx.who.staffId, template: 'join_the_line', facts, about: ['alarm', alarmId] })
  await recordEvent(tx, { verb: 'line_asked_for', subject: ['alarm', alarmId] })
  return done({ ringing: true })
}

/** The key in that call: 1 to listen and speak, 2 to listen only. Null when the call was none of these, or the line is gone. */
export const joinByKey = async (
  tx: Tx,
  messageId: string,
  keys: string | null,
): Promise<{ room: string; muted: boolean } | 'gone' | null> => {
  const message = await staffMessageOf(tx, messageId)
  if (message?.template !== 'join_the_line') return null
  const alarm = await holdAlarm(tx, message.about[1])
  const { room } = message.facts as { room: string }
  if (alarm?.callRoom !== room || (keys !== '1' && keys !== '2')) return 'gone'
  await recordEvent(tx, { verb: 'line_joined', subject: ['alarm', alarm.id], content: { staffId: message.staffId, muted: keys === '2' } })
  return { room, muted: keys === '2' }
}

/** The worker's end of a line was put down; `supplierId` is the supplier's id of their call. */
export const lineClosed = async (tx: Tx, supplierId: string): Promise<void> => {
  const alarmId = await closeRoom(tx, roomOf(supplierId))
  if (alarmId === null) return
  await recordEvent(tx, { verb: 'line_closed', subject: ['alarm', alarmId] })
  await tellBoard(tx)
}

/** A2 The room in which a worker's call stays open. */
export const roomOf = (supplierId: string): string => `line-${supplierId}`
