import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/harness/database.ts'
import { nineOClock, openBranch } from '../../test/harness/branch.ts'
import { testWorld } from '../../test/harness/world.ts'
import { orThrow } from '../../lib/refusal.ts'
import { crowTravelTimes } from '../../platform/maps/crow.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { contactCardOf } from '../messages/actions.ts'
import { eventsOf } from '../record/actions.ts'
import { addHousehold, confirmNeed, endNeed, householdPage, needsOf, needsToConfirm, tellNeed } from './actions.ts'
import { constraintReasons } from './words.ts'

const database = await freshDatabase()
const branch = await openBranch(database)
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: { ...constraintReasons } })
const office = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(branch.controller, work)
const aHome = async () => (await branch.home()).householdId

describe('H1 a need told', () => {
  test('is there for everybody, once, however often it is told', async () => {
    const householdId = await aHome()
    await office(async (tx) => orThrow(await tellNeed(tx, { householdId, code: 'LANG', language: 'pl', source: 'self' })))
    await office(async (tx) => orThrow(await tellNeed(tx, { householdId, code: 'LANG', language: 'ur', source: 'self' })))
    expect((await office((tx) => needsOf(tx, householdId))).map(({ code, language }) => [code, language])).toEqual([['LANG', 'ur']])
  })
  test('about two people who should not come stays two needs', async () => {
    const householdId = await aHome()
    for (const name of ['Tom', 'Ben']) {
      const { operativeId } = await branch.operative(name)
      await office(async (tx) => orThrow(await tellNeed(tx, { householdId, code: 'OTHER_OP', operativeId, source: 'self' })))
    }
    expect(await office((tx) => needsOf(tx, householdId))).toHaveLength(2)
  })
  test('a woman and a man cannot both be asked for', async () => {
    const householdId = await aHome()
    await office(async (tx) => orThrow(await tellNeed(tx, { householdId, code: 'FEMALE_OP', source: 'self' })))
    const answer = await office((tx) => tellNeed(tx, { householdId, code: 'MALE_OP', source: 'self' }))
    expect(answer).toMatchObject({ kind: 'refused', reasons: [{ code: 'H1_ASKED_THE_OTHER' }] })
  })
  test('what has to be told with it is asked for', async () => {
    const householdId = await aHome()
    expect(await office((tx) => tellNeed(tx, { householdId, code: 'LANG', source: 'self' }))).toMatchObject({
      kind: 'invalid',
      faults: [{ field: 'language' }],
    })
    expect(await office((tx) => tellNeed(tx, { householdId, code: 'PRAYER', source: 'self' }))).toMatchObject({
      kind: 'invalid',
      faults: [{ field: 'hours' }],
    })
  })
})

describe('H2 confirmed again, on a date', () => {
  test('after twelve months, or three when it may pass; until then nobody is asked, afterwards it still holds', async () => {
    const householdId = await aHome()
    const lasting = await office(async (tx) => orThrow(await tellNeed(tx, { householdId, code: 'DOOR_WAIT', source: 'self' })))
    const passing = await office(async (tx) => orThrow(await tellNeed(tx, { householdId, code: 'POSTHOSP', source: 'self' })))
    const due = async () => (await office(needsToConfirm)).filter((need) => need.householdId === householdId).map((need) => need.id)
    expect(await due()).toEqual([])
    clock.moveTo(nineOClock.add({ hours: 24 * 93 }))
    expect(await due()).toEqual([passing])
    clock.moveTo(nineOClock.add({ hours: 24 * 366 }))
    expect(await due()).toEqual([passing, lasting])
    expect(await office((tx) => needsOf(tx, householdId))).toHaveLength(2)
    await office(async (tx) => orThrow(await confirmNeed(tx, lasting)))
    expect(await due()).toEqual([passing])
    clock.moveTo(nineOClock)
  })
  test('a timer of its own waits for the day, and goes when the need ends', async () => {
    const householdId = await aHome()
    const id = await office(async (tx) => orThrow(await tellNeed(tx, { householdId, code: 'SHOES', source: 'self' })))
    const timers = () => branch.rows<{ due_at: Date }>(`select due_at from timers where kind = 'need.review' and subject_id = $1`, [id])
    expect((await timers()).map((row) => row.due_at.toISOString())).toEqual(['2027-11-24T09:00:00.000Z'])
    await office(async (tx) => orThrow(await endNeed(tx, id, 'They told us so.')))
    expect(await timers()).toEqual([])
    expect(await office((tx) => needsOf(tx, householdId))).toEqual([])
  })
})

