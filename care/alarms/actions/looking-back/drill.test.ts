import { describe, expect, test } from 'vitest'
import { alarmBench } from '../../../../test/harness/alarm-bench.ts'
import { people } from '../../../../test/harness/one-visit.ts'
import type { StaffId } from '../../../../lib/ids.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import { after, before, days, hours, instant, minutes, seconds } from '../../../../lib/time.ts'
import {
  alarmStatistics,
  answerByDigits,
  answerByKey,
  answerDrill,
  drillReport,
  drillsOf,
  myDrillRings,
  ringAsTest,
  saveLadder,
  startDrill,
} from '../../actions.ts'
import { expectDrills } from '../../jobs.ts'

const { world, clock, as, waits, queuedFor, help, answer, stand, owner, day } = await alarmBench()
const { engine, isla, ewan, morag, amina } = people
const drillBy = async (who: typeof isla) => orThrow(await world.db.act(who, startDrill)).drillId

describe('A3 the drill', () => {
  test('rings everybody of the ladders at once, over the real ways, and every word begins "This is a drill"', async () => {
    const drillId = await drillBy(isla)
    for (const staffId of ['st_isla', 'st_ewan'])
      expect((await queuedFor(staffId, 'alarm_drill')).map((one) => one.channel).toSorted()).toEqual(['call', 'text'])
    expect(await queuedFor('st_amina', 'alarm_drill')).toEqual([])
    const report = await as(isla, (tx) => drillReport(tx, drillId))
    expect(report).toMatchObject({ kind: 'asked_for', startedByName: 'Isla Fraser', answered: 0 })
    expect(report!.people.map((one) => one.name)).toEqual(['Ewan Scott', 'Isla Fraser'])
  })
  test('is answered as an alarm is: key 1, the digits by text, the button; a picked-up call is none, and what came back is told', async () => {
    const drillId = await drillBy(ewan)
    await waits(seconds(7))
    const [call] = (await queuedFor('st_isla', 'alarm_drill')).filter((one) => one.channel === 'call')
    const press = (keys: string | null) => as(engine, (tx) => answerByKey(tx, call!.id, keys))
    expect((await press(null))?.words).toContain('We will ring again')
    expect((await press('1'))?.words).toContain('The drill is over for you')
    await waits(seconds(5))
    await press('1')
    const [text] = (await queuedFor('st_ewan', 'alarm_drill')).filter((one) => one.channel === 'text')
    expect(await as(engine, (tx) => answerByDigits(tx, 'st_ewan', (text!.facts as { digits: string }).digits))).toContain(
      'That was a drill',
    )
    expect(await as(isla, (tx) => drillReport(tx, drillId))).toMatchObject({
      answered: 2,
      people: [
        { name: 'Ewan Scott', answeredInSeconds: 12, answeredHow: 'text' },
        { name: 'Isla Fraser', answeredInSeconds: 7, answeredHow: 'key' },
      ],
    })
    expect(await as(isla, myDrillRings)).toHaveLength(1)
    expect(orThrow(await world.db.act(isla, answerDrill))).toEqual({ answered: 1 })
    expect(await world.db.act(isla, answerDrill)).toMatchObject({ reasons: [{ code: 'A3_NO_SUCH_DRILL' }] })
  })
  test('what it has not said yet is withheld when somebody needs help: nobody’s line is engaged by a drill', async () => {
    const drillId = await drillBy(isla)
    await help()
    const said = await as(engine, (tx) =>
      tx.q.selectFrom('messages').select('state').where('aboutKind', '=', 'drill').where('aboutId', '=', drillId).execute(),
    )
    expect(said.length).toBeGreaterThan(0)
    expect(said.every(({ state }) => state === 'withheld')).toBe(true)
    expect((await queuedFor('st_isla', 'alarm_ring')).map((one) => one.channel).toSorted()).toEqual(['call', 'text'])
  })
  test('not while somebody needs help; and none by a worker', async () => {
    await help()
    expect(await world.db.act(isla, startDrill)).toMatchObject({ reasons: [{ code: 'A3_SOMEBODY_NEEDS_HELP' }] })
    expect(await world.db.act(amina, startDrill)).toMatchObject({ kind: 'refused' })
  })
  test('comes each month by itself, waits for whoever needs help, and tells the directors how it went', async () => {
    await owner.query(`delete from timers`)
    clock.moveTo(instant('2027-03-01T10:00:00Z'))
    await expectDrills(world)
    clock.moveTo(instant('2027-03-01T10:30:00Z'))
    await expectDrills(world)
    clock.moveTo(instant('2027-03-02T10:59:00Z'))
    const id = await help()
    orThrow(await answer(isla, id))
    clock.moveTo(instant('2027-03-02T11:00:30Z'))
    await waits(seconds(1))
    orThrow(await stand(isla, id))
    await owner.query(`delete from timers where kind like 'watch.%'`)
    await waits(hours(2))
    const held = await as(isla, (tx) => drillsOf(tx, { from: instant('2027-03-01T00:00:00Z'), to: instant('2027-04-01T00:00:00Z') }))
    expect(held).toMatchObject([{ kind: 'monthly', asked: 2, answered: 0, endedAt: expect.anything() as unknown }])
    expect((await queuedFor('st_ewan', 'drill_over')).map((one) => one.facts)).toEqual([{ answered: 0, asked: 2 }])
    const { rows } = await owner.query<{ due: Date }>(`select due_at as due from timers where kind = 'drill.monthly'`)
    expect(rows.map((row) => row.due.toISOString())).toEqual(['2027-04-06T10:00:00.000Z'])
  })
})

