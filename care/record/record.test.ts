import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase } from '../../test/harness/database.ts'
import { testWorld } from '../../test/harness/world.ts'
import { crowTravelTimes } from '../../platform/maps/crow.ts'
import { engineOf } from '../../platform/who.ts'
import type { ContractorId } from '../../lib/ids.ts'
import { eventsOf, recordEvent, recordLook } from './actions.ts'
import { sealRecord } from './jobs.ts'
import type { Head } from './jobs.ts'
import { verifyRecord } from './verify.ts'

const database = await freshDatabase()
const { world } = testWorld(database, { travel: crowTravelTimes() })
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
afterAll(() => owner.end())

const larkfield = 'con_larkfield' as ContractorId
const who = engineOf(larkfield)

beforeEach(async () => {
  await owner.query('truncate contractors, record_unsealed cascade')
  await owner.query(`insert into contractors values ($1, 'Larkfield Repairs', '01314960142', '01314960199', 'red file', 15, true, now())`, [
    larkfield,
  ])
})

const happen = async (times: number): Promise<void> => {
  for (let n = 0; n < times; n++)
    await world.db.as(who, (tx) =>
      recordEvent(tx, { verb: 'visit_left', subject: ['visit', 'vis_0001'], why: 'done', content: { b: n, a: ['ü', null, 1.5] } }),
    )
}
const sealed = async (times: number): Promise<Head[]> => {
  const heads: Head[] = []
  for (let n = 0; n < times; n++) {
    await happen(3)
    heads.push(...(await sealRecord(world)))
  }
  return heads
}
const verdict = async (anchors: Head[] = []) => (await verifyRecord(world, anchors))[0]!

test('R1 an action that rolls back leaves no event', async () => {
  await expect(
    world.db.as(who, async (tx) => {
      await recordEvent(tx, { verb: 'visit_left', subject: ['visit', 'vis_0001'] })
      throw new Error('broken')
    }),
  ).rejects.toThrow('broken')
  expect(await world.db.as(who, (tx) => eventsOf(tx, 'visit', 'vis_0001'))).toEqual([])
})

test('R1 what was sealed verifies end to end, and what is not sealed yet is counted', async () => {
  const heads = await sealed(3)
  await happen(2)
  expect(await verdict(heads)).toMatchObject({ seals: 3, events: 9, unsealed: 2, brokenAt: null })
})

/** The event at a place of a seal, both counted from 1. */
const eventAt = (seal: number, place: number): string => `(select event_ids[${place}] from record_seals where position = ${seal})`
const tampering: [name: string, sql: string, says: RegExp][] = [
  [
    'an event changed',
    `update record_events set why = 'hurried' where id = ${eventAt(2, 2)}`,
    /event ev_\w+ \(visit_left, .*\) in seal 2 was changed/,
  ],
  ['its content changed', `update record_events set content = '{"b":9}' where id = ${eventAt(1, 1)}`, /in seal 1 was changed/],
  ['an event taken out', `delete from record_events where id = ${eventAt(2, 3)}`, /event ev_\w+ in seal 2 was taken out/],
  [
    'an event put in past the record',
    `insert into record_events select contractor_id, 'ev_9999', at, actor_kind, actor_id, verb, subject_kind, subject_id, why, content, key_version, digest from record_events limit 1`,
    /event ev_9999 stands outside the chain/,
  ],
  [
    'an event struck from its seal',
    `update record_seals set event_ids = event_ids[1:2] where position = 2`,
    /seal 2 does not fit its events/,
  ],
  ['a seal taken out of the middle', `delete from record_seals where position = 2`, /seal 2 is missing/],
  ['a seal forged', `update record_seals set seal = sha256('x') where position = 1`, /seal 1 does not fit its events/],
  ['the end cut off', `delete from record_seals where position = 3`, /ends at seal 2, but seal 3 was anchored/],
]
for (const [name, sql, says] of tampering)
  test(`R1 verify-record names the first broken link: ${name}`, async () => {
    const heads = await sealed(3)
    await owner.query(sql)
    expect((await verdict(heads)).brokenAt).toMatch(says)
  })

test('R1 the application may append to the record and neither change nor delete it', async () => {
  await happen(1)
  const app = new pg.Client({ connectionString: database.urls.app })
  await app.connect()
  await app.query(`select set_config('app.contractor', $1, false), set_config('app.role', 'director', false)`, [larkfield])
  await expect(app.query(`update record_events set why = 'x'`)).rejects.toThrow('permission denied')
  await expect(app.query(`delete from record_events`)).rejects.toThrow('permission denied')
  await app.end()
})

test('R2 a look at something confidential is an event', async () => {
  await world.db.as(who, (tx) => recordLook(tx, { subject: ['household', 'hh_0001'], what: 'needs' }))
  const events = await world.db.as(who, (tx) => eventsOf(tx, 'household', 'hh_0001'))
  expect(events).toMatchObject([{ verb: 'looked_at', content: { what: 'needs' } }])
})
