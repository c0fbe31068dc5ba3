import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/harness/database.ts'
import { openBranch, todayAt } from '../../../test/harness/branch.ts'
import { testWorld } from '../../../test/harness/world.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { orThrow } from '../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../platform/maps/crow.ts'
import { runDue } from '../../../platform/timers/engine.ts'
import { bookingHandlers } from '../jobs.ts'
import { constraintReasons } from '../words.ts'
import { currentBookingOf, liveBookings } from './board.ts'
import { callBack, markArrived, markInside, markLeft } from './progress.ts'
import { sendOperative } from './send.ts'
import { lastDoorOfPerson } from './team.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller } = branch

const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok || outcome.kind !== 'refused' ? [] : outcome.reasons.map((one) => one.code)
const send = (toSend: Parameters<typeof sendOperative>[1]) => world.db.act(controller, (tx) => sendOperative(tx, toSend))
const at9 = () => clock.moveTo(todayAt('09:00'))

describe('from the door to the breathing space', () => {
  const out = async () => {
    at9()
    const amina = await branch.operative('Amina')
    const home = await branch.promise()
    const { bookingIds } = orThrow(await send({ appointmentId: home.appointmentId, operativeIds: [amina.operativeId] }))
    return { amina, home, id: bookingIds[0]! }
  }
  const stateOf = async (id: string) => (await branch.rows('select state from bookings where id = $1', [id]))[0]!['state']
  const watchOf = async (id: string) => (await branch.rows('select state from watches where booking_id = $1', [id]))[0]!['state']
  const promiseOf = async (id: string) => (await branch.rows('select state from appointments where id = $1', [id]))[0]!['state']

  test('A1, B2, B3 arrival keeps the promise and tightens the watch; leaving ends it; only after the breathing space can there be another', async () => {
    const { amina, home, id } = await out()
    const next = await branch.promise()
    const sendOn = () => send({ appointmentId: next.appointmentId, operativeIds: [amina.operativeId] })
    clock.moveTo(todayAt('09:20'))
    orThrow(await world.db.act(amina, (tx) => markArrived(tx, id, todayAt('09:18'))))
    expect([await stateOf(id), await watchOf(id), await promiseOf(home.appointmentId)]).toEqual(['at_the_door', 'at_the_address', 'kept'])
    orThrow(await world.db.act(amina, (tx) => markInside(tx, id, todayAt('09:20'))))
    expect(codes(await sendOn())).toEqual(['B1_HAS_LIVE_BOOKING'])
    clock.moveTo(todayAt('09:45'))
    orThrow(await world.db.act(amina, (tx) => markLeft(tx, id, todayAt('09:45'))))
    expect([await stateOf(id), await watchOf(id)]).toEqual(['breathing', 'ended'])
    clock.moveTo(todayAt('09:59'))
    await runDue(world, bookingHandlers, { worker: 'test' })
    expect(codes(await sendOn())).toEqual(['B2_BREATHING_SPACE'])
    clock.moveTo(todayAt('10:00'))
    await runDue(world, bookingHandlers, { worker: 'test' })
    expect(await stateOf(id)).toBe('ended')
    orThrow(await sendOn())
  })

  test('B2 a breathing space that has passed is over, also while no engine runs', async () => {
    const { amina, id } = await out()
    const next = await branch.promise()
    orThrow(await world.db.act(amina, (tx) => markLeft(tx, id, todayAt('09:00'))))
    clock.moveTo(todayAt('09:15'))
    orThrow(await send({ appointmentId: next.appointmentId, operativeIds: [amina.operativeId] }))
    expect(await stateOf(id)).toBe('ended')
  })

  test('A3 the last door of somebody who has left it is known for half a day, for when nobody knows where they are', async () => {
    const { amina, home, id } = await out()
    const last = () => world.db.as(controller, (tx) => lastDoorOfPerson(tx, amina.operativeId))
    expect(await last()).toBeNull()
    orThrow(await world.db.act(amina, (tx) => markArrived(tx, id, todayAt('09:20'))))
    const { premises_id } = (await branch.rows('select premises_id from households where id = $1', [home.householdId]))[0]!
    expect(await last()).toEqual({ premisesId: premises_id, leftAt: null })
    clock.moveTo(todayAt('09:40'))
    orThrow(await world.db.act(amina, (tx) => markLeft(tx, id, todayAt('09:40'))))
    expect(await last()).toEqual({ premisesId: premises_id, leftAt: todayAt('09:40') })
    clock.moveTo(todayAt('22:00'))
    await runDue(world, bookingHandlers, { worker: 'test' })
    expect(await last()).toBeNull()
  })

  test('B2 an operative can see their own booking and nobody else’s, and never a next one', async () => {
    const { amina, home } = await out()
    const other = await out()
    const seen = await world.db.as(amina, (tx) => liveBookings(tx))
    expect(seen.map((one) => one.operativeId)).toEqual([amina.operativeId])
    expect(await world.db.as(amina, (tx) => currentBookingOf(tx, other.amina.operativeId))).toBeNull()
    const households = await world.db.as(amina, (tx) => tx.q.selectFrom('appointments').select('householdId').execute())
    expect(households.map((one) => one.householdId)).toEqual([home.householdId])
  })

  test('B3 arriving after the window closed misses the promise, and the visit goes on', async () => {
    const { amina, home, id } = await out()
    clock.moveTo(todayAt('12:30'))
    orThrow(await world.db.act(amina, (tx) => markArrived(tx, id, todayAt('12:30'))))
    expect([await stateOf(id), await promiseOf(home.appointmentId)]).toEqual(['at_the_door', 'missed'])
  })

  test('V4 leaving before arriving keeps the promise alive for somebody else', async () => {
    const { amina, home, id } = await out()
    const grace = await branch.operative('Grace')
    orThrow(await world.db.act(amina, (tx) => markLeft(tx, id, todayAt('09:00'))))
    expect(await promiseOf(home.appointmentId)).toBe('promised')
    orThrow(await send({ appointmentId: home.appointmentId, operativeIds: [grace.operativeId] }))
  })

  test('B5 an overrun reaches nobody: no message, no timer, no change for whoever is inside', async () => {
    const { amina, id } = await out()
    orThrow(await world.db.act(amina, (tx) => markArrived(tx, id, todayAt('09:10'))))
    orThrow(await world.db.act(amina, (tx) => markInside(tx, id, todayAt('09:11'))))
    const before = await branch.rows('select * from bookings where id = $1', [id])
    clock.moveTo(todayAt('14:00'))
    await runDue(world, bookingHandlers, { worker: 'test' })
    expect(await branch.rows('select * from bookings where id = $1', [id])).toEqual(before)
    expect(await branch.rows('select * from messages where staff_id = $1', [amina.staffId])).toEqual([])
  })

  test('somebody on the way is called back and free at once; the household hears of it unless it never heard they were coming', async () => {
    const { amina, home, id } = await out()
    await branch.rows(`update messages set state = 'sent' where household_id = $1`, [home.householdId])
    orThrow(await world.db.act(controller, (tx) => callBack(tx, id, 'A gas leak next door')))
    expect([await stateOf(id), await watchOf(id), await promiseOf(home.appointmentId)]).toEqual(['called_back', 'ended', 'promised'])
    const texts = await branch.rows('select template from messages where household_id = $1 order by template', [home.householdId])
    expect(texts).toEqual([{ template: 'called_back' }, { template: 'on_the_way' }])
    orThrow(await send({ appointmentId: home.appointmentId, operativeIds: [amina.operativeId] }))
  })

  test('from the door on nobody is called back: they leave in their own time', async () => {
    const { amina, id } = await out()
    orThrow(await world.db.act(amina, (tx) => markArrived(tx, id, todayAt('09:00'))))
    expect(codes(await world.db.act(controller, (tx) => callBack(tx, id, 'Needed elsewhere')))).toEqual(['B1_AT_THE_DOOR'])
    expect(await stateOf(id)).toBe('at_the_door')
  })

  test('two who go together are called back together; when one is at the door, neither is', async () => {
    at9()
    const [amina, tom] = [await branch.operative('Amina'), await branch.operative('Tom')]
    const home = await branch.promise()
    const { bookingIds } = orThrow(await send({ appointmentId: home.appointmentId, operativeIds: [amina.operativeId, tom.operativeId] }))
    orThrow(await world.db.act(amina, (tx) => markArrived(tx, bookingIds[0]!, todayAt('09:00'))))
    expect(codes(await world.db.act(controller, (tx) => callBack(tx, bookingIds[1]!, 'Needed elsewhere')))).toEqual(['B1_AT_THE_DOOR'])
    expect([await stateOf(bookingIds[0]!), await stateOf(bookingIds[1]!)]).toEqual(['at_the_door', 'on_the_way'])
  })

  test('the same step twice is refused, calmly', async () => {
    const { amina, id } = await out()
    orThrow(await world.db.act(amina, (tx) => markArrived(tx, id, todayAt('09:00'))))
    expect(codes(await world.db.act(amina, (tx) => markArrived(tx, id, todayAt('09:00'))))).toEqual(['B1_MOVED_ON'])
  })
})
