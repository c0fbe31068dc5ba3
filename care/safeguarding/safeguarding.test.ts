import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import type { ConcernId, Id } from '../../lib/ids.ts'
import { roads } from '../../lib/machine.ts'
import { orThrow } from '../../lib/refusal.ts'
import { instant } from '../../lib/time.ts'
import { runDue } from '../../platform/timers/engine.ts'
import type { Who } from '../../platform/who.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { noRoads, oneVisit, people, place } from '../../test/harness/one-visit.ts'
import { testWorld } from '../../test/harness/world.ts'
import { thisVisit } from '../visits/actions.ts'
import { addToConcern, closeConcern, concernsForLead, myConcerns, raiseConcern, readConcern, takeOnConcern } from './actions.ts'
import { safeguardingHandlers } from './jobs.ts'
import { concernMachine } from './rules.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { at: instant('2026-11-24T11:00:00Z'), travel: noRoads })
await oneVisit(world)
await world.db.as(people.amina, thisVisit)
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
afterAll(() => owner.end())

const words = 'The bedroom door has a bolt on the outside. She looked at him before she answered me.'
const saidAt = instant('2026-11-24T10:55:00Z')
const raise = (who: Who, actId: string, over: Partial<Parameters<typeof raiseConcern>[1]> = {}) =>
  world.db.act(who, (tx) => raiseConcern(tx, { words, saidAt, actId: actId as Id<'act'>, visitId: place.visitId, ...over }))
const count = async (query: string, ...values: unknown[]): Promise<number> =>
  Number((await owner.query<{ n: string }>(query, values)).rows[0]!.n)
const told = (staffId: string, template = 'concern_received') =>
  count('select count(*) n from messages where staff_id = $1 and template = $2', staffId, template)
const engine = () =>
  runDue(world, [...safeguardingHandlers, { kind: 'message.send', run: ({ once }) => once(async () => undefined) }], { worker: 'test' })

const first = orThrow(await raise(people.amina, 'act_0001'))

