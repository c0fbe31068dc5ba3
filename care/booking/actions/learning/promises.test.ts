import { beforeEach, describe, expect, test } from 'vitest'
import type { AppointmentId } from '../../../../lib/ids.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import { atTime, dayOf } from '../../../../lib/time.ts'
import { crowTravelTimes } from '../../../../platform/maps/crow.ts'
import { runDue } from '../../../../platform/timers/engine.ts'
import type { Who } from '../../../../platform/who.ts'
import { engineOf } from '../../../../platform/who.ts'
import { nineOClock, openBranch, todayAt } from '../../../../test/harness/branch.ts'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { putPromises } from '../../../../test/harness/past.ts'
import type { PastPromises } from '../../../../test/harness/past.ts'
import { testWorld } from '../../../../test/harness/world.ts'
import { bookingHandlers, expectNights } from '../../jobs.ts'
import { constraintReasons } from '../../words.ts'
import { cancelAppointment, moveAppointment, promiseWindow } from '../appointments.ts'
import { markArrived } from '../progress.ts'
import { sendOperative } from '../send.ts'
import { windowsFor } from '../windows.ts'
import { lessonsNow } from './learn.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller } = branch
const engine = engineOf(branch.contractorId)
const amina = await branch.operative('Amina')
const grace = await branch.operative('Grace')
const tomorrow = dayOf(nineOClock).add({ days: 1 })
const tomorrowAt = (time: string) => atTime(tomorrow, time)
for (const { operativeId } of [amina, grace])
  await branch.rows(`insert into shifts (contractor_id, id, operative_id, starts_at, ends_at) values ($1, $2, $3, $4, $5)`, [
    ...[branch.contractorId, `tomorrow_${operativeId}`, operativeId, tomorrowAt('07:00').toString(), tomorrowAt('19:00').toString()],
  ])

const run = () => runDue(world, bookingHandlers, { worker: 'test' })
/** The night before `day`, at twenty past three. */
const nightOf = async (at = todayAt('03:20')) => {
  clock.moveTo(at)
  await branch.rows(`update timers set due_at = $1 where kind = 'booking.learn_nightly'`, [at.toString()])
  await run()
}
const own = async () => (await world.db.as(engine, lessonsNow))!.own
const anOrder = async (at?: readonly [number, number]) => {
  const home = await branch.home(at && { at })
  return { ...home, orderId: await branch.order(home, { expectedMinutes: 60 }) }
}
const offered = async (orderId: Parameters<typeof windowsFor>[1], days = 2) =>
  orThrow(await world.db.as(controller, (tx) => windowsFor(tx, orderId, { days })))
const promise = (toPromise: Parameters<typeof promiseWindow>[1], who: Who = controller) =>
  world.db.act(who, (tx) => promiseWindow(tx, toPromise))
const signsKept = () =>
  branch.rows<{ said: number; promised: unknown; morning: unknown; state: string }>(
    `select said, promised, morning, state from promise_signs join appointments on id = appointment_id where not id like 'apt_past%' order by order_id`,
  )
const tenToNoon = { from: tomorrowAt('10:00'), to: tomorrowAt('12:00') }

beforeEach(async () => {
  clock.moveTo(nineOClock)
  for (const table of [
    'promise_signs',
    'watches',
    'home_safe',
    'bookings',
    'visits',
    'appointments',
    'learned_nights',
    'learned_stretches',
  ])
    await branch.rows(`delete from ${table}`)
  await expectNights(world)
})

describe('B4 what was said of a promise is kept with it', () => {
  test('when it is made, as it was said: by a controller and by the household itself', async () => {
    const [one, two] = [await anOrder(), await anOrder()]
    const found = (await offered(one.orderId)).find(({ window }) => window.from.equals(tenToNoon.from))!
    orThrow(await promise({ orderId: one.orderId, window: tenToNoon }))
    const resident: Who = { kind: 'resident', contractorId: branch.contractorId, householdId: two.householdId, linkId: null }
    orThrow(await promise({ orderId: two.orderId, window: tenToNoon }, resident))
    const kept = await signsKept()
    expect(kept[0]).toEqual({ said: found.kept, promised: found.signs, morning: null, state: 'promised' })
    expect(kept).toHaveLength(2)
  })

  test('for today it is what the day itself says', async () => {
    const { orderId } = await anOrder()
    orThrow(await promise({ orderId, window: { from: todayAt('14:00'), to: todayAt('16:00') } }))
    const [kept] = await signsKept()
    expect([kept!.promised, kept!.morning !== null]).toEqual([null, true])
  })

  test('on the morning of its day, of those that still stand; once, and not when the day has begun', async () => {
    const all = [await anOrder(), await anOrder(), await anOrder([-3.1, 55.93])]
    const ids: AppointmentId[] = []
    const windows = [tenToNoon, tenToNoon, { from: tomorrowAt('14:00'), to: tomorrowAt('16:00') }]
    for (const [n, { orderId }] of all.entries()) ids.push(orThrow(await promise({ orderId, window: windows[n]! })))
    orThrow(await world.db.act(controller, (tx) => cancelAppointment(tx, { appointmentId: ids[0]!, why: 'Not needed' })))
    await nightOf(tomorrowAt('08:00'))
    expect((await signsKept()).map(({ morning }) => morning)).toEqual([null, null, null])
    await nightOf(tomorrowAt('03:20'))
    const kept = await signsKept()
    expect(kept.map(({ morning }) => morning !== null)).toEqual([false, true, true])
    expect(kept[2]!.morning).not.toEqual(kept[2]!.promised)
    await branch.rows(`update appointments set state = 'cancelled' where id = $1`, [ids[1]!])
    await nightOf(tomorrowAt('03:40'))
    expect(await signsKept()).toEqual(kept.map((one, n) => (n === 1 ? { ...one, state: 'cancelled' } : one)))
  })

  test('kept and missed are learned from; moved with consent, cancelled and still promised are not', async () => {
    const ids: AppointmentId[] = []
    for (let n = 0; n < 4; n++) {
      const { orderId } = await anOrder()
      ids.push(orThrow(await promise({ orderId, window: { from: todayAt('14:00'), to: todayAt('16:00') } })))
    }
    const consent = { by: 'Anna Kowalska', how: 'call' as const, at: world.now() }
    orThrow(await world.db.act(controller, (tx) => moveAppointment(tx, { appointmentId: ids[0]!, window: tenToNoon, consent })))
    orThrow(await world.db.act(controller, (tx) => cancelAppointment(tx, { appointmentId: ids[1]!, why: 'Not needed' })))
    clock.moveTo(todayAt('14:05'))
    const sent = orThrow(
      await world.db.act(controller, (tx) => sendOperative(tx, { appointmentId: ids[2]!, operativeIds: [amina.operativeId] })),
    )
    clock.moveTo(todayAt('14:30'))
    orThrow(await world.db.act(amina, (tx) => markArrived(tx, sent.bookingIds[0]!, world.now())))
    clock.moveTo(tomorrowAt('00:01'))
    await run() // the day of the last is over
    await nightOf(tomorrowAt('03:20'))
    const learned = await own()
    expect([learned.promises, learned.held.reduce((sum, one) => sum + one.promises, 0)]).toEqual([2, 2])
    expect(learned.held.reduce((sum, one) => sum + one.kept, 0)).toBe(1)
    expect(learned.experience, 'two are too few').toBeNull()
  })
})

