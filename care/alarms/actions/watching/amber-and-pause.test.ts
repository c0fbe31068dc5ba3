import { beforeEach, describe, expect, test } from 'vitest'
import { alarmBench, bookingId, phone } from '../../../../test/harness/alarm-bench.ts'
import { people } from '../../../../test/harness/one-visit.ts'
import type { BookingId } from '../../../../lib/ids.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import { after, before, minutes, seconds } from '../../../../lib/time.ts'
import { endWatch, goAmber, openAlarms, pauseWatch, resumeWatch, takeWatchAct, watchForPhone, watchOf } from '../../actions.ts'
import type { WatchTold } from './told.ts'
import { checkInOf } from './told.ts'

const { world, owner, supplier, as, passes, day, help, answer, stand } = await alarmBench()
const { isla, amina } = people
const watch = () => as(isla, (tx) => watchOf(tx, bookingId))
const shown = () => as(amina, watchForPhone)
const pause = (long = 15) => world.db.act(amina, (tx) => pauseWatch(tx, bookingId, { why: 'hands_full', minutes: long }))
const codes = async (outcome: ReturnType<typeof pause>) => {
  const came = await outcome
  return came.ok ? [] : came.kind === 'refused' ? came.reasons.map((one) => one.code) : ['INVALID']
}
let n = 0
type Facts = WatchTold extends infer T ? (T extends WatchTold ? Omit<T, 'id' | 'at' | 'pin'> : never) : never
const tells = (facts: Facts) =>
  world.db.act(amina, (tx) => takeWatchAct(tx, { id: `act_told${(n += 1)}`, at: tx.now, pin: null, ...facts } as WatchTold))

beforeEach(async () => {
  await owner.query(
    'update watches set amber_at = null, amber_words = null, paused_until = null, pause_why = null, lon = null, lat = null, place_at = null, place_metres = null',
  )
})

describe('A1 uneasy', () => {
  test('the check-in comes sooner, whoever is on duty hears of it, and it is no alarm', async () => {
    await as(amina, (tx) => goAmber(tx, bookingId, 'Two men at the door'))
    expect(await watch()).toMatchObject({ amberAt: day(), amberWords: 'Two men at the door', checkInBy: after(day(), minutes(10)) })
    await passes(minutes(9))
    expect(supplier.sent.map((one) => [one.to, one.words])).toEqual([
      [
        phone.isla,
        'Amina Yusuf feels uneasy, at 22/3 Easter Road, Edinburgh, EH7 5RN. No alarm. They are asked every 10 minutes; please keep an eye on them.',
      ],
    ])
    expect(await as(isla, openAlarms)).toEqual([])
  })
  test('A4 and when nothing is heard then, it is an alarm two minutes later', async () => {
    await as(amina, (tx) => goAmber(tx, bookingId))
    await passes(minutes(12))
    expect(await as(isla, openAlarms)).toMatchObject([{ kind: 'missed_check_in' }])
  })
  test('A4 said a while ago and heard only now: asked about at once, not when it would have been without it', async () => {
    await passes(minutes(15))
    await as(amina, (tx) => goAmber(tx, bookingId, null, before(tx.now, minutes(14))))
    await passes(seconds(1))
    expect(supplier.sent.map((one) => one.to)).toContain(phone.amina)
    await passes(seconds(1))
    expect(await as(isla, openAlarms)).toMatchObject([{ kind: 'missed_check_in' }])
  })
  test('A2, A4 who is asked whether they are well answers with their PIN: neither feeling uneasy nor going on puts it off', async () => {
    await passes(minutes(42))
    await as(amina, (tx) => goAmber(tx, bookingId))
    expect(await codes(world.db.act(amina, (tx) => resumeWatch(tx, bookingId)) as ReturnType<typeof pause>)).toEqual(['A1_CHECK_IN_FIRST'])
    expect(await shown()).toMatchObject({ watch: { asksPin: true } })
    await passes(minutes(2))
    expect(await as(isla, openAlarms)).toMatchObject([{ kind: 'missed_check_in' }])
  })
})

