import { expect, test } from 'vitest'
import { daysToRehearse, lessonsNow, pastDay } from '../../care/booking/actions.ts'
import { roadsBy } from '../../care/booking/actions/rehearsal/roads.ts'
import { sealRecord } from '../../care/record/jobs.ts'
import { verifyRecord } from '../../care/record/verify.ts'
import { dayFrom } from '../../care/dispatch/rehearsal/days/day.ts'
import { liveOnce } from '../../care/dispatch/rehearsal/days/rehearse.ts'
import { orThrow } from '../../lib/refusal.ts'
import { engineOf } from '../../platform/who.ts'
import type { ContractorId } from '../../lib/ids.ts'
import { atTime, dayOf, instant } from '../../lib/time.ts'
import { loadGeography } from '../../platform/maps/geography.ts'
import { roadTravelTimes } from '../../platform/maps/road-travel-times.ts'
import { chanceFrom } from '../../test/harness/chance.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { testWorld } from '../../test/harness/world.ts'
import { contractor } from './cast.ts'
import { loadDemonstration } from './load.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: roadTravelTimes(loadGeography().roads), at: instant('2026-11-24T03:20:00Z') })

test(
  'the demonstration lives at any hour: people are out, promises are kept, and Mrs Malik waits for a woman',
  { timeout: 180_000 },
  async () => {
    const now = clock.now()
    const said: string[] = []
    await loadDemonstration({ world, moveTo: clock.moveTo, now, random: chanceFrom(7).random }, (sentence) => said.push(sentence))
    const found = await world.db.as(engineOf(contractor.id as ContractorId), async ({ q }) => ({
      homes: (await q.selectFrom('households').select('id').execute()).length,
      bookings: await q.selectFrom('bookings').select(['state', 'sentAt']).execute(),
      promises: await q.selectFrom('appointments').select(['state', 'windowFrom', 'householdId']).execute(),
      malik: await q.selectFrom('people').select('householdId').where('name', '=', 'Nasreen Malik').executeTakeFirstOrThrow(),
      free: (
        await q
          .selectFrom('operatives as o')
          .select('o.name')
          .where((e) =>
            e.not(e.exists(e.selectFrom('bookings as b').select('b.id').whereRef('b.operativeId', '=', 'o.id').where('b.live', '=', true))),
          )
          .execute()
      ).map((one) => one.name),
      words: (await q.selectFrom('residentWords').select('how').execute()).length,
      visits: await q.selectFrom('visits').select(['state', 'outcome']).execute(),
      alarms: await q.selectFrom('alarms').select(['state', 'resolution', 'reviewedAt']).orderBy('receivedAt').execute(),
      drill: await q.selectFrom('drillRings').select(['staffId', 'answeredAt']).where('channel', '=', 'call').execute(),
      ladders: (await q.selectFrom('ladders').select('name').orderBy('name').execute()).map((one) => one.name),
      unsent: await q
        .selectFrom('messages')
        .select(['template'])
        .where('lane', '=', 'duty')
        .where('template', 'like', 'alarm%')
        .where('state', '=', 'queued')
        .execute(),
    }))
    const count = (list: { state: string }[]) =>
      Object.fromEntries([...Map.groupBy(list, (one) => one.state)].map(([state, those]) => [state, those.length]))
    expect(found.homes).toBe(600)
    expect(found.promises.length).toBeGreaterThanOrEqual(55)
    expect(count(found.promises)['kept']).toBeGreaterThan(5)
    expect(
      found.bookings.filter(({ state }) => ['on_the_way', 'at_the_door', 'inside', 'breathing'].includes(state)).length,
    ).toBeGreaterThan(5)
    expect(found.promises.some((one) => one.state === 'promised' && one.householdId === found.malik.householdId)).toBe(true)
    expect(found.free).toContain('Amina Yusuf')
    expect(found.ladders).toEqual(['Days', 'Nights'])
    expect(found.alarms.map((one) => [one.state, one.resolution, one.reviewedAt !== null])).toEqual([
      ['closed', 'safe', true],
      ['closed', 'accident', true],
      ['closed', 'helped_by_colleague', false],
    ])
    expect(found.drill.filter((one) => one.answeredAt !== null)).toHaveLength(3)
    expect(found.drill.filter((one) => one.answeredAt === null)).toHaveLength(1)
    expect(found.unsent).toEqual([])
    expect(said.at(-1)).toContain('the weeks before it')
  },
)

