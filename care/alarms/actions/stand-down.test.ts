import { describe, expect, test } from 'vitest'
import { alarmBench } from '../../../test/harness/alarm-bench.ts'
import { people } from '../../../test/harness/one-visit.ts'
import type { AlarmId } from '../../../lib/ids.ts'
import { orThrow } from '../../../lib/refusal.ts'
import { after, before, hours, minutes, seconds } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import {
  alarmOf,
  alarmsToReview,
  answerByDigits,
  goingToHelp,
  matchAlarm,
  noteOnAlarm,
  openAlarms,
  pastAlarms,
  pinGiven,
  raiseAlarm,
  refuseToStandDown,
  reviewAlarm,
  unmatchAlarm,
  watchesNow,
} from '../actions.ts'

const { world, as, waits, queuedFor, help, answer, ask, agree, pin, stateOf, owner, day } = await alarmBench()
const { isla, ewan, morag, amina, tom } = people
const silent = (kind: 'missed_check_in' | 'not_home_safe' | 'wrong_pins'): Promise<AlarmId> =>
  as(amina, (tx) =>
    raiseAlarm(tx, { kind, operativeId: amina.operativeId, raisedAt: tx.now, actId: `act_${kind}${day().epochMilliseconds}` }),
  )
const unknown = (actId: string): Promise<AlarmId> =>
  as(people.engine, (tx) =>
    raiseAlarm(tx, {
      kind: 'unmatched',
      fromTelephone: '+447700900999',
      raisedAt: tx.now,
      heard: 'red file',
      actId: `${actId}${day().epochMilliseconds}`,
    }),
  )
const refusedFor = (code: string) => ({ kind: 'refused', reasons: [{ code }] })

