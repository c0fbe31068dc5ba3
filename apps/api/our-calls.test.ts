/** Calls of ours, over a real exchange: a worker keys their PIN, a controller joins the open line of an alarm. */
import pg from 'pg'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { answerByPin, joinTheLine, openAlarms, raiseAlarm, watchOf } from '../../care/alarms/actions.ts'
import { orThrow } from '../../lib/refusal.ts'
import { after, instant, minutes, seconds } from '../../lib/time.ts'
import { hashSecret } from '../../platform/sign-in/secrets.ts'
import { setTimer } from '../../platform/timers/timers.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { oneVisit, people, place } from '../../test/harness/one-visit.ts'
import { line, openLine } from '../../test/harness/telephone-line.ts'

const began = instant('2026-11-24T10:10:00Z')
const database = await freshDatabase()
const { world, clock, exchange, due, troubles } = await openLine(database, { at: began })
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
afterAll(() => owner.end())
const pins = [await hashSecret('4826'), await hashSecret('7193')]

const amina = exchange.handset('07700 900104')
const isla = exchange.handset('07700 900101')
const open = () => world.db.as(people.isla, openAlarms)
const watch = () => world.db.as(people.isla, (tx) => watchOf(tx, place.bookingOf('amina')))

beforeEach(async () => {
  for (const one of [amina, isla]) if (one.rings() || one.calls.at(-1)?.status === 'in-progress') await one.hangsUp()
  await owner.query('truncate contractors cascade')
  clock.moveTo(began)
  await oneVisit(world)
  await owner.query('update staff set pin_hash = $1, duress_pin_hash = $2', pins)
})

/** Until a telephone rings, some seconds later than it should when the line was slow to answer and is tried again; never longer than `most`. */
const untilRung = async (handset: typeof amina, from: Temporal.Instant, most = 50): Promise<void> => {
  for (let late = 0; late < most && !handset.rings(); late += 5) {
    clock.moveTo(after(from, seconds(late)))
    await due()
  }
}

/** Her check-in of 10:52 passes; a minute later her telephone rings. */
const untilSheIsRung = async () => {
  const { id: subject, checkInBy: dueAt } = (await watch())!
  await world.db.as(people.engine, (tx) => setTimer(tx, { kind: 'watch.check_in', subject, dueAt, lane: 0 }))
  clock.moveTo(dueAt)
  await due()
  await untilRung(amina, after(dueAt, seconds(60)))
  await amina.answers()
}

describe('A4 we ring whoever has not checked in', () => {
  test('and their PIN is a check-in', async () => {
    await untilSheIsRung()
    expect(amina.heard.at(-1)).toBe('Hello Amina, this is the office. Please key your PIN.')
    await amina.presses('4826')
    expect([amina.heard.at(-1), amina.calls.at(-1)?.status]).toEqual(['Thank you. Goodbye.', 'completed'])
    expect((await watch())?.checkInBy).toEqual(after(clock.now(), minutes(30)))
    expect(await open()).toEqual([])
  })
  test('A2 and the one under duress sounds the same, renews the same, and is an alarm', async () => {
    await untilSheIsRung()
    await amina.presses('7193')
    expect([amina.heard.at(-1), amina.calls.at(-1)?.status]).toEqual(['Thank you. Goodbye.', 'completed'])
    expect((await watch())?.checkInBy).toEqual(after(clock.now(), minutes(30)))
    expect(await open()).toMatchObject([{ kind: 'duress_pin', how: 'call', state: 'ringing' }])
  })
  test('A2, A5 and in a second copy of that call the one under duress is heard, whatever was keyed in the first', async () => {
    await untilSheIsRung()
    await amina.presses('4826')
    const { rows } = await owner.query<{ id: string }>(`select id from messages where template = 'check_in_call'`)
    const told = { messageId: rows[0]!.id, call: 'CAsecond', turn: 1, was: 'duress' } as const
    for (let copy = 0; copy < 2; copy++) expect(await world.db.as(people.engine, (tx) => answerByPin(tx, told))).toBe(true)
    expect(await open()).toMatchObject([{ kind: 'duress_pin', how: 'call', state: 'ringing' }])
  })
  test('A2 and three wrong ones are an alarm, and no check-in', async () => {
    await untilSheIsRung()
    for (const pin of ['1111', '2222', '3333']) await amina.presses(pin)
    expect(amina.heard.at(-1)).toBe('Goodbye.')
    expect(await open()).toMatchObject([{ kind: 'wrong_pins' }])
    expect((await watch())?.checkInBy).toEqual(after(began, minutes(42)))
  })
  test('and a voicemail keys nothing: it goes on to the alarm', async () => {
    await untilSheIsRung()
    await amina.staysSilent()
    clock.moveTo(after(began, minutes(44)))
    await due()
    expect(await open()).toMatchObject([{ kind: 'missed_check_in' }])
  })
})