describe('B4 odds learn from the branch’s own promises', () => {
  const signs = { late: 1.6, crowd: 0.5, load: 0.5, few: 0.5, short: true }
  let made = 0
  const put = async (over: Partial<PastPromises>) =>
    putPromises(branch.rows, `past_${(made += 1)}_`, {
      ...{ contractorId: branch.contractorId, landlordId: branch.landlordId, home: await branch.home() },
      ...{ from: '2026-10-20T09:00:00Z', everyMinutes: 60, howMany: 600, said: 0.964, signs, state: () => 'kept' as const },
      ...over,
    })
  /** Windows with their odds, as they are said the next day, on a day that is promised in part. */
  const said = async () => {
    clock.moveTo(nineOClock)
    for (const from of ['08:00', '10:00', '14:00']) {
      const { orderId } = await anOrder()
      await branch.rows(
        `insert into appointments (contractor_id, id, order_id, household_id, premises_id, landlord_id, minutes, window_from, window_to, promised_at, promised_by)
         select contractor_id, 'apt_' || id, id, household_id, premises_id, landlord_id, 60, $2::timestamptz, $2::timestamptz + interval '2 hours', $3, 'engine' from orders where id = $1`,
        [orderId, tomorrowAt(from).toString(), nineOClock.toString()],
      )
    }
    const { orderId } = await anOrder()
    const all = await offered(orderId)
    await branch.rows(`delete from appointments where state = 'promised'`)
    return { odds: all.flatMap(({ kept }) => (kept === null ? [] : [kept])), free: all.filter((one) => one.free).length }
  }

  test('where promises break more often than was said, fewer windows are offered the next day, at lower odds', async () => {
    const before = await said()
    await put({ state: (n) => (n % 6 === 0 ? 'missed' : 'kept') })
    await nightOf()
    const learned = await own()
    expect([learned.promises, learned.held]).toEqual([600, [{ inHundred: 96, promises: 600, kept: 500 }]])
    expect(learned.since?.toString()).toBe('2026-10-20T09:00:00Z')
    const after = await said()
    expect(after.odds.every((one, n) => one < before.odds[n]!)).toBe(true)
    expect(after.free).toBeLessThan(before.free)
  })

  test('the first few promises change nothing, some more of them hardly anything', async () => {
    await nightOf()
    const before = await said()
    await put({ howMany: 49, state: () => 'missed' })
    await nightOf()
    expect((await own()).experience).toBeNull()
    expect(await said()).toEqual(before)
    for (const table of ['promise_signs', 'appointments']) await branch.rows(`delete from ${table}`)
    await put({ howMany: 60, state: (n) => (n % 20 === 0 ? 'missed' : 'kept') })
    await nightOf()
    expect((await own()).experience).not.toBeNull()
    const after = await said()
    after.odds.forEach((one, n) => expect(Math.abs(one - before.odds[n]!)).toBeLessThan(0.01))
  })

  test('promises of longer ago than half a year are forgotten', async () => {
    await put({ from: '2026-03-01T09:00:00Z', howMany: 100, state: () => 'missed' })
    await nightOf()
    expect((await own()).promises).toBe(0)
  })

  test('signs that are no figures teach nothing: the odds stay as rehearsals taught them', async () => {
    await nightOf()
    const before = await said()
    await put({ howMany: 100, signs: { ...signs, load: Number.NaN }, state: () => 'missed' })
    await nightOf()
    expect(await own()).toMatchObject({ experience: null, promises: 0, held: [{ inHundred: 96, promises: 100, kept: 0 }] })
    expect(await said()).toEqual(before)
  })
})
