import pg from 'pg'
import { afterAll, beforeEach } from 'vitest'
import { changeContactCard, messagesAbout, tellHousehold } from '../../care/messages/actions.ts'
import { messageHandlers } from '../../care/messages/jobs.ts'
import type { ContactCard } from '../../care/messages/rules.ts'
import { constraintReasons } from '../../care/messages/words.ts'
import { orThrow } from '../../lib/refusal.ts'
import type { Instant } from '../../lib/time.ts'
import { after, instant, minutes } from '../../lib/time.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { runDue } from '../../platform/timers/engine.ts'
import type { Who } from '../../platform/who.ts'
import { freshDatabase } from './database.ts'
import { noRoads, oneVisit, people, place } from './one-visit.ts'
import { recordingTelephone } from './recording-telephone.ts'
import { testWorld } from './world.ts'

const { householdId, appointmentId } = place
export const plain: ContactCard = {
  ...{ language: 'en', channel: 'text', telephone: '+447700900200', largePrint: false },
  ...{ safeContactOnly: false, safeTelephone: null, safeFrom: null, safeTo: null },
}
export const safe: ContactCard = { ...plain, safeContactOnly: true, safeTelephone: '+447700900201', safeFrom: '10:00', safeTo: '14:00' }

/**
 * A database of the test file's own and a telephone that writes down what leaves. Each test begins at ten in the morning of a new
 * day, with a plain card and a visit of its own, so that what is said about one is not said about another. Call it at the top of the file.
 */
export const messageBench = async () => {
  const database = await freshDatabase()
  const supplier = recordingTelephone()
  const { world, clock } = testWorld(database, { travel: noRoads, telephone: supplier.telephone, reasons: { ...constraintReasons } })
  await oneVisit(world)
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  afterAll(() => owner.end())

  const engine = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(people.engine, work)
  const cardIs = (card: ContactCard) => engine(async (tx) => orThrow(await changeContactCard(tx, householdId, card)))
  const trouble = (_: unknown, error: unknown): never => {
    throw error
  }
  let start = instant('2026-11-24T10:00:00Z')
  let visit = 0
  let about: readonly ['visit', string] = ['visit', 'vis_0000']
  beforeEach(async () => {
    start = after(start, minutes(24 * 60))
    clock.moveTo(start)
    await engine((tx) => tx.q.deleteFrom('timers').execute())
    supplier.sent.length = 0
    about = ['visit', `vis_${(visit += 1)}000`]
    await cardIs(plain)
  })

  return {
    ...{ world, clock, supplier, engine, cardIs },
    start: (): Instant => start,
    about: () => about,
    due: () => runDue(world, messageHandlers, { worker: 'test', trouble }),
    passes: (by: Temporal.Duration): void => clock.moveTo(after(clock.now(), by)),
    onTheWay: (by: Who = people.engine) => {
      const arrivesAt = after(clock.now(), minutes(40))
      const facts = { firstName: 'Amina', pronoun: 'she', arrivesAt, code: '4729', saysWord: false, appointmentId } as const
      return world.db.as(by, (tx) => tellHousehold(tx, { householdId, template: 'on_the_way', facts: { ...facts, alsoComing: [] }, about }))
    },
    promised: (template: 'promise_made' | 'promise_moved' = 'promise_made') => {
      const facts = { windowFrom: after(start, minutes(60)), windowTo: after(start, minutes(180)), appointmentId }
      return engine((tx) => tellHousehold(tx, { householdId, template, facts, about }))
    },
    /** What was told about this test's visit, and how far it came. */
    states: () => engine(async (tx) => (await messagesAbout(tx, about)).map((m) => [m.template, m.state])),
    /** How many connections wait for somebody else's lock. */
    waitingForALock: async (): Promise<number> =>
      (await owner.query(`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount ?? 0,
  }
}
