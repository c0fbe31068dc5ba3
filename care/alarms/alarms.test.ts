import pg from 'pg'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/harness/database.ts'
import { noRoads, oneVisit, people, place } from '../../test/harness/one-visit.ts'
import { recordingTelephone } from '../../test/harness/recording-telephone.ts'
import { testWorld } from '../../test/harness/world.ts'
import type { AlarmId, BookingId, Id } from '../../lib/ids.ts'
import { orThrow } from '../../lib/refusal.ts'
import { after, instant, minutes, seconds } from '../../lib/time.ts'
import { runDue } from '../../platform/timers/engine.ts'
import { setTimer } from '../../platform/timers/timers.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import type { Who } from '../../platform/who.ts'
import { textsToRead } from '../messages/actions.ts'
import { messageHandlers } from '../messages/jobs.ts'
import { eventsOf } from '../record/actions.ts'
import {
  alarmOf,
  answerAlarm,
  answerByKey,
  endWatch,
  openAlarms,
  raiseAlarm,
  receive,
  receiveCall,
  renewAnswer,
  signOfLife,
  standDown,
  startWatch,
  tightenWatch,
  watchesNow,
  watchOf,
} from './actions.ts'
import { alarmHandlers } from './jobs.ts'
import { constraintReasons, innocentAnswer } from './words.ts'

const database = await freshDatabase()
const supplier = recordingTelephone()
const { world, clock } = testWorld(database, { travel: noRoads, telephone: supplier.telephone, reasons: { ...constraintReasons } })
await oneVisit(world)
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
afterAll(() => owner.end())
await owner.query('delete from watches') // this file starts its own

