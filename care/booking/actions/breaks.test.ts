import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/harness/database.ts'
import { openBranch, todayAt } from '../../../test/harness/branch.ts'
import { testWorld } from '../../../test/harness/world.ts'
import type { OperativeId } from '../../../lib/ids.ts'
import { orThrow } from '../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../platform/maps/crow.ts'
import { runDue } from '../../../platform/timers/engine.ts'
import { addShift, shiftsBetween } from '../../workforce/actions.ts'
import { bookingHandlers } from '../jobs.ts'
import { constraintReasons } from '../words.ts'
import { aheadNow } from './pencil/ahead.ts'
import { markArrived, markInside, markLeft } from './progress.ts'
import { sendOperative } from './send.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller } = branch
const send = (toSend: Parameters<typeof sendOperative>[1]) => world.db.act(controller, (tx) => sendOperative(tx, toSend))
const breakAt = (id: OperativeId, from: string) =>
  branch.rows(`update shifts set break_from = $2, break_minutes = 30 where operative_id = $1`, [id, todayAt(from).toString()])
const sentences = async (toSend: Parameters<typeof send>[0]): Promise<string[]> => {
  const outcome = await send(toSend)
  return outcome.ok || outcome.kind !== 'refused' ? [] : outcome.reasons.map((one) => `${one.code}: ${one.sentence}`)
}
const breaks = async () => (await world.db.as(controller, aheadNow)).breaks

describe('D1 a break', () => {
  test('D1 nobody is sent while it lasts, and it is said until when; before and after they are', async () => {
    clock.moveTo(todayAt('11:31'))
    const { operativeId } = await branch.operative('Amina')
    await breakAt(operativeId, '12:00')
    const { appointmentId } = await branch.promise()
    await branch.rows(`update appointments set window_to = $1`, [todayAt('15:00').toString()])
    expect(await breaks()).toEqual([{ operativeId, from: todayAt('12:00'), to: todayAt('12:30'), isOn: false }])
    clock.moveTo(todayAt('12:00'))
    expect(await breaks()).toMatchObject([{ operativeId, isOn: true }])
    expect((await world.db.as(controller, aheadNow)).proposals).toEqual([])
    const toSend = { appointmentId, operativeIds: [operativeId] }
    expect(await sentences(toSend)).toEqual(['D1_UNAVAILABLE: On a break until 12:30. Nobody cuts it short.'])
    clock.moveTo(todayAt('12:30'))
    expect(await breaks()).toEqual([])
    orThrow(await send(toSend))
    await branch.rows(`update shifts set ill_since = starts_at where operative_id = $1`, [operativeId])
  })

  test('D1 B5 whoever is out when it is due is not hurried; it begins by itself when they are back, and is whole', async () => {
    clock.moveTo(todayAt('11:30'))
    const grace = await branch.operative('Grace')
    const { operativeId } = grace
    await breakAt(operativeId, '12:00')
    const { appointmentId } = await branch.promise()
    const { bookingIds } = orThrow(await send({ appointmentId, operativeIds: [operativeId] }))
    clock.moveTo(todayAt('12:20'))
    expect(await breaks()).toEqual([{ operativeId, from: todayAt('12:00'), to: todayAt('12:30'), isOn: false }])
    const steps = [markArrived, markInside, markLeft]
    for (const step of steps) orThrow(await world.db.act(grace, (tx) => step(tx, bookingIds[0]!, tx.now)))
    clock.moveTo(todayAt('12:35'))
    await runDue(world, bookingHandlers, { worker: 'test' })
    expect(await breaks()).toMatchObject([{ operativeId, from: todayAt('12:35'), to: todayAt('13:05'), isOn: true }])
    clock.moveTo(todayAt('13:05'))
    expect(await breaks()).toEqual([])
  })

  test('D1 every shift of more than six hours has one, as the branch has set it; a shorter one has none', async () => {
    clock.moveTo(todayAt('06:00'))
    const { operativeId } = await branch.operative('Rosa', { shift: null })
    const add = (from: string, to: string) =>
      world.db.act(controller, (tx) => addShift(tx, { operativeId, from: todayAt(from), to: todayAt(to) }))
    orThrow(await add('08:00', '14:00'))
    await branch.rows(`update contractors set break_after_minutes = 210, break_minutes = 45`)
    orThrow(await add('14:30', '20:31'))
    const shifts = await world.db.as(controller, (tx) => shiftsBetween(tx, todayAt('06:00'), todayAt('22:00')))
    const rests = shifts.filter((one) => one.operativeId === operativeId).map((one) => one.rest)
    expect(rests).toEqual([null, { from: todayAt('18:00'), minutes: 45 }])
  })

  test('D1 a break that is too short, or lies outside its shift, is not kept', async () => {
    const { operativeId } = await branch.operative('Zofia')
    await expect(breakAt(operativeId, '05:00')).rejects.toThrow('break_lies_in_its_shift')
    await expect(branch.rows(`update contractors set break_minutes = 10`)).rejects.toThrow('break_as_the_law_asks')
  })
})