describe('A3 who ends an alarm', () => {
  test('a missed check-in: one person, with the normal PIN and having spoken to them', async () => {
    const id = await silent('missed_check_in')
    orThrow(await answer(isla, id))
    expect(await ask(isla, id)).toMatchObject(refusedFor('A3_THEIR_PIN_FIRST'))
    await pin()
    expect(await ask(isla, id, { spokeToThem: false, why: 'She has keyed her PIN.' })).toMatchObject(refusedFor('A3_SPEAK_TO_THEM'))
    expect(orThrow(await ask(isla, id))).toEqual({ closed: true })
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({
      state: 'closed',
      closedBy: 'st_isla',
      agreedBy: null,
      resolution: 'safe',
    })
  })
  test('an SOS: two people, never the same twice; who is asked hears it by text, and the digits of that text agree', async () => {
    const id = await help()
    orThrow(await answer(isla, id))
    await pin()
    expect(orThrow(await ask(isla, id, { resolution: 'accident' }))).toEqual({ closed: false })
    expect(await stateOf(id)).toBe('standing_down')
    expect(await agree(isla, id)).toMatchObject(refusedFor('A3_TAKES_TWO'))
    expect(await agree(amina, id)).toMatchObject(refusedFor('A3_ONLY_A_PERSON_ANSWERS'))
    const [asked] = await queuedFor('st_ewan', 'stand_down_asked')
    const { digits } = asked!.facts as { digits: string }
    const other = digits === '11' ? '22' : '11'
    expect(await as(people.engine, (tx) => answerByDigits(tx, 'st_ewan', other))).toBeNull()
    expect(await as(people.engine, (tx) => answerByDigits(tx, 'st_isla', digits))).toBeNull()
    expect(await as(people.engine, (tx) => answerByDigits(tx, 'st_ewan', digits))).toContain('You agreed')
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ state: 'closed', closedBy: 'st_isla', agreedBy: 'st_ewan' })
    expect(await as(people.engine, (tx) => answerByDigits(tx, 'st_ewan', digits))).toContain('already over')
  })
  test('a PIN that they gave before they asked for help, and that reaches us late, counts for nothing', async () => {
    const id = await help()
    const { operativeId } = amina
    await as(amina, (tx) => pinGiven(tx, { operativeId, duress: false, at: before(tx.now, seconds(5)) }))
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ pinGivenAt: null })
    await pin()
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ pinGivenAt: day() })
  })
  test('digits that agree to what was asked before she asked for help again agree to nothing that is asked since', async () => {
    const id = await help()
    orThrow(await answer(isla, id))
    await pin()
    orThrow(await ask(isla, id))
    const [asked] = await queuedFor('st_ewan', 'stand_down_asked')
    const { digits } = asked!.facts as { digits: string }
    await waits(seconds(5))
    await help()
    orThrow(await answer(isla, id))
    await pin()
    orThrow(await ask(isla, id))
    expect(await as(people.engine, (tx) => answerByDigits(tx, 'st_ewan', digits))).toContain('Nobody asks about that any more')
    expect(await stateOf(id)).toBe('standing_down')
  })
  test('the hospital, a lost phone: word from somebody who is with them, and two people; a sentence says how', async () => {
    const id = await silent('not_home_safe')
    orThrow(await answer(isla, id))
    const word = { spokeToThem: false, wordFrom: 'ambulance', resolution: 'ambulance' } as const
    expect(await ask(isla, id, { ...word, why: 'ok' })).toMatchObject({ kind: 'invalid' })
    expect(orThrow(await ask(isla, id, { ...word, why: 'The crew rang us from the Infirmary.' }))).toEqual({ closed: false })
    orThrow(await agree(morag, id))
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ state: 'closed', wordFrom: 'ambulance', pinGivenAt: null })
  })
  test('A1 in an ambulance nobody is asked to check in, for two hours; after that they are', async () => {
    const id = await help()
    orThrow(await answer(isla, id))
    const word = { spokeToThem: false, wordFrom: 'ambulance', resolution: 'ambulance' } as const
    orThrow(await ask(isla, id, { ...word, why: 'The crew rang us from the Infirmary.' }))
    orThrow(await agree(morag, id))
    const [watch] = await as(isla, watchesNow)
    expect(watch).toMatchObject({ operativeId: amina.operativeId, checkInBy: after(day(), hours(2)) })
  })
  test('a second person who is not sure, and one who never comes: it goes on, and rings again', async () => {
    const id = await help()
    orThrow(await answer(isla, id))
    await pin()
    orThrow(await ask(isla, id))
    expect(await world.db.act(ewan, (tx) => refuseToStandDown(tx, id, ' '))).toMatchObject({ kind: 'invalid' })
    orThrow(await world.db.act(ewan, (tx) => refuseToStandDown(tx, id, 'I want to hear her.')))
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ refusal: { by: 'Ewan Scott', why: 'I want to hear her.' } })
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ state: 'answered', answeredBy: 'st_isla', standDown: null })
    expect(await agree(ewan, id)).toMatchObject(refusedFor('A3_NOTHING_TO_AGREE_TO'))
    orThrow(await ask(isla, id))
    await waits(seconds(119))
    expect(await stateOf(id)).toBe('standing_down')
    await waits(seconds(1))
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ state: 'ringing', standDown: null })
    expect(await agree(ewan, id)).toMatchObject(refusedFor('A3_ANSWER_FIRST'))
  })
  test('A2 after the duress PIN no PIN ends it, and asking again undoes the PIN that was given', async () => {
    const id = await help()
    await pin()
    await help()
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ pinGivenAt: null })
    await pin(true)
    await pin()
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ pinGivenAt: null, duressAt: day() })
    orThrow(await answer(isla, id))
    expect(await ask(isla, id)).toMatchObject(refusedFor('A3_THEIR_PIN_FIRST'))
    orThrow(await ask(isla, id, { wordFrom: 'police', why: 'Two officers stand beside her.' }))
  })
  test('a number that nobody knows: gathered, last in the order, ended by two; it can be found to be somebody’s', async () => {
    const id = await unknown('act_one')
    expect(await unknown('act_two')).toBe(id)
    const known = await silent('missed_check_in')
    expect((await as(isla, openAlarms)).map((alarm) => alarm.id)).toEqual([known, id])
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ name: 'Somebody on 07700 900999', heard: 'red file\nred file' })
    orThrow(await answer(isla, id))
    expect(await ask(isla, id, { spokeToThem: true, why: 'A wrong number.' })).toMatchObject({ ok: true, value: { closed: false } })
    orThrow(
      await ask(isla, id, {
        spokeToThem: false,
        wordFrom: 'everybody_counted',
        why: 'Everybody on shift was rung.',
        resolution: 'wrong_number',
      }),
    )
    orThrow(await agree(ewan, id))
    orThrow(await answer(isla, known))
    expect(await ask(isla, known, { wordFrom: 'everybody_counted' })).toMatchObject(refusedFor('A3_COUNTING_IS_FOR_UNKNOWN_NUMBERS'))
  })
})

