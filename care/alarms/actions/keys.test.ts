import { describe, expect, test } from 'vitest'
import { alarmBench } from '../../../test/harness/alarm-bench.ts'
import { people } from '../../../test/harness/one-visit.ts'
import type { AlarmId } from '../../../lib/ids.ts'
import { orThrow } from '../../../lib/refusal.ts'
import { seconds } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { receipt } from '../../messages/actions.ts'
import { answerByDigits, answerByKey, raiseAlarm, ringWhoJoined } from '../actions.ts'

const { as, waits, queuedFor, help, answer, stateOf, owner, day, supplier, due, passes } = await alarmBench()
const { engine, amina, tom } = people
const tomAsks = (): Promise<AlarmId> =>
  as(tom, (tx) =>
    raiseAlarm(tx, { kind: 'help', operativeId: tom.operativeId, raisedAt: tx.now, actId: `act_tom${day().epochMilliseconds}` }),
  )
const isla = '+447700900101'
const calls = async () => (await queuedFor('st_isla', 'alarm_ring')).filter((message) => message.channel === 'call')
const press = (messageId: string, keys: string | null, ring: string | null = null) =>
  as(engine, (tx) => answerByKey(tx, messageId, keys, ring))
/** What the supplier reports of a call, and our hook hears. */
const callEnds = async (id: string, state: 'busy' | 'no-answer' | 'failed' | 'completed'): Promise<void> =>
  as(engine, async (tx) => {
    await receipt(tx, id, { of: 'call', sid: supplier.sent.find((one) => one.id === id)!.sid!, state, errorCode: null, to: null })
    await ringWhoJoined(tx, id)
  })
const callsAbout = async (alarmId: AlarmId) =>
  (await calls()).filter((call) => (call.facts as { name: string }).name === names.get(alarmId))
