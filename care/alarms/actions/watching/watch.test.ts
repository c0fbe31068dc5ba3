import { describe, expect, test } from 'vitest'
import { alarmBench, bookingId, phone } from '../../../../test/harness/alarm-bench.ts'
import { people, place } from '../../../../test/harness/one-visit.ts'
import type { BookingId } from '../../../../lib/ids.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import { after, minutes, seconds } from '../../../../lib/time.ts'
import { endWatch, leaveWatch, openAlarms, signOfLife, startWatch, tightenWatch, watchesNow, watchOf } from '../../actions.ts'
import { checkInOf } from './told.ts'

const { supplier, as, passes, day, rung, answer, stand } = await alarmBench()
const { engine, isla, amina } = people

describe('A1, A4 the watch', () => {
  test('A1 sending starts it, arrival tightens it, a sign of life renews it, and it ends', async () => {
    expect(await as(amina, (tx) => watchOf(tx, bookingId))).toMatchObject({ state: 'on_the_way', checkInBy: after(day(), minutes(42)) })
    await passes(minutes(12))
    await as(amina, (tx) => tightenWatch(tx, bookingId))
    expect(await as(isla, watchesNow)).toMatchObject([{ state: 'at_the_address', checkInBy: after(day(), minutes(42)) }])
    await passes(minutes(15))
    await as(amina, (tx) => signOfLife(tx, bookingId))
    await passes(minutes(31))
    expect(supplier.sent.map((one) => one.to)).toEqual([phone.amina, phone.amina]) // asked by text at 57 minutes, rung at 58
    await as(amina, (tx) => checkInOf(tx, amina.operativeId))
    await as(amina, (tx) => endWatch(tx, bookingId))
    await passes(minutes(300))
    expect(await as(isla, watchesNow)).toEqual([])
    expect(rung()).toEqual([])
  })
  test('A4 the phone is dead: the server asks by text, waits two minutes, and raises the alarm', async () => {
    await passes(minutes(43))
    expect(supplier.sent.map((one) => one.words)).toEqual([
      expect.stringContaining('Amina, all well?'),
      expect.stringContaining('Hello Amina, this is the office. Please key your PIN.'),
    ])
    expect(await as(isla, openAlarms)).toEqual([])
    await passes(seconds(60))
    expect(await as(isla, openAlarms)).toMatchObject([
      { kind: 'missed_check_in', name: 'Amina Yusuf', address: '22/3 Easter Road, Edinburgh, EH7 5RN', state: 'ringing' },
    ])
    expect(rung()[0]).toMatchObject({ to: phone.isla, by: 'call' })
  })
  test('A4 once asked, no step of the visit answers for them, nor does leaving: only their PIN does, and then the watch is over', async () => {
    await passes(minutes(42))
    await as(amina, (tx) => tightenWatch(tx, bookingId))
    await as(amina, (tx) => signOfLife(tx, bookingId))
    await as(amina, (tx) => leaveWatch(tx, bookingId, tx.now))
    expect(await as(amina, (tx) => watchOf(tx, bookingId))).toMatchObject({ state: 'at_the_address', awayAt: after(day(), minutes(42)) })
    await passes(minutes(2))
    const [alarm] = await as(isla, openAlarms)
    expect(alarm).toMatchObject({ kind: 'missed_check_in', name: 'Amina Yusuf' })
    await as(amina, (tx) => checkInOf(tx, amina.operativeId))
    expect(await as(amina, (tx) => watchOf(tx, bookingId))).toMatchObject({ state: 'ended' })
    expect(await as(isla, openAlarms)).toHaveLength(1)
  })
  test('A4 away before they were asked, and heard of late, they are watched no more', async () => {
    await passes(minutes(43))
    await as(amina, (tx) => leaveWatch(tx, bookingId, after(day(), minutes(41))))
    await passes(minutes(10))
    expect([await as(isla, watchesNow), await as(isla, openAlarms)]).toEqual([[], []])
  })
  test('A4 away while they were asked: whoever ends the alarm ends the watch', async () => {
    await passes(minutes(42))
    await as(amina, (tx) => leaveWatch(tx, bookingId, tx.now))
    await passes(minutes(2))
    const [alarm] = await as(isla, openAlarms)
    orThrow(await answer(isla, alarm!.id))
    orThrow(await stand(isla, alarm!.id))
    expect(await as(isla, watchesNow)).toEqual([])
  })
  test('A4 acts that reach us late renew from when they happened, and do not hide a silence since', async () => {
    await passes(minutes(40))
    await as(amina, (tx) => signOfLife(tx, bookingId, after(day(), minutes(5))))
    await passes(minutes(4))
    expect(await as(isla, openAlarms)).toHaveLength(1)
  })
  test('A1 no second watch for one booking, and none for nobody’s', async () => {
    const again = as(engine, (tx) =>
      startWatch(tx, {
        bookingId,
        visitId: place.visitId,
        operativeId: amina.operativeId,
        householdId: place.householdId,
        everyMinutes: 20,
        checkInBy: day(),
      }),
    )
    await expect(again).rejects.toThrow('watch_one_per_booking')
    await as(amina, (tx) => tightenWatch(tx, 'bk_nobody0' as BookingId))
  })
})
