import { inTurn } from '../../../lib/in-turn.ts'
import type { OperativeId, StaffId, VisitId } from '../../../lib/ids.ts'
import { before, dayOf, days } from '../../../lib/time.ts'
import type { Day } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { watchOf } from '../../alarms/actions.ts'
import { appointmentOf, bookingsOfVisit } from '../../booking/actions.ts'
import type { Appointment, Booking } from '../../booking/actions.ts'
import { householdOf } from '../../households/actions.ts'
import { householdName } from '../../households/rules.ts'
import { landlordOf } from '../../landlords/actions.ts'
import { messagesAbout } from '../../messages/actions.ts'
import { dayEn, messageStateLabel, templateLabel, windowEn } from '../../messages/words.ts'
import { premisesOf } from '../../premises/actions.ts'
import { addressLine } from '../../premises/rules.ts'
import { eventsOf, recordLook } from '../../record/actions.ts'
import { orderOf } from '../../repairs/actions.ts'
import { operativesOf, staffNamed } from '../../workforce/actions.ts'
import type { Operative } from '../../workforce/rules.ts'
import { doorstepRecord, promisesAbout, storyOfActs } from '../rules/story.ts'
import type { DoorstepRecord, PromiseAbout, StoryEntry, ToldAct } from '../rules/story.ts'
import { lookedAfter, photosTaken, watchedOver, wordsSaid } from './story-afterwards.ts'
import { photosOf } from '../store/leaving.ts'
import type { PhotoMeta } from '../store/leaving.ts'
import { showingsOf, stepsOf } from '../store/steps.ts'
import type { Showing } from '../store/steps.ts'
import { consentsOf, visitById } from '../store/visits.ts'
import type { Visit } from '../store/visits.ts'
import { checkOfVisit } from '../store/welfare.ts'
import { storyWords } from '../words.ts'

export type Story = {
  visit: Visit
  household: string
  address: string
  work: string
  appointment: Appointment | null
  operatives: { id: OperativeId; name: string; firstName: string; idCardNumber: string; face: unknown }[]
  entries: StoryEntry[]
  doorstep: DoorstepRecord | null
  /** V5 What was shown to whom, word for word. */
  shown: Showing[]
  photos: PhotoMeta[]
  promises: PromiseAbout[]
  record: { events: number; looks: number }
}

type Gathered = {
  visit: Visit
  household: string
  bookings: Booking[]
  people: Map<OperativeId, Operative>
  acts: ToldAct[]
  shown: Showing[]
  photos: PhotoMeta[]
  appointment: Appointment | null
}

/**
 * A whole visit on one page, from the order to the goodbye, out of the duties' own rows. R2 The look is recorded, because
 * what the operative was shown stands in it. Null when there is none that whoever asks may see.
 */
export const visitStory = async (tx: Tx, id: VisitId): Promise<Story | null> => {
  const visit = await visitById(tx, id)
  const order = visit && (await orderOf(tx, visit.orderId))
  const premises = visit && (await premisesOf(tx, visit.premisesId))
  if (!visit || !order || !premises) return null
  const gathered = await gather(tx, visit)
  const { bookings, people, appointment, household, acts, shown, photos } = gathered
  const landlord = await landlordOf(tx, order.landlordId)
  const came = { at: order.reportedAt, mark: 'order', title: storyWords.orderCame(landlord?.name ?? 'the landlord'), promises: [] } as const
  const ordered: StoryEntry = { ...came, detail: storyWords.finishBy(order.description, dayIn(dayOf(order.finishBy))) }
  const entries = [
    ordered,
    ...(await promised(tx, appointment)),
    ...(await told(tx, visit)),
    ...sent(bookings, people),
    ...(await onTheVisit(tx, gathered)),
  ]
  await recordLook(tx, { subject: ['visit', id], what: 'visit_story' })
  return {
    visit,
    household,
    address: addressLine(premises),
    work: order.description,
    appointment,
    operatives: [...people.values()].map(({ id: operativeId, name, firstName, idCardNumber, face }) => ({
      id: operativeId,
      name,
      firstName,
      idCardNumber,
      face,
    })),
    entries: entries.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)),
    doorstep: doorstepRecord(visit.progress, await consentsOf(tx, id)),
    shown,
    photos,
    promises: promisesAbout({
      progress: visit.progress,
      windowTo: appointment?.window.to ?? null,
      acts,
      ...(await aboutSafety(tx, gathered)),
    }),
    record: await recordOf(tx, visit, bookings),
  }
}

const dayIn = (day: Day): string => dayEn(day, before(day.toZonedDateTime('UTC').toInstant(), days(5))).replace(/^on /, '')

