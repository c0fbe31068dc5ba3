import { expect, test } from 'vitest'
import type { Id, OrderId } from '../../lib/ids.ts'
import { orThrow } from '../../lib/refusal.ts'
import { instant } from '../../lib/time.ts'
import { people, place } from '../../test/harness/one-visit.ts'
import { at, visitBench } from '../../test/harness/visit-bench.ts'
import { alarmHandlers } from '../alarms/jobs.ts'
import {
  closeWelfareCheck,
  hear,
  heardWord,
  openWelfareChecks,
  residentsWord,
  takeWelfareStep,
  visitOf,
  visitStory,
  wordsUnheard,
} from './actions.ts'

const { world, aVisit, says, tries, rows, engine, show, toTheDoor, throughTheDoor } = await visitBench()

test('leaving well: the order is done, the watch ends, the breathing space begins, and they ask how it went (A1, B2)', async () => {
  await aVisit()
  await throughTheDoor()
  await says('11:05', { kind: 'note', words: 'The valve is worn.' })
  await says('11:30', { kind: 'note', words: 'New washer and valve.' })
  await says('11:41', { kind: 'leave', outcome: 'done' })
  expect(await rows('select state from bookings')).toEqual([{ state: 'breathing' }])
  expect(await rows('select state from watches')).toEqual([{ state: 'ended' }])
  expect(await rows('select state from orders')).toEqual([{ state: 'done' }])
  expect(await rows('select state from appointments')).toEqual([{ state: 'kept' }])
  expect(await show()).toMatchObject({ kind: 'breathing', until: at('11:56') })
  await says('11:50', { kind: 'note', words: 'Left the old tap with her.' })
  await engine(instant('2026-11-24T13:12:00Z'))
  expect(await rows(`select template from messages where template = 'visit_over_ask'`)).toHaveLength(1)
})

test('nobody answers, and nobody there is known to be vulnerable: told that we knocked, offered another day', async () => {
  await aVisit({ needs: ['SHOES'] })
  await toTheDoor()
  await says('10:40', { kind: 'knock' })
  expect(await tries('10:41', { kind: 'nobody_answered' })).toEqual(['V6_WAIT_NOT_OVER'])
  await says('10:42', { kind: 'nobody_answered' })
  expect(await rows(`select template from messages where template = 'nobody_answered'`)).toHaveLength(1)
  expect(await rows('select * from welfare_checks')).toEqual([])
})

test('V6 nobody answers and she is known to be vulnerable: a welfare check with steps, rung until a person knows', async () => {
  await aVisit()
  await toTheDoor()
  await says('10:40', { kind: 'knock' })
  expect(await tries('10:44', { kind: 'nobody_answered' })).toEqual(['V6_WAIT_NOT_OVER'])
  await says('10:45', { kind: 'nobody_answered' })
  expect(await rows(`select template from messages where template = 'nobody_answered'`)).toEqual([])
  const rung = async () => (await rows(`select id from messages where template = 'welfare_check'`)).length
  expect(await rung()).toBe(1)
  await says('10:47', { kind: 'welfare_step', step: 'looked_from_outside', result: 'Television on, nobody moves.', sign: true })
  await engine(at('10:47'))
  expect(await rung()).toBe(2)
  const [check] = await world.db.as(people.isla, openWelfareChecks)
  expect(check).toMatchObject({
    household: 'Mrs Malik',
    where: '22/3 Easter Road, EH7 5RN',
    safeContactOnly: false,
    taken: [{ step: 'looked_from_outside' }],
  })
  orThrow(
    await world.db.act(people.isla, (tx) =>
      takeWelfareStep(tx, { checkId: check!.id, step: 'tried_contacts', result: 'Her daughter is with her at the hospital.' }),
    ),
  )
  expect(await world.db.act(people.amina, (tx) => closeWelfareCheck(tx, { checkId: check!.id, outcome: 'in_hospital' }))).toMatchObject({
    ok: false,
  })
  orThrow(await world.db.act(people.isla, (tx) => closeWelfareCheck(tx, { checkId: check!.id, outcome: 'in_hospital' })))
  const before = await rung()
  await engine(at('18:00'))
  expect(await rung()).toBe(before)
})

test('V6, H4 where only one contact is safe, no neighbour is asked and nobody else rung', async () => {
  await aVisit({ needs: ['DOOR_WAIT', 'SAFE_CONTACT'] })
  await toTheDoor()
  await says('10:40', { kind: 'knock' })
  await says('10:45', { kind: 'nobody_answered' })
  expect(await tries('10:46', { kind: 'welfare_step', step: 'asked_neighbour', result: 'x', sign: false })).toEqual([
    'V6_ONLY_THE_LISTED_CONTACT',
  ])
  const [check] = await world.db.as(people.isla, openWelfareChecks)
  expect(check?.steps).toEqual(['rang_listed_contact', 'rang_police_safely'])
})

