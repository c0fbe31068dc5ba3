/** What past sendings say, and what was learned from them: rows of `learned_stretches` and `learned_nights`, which only booking writes. */
import type { BookingId } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { firstLessons, lessonKinds } from '../../dispatch/learned/lessons.ts'
import type { Cells, LessonKind, Lessons } from '../../dispatch/learned/lessons.ts'
import type { Past } from '../../dispatch/learned/past.ts'

export type PastRow = Past & { readonly id: BookingId }

/** So many sendings that are over, the first first, from `since` on and after the row `last`. Whoever was called back made no visit. */
export const pastSendings = async (tx: Tx, since: Instant, last: PastRow | null, most: number): Promise<PastRow[]> => {
  const rows = await tx.q
    .selectFrom('bookings as b')
    .innerJoin('orders as o', (join) => join.onRef('o.contractorId', '=', 'b.contractorId').onRef('o.id', '=', 'b.orderId'))
    .innerJoin('premises as p', (join) => join.onRef('p.contractorId', '=', 'b.contractorId').onRef('p.id', '=', 'b.premisesId'))
    .leftJoin('visits as v', (join) => join.onRef('v.contractorId', '=', 'b.contractorId').onRef('v.id', '=', 'b.visitId'))
    .leftJoin('appointments as a', (join) => join.onRef('a.contractorId', '=', 'b.contractorId').onRef('a.id', '=', 'b.appointmentId'))
    .select(['b.id', 'b.visitId as visit', 'b.operativeId as operative', 'b.sentAt', 'b.arrivedAt', 'b.leftAt', 'v.knockedAt', 'v.outcome'])
    .select(['b.travelMinutes as roadMinutes', 'b.expectedMinutes', 'b.extraMinutes', 'b.interpreter', 'a.windowFrom', 'p.lon'])
    .select(['o.trade', 'o.isEmergency as emergency'])
    .where('b.state', 'in', ['breathing', 'ended'])
    .where((e) => {
      if (last === null) return e('b.sentAt', '>=', since)
      return e.or([e('b.sentAt', '>', last.sentAt), e.and([e('b.sentAt', '=', last.sentAt), e('b.id', '>', last.id)])])
    })
    .orderBy('b.sentAt')
    .orderBy('b.id')
    .limit(most)
    .execute()
  return rows.map(({ lon, id, ...row }) => ({ ...row, id: id as BookingId, onMap: lon !== null }))
}

const rowsOf = (about: LessonKind, cells: Cells) => Object.entries(cells).map(([key, lesson]) => ({ about, key, ...lesson }))

/** The night's lessons in place of the night's before. */
export const keepLessons = async (tx: Tx, lessons: Lessons): Promise<void> => {
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
  const found = { since, sendings, doors, doorsOpened, unansweredChance, unansweredMinutes }
  const night = { ...found, learnedAt: tx.now, leftOut: JSON.stringify(Object.entries(lessons.leftOut)) }
  await tx.q
    .insertInto('learnedNights')
    .values({ ...night, contractorId })
    .onConflict((c) => c.column('contractorId').doUpdateSet(night))
    .execute()
}

export type Learned = Lessons & { readonly learnedAt: Instant }

/** Kept as pairs, each a reason and how many. */
const counted = (stored: unknown): Lessons['leftOut'] => ({
  ...firstLessons.leftOut,
  ...(Object.fromEntries(stored as [string, number][]) as Partial<Lessons['leftOut']>),
})

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
  const { learnedAt, since, sendings, doors, doorsOpened, unansweredChance, unansweredMinutes, leftOut } = night
  return {
    ...{ learnedAt, since, sendings, travel: cellsOf('travel'), work: cellsOf('work'), leftOut: counted(leftOut) },
    unanswered: { seen: doors, came: doorsOpened, chance: unansweredChance, minutes: unansweredMinutes },
  }
}

/** Whether the coming night's learning is set. */
export const isLearningExpected = async (tx: Tx, kind: string): Promise<boolean> =>
  (await tx.q.selectFrom('timers').select('id').where('kind', '=', kind).executeTakeFirst()) !== undefined