test('S1 anybody raises a concern in their own words; nothing else is asked, and the receipt comes at once', async () => {
  expect(first.reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  for (const [n, who] of [people.isla, people.tom, people.ewan].entries()) expect((await raise(who, `act_of_${n}`)).ok).toBe(true)
})

test('S1 the same act told twice is one concern with one receipt', async () => {
  expect(orThrow(await raise(people.amina, 'act_0001'))).toEqual(first)
  expect(await count(`select count(*) n from concerns where act_id = 'act_0001'`)).toBe(1)
})

test('S4 the words are sealed with their own key: neither rows, record, messages nor timers hold them', async () => {
  const { rows } = await owner.query<{ all: string }>(
    `select concat_ws(' ', (select string_agg(c::text, ' ') from concerns c), (select string_agg(e::text, ' ') from record_events e),
      (select string_agg(m::text, ' ') from messages m), (select string_agg(t::text, ' ') from timers t)) as all`,
  )
  expect(rows[0]!.all).not.toContain('bolt')
  expect(rows[0]!.all).not.toContain(Buffer.from(words).toString('hex'))
})

test('S3 the lead is told at once, without content', async () => {
  expect(await told('st_morag')).toBeGreaterThan(0)
  expect(await told('st_isla')).toBe(0)
})

test('S4 the author sees their own words, reference and status; a colleague, a controller and a director see nothing of it', async () => {
  const [mine] = await world.db.as(people.amina, myConcerns)
  expect(mine).toMatchObject({ reference: first.reference, words, state: 'received', lead: null, saidAt })
  for (const who of [people.tom, people.isla, people.ewan]) {
    expect((await world.db.as(who, myConcerns)).map((c) => c.concernId)).not.toContain(first.concernId)
    const read = await world.db.act(who, (tx) => readConcern(tx, first.concernId))
    expect(read).toMatchObject({ ok: false, reasons: [{ code: 'S4_NAMED_FEW' }] })
    expect(await world.db.act(who, concernsForLead)).toMatchObject({ ok: false })
  }
})

test('no road of a concern leads back, and none leads out', () => {
  expect(roads(concernMachine)).toEqual([
    ['received', 'lead_acts', 'being_acted_on'],
    ['being_acted_on', 'lead_closes', 'closed'],
  ])
})

test('S7 nobody changes or deletes the words, not even the lead, the engine or the one who said them', async () => {
  for (const who of [people.morag, people.amina, people.isla, people.ewan, people.engine]) {
    const change = world.db.as(who, (tx) =>
      tx.q
        .updateTable('concerns')
        .set({ sealedWords: Buffer.from('') })
        .execute(),
    )
    await expect(change).rejects.toMatchObject({ code: '42501' })
    await expect(world.db.as(who, (tx) => tx.q.deleteFrom('concerns').execute())).rejects.toMatchObject({ code: '42501' })
    await expect(world.db.as(who, (tx) => tx.q.deleteFrom('concernAdditions').execute())).rejects.toMatchObject({ code: '42501' })
    await expect(
      world.db.as(who, (tx) =>
        tx.q
          .updateTable('concernAdditions')
          .set({ sealedWords: Buffer.from('') })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' })
  }
})

test('S7 a concern about a visit that cannot be found is taken all the same', async () => {
  const raised = orThrow(await raise(people.tom, 'act_lost', { visitId: 'vis_unknown' as never }))
  expect(await count('select count(*) n from concerns where id = $1 and visit_id is null', raised.concernId)).toBe(1)
})

test('S2 words are added, never edited; the lead reads them in order', async () => {
  const add = () =>
    world.db.act(people.amina, (tx) =>
      addToConcern(tx, { concernId: first.concernId, words: 'His name is on the bell.', actId: 'act_add1' as Id<'act'> }),
    )
  orThrow(await add())
  orThrow(await add())
  expect((await world.db.as(people.amina, myConcerns))[0]).toMatchObject({ words, added: [{ words: 'His name is on the bell.' }] })
  const stranger = await world.db.act(people.tom, (tx) =>
    addToConcern(tx, { concernId: first.concernId, words: 'x', actId: 'act_add2' as Id<'act'> }),
  )
  expect(stranger).toMatchObject({ ok: false, reasons: [{ code: 'S4_NOT_FOUND' }] })
})

test('S3 unread, the lead hears again after an hour, then the director by name, until it is read', async () => {
  const unread = orThrow(await raise(people.amina, 'act_unread'))
  const leadHeard = await told('st_morag')
  clock.moveTo(instant('2026-11-24T11:59:00Z'))
  await engine()
  expect(await told('st_morag')).toBe(leadHeard)
  clock.moveTo(instant('2026-11-24T12:01:00Z'))
  await engine()
  expect(await told('st_morag')).toBeGreaterThan(leadHeard)
  expect(await told('st_ewan', 'concern_unread')).toBe(0)
  clock.moveTo(instant('2026-11-24T13:01:00Z'))
  await engine()
  expect(await told('st_ewan', 'concern_unread')).toBeGreaterThan(0)
  const { rows } = await owner.query(`select facts from messages where template = 'concern_unread' limit 1`)
  expect(rows[0].facts).toEqual({ leads: ['Morag Reid'] })
  for (const { concernId } of orThrow(await world.db.act(people.morag, concernsForLead)))
    orThrow(await world.db.act(people.morag, (tx) => readConcern(tx, concernId as ConcernId)))
  const heard = await told('st_ewan', 'concern_unread')
  clock.moveTo(instant('2026-11-25T13:01:00Z'))
  await engine()
  expect(await told('st_ewan', 'concern_unread')).toBe(heard)
  expect(await count(`select count(*) n from timers where kind = 'concern.unread'`)).toBe(0)
  expect(unread.reference).not.toBe(first.reference)
})

test('S4 every look of the lead is on record', async () => {
  const looks = () =>
    count(`select count(*) n from record_events where verb = 'looked_at' and subject_id = $1 and actor_id = 'st_morag'`, first.concernId)
  const before = await looks()
  const full = orThrow(await world.db.act(people.morag, (tx) => readConcern(tx, first.concernId)))
  expect(full).toMatchObject({
    words,
    author: 'Amina Yusuf',
    added: [{ by: 'Amina Yusuf', words: 'His name is on the bell.' }],
    visitId: place.visitId,
  })
  expect(await looks()).toBe(before + 1)
})

test('the author sees that it is being acted on and by whom, then that something was done, and never what', async () => {
  orThrow(await world.db.act(people.morag, (tx) => takeOnConcern(tx, first.concernId)))
  expect((await world.db.as(people.amina, myConcerns)).find((c) => c.concernId === first.concernId)).toMatchObject({
    state: 'being_acted_on',
    lead: 'Morag Reid',
  })
  orThrow(
    await world.db.act(people.morag, (tx) => closeConcern(tx, { concernId: first.concernId, whatWasDone: 'The council took it up.' })),
  )
  const mine = (await world.db.as(people.amina, myConcerns)).find((c) => c.concernId === first.concernId)
  expect(mine).toMatchObject({ state: 'closed' })
  expect(JSON.stringify(mine)).not.toContain('council')
  expect(await world.db.act(people.morag, (tx) => takeOnConcern(tx, first.concernId))).toMatchObject({
    ok: false,
    reasons: [{ code: 'S3_MOVED_ON' }],
  })
})