const gather = async (tx: Tx, visit: Visit): Promise<Gathered> => {
  const bookings = await bookingsOfVisit(tx, visit.id)
  const people = await operativesOf(
    tx,
    bookings.map((one) => one.operativeId),
  )
  const home = await householdOf(tx, visit.householdId)
  const steps = await stepsOf(tx, visit.id)
  const acts = steps.map(({ kind, happenedAt, operativeId, facts }) => ({
    kind,
    at: happenedAt,
    by: people.get(operativeId)?.firstName ?? '',
    facts,
  }))
  const appointment = visit.appointmentId ? await appointmentOf(tx, visit.appointmentId) : null
  const household = householdName(home?.people ?? [])
  return {
    visit,
    household,
    bookings,
    people,
    acts,
    appointment,
    shown: await showingsOf(tx, visit.id),
    photos: await photosOf(tx, visit.id),
  }
}

const promised = async (tx: Tx, appointment: Appointment | null): Promise<StoryEntry[]> => {
  if (!appointment) return []
  const { window, promisedAt, promisedBy, waitsSince } = appointment
  const words = windowEn({ windowFrom: window.from, windowTo: window.to }, before(window.from, days(5)))
  const by = await staffNamed(tx, promisedBy as StaffId)
  const made: StoryEntry = {
    ...{ at: promisedAt, mark: 'promise', title: storyWords.promised(words), promises: ['B3'] },
    detail: by && storyWords.promisedBy(by),
  }
  return waitsSince === null ? [made] : [made, { at: waitsSince, mark: 'word', title: storyWords.theyWait, detail: null, promises: ['B6'] }]
}

/** M2 What the household was told, and what came of it. */
const told = async (tx: Tx, { id, appointmentId }: Visit): Promise<StoryEntry[]> => {
  const messages = [
    ...(await messagesAbout(tx, ['visit', id])),
    ...(appointmentId ? await messagesAbout(tx, ['appointment', appointmentId]) : []),
  ]
  return messages
    .filter((one) => one.householdId !== null)
    .map((one) => {
      const state = messageStateLabel[one.state as keyof typeof messageStateLabel]
      return {
        at: one.deliveredAt ?? one.sentAt ?? one.queuedAt,
        mark: 'message',
        title: templateLabel[one.template as keyof typeof templateLabel],
        detail: state,
        promises: ['M2'],
      }
    })
}

const sent = (bookings: readonly Booking[], people: ReadonlyMap<OperativeId, Operative>): StoryEntry[] =>
  bookings.flatMap(({ operativeId, sentAt, why, state, endedAt, breathingUntil }) => {
    const name = people.get(operativeId)?.name ?? ''
    const going: StoryEntry = {
      at: sentAt,
      mark: 'sent',
      title: storyWords.sent(name),
      detail: why.sentences.join(' ') || null,
      promises: ['B1', 'D4', 'A1'],
    }
    if (state === 'called_back' && endedAt)
      return [going, { at: endedAt, mark: 'no', title: storyWords.calledBack(name), detail: null, promises: [] }]
    return state === 'ended' && breathingUntil
      ? [going, { at: breathingUntil, mark: 'breath', title: storyWords.breathingOver, detail: null, promises: ['B2'] }]
      : [going]
  })

const onTheVisit = async (tx: Tx, gathered: Gathered): Promise<StoryEntry[]> => {
  const { visit, household, bookings, acts, shown, photos } = gathered
  const lines = storyOfActs(acts, { progress: visit.progress, household, shown: shown.at(-1)?.shown ?? null })
  const about = [...(await watchedOver(tx, bookings)), ...(await wordsSaid(tx, visit)), ...(await lookedAfter(tx, visit))]
  return [...lines, ...photosTaken(photos), ...about]
}

const aboutSafety = async (
  tx: Tx,
  { visit, bookings, shown, acts }: Gathered,
): Promise<{ unread: number; watched: boolean; welfare: boolean | null }> => {
  const read = acts.filter((act) => act.kind === 'read_marker').map((act) => act.facts['markerId'])
  const unread = new Set(shown.flatMap((one) => one.shown.plates.map((plate) => plate.markerId)).filter((id) => !read.includes(id))).size
  const watches = await inTurn(bookings, (one) => watchOf(tx, one.id))
  const check = await checkOfVisit(tx, visit.id)
  return { unread, watched: watches.length > 0 && watches.every((one) => one !== null), welfare: check === null ? null : true }
}

const recordOf = async (tx: Tx, visit: Visit, bookings: readonly Booking[]): Promise<Story['record']> => {
  const subjects: [string, string][] = [
    ['visit', visit.id],
    ['order', visit.orderId],
    ...(visit.appointmentId ? [['appointment', visit.appointmentId] as [string, string]] : []),
  ]
  for (const one of bookings) subjects.push(['booking', one.id])
  const events = (await inTurn(subjects, ([kind, id]) => eventsOf(tx, kind, id))).flat()
  const lookers = new Set(events.filter((one) => one.verb === 'looked_at').map((one) => one.actorId))
  return { events: events.length, looks: lookers.size }
}
