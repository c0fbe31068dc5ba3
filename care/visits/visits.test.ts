import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import type { Id, OrderId } from '../../lib/ids.ts'
import { orThrow } from '../../lib/refusal.ts'
import type { Instant } from '../../lib/time.ts'
import { instant } from '../../lib/time.ts'
import { runDue } from '../../platform/timers/engine.ts'
import type { Handler } from '../../platform/timers/timers.ts'
import type { Who } from '../../platform/who.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { noRoads, oneVisit, people, place } from '../../test/harness/one-visit.ts'
import { testWorld } from '../../test/harness/world.ts'
import {
  apply,
  closeWelfareCheck,
  hear,
  heardWord,
  openWelfareChecks,
  residentsWord,
  takeWelfareStep,
  thisVisit,
  toOfferAgain,
  visitOf,
  visitStory,
  wordsUnheard,
} from './actions.ts'
import { visitHandlers } from './jobs.ts'
import type { ActFacts, VisitAct } from './rules.ts'

type Parts = Parameters<typeof oneVisit>[1]
const database = await freshDatabase()
const { world, clock } = testWorld(database, { at: instant('2026-11-24T10:19:00Z'), travel: noRoads })
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
afterAll(() => owner.end())

/** The world anew with one visit in it, and a phone that tells acts at times of 24 November. */
const aVisit = async (parts: Parts = {}) => {
  await owner.query('truncate contractors cascade')
  clock.moveTo(instant('2026-11-24T10:19:00Z'))
  await oneVisit(world, parts)
  let n = 0
  const at = (time: string): Instant => instant(`2026-11-24T${time}:00Z`)
  const as = async (who: Who, time: string, act: ActFacts, id?: string) => {
    clock.moveTo(at(time))
    const whole = {
      ...act,
      id: (id ?? `act_${String(++n).padStart(4, '0')}`) as Id<'act'>,
      visitId: place.visitId,
      at: at(time),
    } as VisitAct & { kind: 'knock' }
    return world.db.act(who, (tx) => apply(tx, whole, at(time)))
  }
  const says = async (time: string, act: ActFacts, who: Who = people.amina) => orThrow(await as(who, time, act))
  const tries = async (time: string, act: ActFacts, who: Who = people.amina) => {
    const outcome = await as(who, time, act)
    return outcome.ok ? [] : outcome.kind === 'refused' ? outcome.reasons.map((r) => r.code) : ['INVALID']
  }
  const rows = async <T extends object>(query: string): Promise<T[]> => (await owner.query<T>(query)).rows
  const quiet = ['message.send', 'watch.check_in', 'watch.missed', 'booking.breathing_over', 'alarm.ring'].map((kind): Handler => ({
    kind,
    run: ({ once }) => once(async () => undefined),
  }))
  const engine = async (when: Instant) => {
    clock.moveTo(when)
    expect((await runDue(world, [...visitHandlers, ...quiet], { worker: 'test' })).failed).toBe(0)
  }
  const show = (who: Who = people.amina) => world.db.as(who, thisVisit)
  return { world, clock, at, as, says, tries, rows, engine, show }
}
type AVisit = Awaited<ReturnType<typeof aVisit>>

const toTheDoor = async ({ says, show }: AVisit, who: Who = people.amina) => {
  await show(who)
  await says('10:21', { kind: 'read_marker', markerId: place.markerId }, who)
  await says('10:22', { kind: 'set_off' }, who)
  await says('10:38', { kind: 'arrive' }, who)
}
const throughTheDoor = async (visit: AVisit) => {
  await toTheDoor(visit)
  for (const act of [{ kind: 'knock' }, { kind: 'say_code' }, { kind: 'door_opened' }, { kind: 'show_id' }] as const)
    await visit.says('10:40', act)
  await visit.says('10:44', { kind: 'under_18s', only: false })
  await visit.says('10:44', { kind: 'look_around', found: 'going_in' })
  await visit.says('10:45', { kind: 'consent', givenBy: 'Mrs Malik', work: 'Mend the kitchen tap', rooms: ['Hall', 'Kitchen'] })
  await visit.says('10:45', { kind: 'go_in' })
}