describe('A2 the open line of an alarm', () => {
  const callsWithTheWord = async () => {
    await amina.dials(line)
    await amina.speaks('is the heron with you')
    return (await open())[0]!
  }
  test('whoever is at the desk is rung into it, and both hear each other', async () => {
    const alarm = await callsWithTheWord()
    orThrow(await world.db.act(people.isla, (tx) => joinTheLine(tx, alarm.id)))
    await owner.query(`delete from timers where subject_id not in (select id from messages where template = 'join_the_line')`)
    await due()
    await isla.answers()
    expect(isla.heard.at(-1)).toContain('The line to Amina Yusuf is open. Press 1 to listen and speak, or 2 to listen only.')
    await isla.presses('1')
    await amina.speaks('yes, the kitchen')
    await isla.speaks('Amina, is anyone hurt?')
    expect([isla.heard.at(-1), amina.heard.at(-1)]).toEqual(['yes, the kitchen', 'Amina, is anyone hurt?'])
    await amina.hangsUp()
    await exchange.settled()
    expect((await open())[0]?.callRoom).toBeNull()
    expect(await world.db.act(people.isla, (tx) => joinTheLine(tx, alarm.id))).toMatchObject({
      ok: false,
      reasons: [{ code: 'A2_NO_OPEN_LINE' }],
    })
  })
  test('listening only, nothing that is said there is heard by whoever stands beside her; and no key joins nothing', async () => {
    const alarm = await callsWithTheWord()
    for (const keys of ['2', '']) {
      orThrow(await world.db.act(people.isla, (tx) => joinTheLine(tx, alarm.id)))
      await owner.query(`delete from timers where subject_id not in (select id from messages where template = 'join_the_line')`)
      await due()
      await isla.answers()
      await (keys === '' ? isla.staysSilent() : isla.presses(keys))
      if (isla.calls.at(-1)?.status === 'in-progress') {
        await isla.speaks('Hello?')
        await isla.hangsUp()
      }
    }
    expect(amina.heard.at(-1)).toBe('Of course. Stay on the line, please, while I look that up.')
    expect(isla.heard.at(-1)).toBe('Goodbye.')
  })
})

describe('A3 two people need help, and whoever is called about the first declines', () => {
  /** In seconds, both together: before the ladder would ring again by itself, after forty. */
  const atOnce = 15
  test('is called about the second at once', async () => {
    for (const who of [people.amina, people.tom])
      await world.db.as(who, (tx) =>
        raiseAlarm(tx, { kind: 'help', operativeId: who.operativeId, raisedAt: tx.now, actId: `act_of_${who.operativeId}` }),
      )
    await untilRung(isla, began, atOnce)
    expect(isla.calls.filter((call) => call.status === 'ringing')).toHaveLength(1)
    await isla.declines()
    await untilRung(isla, clock.now(), atOnce)
    await isla.answers()
    expect(isla.heard.at(-1)).toMatch(/Two people need help.*Tom Baird/s)
    await isla.presses('1')
    expect((await open()).find((alarm) => alarm.name === 'Tom Baird')).toMatchObject({ state: 'answered' })
  })
})

test('nothing broke on our side in any of this', () => {
  expect([troubles, exchange.troubles()]).toEqual([[], []])
})
