import type { MarkerId, OperativeId, VisitId } from '../../../lib/ids.ts'
import { isAtOrAfter } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { withWiderSight } from '../../../platform/postgres/sight.ts'
import { watchOf } from '../../alarms/actions.ts'
import { bookingsOfVisit, breakToday, currentBookingOf } from '../../booking/actions.ts'
import type { Booking } from '../../booking/actions.ts'
import { recordLook } from '../../record/actions.ts'
import { showsTheSame } from '../rules/shown.ts'
import type { PhoneVisit, Shown } from '../rules/shown.ts'
import type { Company } from '../rules/visit.ts'
import { keepShown, lastShown, readBy } from '../store/steps.ts'
import { addVisit, saveProgress, visitById } from '../store/visits.ts'
import type { Visit } from '../store/visits.ts'
import { whatToShow } from './show.ts'

/**
 * The one visit of whoever asks, everything about it that a phone without signal needs, and nothing of any other (B2). The
 * first showing begins the visit's row; whatever is shown is kept with it, word for word (V5).
 */
export const thisVisit = async (tx: Tx): Promise<PhoneVisit> => {
  if (tx.who.kind !== 'operative') return { kind: 'nothing' }
  const booking = await currentBookingOf(tx, tx.who.operativeId)
  if (!booking) return { kind: 'nothing', ...(await theirBreak(tx, tx.who.operativeId)) }
  if (booking.state === 'breathing') return { ...breathing(tx, booking), ...(await theirBreak(tx, booking.operativeId)) }
  const shown = await whatToShow(tx, booking)
  const visit = await beginVisit(tx, booking, shown)
  await keepWhatIsShown(tx, booking, shown)
  const watch = await watchOf(tx, booking.id)
  return {
    kind: 'visit',
    visitId: visit.id,
    operativeId: booking.operativeId,
    shown,
    progress: visit.progress,
    read: await readBy(tx, visit.id, booking.operativeId),
    company: await companyOf(tx, visit.id, booking.operativeId),
    checkInBy: watch?.checkInBy ?? null,
    lastHeardAt: watch?.lastSignAt ?? null,
  }
}

/** D1 When they are left alone; it says nothing of what comes after (B2). */
const theirBreak = async (tx: Tx, id: OperativeId): Promise<{ breakAt?: Instant; breakUntil?: Instant }> => {
  const span = (await breakToday(tx, id))?.span
  return span ? { breakAt: span.from, breakUntil: span.to } : {}
}

const breathing = (tx: Tx, { visitId, breathingUntil: until }: Booking): Exclude<PhoneVisit, { kind: 'visit' }> =>
  until === null || isAtOrAfter(tx.now, until) ? { kind: 'nothing' } : { kind: 'breathing', visitId, until }

/** The visit's row; the household's wait is the one told last, until somebody has knocked. */
const beginVisit = async (tx: Tx, booking: Booking, shown: Shown): Promise<Visit> => {
  const { visitId: id, orderId, appointmentId, householdId, premisesId } = booking
  await addVisit(tx, { id, orderId, appointmentId, householdId, premisesId }, shown.doorWaitMinutes)
  const visit = await visitById(tx, id)
  if (!visit) throw new Error(`The visit ${id} cannot be read by ${booking.operativeId}, who was sent on it.`)
  if (visit.progress.knockedAt !== null || visit.progress.waitMinutes === shown.doorWaitMinutes) return visit
  const progress = { ...visit.progress, waitMinutes: shown.doorWaitMinutes }
  await saveProgress(tx, id, progress, visit.consentId)
  return { ...visit, progress }
}

const keepWhatIsShown = async (tx: Tx, { visitId, operativeId }: Booking, shown: Shown): Promise<void> => {
  const before = await lastShown(tx, visitId, operativeId)
  if (before && showsTheSame(before, shown)) return
  await keepShown(tx, visitId, operativeId, shown)
  await recordLook(tx, { subject: ['visit', visitId], what: 'this_visit' })
}

/** Whether the other of two who were sent together has arrived. A phone may know that, and nothing else of the other. */
export const companyOf = async (tx: Tx, visitId: VisitId, operativeId: OperativeId): Promise<Company> => {
  const team = await withWiderSight(tx, () => bookingsOfVisit(tx, visitId))
  const others = team.filter((one) => one.operativeId !== operativeId && one.state !== 'called_back')
  if (others.length === 0) return 'not_needed'
  return others.some((one) => one.arrivedAt === null) ? 'waiting' : 'there'
}

/** P2 Plates that were shown and not said to be read; null when nothing was shown to this operative. */
export const unreadOf = async (tx: Tx, visitId: VisitId, operativeId: OperativeId): Promise<MarkerId[] | null> => {
  const shown = await lastShown(tx, visitId, operativeId)
  if (!shown) return null
  const read = await readBy(tx, visitId, operativeId)
  return shown.plates.map((plate) => plate.markerId).filter((id) => !read.includes(id))
}
