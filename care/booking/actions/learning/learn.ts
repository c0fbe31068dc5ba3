/** Every night the branch's own past is read again: what roads and work took beside what was expected, and whether promises were kept (B4). */
import { atTime, dayOf, isBefore } from '../../../../lib/time.ts'
import type { Instant } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { letOthersIn } from '../../../../platform/thinking/let-others-in.ts'
import { setTimer } from '../../../../platform/timers/timers.ts'
import { lessonsIn } from '../../../dispatch/learned/lessons.ts'
import { nothingSorted, sortOut } from '../../../dispatch/learned/past.ts'
import type { SortedOut } from '../../../dispatch/learned/past.ts'
import { recordEvent } from '../../../record/actions.ts'
import { isLearningExpected, keepLessons, pastSendings, readLessons } from '../../store/learned.ts'
import type { Learned, PastRow } from '../../store/learned.ts'
import { oddsLearned } from './promises.ts'

export const learnNightly = 'booking.learn_nightly'

/** Half a year: long enough for a trade of three people, short enough that a new bus lane is noticed. */
const weeksRead = 26
/** So many sendings at a time, so that nothing else of this process waits long. */
const atATime = 500
const nightTime = '03:20'

const nextNight = (now: Instant): Instant => {
  const tonight = atTime(dayOf(now), nightTime)
  return isBefore(now, tonight) ? tonight : atTime(dayOf(now).add({ days: 1 }), nightTime)
}

const wholePast = async (tx: Tx, since: Instant): Promise<SortedOut> => {
  const sorted = nothingSorted()
  for (let last: PastRow | null = null; ;) {
    const some: PastRow[] = await pastSendings(tx, since, last, atATime)
    sortOut(some, sorted)
    if (some.length < atATime) return sorted
    last = some.at(-1)!
    await letOthersIn()
  }
}

/** Learns anew from the last half year, and comes again tomorrow night. */
export const learnTonight = async (tx: Tx): Promise<void> => {
  const since = atTime(dayOf(tx.now).subtract({ weeks: weeksRead }), '00:00')
  const lessons = lessonsIn(await wholePast(tx, since))
  const own = await oddsLearned(tx, since)
  await keepLessons(tx, lessons, own)
  const { sendings, travel, work } = lessons
  const content = { sendings, trips: travel['all']!.seen, visits: work['all']!.seen, promises: own.promises }
  await recordEvent(tx, { verb: 'times_learned', subject: ['contractor', tx.who.contractorId], content })
  await setTimer(tx, { kind: learnNightly, subject: tx.who.contractorId, dueAt: nextNight(tx.now), lane: 3 })
}

/** Somebody who has no such night before them learns at once, and every night from then on. */
export const expectLearning = async (tx: Tx): Promise<void> => {
  if (await isLearningExpected(tx, learnNightly)) return
  await setTimer(tx, { kind: learnNightly, subject: tx.who.contractorId, dueAt: tx.now, lane: 3 })
}

/** What is known as of the last night; null before the first. */
export const lessonsNow = (tx: Tx): Promise<Learned | null> => readLessons(tx)
