/** What past sendings say, and what was learned from them: rows of `learned_stretches` and `learned_nights`, which only booking writes. */
import type { BookingId } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'
import { anyOf } from '../../../platform/postgres/any-of.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { firstLessons, lessonKinds } from '../../dispatch/learned/lessons.ts'
import { bands } from '../../dispatch/learned/bands.ts'
import type { Cells, LessonKind, Lessons, Unanswered } from '../../dispatch/learned/lessons.ts'
import type { Past, Way } from '../../dispatch/learned/past.ts'
import type { Experience } from '../../dispatch/promise/odds.ts'
import type { Held, OwnOdds } from '../../dispatch/promise/own.ts'

export type PastRow = Past & { readonly id: BookingId }

const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row.id, row]))

/** What is known beside so many sendings: asked for by id, because a join over everybody is slow under row-level security. */
const besides = async (
  { q }: Tx,
  sent: readonly { orderId: string; premisesId: string; visitId: string; appointmentId: string | null }[],
) => {
  const [orders, premises, visits] = [
    anyOf(sent.map((one) => one.orderId)),
    anyOf(sent.map((one) => one.premisesId)),
    anyOf(sent.map((one) => one.visitId)),
  ]
  const appointments = anyOf(sent.flatMap((one) => one.appointmentId ?? []))
  return {
    orders: byId(await q.selectFrom('orders').select(['id', 'trade', 'isEmergency']).where('id', '=', orders).execute()),
    premises: byId(await q.selectFrom('premises').select(['id', 'lon']).where('id', '=', premises).execute()),
    visits: byId(await q.selectFrom('visits').select(['id', 'knockedAt', 'outcome']).where('id', '=', visits).execute()),
    appointments: byId(await q.selectFrom('appointments').select(['id', 'windowFrom']).where('id', '=', appointments).execute()),
  }
}

/** So many sendings that are over, the first first, from `since` on and after the row `last`. Whoever was called back made no visit. */
export const pastSendings = async (tx: Tx, since: Instant, last: PastRow | null, most: number): Promise<PastRow[]> => {
  const rows = await tx.q
    .selectFrom('bookings')
    .select(['id', 'visitId', 'operativeId', 'orderId', 'premisesId', 'appointmentId', 'sentAt', 'arrivedAt', 'leftAt'])
    .select(['travelMinutes', 'expectedMinutes', 'extraMinutes', 'interpreter'])
    .where('state', 'in', ['breathing', 'ended'])
    .where('sentAt', '>=', last?.sentAt ?? since)
    .where((e) => (last === null ? e.lit(true) : e.or([e('sentAt', '>', last.sentAt), e('id', '>', last.id)])))
    .orderBy('sentAt')
    .orderBy('id')
    .limit(most)
    .execute()
  const { orders, premises, visits, appointments } = await besides(tx, rows)
  return rows.map(({ id, visitId, operativeId, orderId, premisesId, appointmentId, travelMinutes, ...row }): PastRow => {
    const [order, visit] = [orders.get(orderId)!, visits.get(visitId)]
    return {
      ...{ ...row, id: id as BookingId, visit: visitId, operative: operativeId, roadMinutes: travelMinutes },
      ...{ trade: order.trade, emergency: order.isEmergency, onMap: (premises.get(premisesId)?.lon ?? null) !== null },
      ...{ knockedAt: visit?.knockedAt ?? null, outcome: visit?.outcome ?? null },
      windowFrom: appointments.get(appointmentId ?? '')?.windowFrom ?? null,
    }
  })
}

/** Whoever was sent since then and has arrived, also those who are still at the home. */
export const arrivalsSince = async ({ q }: Tx, since: Instant): Promise<Way[]> => {
  const rows = await q
    .selectFrom('bookings')
    .select(['operativeId as operative', 'premisesId', 'appointmentId', 'sentAt', 'arrivedAt', 'travelMinutes as roadMinutes'])
    .where('sentAt', '>=', since)
    .where('arrivedAt', 'is not', null)
    .orderBy('sentAt')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const [places, promised] = [anyOf(rows.map((one) => one.premisesId)), anyOf(rows.flatMap((one) => one.appointmentId ?? []))]
  const premises = byId(await q.selectFrom('premises').select(['id', 'lon']).where('id', '=', places).execute())
  const appointments = byId(await q.selectFrom('appointments').select(['id', 'windowFrom']).where('id', '=', promised).execute())
  return rows.map(({ premisesId, appointmentId, ...row }) => ({
    ...row,
    onMap: (premises.get(premisesId)?.lon ?? null) !== null,
    windowFrom: appointments.get(appointmentId ?? '')?.windowFrom ?? null,
  }))
}

