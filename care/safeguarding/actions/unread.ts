import type { ConcernId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { setTimer } from '../../../platform/timers/timers.ts'
import { textStaff } from '../../messages/actions.ts'
import { recordEvent } from '../../record/actions.ts'
import { staffWithRole } from '../../workforce/actions.ts'
import { escalationOf, firstFollowUp } from '../rules.ts'
import { concernById } from '../store.ts'

/** The timer that asks whether the lead has read a concern. */
export const unreadTimer = 'concern.unread'

/** S3 Tells the lead at once, and asks again in an hour. Without a lead the directors are told: silence has a name. No content travels. */
export const tellTheLead = async (tx: Tx, id: ConcernId): Promise<void> => {
  await tell(tx, id, 'lead')
  await setTimer(tx, { kind: unreadTimer, subject: id, dueAt: firstFollowUp(tx.now), lane: 0 })
}

const tell = async (tx: Tx, id: ConcernId, whom: 'lead' | 'director'): Promise<void> => {
  const leads = await staffWithRole(tx, 'safeguarding_lead')
  const directors = whom === 'director' || leads.length === 0 ? await staffWithRole(tx, 'director') : []
  for (const lead of leads) await textStaff(tx, { staffId: lead.id, template: 'concern_received', facts: {}, about: ['concern', id] })
  const unread = { leads: leads.map((lead) => lead.name) }
  for (const director of directors)
    await textStaff(tx, { staffId: director.id, template: 'concern_unread', facts: unread, about: ['concern', id] })
}

/** S3 Nobody has read it: the lead hears again, then the director by name, then every hour until it is read. Read: nothing. */
export const followUpUnread = async (tx: Tx, id: ConcernId): Promise<void> => {
  const concern = await concernById(tx, id)
  if (!concern || concern.firstReadAt) return
  const { tell: whom, again } = escalationOf(concern.receivedAt, tx.now)
  await tell(tx, id, whom)
  await setTimer(tx, { kind: unreadTimer, subject: id, dueAt: again, lane: 0 })
  await recordEvent(tx, { verb: 'concern_followed_up', subject: ['concern', id], content: { told: whom } })
}
