import { beforeEach, describe, expect, test } from 'vitest'
import { openBranch, todayAt } from '../../../../test/harness/branch.ts'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { testWorld } from '../../../../test/harness/world.ts'
import type { OperativeId } from '../../../../lib/ids.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../../platform/maps/crow.ts'
import { eventsOf } from '../../../record/actions.ts'
import { swapShifts } from '../../../workforce/actions.ts'
import { constraintReasons } from '../../words.ts'
import { moveBreak } from '../breaks/today.ts'
import { sendOperative } from '../send.ts'
import { aheadNow } from './ahead.ts'
import { effectOfBreak, effectOfSwap } from './shifts.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller } = branch
const near = [-3.171, 55.961] as const
const joiner = await branch.operative('Femi', { trades: ['joiner'], at: near, shift: null })
const plumber = await branch.operative('Amina', { at: near, shift: null })
const why = 'She sees the school'

let made = 0
const works = async ({ operativeId }: typeof joiner, from: string, to: string, day = 0): Promise<string> => {
  const id = `sh_${(made += 1)}`
  const at = (time: string) =>
    todayAt(time)
      .add({ hours: 24 * day })
      .toString()
  const row = [branch.contractorId, id, operativeId, at(from), at(to)]
  await branch.rows(`insert into shifts (contractor_id, id, operative_id, starts_at, ends_at) values ($1, $2, $3, $4, $5)`, row)
  return id
}
const breakAt = (shiftId: string, from: string) =>
  branch.rows(`update shifts set break_from = $2, break_minutes = 30 where id = $1`, [shiftId, todayAt(from).toString()])
/** Work for a joiner, promised for so many days on. */
const door = async (from: string, to: string, { day = 0, at = [-3.17, 55.96] }: { day?: number; at?: readonly [number, number] } = {}) => {
  const home = await branch.home({ at })
  const orderId = await branch.order(home, { trade: 'joiner' })
  const appointmentId = await branch.appointment(home, orderId, from, to)
  if (day > 0)
    await branch.rows(
      `update appointments set window_from = window_from + interval '1 day', window_to = window_to + interval '1 day' where id = $1`,
      [appointmentId],
    )
  return { orderId, appointmentId }
}
const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok || outcome.kind !== 'refused' ? [] : outcome.reasons.map((one) => one.code)
const ofBreak = (operativeId: OperativeId, time: string) => world.db.act(controller, (tx) => effectOfBreak(tx, { operativeId, time, why }))
const ofSwap = (shiftId: string, withId: OperativeId) => world.db.act(controller, (tx) => effectOfSwap(tx, { shiftId, withId }))

beforeEach(async () => {
  clock.moveTo(todayAt('09:00'))
  await branch.rows(`update appointments set state = 'cancelled' where state = 'promised'`)
  await branch.rows(`update bookings set state = 'ended'`)
  await branch.rows(`update shifts set starts_at = starts_at - interval '30 days', ends_at = ends_at - interval '30 days',
    break_from = null, break_minutes = null`)
})

