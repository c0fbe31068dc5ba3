import { describe, expect, test } from 'vitest'
import { alarmBench, phone } from '../../../../test/harness/alarm-bench.ts'
import { people, place } from '../../../../test/harness/one-visit.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import { minutes, seconds } from '../../../../lib/time.ts'
import { textsToRead } from '../../../messages/actions.ts'
import { alarmOf, openAlarms, receive, receiveCall } from '../../actions.ts'
import { innocentAnswer } from '../../words.ts'

const { supplier, as, due, passes, help, stand, day, rung, stateOf } = await alarmBench()
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
    expect(await as(isla, openAlarms)).toMatchObject([{ kind: 'help', operativeId: 'op_amina', silent: true, state: 'ringing' }])
    await due()
    expect(rung()[0]!.to).toBe(phone.isla)
    expect(supplier.sent.some((one) => one.to === phone.amina)).toBe(false)
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
  test('A2 the word from a number that we do not know reaches everybody on duty, once in half an hour', async () => {
    expect((await text('+447700900999', 'Heron!')).answer).toBe(innocent)
    await text('+447700900999', 'heron heron')
    await due()
    expect(supplier.sent.map((one) => one.to).toSorted()).toEqual([phone.isla, phone.ewan])
    expect(supplier.sent[0]!.words).toContain('07700 900999')
    expect((await as(isla, textsToRead))[0]).toMatchObject({ fromTelephone: '+447700900999', understoodAs: 'help_from_unknown' })
    await passes(minutes(31))
    await text('+447700900999', 'heron')
    await due()
    expect(supplier.sent).toHaveLength(4)
  })
  test('anything else is not ours to hear', async () => {
    const { answer: nothing, inbound } = await text('+447700900200', 'Can you come at 3 instead?')
    expect(nothing).toBeNull()
    expect(inbound).toMatchObject({ householdId: place.householdId, staffId: null })
  })
  test('a worker who rings is rung back, once for each call', async () => {
    const call = () =>
      as(engine, (tx) => receiveCall(tx, { supplierId: `CA-${day().epochMilliseconds}`, from: phone.amina, to: '+441314960199' }))
    expect(await call()).toContain('We will ring you straight back')
    expect(await call()).toContain('We will ring you straight back')
    await due()
    expect(supplier.sent.map((one) => one.words)).toEqual(
      Array.from({ length: 2 }, () => 'Amina Yusuf rang the duty number. Please ring back: 07700 900104.'),
    )
    expect(await as(engine, (tx) => receiveCall(tx, { supplierId: 'CA-other', from: 'anonymous', to: '+441314960199' }))).toContain(
      'please ring 0131 496 0142',
    )
  })
})
