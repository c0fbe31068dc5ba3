/** R2 What is shown of somebody in an alarm, and to whom, is recorded: once when they answer, and each time they ask for more. */
import { alarmOf } from '../../../../../care/alarms/actions.ts'
import { eventsOf, recordLook } from '../../../../../care/record/actions.ts'
import { nextOfKinOf } from '../../../../../care/workforce/actions.ts'
import type { AlarmId } from '../../../../../lib/ids.ts'
import type { Tx } from '../../../../../platform/postgres/tx.ts'
import { actorId } from '../../../../../platform/who.ts'

/** Whoever has it sees the precautions of the address, to read them to 999: their first look is recorded. */
export const recordFirstLook = async (tx: Tx, alarmId: AlarmId): Promise<void> => {
  const me = actorId(tx.who)
  const looked = (await eventsOf(tx, 'alarm', alarmId)).some((event) => event.verb === 'looked_at' && event.actorId === me)
  if (!looked) await recordLook(tx, { subject: ['alarm', alarmId], what: 'alarm_with_markers' })
}

/** The next of kin, for whoever has the alarm; nobody's for anybody else. */
export const kinOf = async (tx: Tx, alarmId: AlarmId): Promise<{ name: string | null; telephone: string | null }> => {
  const alarm = await alarmOf(tx, alarmId)
  const isTheirs = tx.who.kind === 'staff' && alarm?.answeredBy === tx.who.staffId && alarm.state !== 'closed'
  const kin = isTheirs && alarm.whoseId ? await nextOfKinOf(tx, alarm.whoseId) : null
  return kin ?? { name: null, telephone: null }
}