test('V8 there is more to do: told with a date, as an order of its own, before leaving', async () => {
  await aVisit()
  await throughTheDoor()
  expect(await tries('11:20', { kind: 'leave', outcome: 'needs_more' })).toEqual(['V8_TELL_WHAT_COMES_NEXT'])
  await says('11:21', { kind: 'follow_on', what: 'New worktop edge', trade: 'joiner', minutes: 60, toldOn: '2026-12-01' })
  await says('11:22', { kind: 'leave', outcome: 'needs_more' })
  const [next] = await rows<{ order_id: OrderId }>('select order_id from follow_ons')
  expect(await rows(`select trade, source, follows_order_id from orders where id = '${next!.order_id}'`)).toEqual([
    { trade: 'joiner', source: 'follow_on', follows_order_id: place.orderId },
  ])
  expect(await rows(`select template from messages where template = 'follow_on_told'`)).toHaveLength(1)
})

test('unhappy words reach a person the same day: listed at once, rung before the day ends, until somebody has heard them', async () => {
  await aVisit()
  await throughTheDoor()
  await says('11:41', { kind: 'leave', outcome: 'done' })
  await engine(at('13:12'))
  const text = (body: string) =>
    world.db.as(people.engine, (tx) =>
      hear(tx, {
        id: 'in_0001' as Id<'inbound'>,
        channel: 'text',
        from: '+447700900200',
        to: '+441314960199',
        body,
        householdId: place.householdId,
        staffId: null,
        answerable: true,
      }),
    )
  expect(await text('Very kind, thank you')).toBe('Thank you for telling us.')
  expect(await world.db.as(people.isla, wordsUnheard)).toEqual([])
  expect(await text('The tap still drips')).toContain('A person will read this today')
  const [word] = await world.db.as(people.isla, wordsUnheard)
  expect(word).toMatchObject({ how: 'mixed', words: 'The tap still drips', via: 'text' })
  await engine(at('15:13'))
  expect(await rows(`select staff_id from messages where template = 'unhappy_word'`)).toEqual([{ staff_id: 'st_isla' }])
  orThrow(await world.db.act(people.isla, (tx) => heardWord(tx, { wordId: word!.id, whatWeDid: 'Rang her, somebody comes tomorrow.' })))
  await engine(at('20:00'))
  expect(await rows(`select staff_id from messages where template = 'unhappy_word'`)).toHaveLength(1)
  orThrow(await world.db.act(people.mrsMalik, (tx) => residentsWord(tx, { visitId: place.visitId, via: 'page', how: 'bad', words: null })))
  expect(await world.db.as(people.isla, wordsUnheard)).toHaveLength(1)
})

test('the whole visit as a story, from the order to the goodbye, with what was shown and what was promised (V5)', async () => {
  await aVisit()
  await throughTheDoor()
  await says('11:10', { kind: 'all_is_well' })
  await says('11:41', { kind: 'leave', outcome: 'done' })
  const story = await world.db.as(people.isla, (tx) => visitStory(tx, place.visitId))
  expect(story?.entries.map((one) => one.title)).toEqual([
    'Order came from Forth and Pentland Homes',
    'Promised: between 10 and noon on Tuesday 24 November',
    'Amina Yusuf sent',
    'Read 1 precaution before setting off',
    'Amina: set off',
    'Amina: at the address',
    'Knocked, waited',
    'Amina let in',
    'Checked in, all well',
    'Goodbye: Amina is away and well',
  ])
  expect(story?.doorstep).toMatchObject({ consents: [{ givenBy: 'Mrs Malik', rooms: ['Hall', 'Kitchen'] }] })
  expect(story?.shown[0]?.shown).toMatchObject({ household: 'Mrs Malik', doorWaitMinutes: 5 })
  expect(story?.promises.map((one) => [one.id, one.kept])).toEqual([
    ['B3', true],
    ['P2', true],
    ['V1', true],
    ['A1', true],
  ])
  expect(story?.record.looks).toBeGreaterThan(0)
  expect(await world.db.as(people.tom, (tx) => visitStory(tx, place.visitId))).toBeNull()
})
test('A4 the phone dies inside: the visit stays as it is, and the missed check-in is an alarm by itself', async () => {
  await aVisit()
  await throughTheDoor()
  await engine(at('11:15'), alarmHandlers)
  await engine(at('11:18'), alarmHandlers)
  expect(await rows('select kind, operative_id from alarms')).toEqual([{ kind: 'missed_check_in', operative_id: 'op_amina' }])
  expect((await world.db.as(people.isla, (tx) => visitOf(tx, place.visitId)))?.progress.state).toBe('inside')
})
