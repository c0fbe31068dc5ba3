import { beforeEach, describe, expect, test } from 'vitest'
import { alarmBench, bookingId, phone } from '../../../../test/harness/alarm-bench.ts'
import { people } from '../../../../test/harness/one-visit.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import { after, minutes } from '../../../../lib/time.ts'
import { addShift } from '../../../workforce/actions.ts'
import {
  endWatch,
  expectHome,
  homeSafe,
  homeSafeExpected,
  openAlarms,
  raiseAlarm,
  renewAnswer,
  takeWatchAct,
  watchForPhone,
} from '../../actions.ts'

const { world, owner, supplier, as, passes, day, answer, stand } = await alarmBench()
const { engine, isla, amina } = people
const { operativeId } = amina

/** Her shift runs from two hours ago to an hour from now; she should be home 45 minutes later. */
beforeEach(async () => {
  await owner.query('truncate home_safe, shifts cascade')
  await as(engine, async (tx) =>
    orThrow(await addShift(tx, { operativeId, from: after(day(), minutes(-120)), to: after(day(), minutes(60)) })),
  )
  await as(amina, (tx) => expectHome(tx, operativeId))
})
const away = () => as(amina, (tx) => endWatch(tx, bookingId))
const state = async () => (await as(isla, homeSafeExpected)).map((one) => one.state)
const tells = (id: string) => world.db.act(amina, (tx) => takeWatchAct(tx, { id, kind: 'home_safe', at: tx.now, pin: null }))

describe('A8 home safe', () => {
  test('the end of a shift is asked about by text, then by a call, and then it is an alarm that asks after them', async () => {
    await away()
    await passes(minutes(104))
    expect([supplier.sent, await state()]).toEqual([[], ['expected']])
    await passes(minutes(1))
    expect(supplier.sent.map((one) => [one.to, one.words])).toEqual([[phone.amina, expect.stringContaining('Amina, home safe?')]])
    await passes(minutes(5))
    expect(supplier.sent.at(-1)).toMatchObject({
      to: phone.amina,
      by: 'call',
      words: expect.stringContaining('Are you home? Please key your PIN.'),
    })
    expect(await as(isla, openAlarms)).toEqual([])
    await passes(minutes(5))
    expect(await as(isla, openAlarms)).toMatchObject([{ kind: 'not_home_safe', how: 'clock', operativeId, state: 'ringing' }])
    expect(await state()).toEqual(['asking_after'])
  })
  test('whoever ends that alarm has found them: their word is awaited no more', async () => {
    await away()
    await passes(minutes(115))
    const [alarm] = await as(isla, openAlarms)
    orThrow(await answer(isla, alarm!.id))
    orThrow(await stand(isla, alarm!.id))
    expect([await as(isla, openAlarms), await state()]).toEqual([[], []])
  })
  test('while an alarm of theirs is open it is noted and takes nothing from whoever has it; after that it asks again', async () => {
    await away()
    await passes(minutes(100))
    await as(amina, (tx) => raiseAlarm(tx, { kind: 'help', operativeId, raisedAt: tx.now, actId: `act_help${tx.now.epochMilliseconds}` }))
    const [alarm] = await as(isla, openAlarms)
    orThrow(await answer(isla, alarm!.id))
    for (let n = 0; n < 16; n++) {
      await passes(minutes(1))
      orThrow(await world.db.act(isla, (tx) => renewAnswer(tx, alarm!.id)))
    }
    expect(await as(isla, openAlarms)).toMatchObject([{ id: alarm!.id, kind: 'help', state: 'answered' }])
    expect(await state()).toEqual(['asked'])
    orThrow(await stand(isla, alarm!.id))
    await passes(minutes(11))
    expect(await as(isla, openAlarms)).toMatchObject([{ kind: 'not_home_safe' }])
  })
  test('said in time, nobody is asked; told twice it is said once', async () => {
    await away()
    await passes(minutes(70))
    expect((await as(amina, watchForPhone)).homeSafe).toMatchObject({ dueAt: after(day(), minutes(105)), asksPin: false })
    orThrow(await tells('act_home1'))
    orThrow(await tells('act_home1'))
    await passes(minutes(120))
    expect([supplier.sent, await state(), (await as(amina, watchForPhone)).homeSafe]).toEqual([[], [], null])
  })
  test('once they were asked, the PIN comes with it', async () => {
    await away()
    await passes(minutes(106))
    expect(await tells('act_home2')).toMatchObject({ ok: false, reasons: [{ code: 'A8_PIN_WITH_IT' }] })
    expect((await as(amina, watchForPhone)).homeSafe).toMatchObject({ asksPin: true })
  })
  test('a visit that runs late puts it off: its watch asks meanwhile', async () => {
    await owner.query(`update watches set check_in_by = check_in_by + interval '5 hours'`)
    await owner.query(`delete from timers where kind like 'watch%'`)
    await passes(minutes(112))
    await away()
    await passes(minutes(40))
    expect(supplier.sent).toEqual([])
    await passes(minutes(6))
    expect(supplier.sent.map((one) => one.words)).toEqual([expect.stringContaining('home safe?')])
  })
  test('sent again after they said it, they are expected again', async () => {
    await away()
    await as(amina, (tx) => homeSafe(tx, operativeId))
    expect(await state()).toEqual([])
    await as(isla, (tx) => expectHome(tx, operativeId))
    expect(await state()).toEqual(['expected'])
  })
  test('nobody is expected home from a shift that is not theirs, or not today’s', async () => {
    await owner.query('truncate home_safe, shifts cascade')
    await as(amina, (tx) => expectHome(tx, operativeId))
    expect(await state()).toEqual([])
  })
})
