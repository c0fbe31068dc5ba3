import { describe, expect, test } from 'vitest'
import { alarmBench } from '../../../test/harness/alarm-bench.ts'
import { people } from '../../../test/harness/one-visit.ts'
import { orThrow } from '../../../lib/refusal.ts'
import { after, minutes } from '../../../lib/time.ts'
import { alarmOf, openAlarms, raiseAlarm } from '../actions.ts'

const { supplier, as, due, passes, help, answer, stand, day, rung } = await alarmBench()
const { isla, amina } = people

describe('A5 an alarm accepted is never lost, and a copy is one', () => {
  test('the same act twice, also at once, also after the end, is the same alarm', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => help({ actId: `act_same${day().epochMilliseconds}` })))
    expect(new Set(ids).size).toBe(1)
    const id = ids[0]!
    orThrow(await answer(isla, id))
    orThrow(await stand(isla, id))
    expect(await help({ actId: `act_same${day().epochMilliseconds}` })).toBe(id)
    expect(await as(isla, openAlarms)).toEqual([])
  })
  test('asking again joins the alarm that is open, and makes it ring again though somebody has it', async () => {
    const first = await help()
    orThrow(await answer(isla, first))
    supplier.sent.length = 0
    const ids = await Promise.all([help(), help({ silent: false })])
    expect(new Set(ids)).toEqual(new Set([first]))
    await due()
    expect(rung().length).toBeGreaterThan(0)
    const [shown] = await as(isla, openAlarms)
    expect(shown).toMatchObject({ state: 'ringing', silent: true })
    expect(shown!.asked).toHaveLength(3)
  })
  test('help after a missed check-in is help', async () => {
    await passes(minutes(45))
    const id = await help()
    expect(await as(isla, openAlarms)).toMatchObject([{ id, kind: 'help' }])
  })
  test('a phone whose clock is ahead, and one that tells late: both times are kept', async () => {
    const told = { kind: 'help', operativeId: amina.operativeId } as const
    const id = await as(amina, (tx) => raiseAlarm(tx, { ...told, raisedAt: after(day(), minutes(600)), actId: 'act_ahead' }))
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ raisedAt: day(), receivedAt: day() })
    await as(amina, (tx) => raiseAlarm(tx, { ...told, raisedAt: after(day(), minutes(-120)), actId: 'act_late0' }))
    const [shown] = await as(isla, openAlarms)
    expect(shown!.asked.map((act) => act.happenedAt.toString())).toEqual([day().toString(), after(day(), minutes(-120)).toString()])
  })
  test('A7 where the phone was stands with its time, and only with the alarm', async () => {
    const where = { lon: -3.17, lat: 55.96, at: day(), metres: 11.6 }
    await as(amina, (tx) =>
      raiseAlarm(tx, { kind: 'help', operativeId: amina.operativeId, raisedAt: day(), place: where, actId: 'act_where' }),
    )
    expect(await as(isla, openAlarms)).toMatchObject([{ lon: -3.17, lat: 55.96, placeAt: day(), placeMetres: 12 }])
  })
})
