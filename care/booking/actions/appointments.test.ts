import { describe, expect, test } from 'vitest'
import { openBranch, todayAt } from '../../../test/harness/branch.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { testWorld } from '../../../test/harness/world.ts'
import type { AppointmentId, HouseholdId } from '../../../lib/ids.ts'
import { orThrow } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../platform/maps/crow.ts'
import { promiseLevel } from '../../dispatch/capacity.ts'
import { runDue } from '../../../platform/timers/engine.ts'
import type { Who } from '../../../platform/who.ts'
import { bookingHandlers } from '../jobs.ts'
import type { Consent } from '../rules/consent.ts'
import { constraintReasons } from '../words.ts'
import {
  appointmentOf,
  appointmentsOfHousehold,
  cancelAppointment,
  landlordAgreed,
  moveAppointment,
  promiseWindow,
} from './appointments.ts'
import { promisesAtRisk, todaysAppointments } from './board.ts'
import { markArrived } from './progress.ts'
import { sendOperative } from './send.ts'
import { windowsFor } from './windows.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller } = branch
const [amina, tom] = [await branch.operative('Amina'), await branch.operative('Tom', { sex: 'm' })]

const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok || outcome.kind !== 'refused' ? [] : outcome.reasons.map((one) => one.code)
const window = (from: string, to: string) => ({ from: todayAt(from), to: todayAt(to) })
const promise = (toPromise: Parameters<typeof promiseWindow>[1], who: Who = controller) =>
  world.db.act(who, (tx) => promiseWindow(tx, toPromise))
const cancel = (appointmentId: AppointmentId, who: Who = controller) =>
  world.db.act(who, (tx) => cancelAppointment(tx, { appointmentId, why: 'Not needed any more' }))
const residentOf = (householdId: HouseholdId): Who => ({ kind: 'resident', contractorId: branch.contractorId, householdId, linkId: null })
const textsTo = async (householdId: HouseholdId) =>
  (await branch.rows<{ template: string }>('select template from messages where household_id = $1 order by template', [householdId])).map(
    (one) => one.template,
  )
const anOrder = async (home?: Parameters<typeof branch.home>[0], order?: Parameters<typeof branch.order>[1]) => {
  clock.moveTo(todayAt('09:00'))
  const where = await branch.home(home)
  return { ...where, orderId: await branch.order(where, order) }
}
const clear = () => branch.rows(`update appointments set state = 'cancelled' where state = 'promised'`)

describe('B3 a promise', () => {
  test('books nobody: it is a window, minutes and the household’s adjustments (H1), told to the household', async () => {
    const { orderId, householdId } = await anOrder({ needs: [{ code: 'DOOR_WAIT' }] })
    const id = orThrow(await promise({ orderId, window: window('14:00', '16:00') }))
    expect(await world.db.as(controller, (tx) => appointmentOf(tx, id))).toMatchObject({
      state: 'promised',
      minutes: 55,
      namedOperativeId: null,
    })
    expect(await branch.rows('select * from bookings where order_id = $1', [orderId])).toEqual([])
    expect(await textsTo(householdId)).toEqual(['promise_made'])
  })

  test('one for an order: another is refused by the rule, and by the table', async () => {
    const { orderId } = await anOrder()
    orThrow(await promise({ orderId, window: window('14:00', '16:00') }))
    expect(codes(await promise({ orderId, window: window('16:00', '18:00') }))).toEqual(['B3_ALREADY_PROMISED'])
    const again = branch.rows(
      `insert into appointments select contractor_id, 'apt_twice', order_id, household_id, premises_id, landlord_id, window_from, window_to, minutes, named_operative_id, state, promised_at, promised_by from appointments where order_id = $1`,
      [orderId],
    )
    await expect(again).rejects.toThrow('appointment_one_live_per_order')
  })

  test.each([
    ['done', { state: 'done' }, 'B3_ORDER_OVER'],
    ['for an empty home', { householdId: null }, null],
  ])('for an order that is %s', async (_, order, code) => {
    const { orderId } = await anOrder({}, order)
    const outcome = await promise({ orderId, window: window('14:00', '16:00') })
    expect(codes(outcome)).toEqual(code ? [code] : [])
    expect(outcome.ok).toBe(code === null)
  })

  test('B2 a face that was promised is a hard request, and books nobody', async () => {
    await clear()
    const { orderId } = await anOrder()
    const appointmentId = orThrow(await promise({ orderId, window: window('09:30', '11:30'), namedOperativeId: amina.operativeId }))
    clock.moveTo(todayAt('09:40'))
    const outcome = await world.db.act(controller, (tx) => sendOperative(tx, { appointmentId, operativeIds: [tom.operativeId] }))
    expect(codes(outcome)).toEqual(['D2_SAME_PERSON_ASKED'])
    expect(await branch.rows('select * from bookings where operative_id = $1', [amina.operativeId])).toEqual([])
  })
})