describe('A2 a number that is found to be somebody’s', () => {
  const matched = async (operativeId = tom.operativeId) => {
    const id = await unknown('act_one')
    orThrow(await answer(isla, id))
    orThrow(await world.db.act(isla, (tx) => matchAlarm(tx, { alarmId: id, operativeId })))
    return id
  }
  const shown = (id: AlarmId) => as(isla, (tx) => alarmOf(tx, id))
  test('is theirs: first in the order, with what is known of their visit; it rings in their name, and nobody is to ring them', async () => {
    const silentOne = await silent('missed_check_in')
    orThrow(await answer(isla, silentOne))
    const id = await matched()
    expect((await as(isla, openAlarms)).map((alarm) => alarm.id)).toEqual([id, silentOne])
    expect(await shown(id)).toMatchObject({ name: 'Tom Baird', kind: 'code_text', whoseId: tom.operativeId })
    await waits(minutes(3))
    const rung = await queuedFor('st_ewan', 'alarm_ring')
    expect(rung.map(({ facts }) => facts)).toContainEqual(expect.objectContaining({ name: 'Tom Baird', kind: 'code_text', silent: true }))
  })
  test('stands beside the visit that they are on', async () => {
    const id = await matched(amina.operativeId)
    expect(await shown(id)).toMatchObject({ address: '22/3 Easter Road, Edinburgh, EH7 5RN', visitId: expect.any(String) })
  })
  test('ends as theirs: by their PIN, a voice and two people; counting heads is not enough', async () => {
    const id = await matched()
    expect(await ask(isla, id, { spokeToThem: false, wordFrom: 'everybody_counted', why: 'Everybody on shift was rung.' })).toMatchObject(
      refusedFor('A3_COUNTING_IS_FOR_UNKNOWN_NUMBERS'),
    )
    expect(await ask(isla, id)).toMatchObject(refusedFor('A3_THEIR_PIN_FIRST'))
    await as(people.engine, (tx) => pinGiven(tx, { operativeId: tom.operativeId, duress: false, at: tx.now }))
    expect(await ask(isla, id)).toMatchObject({ ok: true, value: { closed: false } })
  })
  test('was not theirs after all: nobody’s again, whatever PIN they gave; not once they asked for help themselves', async () => {
    const id = await matched()
    await as(people.engine, (tx) => pinGiven(tx, { operativeId: tom.operativeId, duress: false, at: tx.now }))
    orThrow(await world.db.act(isla, (tx) => unmatchAlarm(tx, id)))
    expect(await shown(id)).toMatchObject({ name: 'Somebody on 07700 900999', kind: 'unmatched', whoseId: null, pinGivenAt: null })
    orThrow(await world.db.act(isla, (tx) => matchAlarm(tx, { alarmId: id, operativeId: tom.operativeId })))
    const theirs = { kind: 'help', operativeId: tom.operativeId, actId: `act_theirs${day().epochMilliseconds}` } as const
    expect(await as(people.engine, (tx) => raiseAlarm(tx, { ...theirs, raisedAt: tx.now }))).toBe(id)
    orThrow(await answer(isla, id))
    expect(await world.db.act(isla, (tx) => unmatchAlarm(tx, id))).toMatchObject(refusedFor('A2_ASKED_THEMSELVES'))
  })
})

