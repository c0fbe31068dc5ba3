import { describe, expect, test } from 'vitest'
import { alarmBench, bookingId, phone } from '../../../../test/harness/alarm-bench.ts'
import { people, place } from '../../../../test/harness/one-visit.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import type { Instant } from '../../../../lib/time.ts'
import { after, minutes, seconds } from '../../../../lib/time.ts'
import { alarmOf, hearTurn, openAlarms, receive, receiveCall, watchOf } from '../../actions.ts'
import { innocentAnswer } from '../../words.ts'

const { supplier, owner, as, due, passes, help, answer, stand, day, rung, stateOf } = await alarmBench()
const { engine, isla } = people

describe('texts and calls come here first', () => {
  const digitsIn = (words: string) => /reply (\d\d)/.exec(words)![1]!
  let sids = 0
  const text = (from: string, body: string, sid = `SM-${(sids += 1)}`) =>
    as(engine, (tx) => receive(tx, { supplierId: sid, from, to: '+441314960199', body }))
  const innocent = innocentAnswer('Larkfield Repairs')

  test('A2 the word for help from a worker is an alarm, and the answer is the one to any text of theirs', async () => {
    expect((await text(phone.amina, 'Running late, see you at two')).answer).toBe(innocent)
    expect(await as(isla, openAlarms)).toEqual([])
    expect((await text('07700 900104', 'is the HERRON here? 🐦')).answer).toBe(innocent)
    expect(await as(isla, openAlarms)).toMatchObject([
      { kind: 'code_text', how: 'text', heard: 'is the HERRON here? 🐦', operativeId: 'op_amina', silent: true, state: 'ringing' },
    ])
    await due()
    expect(rung()[0]!.to).toBe(phone.isla)
    expect(supplier.sent.some((one) => one.to === phone.amina)).toBe(false)
  })
  test.for([phone.amina, '+447700900998'])('A2 what %s writes in the same instant as the word for help stands with it', async (from) => {
    const came = { from, to: '+441314960199' }
    const both = await as(engine, async (tx) => {
      await receive(tx, { ...came, supplierId: `SM-word${from}`, body: 'heron' })
      let over = false
      const other = text(from, 'he has my keys').finally(() => (over = true))
      const waiting = `select from pg_locks where locktype = 'advisory' and not granted`
      await expect.poll(async () => over || (await owner.query(waiting)).rowCount).toBeTruthy()
      return { other }
    })
    await both.other
    expect((await as(isla, openAlarms)).map((alarm) => alarm.heard)).toEqual(['heron\nhe has my keys'])
  })
  test('A5 the same text twice acts once and is answered alike', async () => {
    expect((await text(phone.amina, 'heron', 'SM-twice')).answer).toBe(innocent)
    expect((await text(phone.amina, 'heron', 'SM-twice')).answer).toBe(innocent)
    expect((await as(isla, openAlarms))[0]!.asked).toHaveLength(1)
  })
  test('A3 the digits of a ring answer it; other digits, and those of somebody else, do not', async () => {
    const id = await help()
    await passes(seconds(40))
    const digits = digitsIn(
      rung()
        .filter((one) => one.to === phone.isla && one.by === 'text')
        .at(-1)!.words,
    )
    const others = digits === '11' ? '22' : '11'
    expect((await text(phone.isla, others)).answer).toBeNull()
    expect((await text(phone.amina, digits)).answer).toBe(innocent)
    expect(await stateOf(id)).toBe('ringing')
    expect((await text(phone.isla, `${digits} on my way`)).answer).toContain('You have answered')
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ state: 'answered', answeredByName: 'Isla Fraser' })
    const ewans = digitsIn(rung().find((one) => one.to === phone.ewan && one.by === 'text')!.words)
    expect((await text(phone.ewan, ewans)).answer).toContain('Somebody has already answered')
    orThrow(await stand(isla, id))
    expect((await text(phone.isla, digits)).answer).toContain('already over')
  })
  test('A2 the word from a number that we do not know is an alarm of that number, which gathers what else it writes', async () => {
    expect((await text('+447700900999', 'Heron!')).answer).toBe(innocent)
    await text('+447700900999', 'the heron is here')
    expect((await text('+447700900999', 'he has the keys')).answer).toBe(innocent) // nothing that it writes is dropped
    await text('+447700900998', 'heron')
    const open = await as(isla, openAlarms)
    expect(open.map((alarm) => [alarm.kind, alarm.fromTelephone, alarm.operativeId, alarm.asked.length])).toEqual([
      ['unmatched', '+447700900999', null, 3],
      ['unmatched', '+447700900998', null, 1],
    ])
    expect(open[0]?.heard).toBe('Heron!\nthe heron is here\nhe has the keys')
    await due()
    expect(supplier.sent.some((one) => one.to === phone.isla && one.words.includes('07700 900999'))).toBe(true)
  })
  test('A2 from a number that we do not know the spelling is not forgiven', async () => {
    expect((await text('+447700900997', 'herron')).answer).toBeNull()
    expect(await as(isla, openAlarms)).toEqual([])
  })
  test('A2 what a worker writes while their alarm is open stands with it, and rings nobody again', async () => {
    const id = await help()
    orThrow(await answer(isla, id))
    expect((await text(phone.amina, 'two men in the kitchen')).answer).toBe(innocent)
    expect(await as(isla, openAlarms)).toMatchObject([{ id, kind: 'help', state: 'answered', heard: 'two men in the kitchen' }])
  })
  test('A2 people whom we know come before numbers that we do not, and no number is dropped', async () => {
    await text('+447700900999', 'heron')
    await passes(seconds(20))
    const id = await help()
    expect((await as(isla, openAlarms)).map((alarm) => alarm.id)[0]).toBe(id)
    await passes(minutes(4))
    expect((await as(isla, openAlarms)).map((alarm) => [alarm.kind, alarm.state])).toEqual([
      ['help', 'ringing'],
      ['unmatched', 'ringing'],
    ])
  })
  test('A5 a text that was written two hours ago is an alarm all the same, with both times; one from the future counts as now', async () => {
    const written = (sentAt: Instant, sid: string) =>
      as(engine, (tx) => receive(tx, { supplierId: sid, from: phone.amina, to: '+441314960199', body: 'heron', sentAt }))
    await written(after(day(), minutes(-120)), 'SM-late')
    await written(after(day(), minutes(600)), 'SM-ahead')
    expect(await as(isla, openAlarms)).toMatchObject([{ raisedAt: after(day(), minutes(-120)), receivedAt: day() }])
    expect((await as(isla, openAlarms))[0]!.asked.map((act) => act.happenedAt)).toEqual([after(day(), minutes(-120)), day()])
  })
  test('A1 the phrase for uneasy is no alarm; the watch is drawn tighter, and the answer is the one to any text', async () => {
    await owner.query(`update contractors set amber_words = 'blue folder'`)
    expect((await text(phone.amina, 'Is the blue foldr with you?')).answer).toBe(innocent)
    expect(await as(isla, openAlarms)).toEqual([])
    expect(await as(isla, (tx) => watchOf(tx, bookingId))).toMatchObject({ amberAt: day(), checkInBy: after(day(), minutes(10)) })
    await owner.query('update watches set amber_at = null, amber_words = null')
  })
  test('anything else is not ours to hear', async () => {
    const { answer: nothing, inbound } = await text('+447700900200', 'Can you come at 3 instead?')
    expect(nothing).toBeNull()
    expect(inbound).toMatchObject({ householdId: place.householdId, staffId: null })
  })
  test('a worker who rings is greeted, and everybody on duty hears of it, once for each call', async () => {
    const call = () =>
      as(engine, (tx) => receiveCall(tx, { supplierId: `CA-${day().epochMilliseconds}`, from: phone.amina, to: '+441314960199' }))
    expect([await call(), await call()].map((step) => step.say)).toEqual(Array(2).fill('Hello, Larkfield Repairs. How can I help?'))
    await due()
    expect(supplier.sent.map((one) => one.words)).toEqual(
      Array.from({ length: 2 }, () => 'Amina Yusuf rang the duty number. Please ring back: 07700 900104.'),
    )
  })
  test('A5 a turn of a call that is told twice is answered the same and acts once', async () => {
    const came = { supplierId: `CA-turn${day().epochMilliseconds}`, from: phone.amina, to: '+441314960199' }
    const turn = (words: string) => as(engine, (tx) => hearTurn(tx, { ...came, turn: 1, keys: null, words, pin: null }))
    const steps = [await turn('is the heron there'), await turn('is the heron there')]
    expect(steps[1]).toEqual(steps[0])
    expect((await as(isla, openAlarms)).map((alarm) => [alarm.kind, alarm.asked.length])).toEqual([['code_call', 1]])
  })
  test('A2 a number that is withheld: each call is somebody else', async () => {
    for (const n of [1, 2])
      await as(engine, (tx) =>
        hearTurn(tx, {
          supplierId: `CA-${n}-${day().epochMilliseconds}`,
          from: 'anonymous',
          to: '+441314960199',
          turn: 1,
          keys: null,
          words: 'heron',
          pin: null,
        }),
      )
    expect((await as(isla, openAlarms)).map((alarm) => alarm.kind)).toEqual(['unmatched', 'unmatched'])
  })
})
