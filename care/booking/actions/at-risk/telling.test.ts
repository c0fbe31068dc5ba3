import { beforeEach, describe, expect, test } from 'vitest'
import { openBranch, todayAt } from '../../../../test/harness/branch.ts'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { testWorld } from '../../../../test/harness/world.ts'
import type { AppointmentId, HouseholdId } from '../../../../lib/ids.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../../platform/maps/crow.ts'
import { runDue } from '../../../../platform/timers/engine.ts'
import { engineOf } from '../../../../platform/who.ts'
import type { Who } from '../../../../platform/who.ts'
import { bookingHandlers } from '../../jobs.ts'
import { constraintReasons } from '../../words.ts'
import { appointmentOf, cancelAppointment, moveAppointment, promiseWindow } from '../appointments.ts'
import { callBack, markArrived } from '../progress.ts'
import { sendOperative } from '../send.ts'
import { hearWait, householdWaits, tellAtRisk } from './telling.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller } = branch
const amina = await branch.operative('Amina')

const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok || outcome.kind !== 'refused' ? [] : outcome.reasons.map((one) => one.code)
const window = { from: todayAt('10:00'), to: todayAt('12:00') }
const aPromise = async (): Promise<{ id: AppointmentId; householdId: HouseholdId }> => {
  const home = await branch.home()
  const orderId = await branch.order(home)
  const id = orThrow(await world.db.act(controller, (tx) => promiseWindow(tx, { orderId, window })))
  return { id, householdId: home.householdId }
}
const itIs = async (time: string): Promise<void> => {
  clock.moveTo(todayAt(time))
  await runDue(world, bookingHandlers, { worker: 'test' })
}
const told = async (id: AppointmentId, template = 'promise_at_risk') =>
  (
    await branch.rows<{ facts: { expectedAt: string | null } }>('select facts from messages where template = $2 and about_id = $1', [
      id,
      template,
    ])
  ).map(({ facts }) => facts)
const toldAgain = (id: AppointmentId) => told(id, 'promise_at_risk_again')
const tell = (id: AppointmentId, who: Who = controller) => world.db.act(who, (tx) => tellAtRisk(tx, id))
const residentOf = (householdId: HouseholdId): Who => ({ kind: 'resident', contractorId: branch.contractorId, householdId, linkId: null })
const promiseNow = (id: AppointmentId) => world.db.as(controller, (tx) => appointmentOf(tx, id))

beforeEach(async () => {
  clock.moveTo(todayAt('09:00'))
  await branch.rows(`update appointments set state = 'cancelled' where state = 'promised'`)
  await branch.rows(`update bookings set state = 'ended'`)
})

describe('B6 the household hears that its promise may break', () => {
  test('by itself, 25 minutes before the window closes, once, and nobody had to remember it', async () => {
    const { id } = await aPromise()
    await itIs('11:34')
    expect(await told(id)).toEqual([])
    await itIs('11:35')
    expect(await told(id)).toMatchObject([{ expectedAt: null }])
    await itIs('11:45')
    await itIs('12:00')
    expect(await told(id)).toHaveLength(1)
    expect((await promiseNow(id))?.riskToldAt).toEqual(todayAt('11:35'))
  })

  test('not while somebody is on the way in time; when they are late after all, as the window closes, with when they are expected', async () => {
    const { id } = await aPromise()
    clock.moveTo(todayAt('11:20'))
    orThrow(await world.db.act(controller, (tx) => sendOperative(tx, { appointmentId: id, operativeIds: [amina.operativeId] })))
    await itIs('11:55')
    expect(await told(id)).toEqual([])
    await itIs('12:00')
    const [facts] = await told(id)
    expect(facts?.expectedAt).not.toBeNull()
  })

  test('not once somebody is at the door', async () => {
    const { id } = await aPromise()
    clock.moveTo(todayAt('10:30'))
    const { bookingIds } = orThrow(
      await world.db.act(controller, (tx) => sendOperative(tx, { appointmentId: id, operativeIds: [amina.operativeId] })),
    )
    clock.moveTo(todayAt('11:00'))
    orThrow(await world.db.act(amina, (tx) => markArrived(tx, bookingIds[0]!, clock.now())))
    await itIs('12:00')
    expect(await told(id)).toEqual([])
  })

  test('early, when a controller sees it coming; once, and not of a promise that is over', async () => {
    const { id } = await aPromise()
    orThrow(await tell(id))
    expect(codes(await tell(id))).toEqual(['B6_TOLD_ALREADY'])
    await itIs('11:50')
    expect(await told(id)).toHaveLength(1)
    orThrow(await world.db.act(controller, (tx) => cancelAppointment(tx, { appointmentId: id, why: 'Not needed' })))
    expect(codes(await tell(id))).toEqual(['B3_APPOINTMENT_OVER'])
    expect(codes(await tell('apt_nobody' as AppointmentId))).toEqual(['B1_NOT_KNOWN'])
  })

  test('a promise that was moved away from is told of no more', async () => {
    const { id } = await aPromise()
    const consent = { by: 'Anna Kowalska', how: 'call', at: clock.now() } as const
    const later = { from: todayAt('14:00'), to: todayAt('16:00') }
    const moved = orThrow(await world.db.act(controller, (tx) => moveAppointment(tx, { appointmentId: id, window: later, consent })))
    await itIs('12:00')
    expect([...(await told(id)), ...(await told(moved))]).toEqual([])
    await itIs('15:35')
    expect(await told(moved)).toHaveLength(1)
  })
})

