import { expect, test } from 'vitest'
import { orThrow } from '../../lib/refusal.ts'
import { people, place } from '../../test/harness/one-visit.ts'
import { at, visitBench } from '../../test/harness/visit-bench.ts'
import { toOfferAgain, visitOf } from './actions.ts'

const { world, clock, aVisit, as, says, tries, rows, show, toTheDoor, throughTheDoor } = await visitBench()

test('B2, H3, V7 the phone shows this one visit: what to do, the code to say, and nothing of the next', async () => {
  await aVisit()
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
  await aVisit()
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
  await aVisit()
  await show()
  expect(await tries('10:20', { kind: 'set_off' })).toEqual(['P2_MARKER_NOT_READ'])
  expect(await tries('10:20', { kind: 'go_in' })).toEqual(['V1_NOT_AT_THE_DOOR'])
  await toTheDoor()
  expect(await tries('10:40', { kind: 'go_in' })).toEqual([
    'V7_CODE_NOT_SAID',
    'V1_NO_ID_SHOWN',
    'V3_NOT_ASKED',
    'V1_NO_CONSENT',
    'V4_LOOK_AROUND_FIRST',
  ])
  await throughTheDoor()
  expect((await world.db.as(people.amina, (tx) => visitOf(tx, place.visitId)))?.progress).toMatchObject({
    state: 'inside',
    consent: { givenBy: 'Mrs Malik', rooms: ['Hall', 'Kitchen'] },
  })
})

test('V1, V3 the table itself refuses somebody inside without ID and consent, or with only under-18s at home', async () => {
  await aVisit()
  await show()
  const bare = world.db.as(people.engine, (tx) => tx.q.updateTable('visits').set({ state: 'inside' }).execute())
  await expect(bare).rejects.toMatchObject({ constraint: expect.stringMatching(/^visit_(inside|never)/) })
})

test('the same act told twice acts once', async () => {
  await aVisit()
  await toTheDoor()
  expect(orThrow(await as(people.amina, '10:40', { kind: 'knock' }, 'act_knock'))).toEqual({ repeated: false })
  expect(orThrow(await as(people.amina, '10:43', { kind: 'knock' }, 'act_knock'))).toEqual({ repeated: true })
  expect(await rows(`select * from visit_steps where kind = 'knock'`)).toHaveLength(1)
})

test('V2 a yes made narrower, then taken back: kindly ended, and the watch runs until they are away', async () => {
  await aVisit()
  await throughTheDoor()
  await says('10:50', { kind: 'limit_consent', limits: 'The door stays open', rooms: ['Kitchen'] })
  await says('11:00', { kind: 'withdraw_consent' })
  expect(await rows('select limits, rooms, withdrawn_at is not null as withdrawn from consents')).toEqual([
    { limits: 'The door stays open', rooms: ['Kitchen'], withdrawn: true },
  ])
  expect(await rows(`select state from watches where state <> 'ended'`)).toHaveLength(1)
  await says('11:04', { kind: 'leave' })
  expect(await rows('select outcome from visits')).toEqual([{ outcome: 'consent_withdrawn' }])
})

test.each(['not_today', 'would_rather_not', 'felt_wrong', 'only_under_18s'] as const)(
  'V4 "%s" needs no reason, counts against nobody, and a new day is due',
  async (kind) => {
    await aVisit()
    await toTheDoor()
    await says('10:42', { kind })
    await says('10:46', { kind: 'leave' })
    expect(await rows('select outcome, state from visits')).toEqual([{ outcome: kind, state: 'left' }])
    expect(await rows('select state from orders')).toEqual([{ state: 'open' }])
    expect(await world.db.as(people.isla, toOfferAgain)).toMatchObject([{ orderId: place.orderId, outcome: kind }])
  },
)

test('V4 leaving because it feels wrong works from the road as well', async () => {
  await aVisit()
  await show()
  await says('10:25', { kind: 'felt_wrong' })
  await says('10:30', { kind: 'leave' })
  expect(await rows('select state from bookings')).toEqual([{ state: 'breathing' }])
})

test('D3 two go together: nobody goes in before the other is there, and each leaves by themselves', async () => {
  await aVisit({ sent: ['amina', 'tom'] })
  await toTheDoor()
  expect(await show(people.amina)).toMatchObject({ company: 'waiting', shown: { together: ['Tom'] } })
  for (const kind of ['knock', 'say_code', 'door_opened', 'show_id'] as const) await says('10:40', { kind })
  await says('10:41', { kind: 'under_18s', only: false })
  await says('10:41', { kind: 'look_around', found: 'going_in' })
  await says('10:42', { kind: 'consent', givenBy: 'Mrs Malik', work: 'Mend the tap', rooms: ['Kitchen'] })
  expect(await tries('10:43', { kind: 'go_in' })).toEqual(['D3_WAIT_FOR_COLLEAGUE'])
  await toTheDoor(people.tom)
  await says('10:45', { kind: 'go_in' })
  await says('10:45', { kind: 'go_in' }, people.tom)
  await says('11:05', { kind: 'leave', outcome: 'done' })
  expect(await rows('select operative_id, state from bookings order by 1')).toEqual([
    { operative_id: 'op_amina', state: 'breathing' },
    { operative_id: 'op_tom', state: 'inside' },
  ])
  await says('11:10', { kind: 'leave' }, people.tom)
  expect(await rows(`select id from watches where state <> 'ended'`)).toEqual([])
})