test('B2, H3, V7 the phone shows this one visit: what to do, the code to say, and nothing of the next', async () => {
  const { show } = await aVisit()
  const seen = await show()
  expect(seen).toMatchObject({
    kind: 'visit',
    shown: {
      household: 'Mrs Malik',
      address: ['22/3 Easter Road', 'Edinburgh EH7 5RN'],
      wayIn: 'Second floor, right-hand door',
      code: '4729',
      doorWaitMinutes: 5,
      takesTime: true,
      firstName: 'Amina',
    },
    progress: { state: 'on_the_way', waitMinutes: 5 },
    read: [],
    company: 'not_needed',
  })
  if (seen.kind !== 'visit') throw new Error('no visit')
  expect(seen.shown.plates).toHaveLength(1)
  expect(seen.shown.helps.door.length).toBeLessThanOrEqual(3)
  expect(JSON.stringify(seen)).not.toMatch(/DOOR_WAIT|SHOES|W_DOG/)
  expect(await show(people.tom)).toEqual({ kind: 'nothing' })
})

test('V5 what was shown is kept word for word, once, and again when it changes', async () => {
  const { show, rows, world, clock, at } = await aVisit()
  await show()
  clock.moveTo(at('10:20'))
  await show()
  expect(await rows('select * from visit_shown')).toHaveLength(1)
  await world.db.as(people.isla, (tx) => tx.q.updateTable('premises').set({ wayIn: 'The bell is broken' }).execute())
  await show()
  const kept = await rows<{ snapshot: { wayIn: string } }>('select snapshot from visit_shown order by shown_at')
  expect(kept.map((one) => one.snapshot.wayIn)).toEqual(['Second floor, right-hand door', 'The bell is broken'])
})

test('P2, V1, V3 the whole door in order, and every act out of order is refused with its reason', async () => {
  const visit = await aVisit()
  const { tries, show, world } = visit
  await show()
  expect(await tries('10:20', { kind: 'set_off' })).toEqual(['P2_MARKER_NOT_READ'])
  expect(await tries('10:20', { kind: 'go_in' })).toEqual(['V1_NOT_AT_THE_DOOR'])
  await toTheDoor(visit)
  expect(await tries('10:40', { kind: 'go_in' })).toEqual([
    'V7_CODE_NOT_SAID',
    'V1_NO_ID_SHOWN',
    'V3_NOT_ASKED',
    'V1_NO_CONSENT',
    'V4_LOOK_AROUND_FIRST',
  ])
  await throughTheDoor(visit)
  expect((await world.db.as(people.amina, (tx) => visitOf(tx, place.visitId)))?.progress).toMatchObject({
    state: 'inside',
    consent: { givenBy: 'Mrs Malik', rooms: ['Hall', 'Kitchen'] },
  })
})

test('V1, V3 the table itself refuses somebody inside without ID and consent, or with only under-18s at home', async () => {
  const { show, world } = await aVisit()
  await show()
  const bare = world.db.as(people.engine, (tx) => tx.q.updateTable('visits').set({ state: 'inside' }).execute())
  await expect(bare).rejects.toMatchObject({ constraint: expect.stringMatching(/^visit_(inside|never)/) })
})

test('the same act told twice acts once', async () => {
  const visit = await aVisit()
  await toTheDoor(visit)
  expect(orThrow(await visit.as(people.amina, '10:40', { kind: 'knock' }, 'act_knock'))).toEqual({ repeated: false })
  expect(orThrow(await visit.as(people.amina, '10:43', { kind: 'knock' }, 'act_knock'))).toEqual({ repeated: true })
  expect(await visit.rows(`select * from visit_steps where kind = 'knock'`)).toHaveLength(1)
})

test('leaving well: the order is done, the watch ends, the breathing space begins, and they ask how it went (A1, B2)', async () => {
  const visit = await aVisit()
  await throughTheDoor(visit)
  await visit.says('11:30', { kind: 'note', words: 'New washer and valve.' })
  await visit.says('11:41', { kind: 'leave', outcome: 'done' })
  expect(await visit.rows('select state from bookings')).toEqual([{ state: 'breathing' }])
  expect(await visit.rows('select state from watches')).toEqual([{ state: 'ended' }])
  expect(await visit.rows('select state from orders')).toEqual([{ state: 'done' }])
  expect(await visit.rows('select state from appointments')).toEqual([{ state: 'kept' }])
  expect(await visit.show()).toMatchObject({ kind: 'breathing', until: visit.at('11:56') })
  await visit.says('11:50', { kind: 'note', words: 'Left the old tap with her.' })
  await visit.engine(instant('2026-11-24T13:12:00Z'))
  expect(await visit.rows(`select template from messages where template = 'visit_over_ask'`)).toHaveLength(1)
})

