import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/harness/database.ts'
import { nineOClock, openBranch, todayAt } from '../../test/harness/branch.ts'
import { testWorld } from '../../test/harness/world.ts'
import { orThrow } from '../../lib/refusal.ts'
import { dayOf, instant } from '../../lib/time.ts'
import { crowTravelTimes } from '../../platform/maps/crow.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import type { Claimed } from '../../platform/timers/timers.ts'
import { engineOf } from '../../platform/who.ts'
import { eventsOf } from '../record/actions.ts'
import { goHomeIll, nextOfKinOf, operativesNow, shiftsBetween, tellNextOfKin, wellAgain } from '../workforce/actions.ts'
import { addCertificate, lapsingWithin, teamPage, trainingOf } from './actions.ts'
import { trainingHandlers } from './jobs.ts'

const database = await freshDatabase()
const branch = await openBranch(database)
const { world, clock } = testWorld(database, { travel: crowTravelTimes() })
const office = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(branch.controller, work)
const today = dayOf(nineOClock)

const amina = await branch.operative('Amina')
const tom = await branch.operative('Tom', { sex: 'm', lapsed: ['T_DA'] })
const jo = await branch.operative('Jo', { shift: null })

describe('training', () => {
  test('T2 a lapse stops dispatch that day, not at the year’s end', async () => {
    const until = (await office((tx) => trainingOf(tx, [tom.operativeId]))).get(tom.operativeId)?.get('T_DA')
    expect(until?.toString()).toBe('2026-11-24T00:00:00Z')
    const team = await office(teamPage)
    expect(team.map((one) => [one.firstName, one.fitness.fit])).toEqual([
      ['Amina', true],
      ['Jo', true],
      ['Tom', false],
    ])
    expect(team[2]?.fitness.topics[0]).toMatchObject({ code: 'T_DA', state: 'lapsed' })
  })
  test('the newest certificate counts, also when an older one is good for longer in no topic at all', async () => {
    await office(async (tx) => orThrow(await addCertificate(tx, { operativeId: tom.operativeId, topic: 'T_DA', issuedOn: today })))
    expect((await office(teamPage)).find((one) => one.id === tom.operativeId)?.fitness.fit).toBe(true)
  })
  test('T4 what lapses is told: lapsed and never learnt first', async () => {
    const ben = await branch.operative('Ben', { lapsed: ['T_ASB'] })
    await branch.rows(`delete from certificates where operative_id = $1 and topic = 'T_LONE'`, [ben.operativeId])
    const lapses = (await office((tx) => lapsingWithin(tx, 30))).filter((one) => one.operativeId === ben.operativeId)
    expect(lapses.map(({ topic, daysLeft, gate }) => [topic, daysLeft, gate])).toEqual([
      ['T_LONE', null, 'hard'],
      ['T_ASB', -1, 'hard'],
    ])
  })
  test('T4 they hear 60, 30, 14 and 7 days before, unless they have learnt anew', async () => {
    const id = await office(async (tx) =>
      orThrow(
        await addCertificate(tx, {
          operativeId: amina.operativeId,
          topic: 'T_FAID',
          issuedOn: today,
          validUntil: today.add({ days: 100 }),
        }),
      ),
    )
    const due = async () =>
      (
        await branch.rows<{ due_at: Date }>(`select due_at from timers where kind = 'training.lapse_near' and subject_id = $1`, [id])
      )[0]?.due_at.toISOString()
    const ring = async () => {
      clock.moveTo(instant((await due())!))
      await branch.rows(`delete from timers where subject_id = $1`, [id])
      await trainingHandlers[0]!.run({
        world,
        timer: { subjectId: id } as Claimed,
        once: (work) => world.db.as(engineOf(branch.contractorId), work),
      })
    }
    while (await due()) await ring()
    const heard = (await office((tx) => eventsOf(tx, 'operative', amina.operativeId))).filter(
      (event) => event.verb === 'training_lapse_announced',
    )
    expect(heard.map((event) => (event.content as { daysLeft: number }).daysLeft)).toEqual([60, 30, 14, 7])
    expect(await branch.rows(`select 1 from messages where template = 'training_lapses' and staff_id = $1`, [amina.staffId])).toHaveLength(
      4,
    )
    clock.moveTo(nineOClock)
  })
})

describe('the team', () => {
  test('B8 there is no figure of visits or minutes about anybody to look at, nor an order of merit', async () => {
    const team = await office(teamPage)
    expect(team.map((one) => one.name)).toEqual(team.map((one) => one.name).toSorted())
    const keysOf = (value: unknown): string[] =>
      Array.isArray(value)
        ? value.flatMap(keysOf)
        : typeof value === 'object' && value !== null && !(value instanceof Temporal.Instant) && !(value instanceof Temporal.PlainDate)
          ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)])
          : []
    const numbersIn = (value: unknown): number[] =>
      typeof value === 'number' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
    expect(keysOf(team).filter((key) => /visit|booking|minute|hour|count|total|average|score|rank|rating|speed|late/i.test(key))).toEqual(
      [],
    )
    expect(numbersIn(team)).toEqual([])
  })
  test('D1 who is on shift: now, later today, not at all, gone home unwell', async () => {
    const evening = await branch.operative('Eve', { shift: ['18:00', '22:00'] })
    const state = async (id: string) => {
      const one = (await office(teamPage)).find((each) => each.id === id)!
      return [one.onShift, one.unwell, one.shift !== null]
    }
    expect(await state(amina.operativeId)).toEqual([true, false, true])
    expect(await state(evening.operativeId)).toEqual([false, false, true])
    expect(await state(jo.operativeId)).toEqual([false, false, false])
    await office(async (tx) => orThrow(await goHomeIll(tx, amina.operativeId)))
    expect(await state(amina.operativeId)).toEqual([false, true, true])
    await office(async (tx) => orThrow(await wellAgain(tx, amina.operativeId)))
    expect(await state(amina.operativeId)).toEqual([true, false, true])
    expect(await office((tx) => goHomeIll(tx, jo.operativeId))).toMatchObject({ reasons: [{ code: 'D1_NOT_ON_SHIFT_NOW' }] })
  })
  test('an operative sees the others, and no shift but their own', async () => {
    const seen = await world.db.as(tom, operativesNow)
    expect(seen.filter((one) => one.shift).map((one) => one.id)).toEqual([tom.operativeId])
    expect((await world.db.as(tom, (tx) => shiftsBetween(tx, todayAt('00:00'), todayAt('23:00')))).map((one) => one.operativeId)).toEqual([
      tom.operativeId,
    ])
  })
  test('R2 whom to ring when somebody is hurt is looked up on record', async () => {
    await world.db.as(amina, (tx) => tellNextOfKin(tx, amina.operativeId, { name: 'Samir Yusuf', telephone: '+447700900777' }))
    expect(await office((tx) => nextOfKinOf(tx, amina.operativeId))).toEqual({ name: 'Samir Yusuf', telephone: '+447700900777' })
    expect((await office((tx) => eventsOf(tx, 'operative', amina.operativeId))).map((event) => event.content)).toContainEqual({
      what: 'next_of_kin',
    })
    expect(await world.db.as(tom, (tx) => nextOfKinOf(tx, amina.operativeId))).toBeNull()
  })
})
