import { dayOf } from '../../lib/time.ts'
import type { Handler } from '../../platform/timers/timers.ts'
import { setTimer } from '../../platform/timers/timers.ts'
import { textStaff } from '../messages/actions.ts'
import { recordEvent } from '../record/actions.ts'
import { operativeOf } from '../workforce/actions.ts'
import { lapseTimer } from './actions.ts'
import { daysLeft, nextWarning, topics } from './rules.ts'
import { newestCertificates } from './store.ts'

/** T4 60, 30, 14 and 7 days before, unless a newer certificate has come meanwhile. */
const lapseNear: Handler = {
  kind: lapseTimer,
  run: ({ once, timer }) =>
    once(async (tx) => {
      const certificate = (await newestCertificates(tx, 'all')).find((one) => one.id === timer.subjectId)
      const operative = certificate && (await operativeOf(tx, certificate.operativeId))
      if (!certificate || !operative) return
      const left = daysLeft(certificate.validUntil, dayOf(tx.now))
      const facts = { topic: topics[certificate.topic].label, daysLeft: left }
      await textStaff(tx, { staffId: operative.staffId, template: 'training_lapses', facts, about: ['operative', operative.id] })
      await recordEvent(tx, {
        verb: 'training_lapse_announced',
        subject: ['operative', operative.id],
        content: { topic: certificate.topic, daysLeft: left },
      })
      const dueAt = nextWarning(certificate.validUntil, tx.now)
      if (dueAt) await setTimer(tx, { kind: lapseTimer, subject: certificate.id, dueAt, lane: 3 })
    }),
}

export const trainingHandlers: readonly Handler[] = [lapseNear]