test('V2 a yes made narrower, then taken back: kindly ended, and the watch runs until they are away', async () => {
  const visit = await aVisit()
  await throughTheDoor(visit)
  await visit.says('10:50', { kind: 'limit_consent', limits: 'The door stays open', rooms: ['Kitchen'] })
  await visit.says('11:00', { kind: 'withdraw_consent' })
  expect(await visit.rows('select limits, rooms, withdrawn_at is not null as withdrawn from consents')).toEqual([
    { limits: 'The door stays open', rooms: ['Kitchen'], withdrawn: true },
  ])
  expect(await visit.rows(`select state from watches where state <> 'ended'`)).toHaveLength(1)
  await visit.says('11:04', { kind: 'leave' })
  expect(await visit.rows('select outcome from visits')).toEqual([{ outcome: 'consent_withdrawn' }])
})

test.each(['not_today', 'would_rather_not', 'felt_wrong', 'only_under_18s'] as const)(
  'V4 "%s" needs no reason, counts against nobody, and a new day is due',
  async (kind) => {
    const visit = await aVisit()
    await toTheDoor(visit)
    await visit.says('10:42', { kind })
    await visit.says('10:46', { kind: 'leave' })
    expect(await visit.rows('select outcome, state from visits')).toEqual([{ outcome: kind, state: 'left' }])
    expect(await visit.rows('select state from orders')).toEqual([{ state: 'open' }])
    expect(await visit.world.db.as(people.isla, toOfferAgain)).toMatchObject([{ orderId: place.orderId, outcome: kind }])
  },
)

test('V4 leaving because it feels wrong works from the road as well', async () => {
  const visit = await aVisit()
  await visit.show()
  await visit.says('10:25', { kind: 'felt_wrong' })
  await visit.says('10:30', { kind: 'leave' })
  expect(await visit.rows('select state from bookings')).toEqual([{ state: 'breathing' }])
})

test('nobody answers, and nobody there is known to be vulnerable: told that we knocked, offered another day', async () => {
  const visit = await aVisit({ needs: ['SHOES'] })
  await toTheDoor(visit)
  await visit.says('10:40', { kind: 'knock' })
  expect(await visit.tries('10:41', { kind: 'nobody_answered' })).toEqual(['V6_WAIT_NOT_OVER'])
  await visit.says('10:42', { kind: 'nobody_answered' })
  expect(await visit.rows(`select template from messages where template = 'nobody_answered'`)).toHaveLength(1)
  expect(await visit.rows('select * from welfare_checks')).toEqual([])
})

test('V6 nobody answers and she is known to be vulnerable: a welfare check with steps, rung until a person knows', async () => {
  const visit = await aVisit()
  const { says, tries, rows, world, engine } = visit
  await toTheDoor(visit)
  await says('10:40', { kind: 'knock' })
  expect(await tries('10:44', { kind: 'nobody_answered' })).toEqual(['V6_WAIT_NOT_OVER'])
  await says('10:45', { kind: 'nobody_answered' })
  expect(await rows(`select template from messages where template = 'nobody_answered'`)).toEqual([])
  const rung = async () => (await rows(`select id from messages where template = 'welfare_check'`)).length
  expect(await rung()).toBe(1)
  await says('10:47', { kind: 'welfare_step', step: 'looked_from_outside', result: 'Television on, nobody moves.', sign: true })
  await engine(visit.at('10:47'))
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
  await engine(visit.at('18:00'))
  expect(await rung()).toBe(before)
})

test('V6, H4 where only one contact is safe, no neighbour is asked and nobody else rung', async () => {
  const visit = await aVisit({ needs: ['DOOR_WAIT', 'SAFE_CONTACT'] })
  await toTheDoor(visit)
  await visit.says('10:40', { kind: 'knock' })
  await visit.says('10:45', { kind: 'nobody_answered' })
  expect(await visit.tries('10:46', { kind: 'welfare_step', step: 'asked_neighbour', result: 'x', sign: false })).toEqual([
    'V6_ONLY_THE_LISTED_CONTACT',
  ])
  const [check] = await visit.world.db.as(people.isla, openWelfareChecks)
  expect(check?.steps).toEqual(['rang_listed_contact', 'rang_police_safely'])
})