describe('B6 before a break moves', () => {
  test('B6 D1 which promise becomes likelier to be broken by it, also later than the plan reaches; nothing is moved by asking', async () => {
    const shiftId = await works(joiner, '09:00', '19:00')
    await breakAt(shiftId, '12:00')
    const { orderId } = await door('14:10', '14:30')
    const { odds, reach } = orThrow(await ofBreak(joiner.operativeId, '14:00'))!
    expect(odds.map((one) => one.orderId)).toEqual([orderId])
    expect([odds[0]!.before < 0.05, odds[0]!.after > 0.5]).toEqual([true, true])
    expect(reach?.until).toEqual(todayAt('19:00'))
    expect(await branch.rows(`select break_from::time::text as at from shifts where id = $1`, [shiftId])).toEqual([{ at: '12:00:00' }])
  })

  test('B6 D1 what is said is what comes; and moved back it becomes likelier to be kept', async () => {
    await breakAt(await works(joiner, '07:00', '19:00'), '11:30')
    const { orderId } = await door('10:10', '10:30')
    const said = orThrow(await ofBreak(joiner.operativeId, '10:00'))!.odds[0]!
    orThrow(await world.db.act(controller, (tx) => moveBreak(tx, { operativeId: joiner.operativeId, time: '10:00', why })))
    expect((await world.db.as(controller, aheadNow)).chances.get(orderId)).toBeCloseTo(said.after, 2)
    const back = orThrow(await ofBreak(joiner.operativeId, '11:30'))!.odds[0]!
    expect(back.before - back.after).toBeGreaterThan(0.5)
  })

  test('B5 whoever is out is counted on from where they are going', async () => {
    await breakAt(await works(joiner, '07:00', '19:00'), '11:30')
    const first = await door('09:00', '10:00', { at: [-3.24, 55.93] })
    orThrow(await world.db.act(controller, (tx) => sendOperative(tx, { ...first, operativeIds: [joiner.operativeId] })))
    await door('11:00', '12:00')
    expect(orThrow(await ofBreak(joiner.operativeId, '11:29'))).toMatchObject({ odds: [], goers: [], travel: 0, troubles: [] })
  })

  test('D1 what cannot be moved there has no effect to show; nor for an operative (B2)', async () => {
    await breakAt(await works(joiner, '07:00', '19:00'), '12:00')
    expect(codes(await ofBreak(joiner.operativeId, '18:30'))).toEqual(['D1_BREAK_PLACE'])
    expect(codes(await ofBreak(plumber.operativeId, '12:30'))).toEqual(['D1_NO_BREAK'])
    const asked = await world.db.act(joiner, (tx) => effectOfBreak(tx, { operativeId: joiner.operativeId, time: '12:30', why }))
    expect(codes(asked)).toEqual(['D1_BREAKS_NOT_YOURS'])
  })
})