describe('B4 windows', () => {
  const offered = async (orderId: Parameters<typeof windowsFor>[1], who: Who = controller) =>
    orThrow(await world.db.as(who, (tx) => windowsFor(tx, orderId, { days: 1 })))

  test('are offered while there is room, and honestly not when nobody who may go is on shift', async () => {
    await clear()
    const free = await anOrder()
    expect((await offered(free.orderId)).filter((one) => one.free)).toHaveLength(5)
    const noWoman = await anOrder({ needs: [{ code: 'FEMALE_OP' }] }, { trade: 'roofer' })
    expect((await offered(noWoman.orderId)).map((one) => [one.free, one.reason?.code])).toContainEqual([false, 'B4_NOBODY_THAT_DAY'])
  })

  test('that are full are not promised: the last room goes to one of two who ask at once', async () => {
    await clear()
    const asks = []
    for (let one = 0; one < 6; one++) asks.push(await anOrder({ needs: [{ code: 'MALE_OP' }] }, { expectedMinutes: 50 }))
    const answers = await Promise.all(asks.map(({ orderId }) => promise({ orderId, window: window('10:00', '12:00') })))
    expect(answers.filter((one) => one.ok).length).toBeGreaterThan(0)
    const why = answers.flatMap(codes)
    expect(why.length).toBeGreaterThan(0)
    expect(['B4_FULL', 'B4_NOT_SURE_ENOUGH', 'B4_OTHERS_AT_RISK']).toEqual(expect.arrayContaining(why))
    const after = await offered(asks[answers.findIndex((one) => !one.ok)]!.orderId)
    expect(after.find((one) => one.window.from.equals(todayAt('10:00')))).toMatchObject({ free: false })
  })

  test('that are offered say how likely they are kept, and no window below the level is promised', async () => {
    await clear()
    const { orderId } = await anOrder()
    const all = await offered(orderId)
    expect(all.filter((one) => one.free).every(({ kept }) => kept !== null && kept >= promiseLevel && kept < 1)).toBe(true)
    expect(all.filter((one) => one.free)[0]!.fit).toEqual(['Amina', 'Tom'])
  })

  test('two who ask at the same moment are not both promised what one was left: each was offered it', async () => {
    const afternoon = window('14:00', '16:00')
    const aMan = () => anOrder({ needs: [{ code: 'MALE_OP' }] }, { expectedMinutes: 50 })
    const isOffered = async (orderId: Parameters<typeof windowsFor>[1]) =>
      (await offered(orderId)).find((one) => one.window.from.equals(afternoon.from) && one.window.to.equals(afternoon.to))!.free
    await clear()
    let room = 0
    while ((await promise({ orderId: (await aMan()).orderId, window: afternoon })).ok) room++
    expect(room).toBeGreaterThan(0)
    await clear()
    for (let one = 1; one < room; one++) orThrow(await promise({ orderId: (await aMan()).orderId, window: afternoon }))
    const both = [(await aMan()).orderId, (await aMan()).orderId]
    expect([await isOffered(both[0]!), await isOffered(both[1]!)]).toEqual([true, true])
    const answers = await Promise.all(both.map((orderId) => promise({ orderId, window: afternoon })))
    expect(answers.filter((one) => one.ok)).toHaveLength(1)
    expect(answers.flatMap(codes)[0]).toMatch(/^B4_/)
  })

  test('while the thread that thinks is dead, room alone decides and no figure is claimed', async () => {
    await clear()
    const { orderId } = await anOrder()
    const dead = { ...world, thinking: { ask: async () => null, close: async () => {} } }
    const windows = orThrow(await world.db.as(controller, (tx) => windowsFor({ ...tx, world: dead }, orderId, { days: 1 })))
    expect(windows.filter((one) => one.free).map((one) => one.kept)).toEqual([null, null, null, null, null])
    const promised = await world.db.act(controller, (tx) =>
      promiseWindow({ ...tx, world: dead }, { orderId, window: window('14:00', '16:00') }),
    )
    expect(promised.ok).toBe(true)
  })

  test('D2 a window in which nobody may knock is not offered', async () => {
    await clear()
    const { orderId } = await anOrder({ needs: [{ code: 'PRAYER', fromTime: '12:00', toTime: '16:30' }] })
    const free = (await offered(orderId)).filter((one) => one.free).map((one) => one.window.from)
    expect(free).toEqual([todayAt('10:00')])
  })

  test('a resident is offered the same windows and sees nothing that they were made from', async () => {
    await clear()
    const { orderId, householdId } = await anOrder()
    const resident = residentOf(householdId)
    expect(await offered(orderId, resident)).toEqual(await offered(orderId))
    orThrow(await promise({ orderId, window: window('10:00', '12:00') }, resident))
    const seen = await world.db.as(resident, async (tx) => {
      await windowsFor(tx, orderId, { days: 1 })
      return tx.q.selectFrom('operatives').select('id').execute()
    })
    expect(seen).toEqual([])
  })

  test.each([
    ['an hour', '10:00', '11:00', 'B3_NOT_A_WINDOW'],
    ['this morning', '06:00', '08:30', 'B3_WINDOW_PASSED'],
    ['the evening, when nobody works', '19:30', '21:30', 'B4_NOBODY_THEN'],
  ])('of %s are refused', async (_, from, to, code) => {
    const { orderId } = await anOrder()
    expect(codes(await promise({ orderId, window: window(from, to) }))).toEqual([code])
  })
})