describe('B6 the household waits', () => {
  test('says so on its own page, once told; saying it twice is once', async () => {
    const { id, householdId } = await aPromise()
    const waits = () => world.db.act(residentOf(householdId), (tx) => householdWaits(tx, id))
    expect(codes(await waits())).toEqual(['B3_APPOINTMENT_OVER'])
    orThrow(await tell(id))
    orThrow(await waits())
    orThrow(await waits())
    expect((await promiseNow(id))?.waitsSince).toEqual(clock.now())
    expect(await branch.rows(`select verb from record_events where subject_id = $1 and verb = 'household_waits'`, [id])).toHaveLength(1)
  })

  test('says so by text; a text with nothing to wait for, or with more in it, is for a person (M4)', async () => {
    const { id, householdId } = await aPromise()
    const texts = (body: string) =>
      world.db.as(engineOf(branch.contractorId), (tx) =>
        hearWait(tx, {
          id: 'in_1' as never,
          channel: 'text',
          from: '+447700900100',
          to: '+441314960142',
          body,
          householdId,
          staffId: null,
          answerable: true,
        }),
      )
    expect(await texts('WAIT')).toBeNull()
    orThrow(await tell(id))
    expect(await texts('I cannot wait')).toBeNull()
    expect(await texts('Wait, thanks')).toContain('Thank you for waiting')
    expect((await promiseNow(id))?.waitsSince).toEqual(clock.now())
  })

  test('nobody waits who was not told: the database holds it', async () => {
    const { id } = await aPromise()
    await expect(branch.rows(`update appointments set waits_since = now() where id = $1`, [id])).rejects.toThrow(
      'appointment_waits_once_told',
    )
  })
})

describe('B6 a household that waits is told once more when it gets worse', () => {
  const send = (id: AppointmentId, operativeId = amina.operativeId) =>
    world.db.act(controller, (tx) => sendOperative(tx, { appointmentId: id, operativeIds: [operativeId] }))
  /** Told at this time, and it waits. */
  const waiting = async (time: string) => {
    const promise = await aPromise()
    await itIs(time)
    orThrow(await world.db.act(residentOf(promise.householdId), (tx) => householdWaits(tx, promise.id)))
    return promise
  }

  test('half an hour after its window closed and nobody is sent; never a third time, whatever it answers', async () => {
    const { id, householdId } = await waiting('11:35')
    await itIs('12:25')
    expect(await toldAgain(id)).toEqual([])
    await itIs('12:35')
    expect(await toldAgain(id)).toMatchObject([{ expectedAt: null }])
    expect((await promiseNow(id))?.riskToldAgainAt).toEqual(todayAt('12:35'))
    clock.moveTo(todayAt('12:40'))
    orThrow(await world.db.act(residentOf(householdId), (tx) => householdWaits(tx, id)))
    expect((await promiseNow(id))?.waitsSince).toEqual(todayAt('12:40'))
    for (const time of ['13:20', '15:00', '20:59', '22:00']) await itIs(time)
    expect([(await told(id)).length, (await toldAgain(id)).length]).toEqual([1, 1])
  })

  test('who did not say that it waits hears no more', async () => {
    const { id } = await aPromise()
    for (const time of ['11:35', '12:00', '12:40', '14:00']) await itIs(time)
    expect(await toldAgain(id)).toEqual([])
  })

  test('whoever was on the way is called back: nobody for now; a colleague sent since: by when', async () => {
    const { id, householdId } = await aPromise()
    clock.moveTo(todayAt('11:55'))
    const { bookingIds } = orThrow(await send(id))
    await branch.rows('update bookings set likely_minutes = 25 where id = $1', [bookingIds[0]!])
    await itIs('12:00')
    expect((await promiseNow(id))?.riskToldExpectedAt).toEqual(todayAt('12:20'))
    orThrow(await world.db.act(residentOf(householdId), (tx) => householdWaits(tx, id)))
    await itIs('12:10')
    expect(await toldAgain(id)).toEqual([])
    orThrow(await world.db.act(controller, (tx) => callBack(tx, bookingIds[0]!, 'The van broke down.')))
    await itIs('12:20')
    expect(await toldAgain(id)).toMatchObject([{ expectedAt: null }])
  })

  test('somebody else comes much later than it was told', async () => {
    const { id, householdId } = await aPromise()
    orThrow(await tell(id))
    await branch.rows('update appointments set risk_told_expected_at = $2 where id = $1', [id, todayAt('12:10').toString()])
    orThrow(await world.db.act(residentOf(householdId), (tx) => householdWaits(tx, id)))
    clock.moveTo(todayAt('12:00'))
    const { bookingIds } = orThrow(await send(id))
    await branch.rows('update bookings set likely_minutes = 45 where id = $1', [bookingIds[0]!])
    await itIs('12:00')
    expect(await toldAgain(id)).toEqual([{ ...(await told(id))[0], expectedAt: todayAt('12:45').toString() }])
  })
})