const rowsOf = (about: LessonKind, cells: Cells) => Object.entries(cells).map(([key, lesson]) => ({ about, key, ...lesson }))

/** The night's lessons in place of the night's before. */
export const keepLessons = async (tx: Tx, lessons: Lessons, own: OwnOdds): Promise<void> => {
  const { contractorId } = tx.who
  const stretches = lessonKinds.flatMap((about) => rowsOf(about, lessons[about]))
  await tx.q
    .insertInto('learnedStretches')
    .values(stretches.map((one) => ({ ...one, contractorId })))
    .onConflict((c) =>
      c.columns(['contractorId', 'about', 'key']).doUpdateSet((e) => ({
        seen: e.ref('excluded.seen'),
        low: e.ref('excluded.low'),
        middle: e.ref('excluded.middle'),
        high: e.ref('excluded.high'),
        mean: e.ref('excluded.mean'),
        cv: e.ref('excluded.cv'),
      })),
    )
    .execute()
  const { seen: doors, came: doorsOpened, chance: unansweredChance, minutes: unansweredMinutes } = lessons.unanswered
  const { since, sendings } = lessons
  const unansweredHours = JSON.stringify(lessons.unanswered.hours)
  const found = { since, sendings, doors, doorsOpened, unansweredChance, unansweredMinutes, unansweredHours }
  const promised = { promises: own.promises, promisesSince: own.since, promisesHeld: JSON.stringify(own.held) }
  const odds = { ...promised, weights: own.experience && [...own.experience.weights], trust: own.experience && [...own.experience.trust] }
  const night = { ...found, ...odds, learnedAt: tx.now, leftOut: JSON.stringify(Object.entries(lessons.leftOut)) }
  await tx.q
    .insertInto('learnedNights')
    .values({ ...night, contractorId })
    .onConflict((c) => c.column('contractorId').doUpdateSet(night))
    .execute()
}

export type Learned = Lessons & { readonly learnedAt: Instant; readonly own: OwnOdds }

/** The database keeps none that cannot be trusted. */
const experienceIn = (weights: readonly number[] | null, trust: readonly number[] | null): Experience | null =>
  weights && trust && { weights, trust: [trust[0]!, trust[1]!] }

/** Kept as pairs, each a reason and how many. */
const counted = (stored: unknown): Lessons['leftOut'] => ({
  ...firstLessons.leftOut,
  ...(Object.fromEntries(stored as [string, number][]) as Partial<Lessons['leftOut']>),
})

/** A night that did not look at hours says of each what it says of all. */
const asTheWhole = (chance: number) => Object.fromEntries(bands.map((band) => [band, { seen: 0, chance }])) as Unanswered['hours']

/** What is known as of the last night; null before the first. */
export const readLessons = async (tx: Tx): Promise<Learned | null> => {
  const night = await tx.q.selectFrom('learnedNights').selectAll().executeTakeFirst()
  if (!night) return null
  const rows = await tx.q.selectFrom('learnedStretches').selectAll().execute()
  const cellsOf = (about: LessonKind): Cells => {
    const those = rows.filter((row) => row.about === about)
    const told = those.map(({ key, seen, low, middle, high, mean, cv }) => [key, { seen, low, middle, high, mean, cv }] as const)
    return { ...firstLessons[about], ...Object.fromEntries(told) }
  }
  const { learnedAt, since, sendings, doors, doorsOpened, unansweredChance, unansweredMinutes, unansweredHours, leftOut } = night
  const { promises, promisesSince, promisesHeld, weights, trust } = night
  const hours = { ...asTheWhole(unansweredChance), ...(unansweredHours as Partial<Unanswered['hours']>) }
  return {
    ...{ learnedAt, since, sendings, travel: cellsOf('travel'), work: cellsOf('work'), leftOut: counted(leftOut) },
    unanswered: { seen: doors, came: doorsOpened, chance: unansweredChance, minutes: unansweredMinutes, hours },
    own: { promises, since: promisesSince, held: promisesHeld as Held[], experience: experienceIn(weights, trust) },
  }
}

/** Whether the coming night's learning is set. */
export const isLearningExpected = async (tx: Tx, kind: string): Promise<boolean> =>
  (await tx.q.selectFrom('timers').select('id').where('kind', '=', kind).executeTakeFirst()) !== undefined