test('A3 "ring it now as a test" rings one person, or the people of one ladder', async () => {
  orThrow(await world.db.act(isla, (tx) => ringAsTest(tx, { staffId: 'st_morag' as StaffId })))
  expect(await queuedFor('st_morag', 'alarm_drill')).toHaveLength(2)
  expect(await queuedFor('st_ewan', 'alarm_drill')).toEqual([])
  const steps = [{ waitSeconds: 5, rungs: [{ staffId: 'st_ewan' as StaffId, group: null, channels: ['call' as const] }] }]
  const ladder = { id: null, branchId: null, name: 'Nights', fromTime: '18:00', toTime: '07:00', days: null, steps }
  const { ladderId } = orThrow(await world.db.act(ewan, (tx) => saveLadder(tx, ladder)))
  orThrow(await world.db.act(isla, (tx) => ringAsTest(tx, { ladderId })))
  expect((await queuedFor('st_ewan', 'alarm_drill')).map((one) => one.channel)).toEqual(['call'])
  await as(engine, (tx) => tx.q.updateTable('staff').set({ telephone: null }).where('id', '=', 'st_morag').execute())
  const nobody = await world.db.act(isla, (tx) => ringAsTest(tx, { staffId: morag.kind === 'staff' ? morag.staffId : ('' as StaffId) }))
  expect(nobody).toMatchObject({ reasons: [{ code: 'A3_NOBODY_TO_RING' }] })
})

test('the statistics: answered within ten and forty seconds, false alarms without blame, the drills', async () => {
  for (const wait of [5, 12, 70]) {
    clock.moveTo(after(clock.now(), minutes(10)))
    const id = await help()
    clock.moveTo(after(clock.now(), seconds(wait)))
    orThrow(await answer(isla, id))
    orThrow(await stand(isla, id))
  }
  await owner.query(`update alarms set resolution = 'accident' where resolution is not null`)
  const span = { from: day(), to: after(day(), days(1)) }
  expect(await as(isla, (tx) => alarmStatistics(tx, span))).toMatchObject({
    alarms: 3,
    neverAnswered: 0,
    answeredIn10s: { count: 1, aim: 0.8 },
    answeredIn40s: { count: 2, aim: 0.985 },
    byKind: [{ kind: 'help', count: 3 }],
    phonesToCheck: [{ name: 'Amina Yusuf' }],
  })
  const none = await as(isla, (tx) => alarmStatistics(tx, { from: before(day(), days(900)), to: before(day(), days(800)) }))
  expect(none).toMatchObject({ alarms: 0, answeredIn10s: { share: null }, phonesToCheck: [], drills: [] })
})