describe('A1 a pause', () => {
  test('puts the question off to its end, and then it is asked', async () => {
    await passes(minutes(35))
    await pause(15)
    expect(await shown()).toMatchObject({ watch: { pause: { until: after(day(), minutes(50)), why: 'hands_full' } } })
    await passes(minutes(14))
    expect(supplier.sent).toEqual([])
    await passes(minutes(1))
    expect(supplier.sent.map((one) => one.to)).toEqual([phone.amina])
    await passes(minutes(2))
    expect(await as(isla, openAlarms)).toMatchObject([{ kind: 'missed_check_in' }])
  })
  test('is never longer than twenty minutes, and none follows another without a check-in', async () => {
    await passes(minutes(35))
    await pause(500)
    expect((await watch())?.pausedUntil).toEqual(after(day(), minutes(55)))
    expect(await codes(pause())).toEqual(['A1_PAUSED_ALREADY'])
    await tells({ kind: 'check_in' })
    expect((await watch())?.checkInBy).toEqual(after(day(), minutes(65)))
    expect(await codes(pause())).toEqual([])
  })
  test('is not for somebody who is asked whether they are well, or feels uneasy, or is not watched', async () => {
    await passes(minutes(42))
    expect(await codes(pause())).toEqual(['A1_CHECK_IN_FIRST'])
    await as(amina, (tx) => checkInOf(tx, amina.operativeId))
    await as(amina, (tx) => goAmber(tx, bookingId))
    expect(await codes(pause())).toEqual(['A1_UNEASY'])
    expect(await codes(world.db.act(amina, (tx) => pauseWatch(tx, 'bk_nobody0' as BookingId, { why: 'a_break', minutes: 5 })))).toEqual([
      'A1_UNKNOWN_WATCH',
    ])
  })
  test('ends when they go on', async () => {
    await passes(minutes(35))
    await pause()
    await as(amina, (tx) => resumeWatch(tx, bookingId))
    expect(await watch()).toMatchObject({ pausedUntil: null, checkInBy: after(day(), minutes(65)) })
  })
})

describe('A7 where they are', () => {
  const here = { lon: -3.17, lat: 55.96, metres: 11.6 }
  test('is known from the check-in, with its time, and forgotten when they are away', async () => {
    await tells({ kind: 'check_in', place: { ...here, at: day() } })
    expect(await watch()).toMatchObject({ lon: -3.17, placeAt: day(), placeMetres: 12 })
    await as(amina, (tx) => endWatch(tx, bookingId))
    expect(await watch()).toMatchObject({ state: 'ended', lon: null, lat: null, placeAt: null, placeMetres: null })
  })
  test('is kept again only while an alarm of theirs is open', async () => {
    await tells({ kind: 'place', place: { ...here, at: day() } })
    expect(await watch()).toMatchObject({ lon: null })
    const id = await help()
    await tells({ kind: 'place', place: { ...here, at: day() } })
    expect(await as(isla, openAlarms)).toMatchObject([{ lon: -3.17, placeAt: day() }])
    await as(isla, () => stand(isla, id))
  })
})

test('A4 a missed check-in while their alarm is open takes it from nobody, and is looked at again', async () => {
  await passes(seconds(42.5 * 60))
  const id = await help()
  orThrow(await answer(isla, id))
  await passes(seconds(100))
  expect((await as(isla, openAlarms)).map((alarm) => [alarm.id, alarm.kind, alarm.state, alarm.asked.length])).toEqual([
    [id, 'help', 'answered', 1],
  ])
  const { rows } = await owner.query<{ kind: string }>(`select kind from timers where kind like 'watch%'`)
  expect(rows).toEqual([{ kind: 'watch.missed' }])
})

test('A4 what was missed at the next address while an alarm was open counts again as soon as that is over', async () => {
  await passes(seconds(42.5 * 60))
  const id = await help()
  await owner.query('update alarms set watch_id = null where id = $1', [id]) // raised on the visit before this one
  orThrow(await answer(isla, id))
  await passes(seconds(100))
  orThrow(await stand(isla, id))
  expect((await watch())?.checkInBy).toEqual(after(day(), seconds(42.5 * 60 + 100 + 30 * 60)))
})