const asEngine = engineOf(contractor.id as ContractorId)

test('it has learned from weeks of its own: roads by the hour, work by the trade, doors that nobody came to', async () => {
  const { lessons, over } = await world.db.as(asEngine, async (tx) => ({
    lessons: (await lessonsNow(tx))!,
    over: await tx.q.selectFrom('bookings').select('id').where('state', 'in', ['breathing', 'ended']).execute(),
  }))
  expect(lessons.sendings).toBe(over.length)
  expect(lessons.sendings).toBeGreaterThan(500)
  const { travel, work, unanswered } = lessons
  expect(travel['early']!.middle).toBeGreaterThan(travel['day']!.middle * 1.1)
  expect(work['damp']!.middle).toBeGreaterThan(work['joiner']!.middle * 1.1)
  expect(work['plumber']!.seen).toBeGreaterThan(100)
  expect(unanswered.chance).toBeGreaterThan(0.03)
  expect(unanswered.chance).toBeLessThan(0.1)
})

test('its past days can be rehearsed, and went as the record says', { timeout: 60_000 }, async () => {
  const { days, past, kept } = await world.db.as(asEngine, async (tx) => {
    const days = (await daysToRehearse(tx)).filter(({ day }) => day.dayOfWeek < 6 && day.toString() < '2026-11-24')
    const past = orThrow(await pastDay(tx, days[2]!.day))
    const [from, to] = [days[2]!.day, days[2]!.day.add({ days: 1 })].map((day) => atTime(day, '00:00'))
    const kept = await tx.q
      .selectFrom('appointments')
      .select('id')
      .where('state', '=', 'kept')
      .where('windowFrom', '>=', from!)
      .where('windowFrom', '<', to!)
      .execute()
    return { days, past, kept: kept.length }
  })
  expect(days.length).toBeGreaterThanOrEqual(10)
  expect(past.isOver).toBe(true)
  expect(past.promises).toBeGreaterThan(25)
  const lived = liveOnce({ day: dayFrom(past.text, roadsBy(world.travel)) }, { policy: 'as_it_was' }, 1).figures
  expect(lived.kept - lived.emergenciesKept).toBe(kept)
})

test('nothing of its past is still to be done: nobody is sent twice at once, no timer, no promise, no link, no unheard word', async () => {
  const today = atTime(dayOf(clock.now()), '00:00')
  /** What was promised for today was taken yesterday. */
  const before = today.subtract({ hours: 48 })
  const found = await world.db.as(asEngine, async ({ q }) => ({
    open: await q.selectFrom('appointments').select('id').where('state', '=', 'promised').where('windowTo', '<', today).execute(),
    orders: await q.selectFrom('orders').select('id').where('state', '=', 'open').where('reportedAt', '<', before).execute(),
    timers: await q
      .selectFrom('timers')
      .select('kind')
      .where('kind', '~', '^(watch|booking|appointment|visit|home_safe|message)[.]')
      .where('dueAt', '<', before)
      .execute(),
    links: await q.selectFrom('links').select('id').where('madeAt', '<', before).execute(),
    home: await q.selectFrom('homeSafe').select('id').where('state', '!=', 'home').where('shiftEndsAt', '<', today).execute(),
    unheard: await q
      .selectFrom('residentWords')
      .select('id')
      .where('how', '!=', 'good')
      .where('heardAt', 'is', null)
      .where('saidAt', '<', today)
      .execute(),
    sendings: await q
      .selectFrom('bookings')
      .select(['operativeId', 'sentAt', 'endedAt'])
      .where('sentAt', '<', today)
      .orderBy('sentAt')
      .execute(),
  }))
  const { sendings, ...left } = found
  expect(left).toEqual({ open: [], orders: [], timers: [], links: [], home: [], unheard: [] })
  for (const theirs of Map.groupBy(sendings, (one) => one.operativeId).values())
    theirs.slice(1).forEach(({ sentAt }, n) => expect(Temporal.Instant.compare(theirs[n]!.endedAt!, sentAt)).toBeLessThanOrEqual(0))
})

test('the record of its past verifies', { timeout: 60_000 }, async () => {
  while ((await sealRecord(world)).length > 0);
  const [verdict] = await verifyRecord(world, [])
  expect(verdict).toMatchObject({ unsealed: 0, brokenAt: null })
  expect(verdict!.events).toBeGreaterThan(5000)
})
