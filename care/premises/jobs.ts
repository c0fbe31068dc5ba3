import type { MarkerId, StaffId } from '../../lib/ids.ts'
import { setTimer } from '../../platform/timers/timers.ts'
import type { Handler } from '../../platform/timers/timers.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { textStaff } from '../messages/actions.ts'
import { recordEvent } from '../record/actions.ts'
import { markerTermTimer } from './actions/markers.ts'
import { daysLeft, nextTermMoment } from './rules.ts'
import type { Marker } from './rules.ts'
import { changeMarker, readMarkers } from './store.ts'

/** P1 A month and a week before the end the decider hears of it. */
const warn = async (tx: Tx, marker: Marker): Promise<void> => {
  const left = daysLeft(marker.endsAt, tx.now)
  await textStaff(tx, {
    staffId: marker.decidedBy as StaffId,
    template: 'marker_ends',
    facts: { daysLeft: left },
    about: ['premises', marker.premisesId],
  })
  await recordEvent(tx, {
    verb: 'marker_end_announced',
    subject: ['premises', marker.premisesId],
    content: { markerId: marker.id, daysLeft: left },
  })
}

/** P1 The end itself needs nobody: the marker stopped showing on its own. This tidies up and puts it on the record. */
const over = async (tx: Tx, marker: Marker): Promise<void> => {
  await changeMarker(tx, marker.id, { endedAt: marker.endsAt })
  await recordEvent(tx, { verb: 'marker_ended_by_itself', subject: ['premises', marker.premisesId], content: { markerId: marker.id } })
}

const markerTerm: Handler = {
  kind: markerTermTimer,
  run: ({ once, timer }) =>
    once(async (tx) => {
      const [marker] = await readMarkers(tx, { id: timer.subjectId as MarkerId })
      if (!marker) return
      await (daysLeft(marker.endsAt, tx.now) === 0 ? over : warn)(tx, marker)
      const dueAt = nextTermMoment(marker.endsAt, tx.now)
      if (dueAt) await setTimer(tx, { kind: markerTermTimer, subject: marker.id, dueAt, lane: 3 })
    }),
}

export const premisesHandlers: readonly Handler[] = [markerTerm]
