/**
 * A night of learning from 50,000 past visits and 6,000 past promises, and a morning of 400: how long they take, for how long the worker
 * is held up at a time, and what asking for the lessons costs a page.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import pg from 'pg'
import { constraintReasons } from '../apps/constraints.ts'
import { learnTonight, lessonsNow } from '../care/booking/actions/learning/learn.ts'
import { keepMorning } from '../care/booking/actions/learning/morning.ts'
import { atTime, dayOf } from '../lib/time.ts'
import { movedClock, trueClock } from '../platform/clock.ts'
import { crowTravelTimes } from '../platform/maps/crow.ts'
import { openDb } from '../platform/postgres/tx.ts'
import { makeWorld, trueChance } from '../platform/world.ts'
import { putPast, putPromises } from '../test/harness/past.ts'
import type { PastVisits } from '../test/harness/past.ts'
import { benchDatabase, benchKeys, quantile } from './ground.ts'
import { fillBranch } from './windows/branch.ts'

const visits = Number(process.argv[2] ?? 50_000)
const database = await benchDatabase()
const rest = {
  ...{ keys: benchKeys, suppliers: [], travel: crowTravelTimes(), publicUrl: 'http://localhost' },
  push: { publicKey: '', send: () => Promise.reject(new Error('no push')) },
  trouble: console.error,
}
const clock = movedClock(trueClock.now())
const world = makeWorld(clock, trueChance, rest, (get) => openDb(database.urls, clock, constraintReasons, get))
const owner = new pg.Client({ connectionString: database.ownerUrl })

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

try {
  const { controller } = await fillBranch(database.ownerUrl, world.now(), {
    people: 80,
    days: 1,
    perDay: 400,
    homes: 300,
    asked: 10,
    past: 100,
  })
  await owner.connect()
  const { rows: people } = await owner.query<{ id: string }>('select id from operatives')
  const { rows: homes } = await owner.query<PastVisits['home'] & { landlordId: string }>(
    'select premises_id as "premisesId", id as "householdId", landlord_id as "landlordId" from households limit 1',
  )
  const minutesBack = 25 * 7 * 24 * 60
  await putPast((query, values) => owner.query(query, values), 'bench', {
    ...{
      contractorId: controller.contractorId,
      landlordId: homes[0]!.landlordId,
      home: homes[0]!,
      operativeIds: people.map((one) => one.id),
    },
    from: world.now().subtract({ minutes: minutesBack }).toString(),
    everyMinutes: Math.floor(minutesBack / visits),
    howMany: visits,
    ...{ trade: 'plumber', road: [20, 24], work: [45, 50] },
  })
  await putPromises((query, values) => owner.query(query, values), 'bench', {
    ...{ contractorId: controller.contractorId, landlordId: homes[0]!.landlordId, home: homes[0]!, howMany: 6000, everyMinutes: 4 },
    ...{ from: world.now().subtract({ hours: 600 }).toString(), said: 0.965 },
    ...{ signs: { late: 1.6, crowd: 0.5, load: 0.5, few: 0.5, short: true }, state: (n: number) => (n % 25 === 0 ? 'missed' : 'kept') },
  })
  await owner.query(`insert into promise_signs (contractor_id, appointment_id, said, promised)
    select contractor_id, id, 0.965, '{}' from appointments where state = 'promised'`)
  await owner.query('analyze')
  clock.moveTo(atTime(dayOf(world.now()).add({ days: 1 }), '03:20'))
  await world.db.as(controller, lessonsNow)
  const held = monitorEventLoopDelay({ resolution: 1 })
  const nights: number[] = []
  for (let night = 0; night < 5; night++) {
    held.enable()
    nights.push(await timed(() => world.db.as(controller, learnTonight)))
    held.disable()
  }
  const heldAtNight = held.max
  held.reset()
  held.enable()
  const morning = await timed(() => world.db.as(controller, keepMorning))
  held.disable()
  const { rows: kept } = await owner.query<{ n: number }>(
    `select count(*)::int as n from promise_signs join appointments on id = appointment_id where state = 'promised' and morning is not null`,
  )
  const asked: number[] = []
  for (let n = 0; n < 200; n++) asked.push(await timed(() => world.db.as(controller, lessonsNow)))
  const found = await world.db.as(controller, lessonsNow)
  console.log(`a night, ${found!.sendings} past sendings: ${nights.map((ms) => `${ms.toFixed(0)} ms`).join(', ')}`)
  console.log(`${found!.own.promises} promises among them; the worker held up at the most: ${(heldAtNight / 1e6).toFixed(0)} ms`)
  console.log(
    `a morning, ${kept[0]!.n} promises: ${morning.toFixed(0)} ms, the worker held up at the most: ${(held.max / 1e6).toFixed(0)} ms`,
  )
  console.log(`lessons asked for by a page: p50 ${quantile(asked, 0.5).toFixed(1)} ms, p99 ${quantile(asked, 0.99).toFixed(1)} ms`)
} finally {
  await owner.end()
  await world.db.close()
  await database.stop()
}
