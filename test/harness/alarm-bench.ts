import pg from 'pg'
import { afterAll, afterEach, beforeEach, expect } from 'vitest'
import {
  agreeToStandDown,
  alarmOf,
  answerAlarm,
  askToStandDown,
  openAlarms,
  pinGiven,
  raiseAlarm,
  startWatch,
  watchOf,
} from '../../care/alarms/actions.ts'
import type { StandDownAsked } from '../../care/alarms/actions.ts'
import { alarmHandlers } from '../../care/alarms/jobs.ts'
import { constraintReasons } from '../../care/alarms/words.ts'
import { receipt } from '../../care/messages/actions.ts'
import { messageHandlers } from '../../care/messages/jobs.ts'
import type { AlarmId } from '../../lib/ids.ts'
import { orThrow } from '../../lib/refusal.ts'
import type { Outcome } from '../../lib/refusal.ts'
import type { Instant } from '../../lib/time.ts'
import { after, instant, minutes } from '../../lib/time.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { runDue } from '../../platform/timers/engine.ts'
import { setTimer } from '../../platform/timers/timers.ts'
import type { Handler } from '../../platform/timers/timers.ts'
import type { Who } from '../../platform/who.ts'
import { freshDatabase } from './database.ts'
import { noRoads, oneVisit, people, place } from './one-visit.ts'
import { recordingTelephone } from './recording-telephone.ts'
import { testWorld } from './world.ts'

const { engine, isla, ewan, amina } = people
export const phone = { isla: '+447700900101', ewan: '+447700900103', amina: '+447700900104' }
export const bookingId = place.bookingOf('amina')

/**
 * A database of the test file's own, where Amina was just sent, at ten past ten of a new day for each test. Isla is the controller,
 * Ewan is on call. Call it at the top of the file.
 */