test('V8 there is more to do: told with a date, as an order of its own, before leaving', async () => {
  const visit = await aVisit()
  await throughTheDoor(visit)
  expect(await visit.tries('11:20', { kind: 'leave', outcome: 'needs_more' })).toEqual(['V8_TELL_WHAT_COMES_NEXT'])
  await visit.says('11:21', { kind: 'follow_on', what: 'New worktop edge', trade: 'joiner', minutes: 60, toldOn: '2026-12-01' })
  await visit.says('11:22', { kind: 'leave', outcome: 'needs_more' })
  const [next] = await visit.rows<{ order_id: OrderId }>('select order_id from follow_ons')
  expect(await visit.rows(`select trade, source, follows_order_id from orders where id = '${next!.order_id}'`)).toEqual([
    { trade: 'joiner', source: 'follow_on', follows_order_id: place.orderId },
  ])
  expect(await visit.rows(`select template from messages where template = 'follow_on_told'`)).toHaveLength(1)
})

test('D3 two go together: nobody goes in before the other is there, and each leaves by themselves', async () => {
  const visit = await aVisit({ sent: ['amina', 'tom'] })
  await toTheDoor(visit)
  expect(await visit.show(people.amina)).toMatchObject({ company: 'waiting', shown: { together: ['Tom'] } })
  for (const kind of ['knock', 'say_code', 'door_opened', 'show_id'] as const) await visit.says('10:40', { kind })
  await visit.says('10:41', { kind: 'under_18s', only: false })
  await visit.says('10:41', { kind: 'look_around', found: 'going_in' })
  await visit.says('10:42', { kind: 'consent', givenBy: 'Mrs Malik', work: 'Mend the tap', rooms: ['Kitchen'] })
  expect(await visit.tries('10:43', { kind: 'go_in' })).toEqual(['D3_WAIT_FOR_COLLEAGUE'])
  await toTheDoor(visit, people.tom)
  await visit.says('10:45', { kind: 'go_in' })
  await visit.says('10:45', { kind: 'go_in' }, people.tom)
  await visit.says('11:40', { kind: 'leave', outcome: 'done' })
  expect(await visit.rows('select operative_id, state from bookings order by 1')).toEqual([
    { operative_id: 'op_amina', state: 'breathing' },
    { operative_id: 'op_tom', state: 'inside' },
  ])
  await visit.says('11:45', { kind: 'leave' }, people.tom)
  expect(await visit.rows(`select id from watches where state <> 'ended'`)).toEqual([])
})

test('unhappy words reach a person the same day: listed at once, rung before the day ends, until somebody has heard them', async () => {
  const visit = await aVisit()
  await throughTheDoor(visit)
  await visit.says('11:41', { kind: 'leave', outcome: 'done' })
  await visit.engine(visit.at('13:12'))
  const text = (body: string) =>
    visit.world.db.as(people.engine, (tx) =>
      hear(tx, {
        id: 'in_0001' as Id<'inbound'>,
        channel: 'text',
        from: '+447700900200',
        to: '+441314960199',
        body,
        householdId: place.householdId,
        staffId: null,
      }),
    )
  expect(await text('Very kind, thank you')).toBe('Thank you for telling us.')
  expect(await visit.world.db.as(people.isla, wordsUnheard)).toEqual([])
  expect(await text('The tap still drips')).toContain('A person will read this today')
  const [word] = await visit.world.db.as(people.isla, wordsUnheard)
  expect(word).toMatchObject({ how: 'mixed', words: 'The tap still drips', via: 'text' })
  await visit.engine(visit.at('15:13'))
  expect(await visit.rows(`select staff_id from messages where template = 'unhappy_word'`)).toEqual([{ staff_id: 'st_isla' }])
  orThrow(
    await visit.world.db.act(people.isla, (tx) => heardWord(tx, { wordId: word!.id, whatWeDid: 'Rang her, somebody comes tomorrow.' })),
  )
  await visit.engine(visit.at('20:00'))
  expect(await visit.rows(`select staff_id from messages where template = 'unhappy_word'`)).toHaveLength(1)
  orThrow(
    await visit.world.db.act(people.mrsMalik, (tx) => residentsWord(tx, { visitId: place.visitId, via: 'page', how: 'bad', words: null })),
  )
  expect(await visit.world.db.as(people.isla, wordsUnheard)).toHaveLength(1)
})

test('the whole visit as a story, from the order to the goodbye, with what was shown and what was promised (V5)', async () => {
  const visit = await aVisit()
  await throughTheDoor(visit)
  await visit.says('11:10', { kind: 'all_is_well' })
  await visit.says('11:41', { kind: 'leave', outcome: 'done' })
  const story = await visit.world.db.as(people.isla, (tx) => visitStory(tx, place.visitId))
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
  expect(await visit.world.db.as(people.tom, (tx) => visitStory(tx, place.visitId))).toBeNull()
})