describe('moving and cancelling', () => {
  const promised = async () => {
    await clear()
    const home = await anOrder()
    return { ...home, appointmentId: orThrow(await promise({ orderId: home.orderId, window: window('09:00', '11:00') })) }
  }
  const said: Consent = { by: 'Anna Kowalska', how: 'call', at: todayAt('09:00') }
  const move = (
    appointmentId: AppointmentId,
    over: { window?: ReturnType<typeof window>; consent?: Consent } = {},
    who: Who = controller,
  ) => world.db.act(who, (tx) => moveAppointment(tx, { appointmentId, window: window('14:00', '16:00'), consent: said, ...over }))
  const sendAmina = async (appointmentId: AppointmentId) => {
    await branch.rows(`update bookings set state = 'ended' where operative_id = $1`, [amina.operativeId])
    return orThrow(await world.db.act(controller, (tx) => sendOperative(tx, { appointmentId, operativeIds: [amina.operativeId] })))
  }

  test('a resident moves it: the old promise stays in the history, the new one counts', async () => {
    const { appointmentId, householdId } = await promised()
    const moved = await world.db.act(residentOf(householdId), (tx) =>
      moveAppointment(tx, { appointmentId, window: window('14:00', '16:00'), consent: 'themselves' }),
    )
    const history = await world.db.as(residentOf(householdId), (tx) => appointmentsOfHousehold(tx, householdId))
    expect(history.map((one) => [one.id, one.state, one.endedWhy])).toEqual([
      [orThrow(moved), 'promised', null],
      [appointmentId, 'moved', 'The household chose another window.'],
    ])
    expect(await textsTo(householdId)).toEqual(['promise_made', 'promise_moved'])
    expect(codes(await cancel(appointmentId))).toEqual(['B3_APPOINTMENT_OVER'])
  })

  test('a move to a window without room leaves everything as it was', async () => {
    const { appointmentId } = await promised()
    const outcome = await world.db.act(controller, (tx) =>
      moveAppointment(tx, { appointmentId, window: window('19:30', '21:30'), consent: said }),
    )
    expect(codes(outcome)).toEqual(['B4_NOBODY_THEN'])
    expect(await branch.rows('select state from appointments where id = $1', [appointmentId])).toEqual([{ state: 'promised' }])
  })

  test('a resident cancels while somebody is on the way: they turn round, the watch ends, no cold call is possible', async () => {
    const { appointmentId, householdId } = await promised()
    const { bookingIds } = await sendAmina(appointmentId)
    orThrow(await cancel(appointmentId, residentOf(householdId)))
    expect(await branch.rows('select state from bookings where id = $1', [bookingIds[0]])).toEqual([{ state: 'called_back' }])
    expect(await branch.rows('select state from watches where booking_id = $1', [bookingIds[0]])).toEqual([{ state: 'ended' }])
    expect(await branch.rows(`select state from messages where household_id = $1 and template = 'on_the_way'`, [householdId])).toEqual([
      { state: 'withheld' },
    ])
    const again = await world.db.act(controller, (tx) => sendOperative(tx, { appointmentId, operativeIds: [amina.operativeId] }))
    expect(codes(again)).toEqual(['B7_NO_LIVE_APPOINTMENT'])
  })

  test('from the door on neither is possible: no is said to whoever stands there', async () => {
    const { appointmentId, householdId } = await promised()
    const { bookingIds } = await sendAmina(appointmentId)
    const theirs = () => move(appointmentId, { consent: 'themselves' }, residentOf(householdId))
    expect(codes(await theirs())).toEqual(['B3_SOMEBODY_IS_GOING'])
    orThrow(await world.db.act(amina, (tx) => markArrived(tx, bookingIds[0]!, todayAt('09:00'))))
    expect(codes(await theirs())).toEqual(['B3_SOMEBODY_IS_GOING'])
    expect(codes(await cancel(appointmentId, residentOf(householdId)))).toEqual(['B3_SOMEBODY_IS_GOING'])
  })

  test('D3 the landlord’s person agrees to be there too, and then somebody may be sent', async () => {
    await clear()
    const home = await anOrder({ markers: [{ code: 'W_LANDLORD_WITH' }] })
    const appointmentId = orThrow(await promise({ orderId: home.orderId, window: window('09:00', '11:00') }))
    await branch.rows(`update bookings set state = 'ended'`)
    const send = () => world.db.act(controller, (tx) => sendOperative(tx, { appointmentId, operativeIds: [tom.operativeId] }))
    expect(codes(await send())).toEqual(['D3_LANDLORD_ATTENDS'])
    orThrow(await world.db.act(controller, (tx) => landlordAgreed(tx, { appointmentId, spokeTo: 'Mr Grant' })))
    expect((await send()).ok).toBe(true)
  })
})