describe('H3 no diagnosis and no story', () => {
  test.each([
    ['has dementia, be patient', 'dementia'],
    ['Autistic son upstairs', 'Autistic'],
    ['on medication since the stroke', 'medication'],
  ])('%s: refused kindly, with the word named', async (note, word) => {
    const householdId = await aHome()
    const answer = await office((tx) => tellNeed(tx, { householdId, code: 'DOOR_WAIT', note, source: 'self' }))
    expect(answer).toMatchObject({ kind: 'invalid', faults: [{ field: 'note', sentence: expect.stringContaining(`“${word}”`) }] })
  })
  test.each(['Has hearing aids in, face her', 'Green door round the back', 'Ring twice'])('%s: kept', async (note) => {
    const householdId = await aHome()
    expect((await office((tx) => tellNeed(tx, { householdId, code: 'DOOR_WAIT', note, source: 'self' }))).ok).toBe(true)
  })
  test('more than 140 letters are refused', async () => {
    const householdId = await aHome()
    expect(await office((tx) => tellNeed(tx, { householdId, code: 'DOOR_WAIT', note: 'a'.repeat(141), source: 'self' }))).toMatchObject({
      kind: 'invalid',
    })
  })
})

describe('H4 safe contact', () => {
  test('needs a safe way, and settles the contact card itself', async () => {
    const householdId = await aHome()
    expect(await office((tx) => tellNeed(tx, { householdId, code: 'SAFE_CONTACT', source: 'self' }))).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'H4_SAFE_WAY_MISSING' }],
    })
    const safeWay = { telephone: '07700 900555', hours: { from: '10:00', to: '14:00' } }
    const id = await office(async (tx) => orThrow(await tellNeed(tx, { householdId, code: 'SAFE_CONTACT', source: 'self', safeWay })))
    const card = () => office((tx) => contactCardOf(tx, householdId))
    expect(await card()).toMatchObject({ safeContactOnly: true, safeTelephone: '+447700900555' })
    await office(async (tx) => orThrow(await endNeed(tx, id, 'They told us that it is safe again.')))
    expect(await card()).toMatchObject({ safeContactOnly: false })
  })
})

test('R2 looking at a household’s needs is on record; a second household at one address is refused in words', async () => {
  const home = await branch.home()
  const page = await office((tx) => householdPage(tx, home.householdId))
  expect(page).toMatchObject({ name: 'the household', needs: [] })
  expect((await office((tx) => eventsOf(tx, 'household', home.householdId))).map((event) => event.verb)).toContain('looked_at')
  const second = await world.db.act(branch.controller, (tx) =>
    addHousehold(tx, { premisesId: home.premisesId, landlordId: branch.landlordId }),
  )
  expect(second).toMatchObject({ kind: 'refused', reasons: [{ code: 'H1_SOMEBODY_LIVES_HERE' }] })
})

test('H1 whoever is not sent there sees no need of it', async () => {
  const householdId = await aHome()
  await office(async (tx) => orThrow(await tellNeed(tx, { householdId, code: 'SHOES', source: 'self' })))
  const amina = await branch.operative('Amina')
  expect(await world.db.as(amina, (tx) => needsOf(tx, householdId))).toEqual([])
})
