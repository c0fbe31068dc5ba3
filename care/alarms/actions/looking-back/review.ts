import type { AlarmId } from '../../../../lib/ids.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import { done, invalid } from '../../../../lib/refusal.ts'
import { after, hours } from '../../../../lib/time.ts'
import { setTimer } from '../../../../platform/timers/timers.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { textStaff } from '../../../messages/actions.ts'
import { recordEvent } from '../../../record/actions.ts'
import { everyoneOnDuty, reviewBy } from '../../rules.ts'
import { changeAlarm, dutyPeople, holdAlarm, readAlarmsToReview } from '../../store.ts'
import { nameOf } from '../answer.ts'
import { withEverything } from '../show.ts'
import type { AlarmShown } from '../show.ts'
import { isStaff, refuse } from '../staff.ts'
import { reviewTimer } from '../timers.ts'

/** A person looks back on an alarm that is over: what we learned, and what we change. Within two working days. */
export const reviewAlarm = async (tx: Tx, { alarmId, text }: { alarmId: AlarmId; text: string }): Promise<Outcome<{ reviewed: true }>> => {
  if (!isStaff(tx)) return refuse('A3_ONLY_A_PERSON_ANSWERS')
  if (text.trim() === '') return invalid({ field: 'text', sentence: 'Write what we learned, and what we change.' })
  const alarm = await holdAlarm(tx, alarmId)
  if (!alarm) return refuse('A3_UNKNOWN_ALARM')
  if (alarm.state !== 'closed') return refuse('A3_NOT_OVER')
  if (alarm.reviewedAt) return refuse('A3_ALREADY_REVIEWED')
  await changeAlarm(tx, alarmId, { reviewedAt: tx.now, reviewedBy: tx.who.staffId, reviewWords: text.trim() })
  await recordEvent(tx, { verb: 'alarm_reviewed', subject: ['alarm', alarmId], content: { text: text.trim() } })
  return done({ reviewed: true })
}

/** Alarms that are over and that nobody has looked back on, with the day by which somebody should. */
export const alarmsToReview = async (tx: Tx): Promise<(AlarmShown & { reviewBy: Temporal.Instant })[]> =>
  (await withEverything(tx, await readAlarmsToReview(tx))).map((alarm) => ({ ...alarm, reviewBy: reviewBy(alarm.closedAt ?? tx.now) }))

/** Nobody looked back in time: the directors hear of it, and again every day. */
export const remindOfReview = async (tx: Tx, alarmId: string): Promise<void> => {
  const alarm = await holdAlarm(tx, alarmId)
  if (alarm?.state !== 'closed' || alarm.reviewedAt) return
  const people = await dutyPeople(tx)
  const directors = people.filter((one) => one.role === 'director')
  const facts = { name: await nameOf(tx, alarm) }
  for (const { id } of directors.length > 0 ? directors : everyoneOnDuty(people))
    await textStaff(tx, { staffId: id, template: 'alarm_unreviewed', facts, about: ['alarm', alarm.id] })
  await setTimer(tx, { kind: reviewTimer, subject: alarm.id, dueAt: after(tx.now, hours(24)) })
}
