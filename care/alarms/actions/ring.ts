import type { StaffId } from '../../../lib/ids.ts'
import { after } from '../../../lib/time.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { setTimer } from '../../../platform/timers/timers.ts'
import { callStaff, textStaff, withholdQueued } from '../../messages/actions.ts'
import { recordEvent } from '../../record/actions.ts'
import { alarmAfter, freshDigits, ringEvery, rungInRound } from '../rules.ts'
import { addRing, changeAlarm, digitsInUse, dutyStaff, holdAlarm, operativeBy } from '../store.ts'
import type { Alarm } from '../store.ts'
import { addressOf } from './show.ts'
import { ringTimer } from './timers.ts'

/**
 * A3 One round of ringing: the screens, and by text and by call each person of this round. Sets the next round before it ends, and
 * does so whoever there is to ring: an alarm that nobody answers never falls silent.
 */
export const ringAlarm = async (tx: Tx, alarmId: string): Promise<void> => {
  const alarm = await holdAlarm(tx, alarmId)
  const state = alarm && alarmAfter(alarm.state, 'rung')
  if (!alarm || !state) return
  const round = alarm.ringRound + 1
  const people = rungInRound(await dutyStaff(tx, { exceptOperativeId: alarm.operativeId }), round)
  await withholdQueued(tx, ['alarm', alarm.id]) // what an earlier round could not send is said anew
  await addRing(tx, { id: tx.world.newId('ring'), alarmId, round, channel: 'screen', staffId: null, messageId: null, digits: null })
  for (const person of people) await ringPerson(tx, alarm, { staffId: person.id, round })
  await changeAlarm(tx, alarm.id, { state, ringRound: round })
  await setTimer(tx, { kind: ringTimer, subject: alarm.id, dueAt: after(tx.now, ringEvery), lane: 0 })
  await tellBoard(tx)
  await recordEvent(tx, { verb: 'alarm_rung', subject: ['alarm', alarm.id], content: { round, people: people.map((p) => p.id) } })
}

const ringPerson = async (tx: Tx, alarm: Alarm, { staffId, round }: { staffId: StaffId; round: number }): Promise<void> => {
  const digits = freshDigits(() => tx.world.digits(2), await digitsInUse(tx, staffId))
  const operative = await operativeBy(tx, { id: alarm.operativeId })
  const facts = { name: operative?.name ?? 'Somebody', where: await addressOf(tx, alarm.householdId), kind: alarm.kind, digits }
  const message = { staffId, template: 'alarm_ring', facts, about: ['alarm', alarm.id] } as const
  const ring = { alarmId: alarm.id, round, staffId, digits }
  await addRing(tx, { ...ring, id: tx.world.newId('ring'), channel: 'call', messageId: await callStaff(tx, message) })
  await addRing(tx, { ...ring, id: tx.world.newId('ring'), channel: 'text', messageId: await textStaff(tx, message) })
}