const { engine, isla, ewan, amina } = people
const phone = { isla: '+447700900101', ewan: '+447700900103', amina: '+447700900104' }
const bookingId = place.bookingOf('amina')
const as = <T>(who: Who, work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(who, work)
const handlers = [...alarmHandlers, ...messageHandlers]
const due = () => runDue(world, handlers, { worker: 'test', trouble: (_, error) => expect.unreachable(String(error)) })
/** Time passes, and whatever falls due on the way happens at its moment. */
const passes = async (total: Temporal.Duration) => {
  const end = after(clock.now(), total)
  for (;;) {
    await due()
    const row = await as(engine, (tx) =>
      tx.q.selectFrom('timers').select('dueAt').where('kind', 'not like', 'booking%').orderBy('dueAt').limit(1).executeTakeFirst(),
    )
    if (!row || Temporal.Instant.compare(row.dueAt, end) > 0) break
    clock.moveTo(row.dueAt)
  }
  clock.moveTo(end)
  await due()
}
let acts = 0
const help = (over: { actId?: string; silent?: boolean } = {}): Promise<AlarmId> =>
  as(amina, (tx) =>
    raiseAlarm(tx, { kind: 'help', operativeId: amina.operativeId, raisedAt: clock.now(), actId: `act_help${(acts += 1)}`, ...over }),
  )
const rung = () => supplier.sent.filter((one) => /needs help|has not checked in/.test(one.words))
const digitsIn = (words: string) => /reply (\d\d)/.exec(words)![1]!
const stateOf = async (id: AlarmId) => (await as(isla, (tx) => alarmOf(tx, id)))?.state
const answer = (who: Who, id: AlarmId) => world.db.act(who, (tx) => answerAlarm(tx, id, 'screen'))
const stand = (who: Who, id: AlarmId, why = 'All well', spokeToThem = true) =>
  world.db.act(who, (tx) => standDown(tx, { alarmId: id, why, spokeToThem }))

let day = instant('2026-11-24T10:10:00Z')
beforeEach(async () => {
  for (const { id } of await as(isla, openAlarms)) {
    orThrow(await answer(isla, id).then((o) => (o.ok ? o : answer(ewan, id))))
    orThrow(await stand(isla, id))
  }
  day = after(day, minutes(24 * 60))
  clock.moveTo(day)
  await as(engine, async (tx) => {
    await tx.q.deleteFrom('timers').execute()
    await tx.q.updateTable('staff').set({ onCall: true }).where('id', '=', 'st_ewan').execute()
    await sentAnew(tx)
  })
  supplier.sent.length = 0
})

/** Amina was just sent: thirty minutes to arrive, then every thirty. One booking serves all tests, so its watch begins again. */
const sentAnew = async (tx: Tx) => {
  const { operativeId } = amina
  const checkInBy = after(day, minutes(42))
  if (!(await watchOf(tx, bookingId)))
    return startWatch(tx, { bookingId, visitId: place.visitId, operativeId, householdId: place.householdId, everyMinutes: 30, checkInBy })
  const { id } = await tx.q
    .updateTable('watches')
    .set({ state: 'on_the_way', startedAt: day, lastSignAt: day, checkInBy, endedAt: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  await setTimer(tx, { kind: 'watch.check_in', subject: id, dueAt: checkInBy, lane: 0 })
}

describe('A1, A4 the watch', () => {
  test('A1 sending starts it, arrival tightens it, a sign of life renews it, and it ends', async () => {
    expect(await as(amina, (tx) => watchOf(tx, bookingId))).toMatchObject({ state: 'on_the_way', checkInBy: after(day, minutes(42)) })
    await passes(minutes(12))
    await as(amina, (tx) => tightenWatch(tx, bookingId))
    expect(await as(isla, watchesNow)).toMatchObject([{ state: 'at_the_address', checkInBy: after(day, minutes(42)) }])
    await passes(minutes(15))
    await as(amina, (tx) => signOfLife(tx, bookingId))
    await passes(minutes(31))
    expect(supplier.sent.map((one) => one.to)).toEqual([phone.amina]) // asked once, at 57 minutes
    await as(amina, (tx) => signOfLife(tx, bookingId))
    await as(amina, (tx) => endWatch(tx, bookingId))
    await passes(minutes(300))
    expect(await as(isla, watchesNow)).toEqual([])
    expect(rung()).toEqual([])
  })
  test('A4 the phone is dead: the server asks by text, waits two minutes, and raises the alarm', async () => {
    await passes(minutes(43))
    expect(supplier.sent.map((one) => one.words)).toEqual([expect.stringContaining('Amina, all well?')])
    expect(await as(isla, openAlarms)).toEqual([])
    await passes(seconds(60))
    expect(await as(isla, openAlarms)).toMatchObject([
      { kind: 'missed_check_in', name: 'Amina Yusuf', address: '22/3 Easter Road, Edinburgh, EH7 5RN', state: 'ringing' },
    ])
    expect(rung()[0]).toMatchObject({ to: phone.isla, by: 'call' })
  })
  test('A4 acts that reach us late renew from when they happened, and do not hide a silence since', async () => {
    await passes(minutes(40))
    await as(amina, (tx) => signOfLife(tx, bookingId, after(day, minutes(5))))
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
        checkInBy: day,
      }),
    )
    await expect(again).rejects.toThrow('watch_one_per_booking')
    await as(amina, (tx) => tightenWatch(tx, 'bk_nobody0' as BookingId))
  })
})

