/** Alarms that are over, a page at a time. */
import { pastAlarms } from '../../../care/alarms/actions.ts'
import { reviewBy } from '../../../care/alarms/rules.ts'
import { alarmKindLabel, resolutionLabel } from '../../../care/alarms/words.ts'
import { secondsBetween } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { readFace } from '../../design/faces/read.ts'
import { dueBy, moment } from '../say.ts'

const onAPage = 50
type Past = Awaited<ReturnType<typeof pastAlarms>>[number]

const answeredAfter = ({ receivedAt, firstAnsweredAt }: Past): string =>
  firstAnsweredAt ? `${secondsBetween(receivedAt, firstAnsweredAt)} s` : 'by nobody'
const lookedBack = ({ reviewedAt, closedAt }: Past, now: Instant): string => (reviewedAt ? 'Done' : dueBy(reviewBy(closedAt ?? now), now))

export const pastShown = async (tx: Tx, before: Instant | null) => {
  const found = await pastAlarms(tx, { before, most: onAPage + 1 })
  const page = found.slice(0, onAPage)
  return {
    rows: page.map((alarm) => ({
      key: alarm.id as string,
      when: moment(alarm.receivedAt, tx.now),
      name: alarm.name,
      face: readFace(alarm.face),
      what: alarmKindLabel[alarm.kind],
      answered: answeredAfter(alarm),
      ended: alarm.resolution ? resolutionLabel[alarm.resolution] : '',
      why: alarm.closeWhy ?? '',
      review: lookedBack(alarm, tx.now),
    })),
    older: found.length > onAPage ? page.at(-1)!.receivedAt.toString() : null,
  }
}
