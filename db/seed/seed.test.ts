import { expect, test } from 'vitest'
import { engineOf } from '../../platform/who.ts'
import type { ContractorId } from '../../lib/ids.ts'
import { instant } from '../../lib/time.ts'
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
  { timeout: 120_000 },
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
    expect(said.at(-1)).toContain('the day so far')
  },
)
