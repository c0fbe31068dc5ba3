import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { openBranch, todayAt } from '../../../../test/harness/branch.ts'
import { testWorld } from '../../../../test/harness/world.ts'
import type { OperativeId } from '../../../../lib/ids.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../../platform/maps/crow.ts'
import { runDue } from '../../../../platform/timers/engine.ts'
import { after, clockTime, dayOf, hours } from '../../../../lib/time.ts'
import { afterDay } from '../../../../lib/working-days.ts'
import { eventsOf } from '../../../record/actions.ts'
import { addShift, restsNow, setRests, shiftsBetween } from '../../../workforce/actions.ts'
import { bookingHandlers } from '../../jobs.ts'
import { constraintReasons } from '../../words.ts'
import { breakToday, moveBreak } from './today.ts'
import { aheadNow } from '../pencil/ahead.ts'
import { markArrived, markInside, markLeft } from '../progress.ts'
import { sendOperative } from '../send.ts'

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
    const setting = { after: 210, minutes: 45, why: 'As the team agreed' }
    orThrow(await world.db.act(controller, (tx) => setRests(tx, setting)))
    orThrow(await add('14:30', '20:31'))
    const shifts = await world.db.as(controller, (tx) => shiftsBetween(tx, todayAt('06:00'), todayAt('22:00')))
    const rests = shifts.filter((one) => one.operativeId === operativeId).map((one) => one.rest)
    expect(rests).toEqual([null, { from: todayAt('18:00'), minutes: 45 }])
  })

  test('D1 a break that is too short, or lies outside its shift, is not kept', async () => {
    const { operativeId } = await branch.operative('Zofia')
    await expect(breakAt(operativeId, '05:00')).rejects.toThrow('break_lies_in_its_shift')
    await expect(branch.rows(`update break_settings set minutes = 10`)).rejects.toThrow('break_as_the_law_asks')
  })

  test('D1 those of a branch who begin together have theirs one after the other, also when it is set anew for the days to come', async () => {
    clock.moveTo(todayAt('06:00'))
    const three = [await branch.operative('Eilidh', { shift: null }), await branch.operative('Femi', { shift: null })]
    three.push(await branch.operative('Hamza', { shift: null }))
    const tomorrow = afterDay(dayOf(todayAt('06:00')))
    const hour = (count: number) => after(tomorrow, hours(count))
    for (const { operativeId } of three)
      orThrow(await world.db.act(controller, (tx) => addShift(tx, { operativeId, from: hour(8), to: hour(16) })))
    const begin = async () =>
      (await world.db.as(controller, (tx) => shiftsBetween(tx, tomorrow, hour(24))))
        .map(({ rest }) => rest && clockTime(rest.from))
        .toSorted()
    expect(await begin()).toEqual(['10:45', '11:30', '12:15'])
    orThrow(await world.db.act(branch.director, (tx) => setRests(tx, { after: 300, minutes: 30, why: 'Lunch was too early' })))
    expect(await begin()).toEqual(['12:30', '13:00', '13:30'])
    expect(await world.db.as(controller, restsNow)).toMatchObject({ after: 300, minutes: 30, set: { why: 'Lunch was too early' } })
    const events = await world.db.as(controller, (tx) => eventsOf(tx, 'contractor', branch.contractorId))
    expect(events.findLast(({ verb }) => verb === 'breaks_set')).toMatchObject({
      ...{ actorId: branch.director.staffId, why: 'Lunch was too early' },
      content: { before: { after: 210, minutes: 45 }, after: 300, minutes: 30 },
    })
  })

  test('D1 what the law does not allow is not set, and an operative sets nothing', async () => {
    const { operativeId, ...amina } = await branch.operative('Ola')
    const set = async (who: Parameters<typeof world.db.act>[0], setting: Parameters<typeof setRests>[1]) => {
      const outcome = await world.db.act(who, (tx) => setRests(tx, setting))
      return outcome.ok || outcome.kind !== 'refused' ? [] : outcome.reasons.map(({ code }) => code)
    }
    const why = 'The team asked'
    expect(await set({ ...amina, operativeId }, { after: 240, minutes: 30, why })).toEqual(['D1_BREAKS_NOT_YOURS'])
    expect(await set(controller, { after: 240, minutes: 19, why })).toEqual(['D1_BREAK_TOO_SHORT_OR_LONG'])
    expect(await set(controller, { after: 361, minutes: 30, why })).toEqual(['D1_BREAK_TOO_SOON_OR_LATE'])
  })
})

describe('D1 a break is moved', () => {
  const codes = async (who: Parameters<typeof world.db.act>[0], toMove: Parameters<typeof moveBreak>[1]) => {
    const outcome = await world.db.act(who, (tx) => moveBreak(tx, toMove))
    return outcome.ok || outcome.kind !== 'refused' ? [] : outcome.reasons.map(({ code }) => code)
  }
  const why = 'A long way back from the other side'

  test('D1 for one person and today, on the record; the plan reckons with it, and so does their phone', async () => {
    clock.moveTo(todayAt('10:00'))
    const ewan = await branch.operative('Ewan')
    const { operativeId } = ewan
    await breakAt(operativeId, '12:00')
    expect(await codes(ewan, { operativeId, time: '13:00', why })).toEqual(['D1_BREAKS_NOT_YOURS'])
    expect(await codes(controller, { operativeId, time: '13:00', why })).toEqual([])
    const events = await world.db.as(controller, (tx) => eventsOf(tx, 'operative', operativeId))
    expect(events.findLast(({ verb }) => verb === 'break_moved')).toMatchObject({
      ...{ actorId: controller.staffId, why },
      content: { before: todayAt('12:00').toString(), from: todayAt('13:00').toString() },
    })
    clock.moveTo(todayAt('12:40'))
    expect((await breaks()).filter((one) => one.operativeId === operativeId)).toEqual([
      { operativeId, from: todayAt('13:00'), to: todayAt('13:30'), isOn: false },
    ])
    expect(await world.db.as(ewan, (tx) => breakToday(tx, operativeId))).toMatchObject({
      span: { from: todayAt('13:00'), to: todayAt('13:30') },
    })
  })

  test('D1 not once it has begun, not into the past, not outside the shift; and who has none is told so', async () => {
    clock.moveTo(todayAt('12:10'))
    const { operativeId } = await branch.operative('Iona')
    const move = (time: string) => codes(controller, { operativeId, time, why })
    expect(await move('13:00')).toEqual(['D1_NO_BREAK'])
    await breakAt(operativeId, '12:00')
    expect(await move('12:30')).toEqual(['D1_BREAK_BEGUN'])
    clock.moveTo(todayAt('12:30'))
    expect(await move('12:40')).toEqual(['D1_BREAK_BEGUN'])
    await breakAt(operativeId, '12:45')
    expect([await move('12:00'), await move('13:01'), await move('18:00')]).toEqual([
      ['D1_BREAK_PASSED'],
      ['D1_BREAK_PLACE'],
      ['D1_BREAK_PLACE'],
    ])
    await branch.rows(`update shifts set ill_since = $2 where operative_id = $1`, [operativeId, todayAt('12:00').toString()])
    expect(await move('13:00')).toEqual(['D1_NO_BREAK'])
  })
})
