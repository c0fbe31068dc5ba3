import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/harness/database.ts'
import { nineOClock, openBranch } from '../../test/harness/branch.ts'
import { testWorld } from '../../test/harness/world.ts'
import type { PremisesId } from '../../lib/ids.ts'
import { orThrow } from '../../lib/refusal.ts'
import { crowTravelTimes } from '../../platform/maps/crow.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import type { Claimed } from '../../platform/timers/timers.ts'
import { engineOf } from '../../platform/who.ts'
import type { Who } from '../../platform/who.ts'
import { addHousehold, addPerson } from '../households/actions.ts'
import { eventsOf } from '../record/actions.ts'
import {
  addPremises,
  decideMarker,
  endMarker,
  householdMovedOut,
  markersForDeciders,
  markersInForce,
  premisesPage,
  proposeMarker,
  searchHouseholds,
} from './actions.ts'
import { premisesHandlers } from './jobs.ts'
import { areaOf, asPostcode, jurisdictionOf } from './rules.ts'
import type { Decision, PrecautionCode } from './rules.ts'
import { constraintReasons } from './words.ts'

const database = await freshDatabase()
const branch = await openBranch(database)
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: { ...constraintReasons } })
const as = <T>(who: Who, work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(who, work)
const office = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => as(branch.controller, work)

const told: Decision = { agree: true, why: 'It was seen twice by two people.', resident: { toldAt: nineOClock } }
const source = 'The joiner was bitten at the gate on Monday.'
const propose = (premisesId: PremisesId, code: PrecautionCode = 'W_DOG_SECURE') =>
  office(async (tx) => orThrow(await proposeMarker(tx, { premisesId, code, source })))
const inForce = async (premisesId: PremisesId) => (await office((tx) => markersInForce(tx, premisesId))).map((marker) => marker.code)
const decided = async (premisesId: PremisesId, code: PrecautionCode = 'W_DOG_SECURE') => {
  const id = await propose(premisesId, code)
  await as(branch.director, async (tx) => orThrow(await decideMarker(tx, id, told)))
  return id
}

describe('P1 a marker', () => {
  test('follows from nothing until a senior person has decided', async () => {
    const { premisesId } = await branch.home()
    const id = await propose(premisesId)
    expect(await inForce(premisesId)).toEqual([])
    expect(await office((tx) => decideMarker(tx, id, told))).toMatchObject({ kind: 'refused', reasons: [{ code: 'P1_NOT_SENIOR' }] })
    await as(branch.director, async (tx) => orThrow(await decideMarker(tx, id, told)))
    expect(await inForce(premisesId)).toEqual(['W_DOG_SECURE'])
  })
  test('has a source that is more than a feeling', async () => {
    const { premisesId } = await branch.home()
    expect(await office((tx) => proposeMarker(tx, { premisesId, code: 'W_TWO', source: 'odd' }))).toMatchObject({
      kind: 'invalid',
      faults: [{ field: 'source' }],
    })
    expect(await office((tx) => proposeMarker(tx, { premisesId, code: 'W_TIME_OF_DAY', source }))).toMatchObject({
      kind: 'invalid',
      faults: [{ field: 'hours' }],
    })
  })
  test('is not decided by whoever proposed it', async () => {
    const { premisesId } = await branch.home()
    const id = await as(branch.director, async (tx) => orThrow(await proposeMarker(tx, { premisesId, code: 'W_TWO', source })))
    expect(await as(branch.director, (tx) => decideMarker(tx, id, told))).toMatchObject({ reasons: [{ code: 'P1_DECIDED_BY_ANOTHER' }] })
  })
  test('refused, it is gone', async () => {
    const { premisesId } = await branch.home()
    const id = await propose(premisesId)
    await as(branch.director, async (tx) =>
      orThrow(await decideMarker(tx, id, { agree: false, why: 'A single bark is no incident.', resident: null })),
    )
    expect(await office((tx) => premisesPage(tx, premisesId))).toMatchObject({ inForce: [], toDecide: [] })
  })
  test('ends by itself, also when no job ever ran', async () => {
    const { premisesId } = await branch.home()
    await decided(premisesId)
    clock.moveTo(nineOClock.add({ hours: 24 * 180 }))
    expect(await inForce(premisesId)).toEqual(['W_DOG_SECURE'])
    clock.moveTo(nineOClock.add({ hours: 24 * 183 }))
    expect(await inForce(premisesId)).toEqual([])
    expect((await office((tx) => premisesPage(tx, premisesId)))?.consequences.plates).toEqual([])
    clock.moveTo(nineOClock)
  })
  test('a proposal that nobody decided on ends by itself as well', async () => {
    const { premisesId } = await branch.home()
    const id = await propose(premisesId)
    clock.moveTo(nineOClock.add({ hours: 24 * 29 }))
    expect(await as(branch.director, (tx) => decideMarker(tx, id, told))).toMatchObject({ reasons: [{ code: 'P1_UNKNOWN_MARKER' }] })
    clock.moveTo(nineOClock)
  })
  test('is ended before its time by a senior person, with a reason', async () => {
    const { premisesId } = await branch.home()
    const id = await decided(premisesId)
    expect(await office((tx) => endMarker(tx, id, 'The dog has moved away.'))).toMatchObject({ reasons: [{ code: 'P1_NOT_SENIOR' }] })
    await as(branch.director, async (tx) => orThrow(await endMarker(tx, id, 'The dog has moved away.')))
    expect(await inForce(premisesId)).toEqual([])
  })
  test('about a person goes when they move out; no later tenant inherits it; about the place it stays', async () => {
    const home = await branch.home()
    await decided(home.premisesId, 'W_TWO')
    await decided(home.premisesId, 'W_ASBESTOS')
    expect(await inForce(home.premisesId)).toEqual(['W_TWO', 'W_ASBESTOS'])
    await office(async (tx) => orThrow(await householdMovedOut(tx, home.premisesId, home.householdId)))
    await office(async (tx) => orThrow(await addHousehold(tx, { premisesId: home.premisesId, landlordId: branch.landlordId })))
    expect(await inForce(home.premisesId)).toEqual(['W_ASBESTOS'])
  })
  test('its decider hears 30 and 7 days before, and the end is put on record', async () => {
    const { premisesId } = await branch.home()
    const id = await decided(premisesId)
    const due = async () =>
      (
        await branch.rows<{ due_at: Date }>(`select due_at from timers where kind = 'marker.term' and subject_id = $1`, [id])
      )[0]?.due_at.toISOString()
    const ring = async () => {
      clock.moveTo(Temporal.Instant.from((await due())!))
      const timer = { subjectId: id as string } as Claimed
      await branch.rows(`delete from timers where kind = 'marker.term' and subject_id = $1`, [id])
      await premisesHandlers[0]!.run({ world, timer, once: (work) => as(engineOf(branch.contractorId), work) })
    }
    await ring()
    expect((await office(markersForDeciders)).endingSoon.map((marker) => marker.id)).toContain(id)
    await ring()
    await ring()
    const verbs = (await office((tx) => eventsOf(tx, 'premises', premisesId))).filter((e) => e.verb.startsWith('marker_end'))
    expect(verbs.map((e) => [e.verb, (e.content as { daysLeft?: number }).daysLeft])).toEqual([
      ['marker_end_announced', 30],
      ['marker_end_announced', 7],
      ['marker_ended_by_itself', undefined],
    ])
    const texts = await branch.rows<{ staff_id: string }>(
      `select staff_id from messages where template = 'marker_ends' and about_id = $1`,
      [premisesId],
    )
    expect(texts.map((row) => row.staff_id)).toEqual([branch.director.staffId, branch.director.staffId])
    expect(await due()).toBeUndefined()
    clock.moveTo(nineOClock)
  })
})

describe('P3 the resident', () => {
  test('was told, or the reason why not is recorded', async () => {
    const { premisesId } = await branch.home()
    const id = await propose(premisesId)
    const decide = (resident: Decision['resident']) => as(branch.director, (tx) => decideMarker(tx, id, { ...told, resident }))
    expect(await decide(null)).toMatchObject({ kind: 'invalid', faults: [{ field: 'resident' }] })
    expect(await decide({ notToldWhy: 'no' })).toMatchObject({ kind: 'invalid', faults: [{ field: 'resident' }] })
    expect(await decide({ notToldWhy: 'Telling them would put the neighbour at risk.' })).toMatchObject({ ok: true })
  })
  test('the table itself refuses a decision that says neither', async () => {
    const { premisesId } = await branch.home()
    const id = await propose(premisesId)
    const bare = as(branch.director, (tx) =>
      tx.q
        .updateTable('markers')
        .set({ decidedBy: branch.director.staffId, decidedAt: tx.now, decisionWhy: 'Because.' })
        .where('id', '=', id)
        .execute(),
    )
    await expect(bare).rejects.toMatchObject({ constraint: 'marker_resident_told_or_reason' })
  })
})

test('R2 looking at the markers of an address is on record', async () => {
  const { premisesId } = await branch.home()
  await office((tx) => premisesPage(tx, premisesId))
  expect((await office((tx) => eventsOf(tx, 'premises', premisesId))).map((event) => event.content)).toContainEqual({ what: 'markers' })
})

test('a household is found by name, street and postcode, and by nothing else told in confidence', async () => {
  const premisesId = await office(async (tx) =>
    orThrow(await addPremises(tx, { landlordId: branch.landlordId, line1: '22/3 Easter Road', postcode: 'eh75rn' })),
  )
  const householdId = await office(async (tx) => orThrow(await addHousehold(tx, { premisesId, landlordId: branch.landlordId })))
  await office(async (tx) => orThrow(await addPerson(tx, householdId, { name: 'Nasreen Malik', title: 'Mrs', isTenant: true })))
  for (const text of ['malik', 'easter r', 'EH75RN', 'eh7 5rn'])
    expect(await office((tx) => searchHouseholds(tx, text)), text).toContainEqual({
      householdId,
      premisesId,
      name: 'Mrs Malik',
      address: '22/3 Easter Road, EH7 5RN',
    })
  expect(await office((tx) => searchHouseholds(tx, '%'))).toEqual([])
  expect(await office((tx) => searchHouseholds(tx, '--'))).toEqual([])
})

test('C1 the country comes from the postcode', () => {
  expect([asPostcode('eh7 5rn'), asPostcode('EH75RN'), asPostcode('nowhere')]).toEqual(['EH7 5RN', 'EH7 5RN', null])
  expect(['EH7 5RN', 'EH75RN', 'eh16 4bg', 'EC1A 1BB'].map((postcode) => areaOf({ postcode }))).toEqual(['EH7', 'EH7', 'EH16', 'EC1A'])
  expect(['EH7 5RN', 'G1 1AA', 'M1 1AA', 'TD15 1AA', 'TD1 1AA', 'CF10 1AA', 'BT1 1AA'].map(jurisdictionOf)).toEqual([
    'scotland',
    'scotland',
    'england',
    'england',
    'scotland',
    null,
    null,
  ])
})