export const alarmBench = async () => {
  const database = await freshDatabase()
  const supplier = recordingTelephone()
  const troubles: string[] = []
  const { world, clock } = testWorld(database, {
    travel: noRoads,
    telephone: supplier.telephone,
    reasons: { ...constraintReasons },
    trouble: (error, where) => void troubles.push(`${where}: ${String(error)}`),
  })
  afterEach(() => expect(troubles.splice(0)).toEqual([]))
  await oneVisit(world)
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  afterAll(() => owner.end())
  await owner.query('delete from watches') // the bench starts its own

  const as = <T>(who: Who, work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(who, work)
  const trouble = (_: unknown, error: unknown): never => {
    throw error
  }
  /** The texts arrive; of calls nobody has said anything yet. */
  const arrived = new Set<string>()
  const arrive = async (): Promise<void> => {
    for (const { by, id, sid } of supplier.sent)
      if (by === 'text' && sid !== null && !arrived.has(sid)) {
        arrived.add(sid)
        await as(engine, (tx) => receipt(tx, id, { of: 'message', sid, state: 'delivered', errorCode: null }))
      }
  }
  const due = async (handlers: readonly Handler[] = [...alarmHandlers, ...messageHandlers]): Promise<void> => {
    await runDue(world, handlers, { worker: 'test', trouble })
    await arrive()
  }
  /** Time passes, and whatever falls due on the way happens at its moment. */
  const passes = async (total: Temporal.Duration, handlers?: readonly Handler[]): Promise<void> => {
    const end = after(clock.now(), total)
    for (;;) {
      await due(handlers)
      const row = await as(engine, (tx) => tx.q.selectFrom('timers').select('dueAt').orderBy('dueAt').limit(1).executeTakeFirst())
      if (!row || Temporal.Instant.compare(row.dueAt, end) > 0) break
      clock.moveTo(row.dueAt)
    }
    clock.moveTo(end)
    await due(handlers)
  }
  const unsent = { kind: 'message.send', run: ({ once }) => once(async () => undefined) } satisfies Handler
  /** Time passes for the alarms alone: what they would send goes nowhere, and is found among the messages. */
  const waits = (total: Temporal.Duration): Promise<void> => passes(total, [...alarmHandlers, unsent])
  /** What was queued for somebody about something, oldest first. */
  const queuedFor = (staffId: string, template: string) =>
    as(engine, (tx) =>
      tx.q
        .selectFrom('messages')
        .select(['id', 'channel', 'facts', 'queuedAt'])
        .where('staffId', '=', staffId)
        .where('template', '=', template)
        .where('queuedAt', '>=', day)
        .where('queuedAt', '<=', clock.now())
        .orderBy('id')
        .execute(),
    )
  let acts = 0
  const help = (over: { actId?: string; silent?: boolean } = {}): Promise<AlarmId> =>
    as(amina, (tx) =>
      raiseAlarm(tx, { kind: 'help', operativeId: amina.operativeId, raisedAt: clock.now(), actId: `act_help${(acts += 1)}`, ...over }),
    )
  const answer = (who: Who, id: AlarmId) => world.db.act(who, (tx) => answerAlarm(tx, id, 'screen'))
  const ask = (who: Who, alarmId: AlarmId, over: Partial<StandDownAsked> = {}) =>
    world.db.act(who, (tx) => askToStandDown(tx, { alarmId, why: 'All well', resolution: 'safe', spokeToThem: true, ...over }))
  const agree = (who: Who, id: AlarmId) => world.db.act(who, (tx) => agreeToStandDown(tx, id))
  const pin = (duress = false) => as(amina, (tx) => pinGiven(tx, { operativeId: amina.operativeId, duress, at: tx.now }))
  /** The whole of it: Amina gives her PIN, one person asks, and another agrees where two are needed. */
  const stand = async (who: Who, id: AlarmId, why = 'All well'): Promise<Outcome<{ closed: boolean }>> => {
    await pin()
    const asked = await ask(who, id, { why })
    return asked.ok && !asked.value.closed ? agree(who === isla ? ewan : isla, id) : asked
  }

  let day = instant('2026-11-24T10:10:00Z')
  beforeEach(async () => {
    for (const { id } of await as(isla, openAlarms)) {
      orThrow(await answer(isla, id).then((outcome) => (outcome.ok ? outcome : answer(ewan, id))))
      const asked = await ask(isla, id, { wordFrom: 'colleague_beside_them', why: 'The next test begins.' })
      if (!orThrow(asked).closed) orThrow(await agree(ewan, id))
    }
    day = after(day, minutes(24 * 60))
    clock.moveTo(day)
    await as(engine, async (tx) => {
      await tx.q.deleteFrom('timers').execute()
      await tx.q.updateTable('staff').set({ onCall: true }).where('id', '=', 'st_ewan').execute()
      await sentAnew(tx, day)
    })
    supplier.sent.length = 0
  })

  return {
    /** What broke and stopped nothing. A test that breaks something takes it from here; anything else fails the test. */
    troubles,
    ...{ world, clock, supplier, owner, as, due, passes, waits, queuedFor, help, answer, ask, agree, pin, stand },
    /** The moment of this test's sending. */
    day: (): Instant => day,
    /** Calls and texts that say who needs help. */
    rung: () => supplier.sent.filter((one) => /needs help|has not checked in/.test(one.words)),
    stateOf: async (id: AlarmId) => (await as(isla, (tx) => alarmOf(tx, id)))?.state,
  }
}

/** Amina was just sent: thirty minutes to arrive, then every thirty. One booking serves all tests, so its watch begins again. */
const sentAnew = async (tx: Tx, day: Instant) => {
  const { operativeId } = amina
  const checkInBy = after(day, minutes(42))
  if (!(await watchOf(tx, bookingId)))
    return startWatch(tx, { bookingId, visitId: place.visitId, operativeId, householdId: place.householdId, everyMinutes: 30, checkInBy })
  const { id } = await tx.q
    .updateTable('watches')
    .set({ state: 'on_the_way', startedAt: day, lastSignAt: day, checkInBy, awayAt: null, endedAt: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  await setTimer(tx, { kind: 'watch.check_in', subject: id, dueAt: checkInBy, lane: 0 })
}
