import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { later } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { signOfLife } from '../../alarms/actions.ts'
import { bookingsOfVisit } from '../../booking/actions.ts'
import type { Booking } from '../../booking/actions.ts'
import { isOut } from '../../booking/rules/states.ts'
import { recordEvent } from '../../record/actions.ts'
import { progressAfter } from '../rules/after.ts'
import { whyNot } from '../rules/door.ts'
import { happenedAt } from '../rules/times.ts'
import type { ActFacts, Consent, Progress, VisitAct } from '../rules/visit.ts'
import { addStep, hasStep, lastStepAt } from '../store/steps.ts'
import { addConsent, changeConsent, holdVisit, saveProgress } from '../store/visits.ts'
import type { Visit } from '../store/visits.ts'
import { because } from '../words.ts'
import { companyOf, unreadOf } from './this-visit.ts'

/** An act as it is being taken: the visit before, how far it comes, and when it happened by our clock. */
export type Doing<F extends ActFacts = ActFacts> = {
  tx: Tx
  act: VisitAct & F
  at: Instant
  visit: Visit
  progress: Progress
  booking: Booking
}
export type Effect = (doing: Doing) => Promise<Outcome<unknown>>
export type Taken = { repeated: boolean }

/**
 * Takes one act of the phone: once, however often it is told; at the time it happened, as well as we can know it; only when
 * nothing stands against it. `act.at` and `sentAt` are by the phone's clock, and both are kept beside ours.
 */
export const take = async (tx: Tx, act: VisitAct, sentAt: Instant, effect: Effect): Promise<Outcome<Taken>> => {
  const booking = (await bookingsOfVisit(tx, act.visitId)).find(
    (one) => tx.who.kind === 'operative' && one.operativeId === tx.who.operativeId,
  )
  const visit = booking && (await holdVisit(tx, act.visitId))
  const unread = visit && (await unreadOf(tx, visit.id, booking.operativeId))
  if (!visit || !unread) return refused(because('V5_NOT_YOUR_VISIT'))
  if (await hasStep(tx, act.id)) return done({ repeated: true })
  const last = await lastStepAt(tx, visit.id, booking.operativeId)
  const notBefore = last ? later(last, booking.sentAt) : booking.sentAt
  const at = happenedAt({ said: act.at, sentAt, receivedAt: tx.now, notBefore })
  const reasons = whyNot({ progress: visit.progress, unread, company: await companyOf(tx, visit.id, booking.operativeId) }, act, at)
  if (reasons.length > 0) return refused(...reasons)
  const doing: Doing = { tx, act, at, visit, booking, progress: progressAfter(visit.progress, act, at) }
  await keep(doing, sentAt)
  const did = await effect(doing)
  if (!did.ok) return did
  if (isOut(booking.state)) await signOfLife(tx, booking.id, at)
  return done({ repeated: false })
}

const keep = async ({ tx, act, at, visit, progress, booking }: Doing, sentAt: Instant): Promise<void> => {
  const { id, kind, visitId, at: saidAt, ...facts } = act
  const consentId = await keepConsent(tx, visit, progress.consent)
  await saveProgress(tx, visitId, progress, consentId)
  const clocks = { saidAt: saidAt.toString(), sentAt: sentAt.toString() }
  await addStep(tx, { id, visitId, operativeId: booking.operativeId, kind, happenedAt: at, facts: { ...facts, ...clocks } })
  await recordEvent(tx, { verb: verbs[kind], subject: ['visit', visitId], content: { actId: id, at: at.toString() } })
}

/** V1, V2 A new yes has a row of its own; a narrower one, or one taken back, changes the row it belongs to. */
const keepConsent = async (tx: Tx, visit: Visit, consent: Consent | null): Promise<string | null> => {
  const before = visit.progress.consent
  if (consent === null || consent === before) return visit.consentId
  if (before && visit.consentId && consent.givenAt.equals(before.givenAt)) {
    await changeConsent(tx, visit.consentId, consent)
    return visit.consentId
  }
  const id = tx.world.newId('consent')
  await addConsent(tx, id, visit.id, consent)
  return id
}

/** Each act as the record says it (R1). */
const verbs: Record<ActFacts['kind'], string> = {
  read_marker: 'marker_read',
  set_off: 'set_off',
  arrive: 'arrived_at_the_address',
  knock: 'knocked',
  door_opened: 'door_opened',
  show_id: 'id_shown',
  say_code: 'code_said',
  under_18s: 'asked_who_is_home',
  look_around: 'looked_around',
  consent: 'consent_recorded',
  go_in: 'let_in',
  limit_consent: 'consent_limited',
  withdraw_consent: 'consent_withdrawn',
  not_today: 'told_not_today',
  would_rather_not: 'told_rather_not',
  nobody_answered: 'nobody_answered',
  felt_wrong: 'left_because_it_felt_wrong',
  only_under_18s: 'only_under_18s_home',
  note: 'note_taken',
  photo: 'photo_taken',
  made_safe: 'made_safe',
  follow_on: 'follow_on_told',
  word: 'word_said_at_the_door',
  welfare_step: 'welfare_step_taken',
  all_is_well: 'said_all_is_well',
  leave: 'away_and_well',
}