const names = new Map<AlarmId, string>()
/** `meanwhile`: whether the first call leaves (`passes`) or is queued still when the second alarm joins it (`waits`). */
const bothAsk = async (meanwhile = passes): Promise<[AlarmId, AlarmId]> => {
  const first = await help()
  await meanwhile(seconds(5))
  const second = await tomAsks()
  names.set(first, 'Amina Yusuf').set(second, 'Tom Baird')
  return [first, second]
}
test('A3 whoever has left since they were rung answers nothing by that ring', async () => {
  const id = await help()
  const [call] = await calls()
  await owner.query(`update staff set ended_at = now() where id = 'st_isla'`)
  expect(await press(call!.id, '1')).toBeNull()
  expect(await stateOf(id)).toBe('ringing')
  await owner.query(`update staff set ended_at = null where id = 'st_isla'`)
  expect((await press(call!.id, '1'))!.words).toContain('You have answered')
})
describe('A3, A6 a second alarm joins the call in progress', () => {
  test('two people need help: one call, both are offered, each is answered by a key of its own', async () => {
    const first = await help()
    await waits(seconds(5))
    const second = await tomAsks()
    const [call, another] = await calls()
    expect(another, 'a second call would only find her engaged').toBeUndefined()
    expect((await queuedFor('st_isla', 'alarm_ring')).filter((one) => one.channel === 'text')).toHaveLength(2)
    const said = (await press(call!.id, '1'))!
    expect(said.words).toContain('You have answered')
    expect(said.words).toContain('Tom Baird needs help')
    expect([await stateOf(first), await stateOf(second)]).toEqual(['answered', 'ringing'])
    expect(await press(call!.id, '1'), 'the same key told twice').toEqual(said)
    expect(await stateOf(second)).toBe('ringing')
    const both = (await press(call!.id, '1', said.nextRing))!
    expect(both).toMatchObject({ nextRing: null, words: expect.stringContaining('You have answered') as string })
    expect(await stateOf(second)).toBe('answered')
  })
  test('two that began at one instant drew the same digits: they answer one, by name, and sent again the other', async () => {
    const both = [await help(), await tomAsks()]
    await owner.query(`update alarm_rings set digits = '47' where alarm_id = any($1) and digits is not null`, [both])
    const says47 = () => as(engine, (tx) => answerByDigits(tx, 'st_isla', '47'))
    const states = () => Promise.all(both.map(stateOf))
    const once = await says47()
    expect((await states()).toSorted()).toEqual(['answered', 'ringing'])
    const twice = await says47()
    expect(await states()).toEqual(['answered', 'answered'])
    expect([once, twice].map((said) => /for (.+?)\./.exec(said!)![1]).toSorted()).toEqual(['Amina Yusuf', 'Tom Baird'])
  })
  test('the next ring says how many before anything else, and rings for each', async () => {
    await help()
    await tomAsks()
    await waits(seconds(41))
    const ring = (await queuedFor('st_ewan', 'alarm_ring'))
      .filter((one) => one.channel === 'text')
      .map((one) => one.facts as { name: string })
    expect(ring.toSorted((a, b) => a.name.localeCompare(b.name))).toMatchObject([
      { name: 'Amina Yusuf', also: ['Tom Baird'] },
      { name: 'Tom Baird', also: ['Amina Yusuf'] },
    ])
  })
  test('the first is answered before that call has left: it rings all the same, for the other', async () => {
    const first = await help()
    await waits(seconds(1))
    const second = await tomAsks()
    orThrow(await answer(people.ewan, first))
    const [call] = await calls()
    const state = await as(engine, (tx) => tx.q.selectFrom('messages').select('state').where('id', '=', call!.id).executeTakeFirst())
    expect(state).toEqual({ state: 'queued' })
    const said = (await press(call!.id, '1'))!
    expect(said.words).toContain('Tom Baird needs help')
    await press(call!.id, '1', said.nextRing)
    expect(await stateOf(second)).toBe('answered')
  })
  test.each(['busy', 'no-answer', 'failed', 'completed'] as const)(
    'the call is %s, and nobody answered for the second: a call of its own, at once',
    async (state) => {
      const [first, second] = await bothAsk()
      await due()
      const [joined] = await callsAbout(first)
      await callEnds(joined!.id, state)
      await callEnds(joined!.id, state)
      await due()
      await due()
      expect(await callsAbout(second)).toHaveLength(1)
      expect(supplier.sent.filter((one) => one.by === 'call').map((one) => one.to)).toEqual([isla, isla])
      const [own] = await callsAbout(second)
      expect((await press(own!.id, '1'))!.words).toContain('You have answered')
      expect([await stateOf(first), await stateOf(second)]).toEqual(['ringing', 'answered'])
    },
  )
  test('two were to be heard of in it: one new call for both', async () => {
    const [first, second] = await bothAsk()
    await passes(seconds(1)) // the one that waits longest is told of first
    const third = await as(engine, (tx) =>
      raiseAlarm(tx, { kind: 'unmatched', fromTelephone: '+447700900998', raisedAt: tx.now, actId: tx.world.newId('event') }),
    )
    await due()
    expect(await calls()).toHaveLength(1)
    await callEnds((await callsAbout(first))[0]!.id, 'busy')
    await due()
    await due()
    expect(await calls()).toHaveLength(2)
    const [own] = await callsAbout(second)
    const said = (await press(own!.id, '1'))!
    expect(said.words).toContain('07700 900998')
    await press(own!.id, '1', said.nextRing)
    expect(await Promise.all([first, second, third].map(stateOf))).toEqual(['ringing', 'answered', 'answered'])
  })
  test('and none where the second was answered in it, nor while the first call rings', async () => {
    const [first, second] = await bothAsk()
    await due()
    const [joined] = await callsAbout(first)
    const said = (await press(joined!.id, '1'))!
    await press(joined!.id, '1', said.nextRing)
    await callEnds(joined!.id, 'completed')
    await due()
    expect(await callsAbout(second)).toEqual([])
  })
  test('the first rings again before their call has left: the second is heard of in the new one', async () => {
    const [first, second] = await bothAsk(waits)
    await help()
    await waits(seconds(0))
    const again = await callsAbout(first)
    expect(again).toHaveLength(2)
    const said = (await press(again[1]!.id, '1'))!
    expect(said.words).toContain('Tom Baird needs help')
    await press(again[1]!.id, '1', said.nextRing)
    expect(await stateOf(second)).toBe('answered')
  })
  test('two that ring in the same instant wait for nothing of each other', async () => {
    const [first, second] = await bothAsk(waits)
    const again = (who: typeof amina, meanwhile?: Tx) =>
      as(who, async (tx) => {
        await raiseAlarm(tx, { kind: 'help', operativeId: who.operativeId, raisedAt: tx.now, actId: tx.world.newId('event') })
        if (!meanwhile) await again(who === amina ? tom : amina, tx)
      })
    await again(amina)
    await again(tom)
    const rounds = await owner.query('select id, ring_round from alarms where id = any($1)', [[first, second]])
    expect(rounds.rows.map((one) => one.ring_round)).toEqual([3, 3])
  })
  test('nobody ever reports what became of it: after forty seconds a call of its own', async () => {
    const [, second] = await bothAsk()
    await owner.query(`update alarms set next_ring_at = next_ring_at + interval '1 hour'`)
    await owner.query(`update timers set due_at = due_at + interval '1 hour' where kind = 'alarm.ring'`)
    await passes(seconds(39))
    expect(await callsAbout(second)).toEqual([])
    await passes(seconds(41))
    expect(await callsAbout(second)).toHaveLength(1)
  })
  test('a call that was answered is not joined', async () => {
    const first = await help()
    const [call] = await calls()
    await press(call!.id, '1')
    await tomAsks()
    expect(await calls()).toHaveLength(2)
    expect(await stateOf(first)).toBe('answered')
  })
  test('a key that is neither 1 nor the digits of this ring answers nothing, nor does none, nor a key in a call that is no ring', async () => {
    const id = await help()
    const [call] = await calls()
    const { digits } = call!.facts as { digits: string }
    const other = digits === '77' ? '78' : '77'
    for (const keys of [null, '2', '', '11', '*', other].filter((one) => one !== digits))
      expect((await press(call!.id, keys))?.nextRing).toBeNull()
    expect(await stateOf(id)).toBe('ringing')
    expect(await press('msg_none', '1')).toBeNull()
    expect(await press(call!.id, '1', 'ring_of_another_call')).toBeNull()
    await press(call!.id, digits)
    expect(await stateOf(id)).toBe('answered')
  })
})
