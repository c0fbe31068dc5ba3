/** One alarm from asking to looking back, for whoever reads it afterwards. */
import { alarmOf } from '../../../care/alarms/actions.ts'
import { isSos, reviewBy } from '../../../care/alarms/rules.ts'
import { alarmKindLabel, alarmStateLabel, resolutionLabel, wordFromLabel } from '../../../care/alarms/words.ts'
import { staffNamed } from '../../../care/workforce/actions.ts'
import type { AlarmId, StaffId } from '../../../lib/ids.ts'
import { secondsBetween } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { readFace } from '../../design/faces/read.ts'
import { dueBy, moment, toTheSecond } from '../say.ts'
import { linesOf } from './desk/shown/notes.ts'
import { rungOf } from './desk/shown/rung.ts'

const named = async (tx: Tx, id: string | null): Promise<string | null> => (id === null ? null : staffNamed(tx, id as StaffId))

export const alarmStory = async (tx: Tx, id: AlarmId) => {
  const alarm = await alarmOf(tx, id)
  if (!alarm) return null
  const [closedBy, agreedBy, reviewedBy] = [
    await named(tx, alarm.closedBy),
    await named(tx, alarm.agreedBy),
    await named(tx, alarm.reviewedBy),
  ]
  const answered = alarm.firstAnsweredAt ? secondsBetween(alarm.receivedAt, alarm.firstAnsweredAt) : null
  const due = alarm.closedAt && reviewBy(alarm.closedAt)
  const facts: [string, string][] = [
    ['How it stands', alarmStateLabel[alarm.state]],
    ['Asked', `${toTheSecond(alarm.raisedAt)}, reached us ${toTheSecond(alarm.receivedAt)}`],
    ['First answered', answered === null ? 'Not yet' : `after ${answered} seconds`],
    ['Where', alarm.address ?? 'They were not sent anywhere'],
  ]
  if (alarm.closedAt)
    facts.push(
      ['Over', `${moment(alarm.closedAt, tx.now)}, by ${closedBy ?? 'somebody'}${agreedBy ? ` and ${agreedBy}` : ''}`],
      ['What it was', alarm.resolution ? resolutionLabel[alarm.resolution] : ''],
      ['On what', alarm.wordFrom ? `Word from: ${wordFromLabel[alarm.wordFrom].toLowerCase()}` : 'Their own PIN and voice'],
      ['What happened', alarm.closeWhy ?? ''],
    )
  return {
    title: `${alarmKindLabel[alarm.kind]}: ${alarm.name}`,
    sos: isSos(alarm.kind),
    face: readFace(alarm.face),
    when: moment(alarm.receivedAt, tx.now),
    facts,
    rung: rungOf(alarm, alarm.state === 'ringing'),
    lines: linesOf(alarm, alarm.firstName).toReversed(),
    visit: alarm.visitId ? `/visits/${alarm.visitId}` : null,
    open: alarm.state !== 'closed',
    review: alarm.reviewedAt && {
      by: reviewedBy ?? 'Somebody',
      at: moment(alarm.reviewedAt, tx.now),
      text: alarm.reviewWords ?? '',
    },
    due: due && dueBy(due, tx.now),
  }
}
