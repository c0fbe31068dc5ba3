/** Alarms that are over and that nobody has looked back on yet. */
import { alarmsToReview } from '../../../care/alarms/actions.ts'
import { alarmKindLabel } from '../../../care/alarms/words.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { dueBy, moment } from '../say.ts'

export const reviewsDue = async (tx: Tx) =>
  (await alarmsToReview(tx)).map((alarm) => ({
    key: alarm.id as string,
    title: `${alarmKindLabel[alarm.kind]}: ${alarm.name}`,
    note: `Over at ${moment(alarm.closedAt ?? alarm.receivedAt, tx.now)}. “${alarm.closeWhy ?? ''}”`,
    due: dueBy(alarm.reviewBy, tx.now),
  }))
export type ReviewDue = Awaited<ReturnType<typeof reviewsDue>>[number]