describe('B6 before two people swap shifts', () => {
  test('B6 D1 the promise that loses its person by it; nothing is swapped by asking', async () => {
    const shiftId = await works(joiner, '13:00', '19:00')
    await works(plumber, '10:00', '12:30')
    const { orderId } = await door('15:00', '17:00')
    const { odds, reach } = orThrow(await ofSwap(shiftId, plumber.operativeId))!
    expect(odds.map((one) => [one.orderId, one.before < 0.05, one.after])).toEqual([[orderId, true, 1]])
    expect(reach).toEqual({ from: todayAt('09:00'), until: todayAt('19:00') })
    expect(await branch.rows(`select operative_id from shifts where id = $1`, [shiftId])).toEqual([{ operative_id: joiner.operativeId }])
  })

  test('B6 D1 a colleague who does not work that day takes it over: what becomes likelier to be kept, and who would go', async () => {
    const shiftId = await works(plumber, '13:00', '19:00')
    const { orderId } = await door('15:00', '17:00')
    const { odds, goers } = orThrow(await ofSwap(shiftId, joiner.operativeId))!
    expect(odds.map((one) => [one.orderId, one.before, one.after < 0.05])).toEqual([[orderId, 1, true]])
    expect(goers).toMatchObject([{ orderId, before: [], after: [joiner.operativeId] }])
  })

  test('B6 D1 of another day it is that day that is reckoned, and nobody who is out today is out then; what cannot be planned any more', async () => {
    await works(joiner, '07:00', '12:00')
    const shiftId = await works(joiner, '08:00', '18:00', 1)
    const today = await door('09:00', '10:00', { at: [-3.24, 55.93] })
    orThrow(await world.db.act(controller, (tx) => sendOperative(tx, { ...today, operativeIds: [joiner.operativeId] })))
    await door('10:00', '11:30')
    const { orderId } = await door('08:00', '08:15', { day: 1 })
    const { odds, troubles, reach } = orThrow(await ofSwap(shiftId, plumber.operativeId))!
    expect(odds.map((one) => [one.orderId, one.before < 0.05, one.after])).toEqual([[orderId, true, 1]])
    expect(troubles.map((one) => [one.orderId, one.reason.code])).toEqual([[orderId, 'D4_NOBODY_TODAY']])
    expect(reach?.from).toEqual(todayAt('00:00').add({ hours: 24 }))
  })

  test('B4 B6 of another day the emergencies that it usually brings are reckoned in: a swap that leaves no room for them says so', async () => {
    const shiftId = await works(joiner, '08:00', '18:00', 1)
    const reported = await branch.home({ at: near })
    const ids: string[] = []
    for (let n = 0; n < 28; n++) ids.push(await branch.order(reported, { trade: 'joiner', isEmergency: true, description: 'Burst pipe' }))
    await branch.rows(`update orders set reported_at = reported_at - interval '2 days', state = 'done' where id = any ($1)`, [ids])
    const given = orThrow(await ofSwap(shiftId, plumber.operativeId))!
    expect([given.emergencies!.usual, given.emergencies!.missed > 0.9]).toEqual([1, true])
    expect([given.odds, given.goers, given.troubles]).toEqual([[], [], []])
    await works(plumber, '08:00', '18:00', 1)
    expect(orThrow(await ofSwap(shiftId, plumber.operativeId))!.emergencies).toEqual({ usual: 1, missed: 0 })
    await branch.rows(`update orders set is_emergency = false where id = any ($1)`, [ids])
    expect(orThrow(await ofSwap(shiftId, plumber.operativeId))!.emergencies).toBeNull()
  })

  test('D1 what may not be swapped has no effect to show, each reason said; nor for an operative (B2)', async () => {
    const shiftId = await works(joiner, '13:00', '19:00')
    const other = await works(plumber, '08:00', '12:30')
    expect(codes(await ofSwap(shiftId, plumber.operativeId))).toEqual(['D1_SHIFT_HAS_BEGUN'])
    await branch.rows(`update shifts set starts_at = $2, ends_at = $3 where id = $1`, [
      other,
      todayAt('20:00').subtract({ hours: 24 }).toString(),
      todayAt('04:00').toString(),
    ])
    expect(codes(await ofSwap(shiftId, plumber.operativeId))).toEqual(['D1_SWAP_REST'])
    expect(codes(await ofSwap(shiftId, joiner.operativeId))).toEqual(['D1_SWAP_NEEDS_TWO'])
    expect(codes(await ofSwap('sh_gone', plumber.operativeId))).toEqual(['D1_NO_SUCH_SHIFT'])
    const asked = await world.db.act(joiner, (tx) => effectOfSwap(tx, { shiftId, withId: plumber.operativeId }))
    expect(codes(asked)).toEqual(['D1_SWAPS_NOT_YOURS'])
  })

  test('D1 both have to have said yes, and how each said so stands on the record with who wrote it', async () => {
    const shiftId = await works(joiner, '13:00', '19:00')
    const swap = (agreed: Parameters<typeof swapShifts>[1]['agreed']) =>
      world.db.act(controller, (tx) => swapShifts(tx, { shiftId, withId: plumber.operativeId, agreed }))
    for (const agreed of [{ giver: 'call', taker: null } as const, { giver: null, taker: 'text' } as const])
      expect(codes(await swap(agreed))).toEqual(['D1_SWAP_NOT_AGREED'])
    expect(await branch.rows(`select operative_id from shifts where id = $1`, [shiftId])).toEqual([{ operative_id: joiner.operativeId }])
    orThrow(await swap({ giver: 'call', taker: 'text' }))
    expect(await branch.rows(`select operative_id from shifts where id = $1`, [shiftId])).toEqual([{ operative_id: plumber.operativeId }])
    const events = await world.db.as(controller, (tx) => eventsOf(tx, 'operative', joiner.operativeId))
    expect(events.findLast(({ verb }) => verb === 'shifts_swapped')).toMatchObject({
      actorId: controller.staffId,
      content: {
        agreed: [
          { operativeId: joiner.operativeId, how: 'call' },
          { operativeId: plumber.operativeId, how: 'text' },
        ],
      },
    })
  })

  test('B4 B6 of a day too large to wait for, those who could be touched by it, and their share of the emergencies; and it says so', async () => {
    const shiftId = await works(joiner, '08:00', '18:00', 1)
    for (let n = 0; n < 101; n++) await branch.operative('Ros', { trades: ['roofer'] })
    await branch.rows(`update shifts set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day'
      where operative_id in (select id from operatives where first_name = 'Ros')`)
    const { orderId } = await door('10:00', '12:00', { day: 1 })
    const reported = await branch.home({ at: near })
    for (let n = 0; n < 28; n++) await branch.order(reported, { trade: 'joiner', isEmergency: true, reportedAt: todayAt('08:00') })
    const { part, odds, emergencies } = orThrow(await ofSwap(shiftId, plumber.operativeId))!
    expect(part).toEqual({ people: 1, homes: 1, share: 1 / 102 })
    expect(odds.map((one) => [one.orderId, one.after])).toEqual([[orderId, 1]])
    expect(emergencies).toBeNull()
  })
})
