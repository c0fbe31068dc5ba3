import { describe, expect, test } from 'vitest'
import { alarmBench, bookingId, phone } from '../../../test/harness/alarm-bench.ts'
import { people } from '../../../test/harness/one-visit.ts'
import type { AlarmId, Id } from '../../../lib/ids.ts'
import { orThrow } from '../../../lib/refusal.ts'
import { after, minutes, seconds } from '../../../lib/time.ts'
import { eventsOf } from '../../record/actions.ts'
import { alarmOf, answerAlarm, answerByKey, openAlarms, renewAnswer, watchOf } from '../actions.ts'

const { world, clock, supplier, owner, as, due, passes, help, answer, ask, stand, day, rung, stateOf, troubles } = await alarmBench()
const { engine, isla, ewan, amina } = people

describe('A3 it rings until a person answers', () => {
  test('the first ring is queued with the alarm itself, and the engine need not even be awake', async () => {
    const id = await help()
    const queued = await as(engine, (tx) =>
      tx.q.selectFrom('messages').select(['channel', 'template', 'staffId']).where('aboutId', '=', id).orderBy('channel').execute(),
    )
    expect(queued).toEqual([
      { channel: 'call', template: 'alarm_ring', staffId: 'st_isla' },
      { channel: 'text', template: 'alarm_ring', staffId: 'st_isla' },
    ])
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ step: 1, broadcasting: false, nextRingAt: after(day(), seconds(40)) })
  })
  test('a first ring that breaks loses no alarm: the engine rings', async () => {
    await owner.query('alter table alarm_rings add constraint broken check (channel <> $$screen$$) not valid')
    const id = await help()
    await owner.query('alter table alarm_rings drop constraint broken')
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ state: 'ringing', step: 0, nextRingAt: day() })
    expect(troubles.splice(0)).toEqual([expect.stringContaining('"broken"')])
    await due()
    expect(rung()).toHaveLength(2)
  })
  test('one person whose ring breaks keeps nobody else from being rung, and whoever runs this reads of it', async () => {
    await owner.query('alter table alarm_rings add constraint broken check (staff_id <> $$st_ewan$$) not valid')
    const id = await help()
    await passes(minutes(2))
    await owner.query('alter table alarm_rings drop constraint broken')
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ state: 'ringing', step: 3 })
    expect(rung().filter((one) => one.to === phone.isla && one.by === 'call')).toHaveLength(3)
    expect(rung().some((one) => one.to === phone.ewan)).toBe(false)
    const said = troubles.splice(0).map((trouble) => trouble.split(':')[0])
    expect(new Set(said)).toEqual(new Set(['the ring of everybody at once', 'the ring of st_ewan']))
  })
  test('nobody of a step can be rung: the next follows as soon as a ladder may climb', async () => {
    await owner.query('alter table alarm_rings add constraint broken check (staff_id <> $$st_isla$$) not valid')
    await help()
    expect(troubles.splice(0)).toHaveLength(1)
    await passes(seconds(5))
    await owner.query('alter table alarm_rings drop constraint broken')
    expect(new Set(rung().map((one) => one.to))).toEqual(new Set([phone.ewan]))
    expect(troubles.splice(0).map((trouble) => trouble.split(':')[0])).toEqual(['the ring of everybody at once', 'the ring of st_isla'])
  })
  test('the first at once, by text and by call, then step by step, then everybody on duty without end', async () => {
    await help()
    await due()
    expect(
      rung()
        .map((one) => `${one.to} ${one.by}`)
        .toSorted(),
    ).toEqual([`${phone.isla} call`, `${phone.isla} text`])
    await passes(seconds(39))
    expect(new Set(rung().map((one) => one.to))).toEqual(new Set([phone.isla]))
    await passes(seconds(1))
    expect(new Set(rung().map((one) => one.to))).toEqual(new Set([phone.isla, phone.ewan]))
    await passes(minutes(6))
    const [alarm] = await as(isla, openAlarms)
    expect(alarm).toMatchObject({ broadcasting: true, step: 3, ringRound: 10 })
    const calls = alarm!.rings.filter((ring) => ring.channel === 'call')
    expect(
      calls
        .slice(-2)
        .map((ring) => ring.name)
        .toSorted(),
    ).toEqual(['Ewan Scott', 'Isla Fraser'])
    expect(calls).toHaveLength(1 + 2 * 9)
    expect(rung().some((one) => one.to === phone.amina)).toBe(false)
  })
  test('nobody has a telephone: the screens ring on, and whoever comes on duty is rung', async () => {
    await as(engine, (tx) => tx.q.updateTable('staff').set({ telephone: null }).where('role', '<>', 'operative').execute())
    const id = await help()
    await passes(minutes(10))
    expect(rung()).toEqual([])
    expect((await as(isla, (tx) => alarmOf(tx, id)))?.rings.filter((ring) => ring.channel === 'screen')).toHaveLength(16)
    await as(engine, async (tx) => {
      for (const name of ['isla', 'ewan'] as const)
        await tx.q.updateTable('staff').set({ telephone: phone[name] }).where('id', '=', `st_${name}`).execute()
    })
    await passes(seconds(40))
    expect(new Set(rung().map((one) => one.to))).toEqual(new Set([phone.isla, phone.ewan]))
  })
  test('a supplier that is away: each round says it anew, and none is forgotten', async () => {
    supplier.says(...Array.from({ length: 16 }, () => ({ ok: false, kind: 'unreachable', why: 'Away.' }) as const))
    const id = await help()
    await passes(minutes(3))
    const queued = await as(engine, (tx) =>
      tx.q.selectFrom('messages').select('id').where('state', '=', 'queued').where('aboutId', '=', id).execute(),
    )
    expect(queued).toEqual([])
    expect(rung().length).toBeGreaterThan(16)
  })
  test('a button answers; the others hear that somebody has it; nothing more rings', async () => {
    const id = await help()
    await passes(seconds(41))
    expect(await answer(isla, id)).toMatchObject({ ok: true })
    supplier.sent.length = 0
    await passes(seconds(100))
    expect(new Set(supplier.sent.map((one) => one.to))).toEqual(new Set([phone.ewan]))
    expect(supplier.sent[0]).toMatchObject({ words: 'Isla Fraser has answered the alarm for Amina Yusuf. You need do nothing.' })
    expect(rung()).toEqual([])
    expect(await answer(ewan, id)).toMatchObject({ kind: 'refused', reasons: [{ code: 'A3_SOMEBODY_HAS_IT' }] })
  })
  test('an answer lapses after two minutes unless renewed, and then it rings at once', async () => {
    const id = await help()
    await due()
    orThrow(await answer(isla, id))
    await passes(seconds(100))
    orThrow(await world.db.act(isla, (tx) => renewAnswer(tx, id)))
    supplier.sent.length = 0
    await passes(seconds(119))
    expect(rung()).toEqual([])
    await passes(seconds(1))
    expect(rung().length).toBeGreaterThan(0)
    expect(await stateOf(id)).toBe('ringing')
    expect(await answer(ewan, id)).toMatchObject({ ok: true })
  })
  test('only a person of the office answers: no worker, no resident, no engine', async () => {
    const id = await help()
    for (const who of [engine, amina, people.mrsMalik]) {
      expect(await answer(who, id)).toMatchObject({ kind: 'refused', reasons: [{ code: 'A3_ONLY_A_PERSON_ANSWERS' }] })
      expect(await stand(who, id)).toMatchObject({ kind: 'refused' })
    }
    expect(await stateOf(id)).toBe('ringing')
  })
  test('nobody stands down what nobody answered: by the rule, and by the database', async () => {
    const id = await help()
    expect(await stand(isla, id)).toMatchObject({ kind: 'refused', reasons: [{ code: 'A3_ANSWER_FIRST' }] })
    const past = await world.db.act(isla, async (tx) => {
      await tx.q.updateTable('alarms').set({ state: 'closed' }).where('id', '=', id).execute()
      return { ok: true, value: null }
    })
    expect(past).toMatchObject({ kind: 'refused', reasons: [{ code: 'A3_ANSWER_FIRST' }] })
  })
  test('standing down takes a reason, and a sentence from whoever did not speak to them; the watch begins anew', async () => {
    const id = await help()
    clock.moveTo(after(day(), seconds(1)))
    orThrow(await answer(isla, id))
    clock.moveTo(after(day(), seconds(2)))
    expect(await ask(isla, id, { why: '  ' })).toMatchObject({ kind: 'invalid', faults: [{ field: 'why' }] })
    expect(await ask(isla, id, { why: 'fine', spokeToThem: false })).toMatchObject({ kind: 'invalid' })
    orThrow(await stand(isla, id, 'Pocket. We laughed.'))
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ state: 'closed', closeWhy: 'Pocket. We laughed.', spokeToThem: true })
    expect(await as(isla, (tx) => watchOf(tx, bookingId))).toMatchObject({ checkInBy: after(clock.now(), minutes(30)) })
    const verbs = (await as(isla, (tx) => eventsOf(tx, 'alarm', id))).map((e) => [e.verb, e.actorId])
    const [first, answered, last] = [verbs.slice(0, 2), verbs[2], verbs.slice(3)] // the first and the last are each of one instant
    expect(first.map(([verb]) => verb).toSorted()).toEqual(['alarm_raised', 'alarm_rung'])
    expect(answered).toEqual(['alarm_answered', 'st_isla'])
    expect(last.toSorted()).toEqual([
      ['alarm_pin_given', 'st_amina'],
      ['alarm_stand_down_asked', 'st_isla'],
      ['alarm_stood_down', 'st_ewan'],
    ])
    expect(await stand(isla, id)).toMatchObject({ reasons: [{ code: 'A3_ALREADY_OVER' }] })
    expect(await answer(isla, id)).toMatchObject({ reasons: [{ code: 'A3_ALREADY_OVER' }] })
  })
  test('a key in the call answers, and only the right one; told twice, it acts once', async () => {
    const id = await help()
    await due()
    const call = rung().find((one) => one.by === 'call')!
    const press = async (keys: string | null) => (await as(engine, (tx) => answerByKey(tx, call.id, keys)))?.words
    expect(call.words).toContain('Press 1 to answer')
    expect(await press(null)).toContain('We will ring again')
    expect(await press('5')).toContain('We will ring again')
    expect(await stateOf(id)).toBe('ringing')
    expect(await press('1')).toContain('You have answered')
    const { answerLapsesAt } = (await as(isla, (tx) => alarmOf(tx, id)))!
    await passes(seconds(30))
    expect(await press('1')).toContain('You have answered')
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ answeredByName: 'Isla Fraser', answerLapsesAt })
    const answered = (await as(isla, (tx) => eventsOf(tx, 'alarm', id))).find((e) => e.verb === 'alarm_answered')
    expect(answered).toMatchObject({ actorKind: 'staff', actorId: 'st_isla', content: { how: 'key' } })
  })
})

test('a worker sees no ring of any alarm, and nobody else’s alarm', async () => {
  await help()
  await due()
  expect(await as(amina, (tx) => tx.q.selectFrom('alarmRings').selectAll().execute())).toEqual([])
  expect(await as(people.tom, (tx) => tx.q.selectFrom('alarms').selectAll().execute())).toEqual([])
  expect(await as(people.mrsMalik, (tx) => tx.q.selectFrom('alarms').selectAll().execute())).toEqual([])
  const none: Id<'alarm'> = 'al_none0' as AlarmId
  expect(await world.db.act(isla, (tx) => answerAlarm(tx, none, 'screen'))).toMatchObject({ reasons: [{ code: 'A3_UNKNOWN_ALARM' }] })
})