describe('A3 an answer is kept alive by doing something', () => {
  test('a note renews it, somebody else’s note does not, and it is kept', async () => {
    const id = await help()
    orThrow(await answer(isla, id))
    await waits(seconds(100))
    orThrow(await world.db.act(isla, (tx) => noteOnAlarm(tx, { alarmId: id, kind: 'yes_no', question: 'hurt', answer: 'no' })))
    await waits(seconds(100))
    expect(await stateOf(id)).toBe('answered')
    orThrow(await world.db.act(ewan, (tx) => noteOnAlarm(tx, { alarmId: id, kind: 'said', text: 'I am driving there.' })))
    await waits(seconds(20))
    expect(await stateOf(id)).toBe('ringing')
    expect((await as(isla, (tx) => alarmOf(tx, id)))?.notes).toMatchObject([{ by: 'Isla Fraser', answer: 'no' }, { by: 'Ewan Scott' }])
    expect(await world.db.act(isla, (tx) => noteOnAlarm(tx, { alarmId: id, kind: 'rang_999' }))).toMatchObject(
      refusedFor('A3_ANSWER_FIRST'),
    )
  })
  test('somebody is on the way: the colleague is told to stay outside, never the one who asks, and the answer holds for five minutes', async () => {
    const id = await help()
    orThrow(await answer(isla, id))
    const going = await world.db.act(isla, (tx) =>
      goingToHelp(tx, { alarmId: id, operativeIds: [tom.operativeId, amina.operativeId], eta: 12 }),
    )
    expect(orThrow(going)).toEqual({ going: expect.stringMatching(/^Tom Baird, there by \d/) as string })
    expect(await queuedFor('st_tom', 'go_to_help')).toHaveLength(1)
    expect(await queuedFor('st_amina', 'go_to_help')).toEqual([])
    await waits(minutes(4))
    expect(await stateOf(id)).toBe('responding')
    await waits(minutes(2))
    expect(await stateOf(id)).toBe('ringing')
    orThrow(await answer(isla, id))
    expect(await world.db.act(isla, (tx) => goingToHelp(tx, { alarmId: id, who: ' ' }))).toMatchObject({ kind: 'invalid' })
  })
})

test('somebody looks back within two working days, or the directors hear of it each day', async () => {
  const id = await silent('wrong_pins')
  orThrow(await answer(isla, id))
  const review = (who: typeof isla, text: string) => world.db.act(who, (tx) => reviewAlarm(tx, { alarmId: id, text }))
  expect(await review(isla, 'We learned.')).toMatchObject(refusedFor('A3_NOT_OVER'))
  await pin()
  orThrow(await ask(isla, id))
  await owner.query(
    `update alarms set reviewed_at = now(), reviewed_by = 'st_isla', review_words = 'x' where id <> $1 and state = 'closed'`,
    [id],
  )
  expect(await as(isla, alarmsToReview)).toMatchObject([{ id, name: 'Amina Yusuf' }])
  await owner.query(`delete from timers where kind like 'watch.%'`)
  await waits(minutes(60 * 24 * 6))
  expect((await queuedFor('st_ewan', 'alarm_unreviewed')).length).toBeGreaterThanOrEqual(2)
  expect(await review(isla, ' ')).toMatchObject({ kind: 'invalid' })
  orThrow(await review(isla, 'Her PIN was new. She practised it.'))
  expect(await review(isla, 'Again.')).toMatchObject(refusedFor('A3_ALREADY_REVIEWED'))
  expect(await as(isla, alarmsToReview)).toEqual([])
})

test('what is over stays in the list, the newest first and a page at a time; what rings is not in it', async () => {
  const rings = await help()
  const page = (before: Instant | null, most: number) => as(isla, (tx) => pastAlarms(tx, { before, most }))
  const all = await page(null, 100)
  expect(all.length).toBeGreaterThan(3)
  expect(all.map(({ id }) => id)).not.toContain(rings)
  expect(all.every(({ state, closeWhy }) => state === 'closed' && closeWhy !== null)).toBe(true)
  const times = all.map(({ receivedAt }) => receivedAt.epochMilliseconds)
  expect(times).toEqual(times.toSorted((a, b) => b - a))
  expect((await page(all[0]!.receivedAt, 2)).map(({ id }) => id)).toEqual(all.slice(1, 3).map(({ id }) => id))
})