describe('B6 a promise at risk', () => {
  test('is on the board 45 minutes before it closes, is broken as it closes, and missed when the day is over', async () => {
    await clear()
    await branch.rows(`update bookings set state = 'ended'`)
    const { orderId } = await anOrder()
    const id = orThrow(await promise({ orderId, window: window('10:00', '12:00') }))
    const risksAt = async (time: string) => {
      clock.moveTo(todayAt(time))
      await runDue(world, bookingHandlers, { worker: 'test' })
      return (await world.db.as(controller, promisesAtRisk)).map((one) => [one.appointment.id, one.risk])
    }
    expect(await risksAt('11:14')).toEqual([])
    expect(await risksAt('11:15')).toEqual([[id, 'nobody_sent']])
    expect(await risksAt('12:00')).toEqual([[id, 'window_closed']])
    const events = await branch.rows('select verb from record_events where subject_id = $1 order by verb', [id])
    expect(events).toEqual([{ verb: 'household_told_at_risk' }, { verb: 'window_closed_unkept' }, { verb: 'window_promised' }])
    const today = await world.db.as(controller, (tx) => todaysAppointments(tx, Temporal.PlainDate.from('2026-11-24')))
    expect(today.find((one) => one.appointment.id === id)).toMatchObject({ risk: 'window_closed', going: [] })
    clock.moveTo(todayAt('23:59').add({ minutes: 1 }))
    await runDue(world, bookingHandlers, { worker: 'test' })
    expect(await world.db.as(controller, (tx) => appointmentOf(tx, id))).toMatchObject({ state: 'missed' })
  })
})