describe('A3 it rings until a person answers', () => {
  test('the first at once, by text and by call, one more each forty seconds, then everybody without end', async () => {
    await help()
    await due()
    expect(
      rung()
        .map((one) => `${one.to} ${one.by}`)
        .toSorted(),
    ).toEqual([`${phone.isla} call`, `${phone.isla} text`])
    await passes(seconds(39))
    expect(rung()).toHaveLength(2)
    await passes(seconds(1))
    expect(rung()).toHaveLength(6)
    await passes(minutes(20))
    const last = rung()
      .slice(-4)
      .map((one) => one.to)
    expect(new Set(last)).toEqual(new Set([phone.isla, phone.ewan]))
    expect(rung()).toHaveLength(2 + 4 * 31)
    expect(rung().some((one) => one.to === phone.amina)).toBe(false)
  })
  test('nobody has a telephone: the screens ring on, and whoever comes on duty is rung', async () => {
    await as(engine, (tx) => tx.q.updateTable('staff').set({ telephone: null }).where('id', 'in', ['st_isla', 'st_ewan']).execute())
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
    expect(supplier.sent).toMatchObject([
      { to: phone.ewan, words: 'Isla Fraser has answered the alarm for Amina Yusuf. You need do nothing.' },
    ])
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
    clock.moveTo(after(day, seconds(1)))
    orThrow(await answer(isla, id))
    clock.moveTo(after(day, seconds(2)))
    expect(await stand(isla, id, '  ')).toMatchObject({ kind: 'invalid', faults: [{ field: 'why' }] })
    expect(await stand(isla, id, 'fine', false)).toMatchObject({ kind: 'invalid' })
    orThrow(await stand(isla, id, 'Pocket. We laughed.'))
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ state: 'closed', closeWhy: 'Pocket. We laughed.', spokeToThem: true })
    expect(await as(isla, (tx) => watchOf(tx, bookingId))).toMatchObject({ checkInBy: after(clock.now(), minutes(30)) })
    const verbs = (await as(isla, (tx) => eventsOf(tx, 'alarm', id))).map((e) => [e.verb, e.actorId])
    expect(verbs).toEqual([
      ['alarm_raised', 'st_amina'],
      ['alarm_answered', 'st_isla'],
      ['alarm_stood_down', 'st_isla'],
    ])
    expect(await stand(isla, id)).toMatchObject({ reasons: [{ code: 'A3_ALREADY_OVER' }] })
    expect(await answer(isla, id)).toMatchObject({ reasons: [{ code: 'A3_ALREADY_OVER' }] })
  })
  test('a key in the call answers, and only the right one; told twice, it acts once', async () => {
    const id = await help()
    await due()
    const call = rung().find((one) => one.by === 'call')!
    const press = (keys: string | null) => as(engine, (tx) => answerByKey(tx, call.id, keys))
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

describe('A5 an alarm accepted is never lost, and a copy is one', () => {
  test('the same act twice, also at once, also after the end, is the same alarm', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => help({ actId: `act_same${day.epochMilliseconds}` })))
    expect(new Set(ids).size).toBe(1)
    const id = ids[0]!
    orThrow(await answer(isla, id))
    orThrow(await stand(isla, id))
    expect(await help({ actId: `act_same${day.epochMilliseconds}` })).toBe(id)
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
    const id = await as(amina, (tx) => raiseAlarm(tx, { ...told, raisedAt: after(day, minutes(600)), actId: 'act_ahead' }))
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ raisedAt: day, receivedAt: day })
    await as(amina, (tx) => raiseAlarm(tx, { ...told, raisedAt: after(day, minutes(-120)), actId: 'act_late0' }))
    const [shown] = await as(isla, openAlarms)
    expect(shown!.asked.map((act) => act.happenedAt.toString())).toEqual([day.toString(), after(day, minutes(-120)).toString()])
  })
  test('A7 where the phone was stands with its time, and only with the alarm', async () => {
    const where = { lon: -3.17, lat: 55.96, at: day, metres: 11.6 }
    await as(amina, (tx) =>
      raiseAlarm(tx, { kind: 'help', operativeId: amina.operativeId, raisedAt: day, place: where, actId: 'act_where' }),
    )
    expect(await as(isla, openAlarms)).toMatchObject([{ lon: -3.17, lat: 55.96, placeAt: day, placeMetres: 12 }])
  })
})

describe('texts and calls come here first', () => {
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
      as(engine, (tx) => receiveCall(tx, { supplierId: `CA-${day.epochMilliseconds}`, from: phone.amina, to: '+441314960199' }))
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

test('a worker sees no ring of any alarm, and nobody else’s alarm', async () => {
  await help()
  await due()
  expect(await as(amina, (tx) => tx.q.selectFrom('alarmRings').selectAll().execute())).toEqual([])
  expect(await as(people.tom, (tx) => tx.q.selectFrom('alarms').selectAll().execute())).toEqual([])
  expect(await as(people.mrsMalik, (tx) => tx.q.selectFrom('alarms').selectAll().execute())).toEqual([])
  const none: Id<'alarm'> = 'al_none0' as AlarmId
  expect(await world.db.act(isla, (tx) => answerAlarm(tx, none, 'screen'))).toMatchObject({ reasons: [{ code: 'A3_UNKNOWN_ALARM' }] })
})
