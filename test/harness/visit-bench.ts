import pg from 'pg'
import { afterAll } from 'vitest'
import { apply, thisVisit } from '../../care/visits/actions.ts'
import { visitHandlers } from '../../care/visits/jobs.ts'
import type { ActFacts, VisitAct } from '../../care/visits/rules.ts'
import type { Id } from '../../lib/ids.ts'
import { orThrow } from '../../lib/refusal.ts'
import type { Instant } from '../../lib/time.ts'
import { instant } from '../../lib/time.ts'
import { runDue } from '../../platform/timers/engine.ts'
import type { Handler } from '../../platform/timers/timers.ts'
import type { Who } from '../../platform/who.ts'
import { freshDatabase } from './database.ts'
import { noRoads, oneVisit, people, place } from './one-visit.ts'
import { testWorld } from './world.ts'

const elsewhere = ['message.send', 'watch.check_in', 'watch.missed', 'booking.breathing_over', 'alarm.ring'].map((kind): Handler => ({
  kind,
  run: ({ once }) => once(async () => undefined),
}))
export const at = (time: string): Instant => instant(`2026-11-24T${time}:00Z`)

/**
 * A database of the test file's own, with one visit made anew for each test, and a phone that tells acts at times of 24 November.
 * Call it at the top of the file.
 */
export const visitBench = async () => {
  const database = await freshDatabase()
  const { world, clock } = testWorld(database, { at: at('10:19'), travel: noRoads })
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  afterAll(() => owner.end())
  let n = 0

  const aVisit = async (parts: Parameters<typeof oneVisit>[1] = {}): Promise<void> => {
    await owner.query('truncate contractors cascade')
    clock.moveTo(at('10:19'))
    await oneVisit(world, parts)
  }
  const as = async (who: Who, time: string, act: ActFacts, id = `act_${String(++n).padStart(4, '0')}`) => {
    clock.moveTo(at(time))
    const whole = { ...act, id: id as Id<'act'>, visitId: place.visitId, at: at(time) } as VisitAct & { kind: 'knock' }
    return world.db.act(who, (tx) => apply(tx, whole, at(time)))
  }
  /** The act is taken, or the test fails. */
  const says = async (time: string, act: ActFacts, who: Who = people.amina) => orThrow(await as(who, time, act))
  /** The codes of the reasons against the act; none when it was taken. */
  const tries = async (time: string, act: ActFacts, who: Who = people.amina): Promise<string[]> => {
    const outcome = await as(who, time, act)
    return outcome.ok ? [] : outcome.kind === 'refused' ? outcome.reasons.map((r) => r.code) : ['INVALID']
  }
  const rows = async <T extends object>(query: string): Promise<T[]> => (await owner.query<T>(query)).rows
  /** What is due by then happens; `more` are handlers of other duties that count in this test. */
  const engine = async (when: Instant, more: readonly Handler[] = []): Promise<void> => {
    clock.moveTo(when)
    const silent = elsewhere.filter((one) => !more.some((other) => other.kind === one.kind))
    if ((await runDue(world, [...visitHandlers, ...more, ...silent], { worker: 'test' })).failed > 0) throw new Error('A timer failed.')
  }
  const show = (who: Who = people.amina) => world.db.as(who, thisVisit)
  const toTheDoor = async (who: Who = people.amina): Promise<void> => {
    await show(who)
    await says('10:21', { kind: 'read_marker', markerId: place.markerId }, who)
    await says('10:22', { kind: 'set_off' }, who)
    await says('10:38', { kind: 'arrive' }, who)
  }
  const throughTheDoor = async (): Promise<void> => {
    await toTheDoor()
    for (const kind of ['knock', 'say_code', 'door_opened', 'show_id'] as const) await says('10:40', { kind })
    await says('10:44', { kind: 'under_18s', only: false })
    await says('10:44', { kind: 'look_around', found: 'going_in' })
    await says('10:45', { kind: 'consent', givenBy: 'Mrs Malik', work: 'Mend the kitchen tap', rooms: ['Hall', 'Kitchen'] })
    await says('10:45', { kind: 'go_in' })
  }
  return { world, clock, aVisit, as, says, tries, rows, engine, show, toTheDoor, throughTheDoor }
}
