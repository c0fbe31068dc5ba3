import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/harness/database.ts'
import { openBranch, todayAt } from '../../../test/harness/branch.ts'
import { testWorld } from '../../../test/harness/world.ts'
import type { OperativeId } from '../../../lib/ids.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { orThrow } from '../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../platform/maps/crow.ts'
import { engineOf } from '../../../platform/who.ts'
import type { Who } from '../../../platform/who.ts'
import { mustHold } from '../../dispatch/rules.ts'
import { constraintReasons } from '../words.ts'
import { sendOperative } from './send.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller } = branch

const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok || outcome.kind !== 'refused' ? [] : outcome.reasons.map((one) => one.code)
const send = (toSend: Parameters<typeof sendOperative>[1], who: Who = controller, rules?: Parameters<typeof sendOperative>[2]) =>
  world.db.act(who, (tx) => sendOperative(tx, toSend, rules))
const bookingsOf = (id: OperativeId) => branch.rows(`select * from bookings where operative_id = $1 order by sent_at, id`, [id])
const at9 = () => clock.moveTo(todayAt('09:00'))

describe('sendOperative', () => {
  test('A1, D4, V7 books, watches, texts and records in one transaction, with the why', async () => {
    at9()
    const amina = await branch.operative('Amina')
    const home = await branch.promise({ needs: [{ code: 'DOOR_PASSWORD', note: 'heron' }] })
    const sent = orThrow(await send({ appointmentId: home.appointmentId, operativeIds: [amina.operativeId] }))
    expect(sent.checkCode).toMatch(/^[1-9]{4}$/)
    const [booking] = await bookingsOf(amina.operativeId)
    expect(booking).toMatchObject({
      state: 'on_the_way',
      live: true,
      visit_id: sent.visitId,
      check_code: sent.checkCode,
      expected_minutes: 45,
    })
    expect(booking).toMatchObject({ sent_by: controller.staffId, why: { overrideId: null, emergency: false, hard: false } })
    expect((booking!['why'] as { sentences: string[] }).sentences.join(' ')).toMatch(/minutes away.*window is open/)
    const [watch] = await branch.rows('select * from watches where booking_id = $1', [sent.bookingIds[0]])
    expect(watch).toMatchObject({ state: 'on_the_way', visit_id: sent.visitId, every_minutes: 30 })
    const [text] = await branch.rows('select * from messages where household_id = $1', [home.householdId])
    expect(text).toMatchObject({ template: 'on_the_way', facts: { firstName: 'Amina', code: sent.checkCode, saysWord: true } })
    const [event] = await branch.rows(`select * from record_events where subject_id = $1 and verb = 'operative_sent'`, [sent.bookingIds[0]])
    expect(event).toMatchObject({ actor_id: controller.staffId, content: { operativeId: amina.operativeId } })
  })

  test('D4 refuses with every reason at once, each with a next step, and nothing of it happened', async () => {
    at9()
    const tom = await branch.operative('Tom', { sex: 'm', trades: ['joiner'], lapsed: ['T_DEMENTIA'] })
    const home = await branch.promise({ needs: [{ code: 'FEMALE_OP' }], markers: [{ code: 'W_TWO' }] })
    const outcome = await send({ appointmentId: home.appointmentId, operativeIds: [tom.operativeId] })
    expect(codes(outcome)).toEqual(['D1_NOT_THEIR_TRADE', 'D1_TRAINING_LAPSED', 'D2_SEX_ASKED', 'D3_TWO_PEOPLE'])
    expect(!outcome.ok && outcome.kind === 'refused' && outcome.reasons.every((one) => one.next.length > 10)).toBe(true)
    expect(await bookingsOf(tom.operativeId)).toEqual([])
    expect(await branch.rows('select * from messages where household_id = $1', [home.householdId])).toEqual([])
  })

  test('B1 somebody who is out cannot be sent; whoever is at a visit is not sent twice to it', async () => {
    at9()
    const [amina, grace] = [await branch.operative('Amina'), await branch.operative('Grace')]
    const [first, second] = [await branch.promise(), await branch.promise()]
    orThrow(await send({ appointmentId: first.appointmentId, operativeIds: [amina.operativeId] }))
    expect(codes(await send({ appointmentId: second.appointmentId, operativeIds: [amina.operativeId] }))).toEqual(['B1_HAS_LIVE_BOOKING'])
    expect(codes(await send({ appointmentId: first.appointmentId, operativeIds: [grace.operativeId] }))).toEqual(['B1_VISIT_TAKEN'])
  })

  test('D2, D3 two people go together: one visit, one code, two bookings, two watches, one text', async () => {
    at9()
    const [amina, tom] = [await branch.operative('Amina'), await branch.operative('Tom', { sex: 'm', trades: ['joiner'] })]
    const home = await branch.promise({ needs: [{ code: 'NO_LONE_OP' }] })
    expect(codes(await send({ appointmentId: home.appointmentId, operativeIds: [amina.operativeId] }))).toEqual(['D2_TWO_PEOPLE_ASKED'])
    const sent = orThrow(await send({ appointmentId: home.appointmentId, operativeIds: [amina.operativeId, tom.operativeId] }))
    const bookings = await branch.rows('select * from bookings where visit_id = $1', [sent.visitId])
    expect(bookings.map((one) => one['check_code'])).toEqual([sent.checkCode, sent.checkCode])
    expect(await branch.rows('select * from watches where visit_id = $1', [sent.visitId])).toHaveLength(2)
    const texts = await branch.rows(`select facts from messages where household_id = $1 and template = 'on_the_way'`, [home.householdId])
    expect(texts).toMatchObject([{ facts: { firstName: 'Amina', alsoComing: ['Tom'] } }])
  })

  test('B1 when one of two cannot go, neither is sent, and the reason says whose it is', async () => {
    at9()
    const [amina, tom] = [await branch.operative('Amina'), await branch.operative('Tom', { lapsed: ['T_DEMENTIA'] })]
    const home = await branch.promise()
    const outcome = await send({ appointmentId: home.appointmentId, operativeIds: [amina.operativeId, tom.operativeId] })
    expect(outcome).toMatchObject({ reasons: [{ code: 'D1_TRAINING_LAPSED', sentence: expect.stringMatching(/^Tom: /) }] })
    expect(await bookingsOf(amina.operativeId)).toEqual([])
  })

  test.each([
    ['nobody', () => []],
    ['the same person twice', (id: OperativeId) => [id, id]],
    ['three people', (id: OperativeId) => [id, 'op_x' as OperativeId, 'op_y' as OperativeId]],
  ])('B1 a visit is not made by %s', async (_, ids) => {
    const amina = await branch.operative('Amina')
    const home = await branch.promise()
    expect(codes(await send({ appointmentId: home.appointmentId, operativeIds: ids(amina.operativeId) }))).toEqual(['B1_ONE_OR_TWO'])
  })

  test('only a person in the office sends somebody', async () => {
    const amina = await branch.operative('Amina')
    const home = await branch.promise()
    for (const who of [engineOf(branch.contractorId), amina])
      expect(codes(await send({ appointmentId: home.appointmentId, operativeIds: [amina.operativeId] }, who))).toEqual(['D5_ONLY_STAFF'])
  })

  test('D1 somebody who no longer works here is not sent', async () => {
    const amina = await branch.operative('Amina')
    const home = await branch.promise()
    await branch.rows('update operatives set ended_at = now() where id = $1', [amina.operativeId])
    expect(codes(await send({ appointmentId: home.appointmentId, operativeIds: [amina.operativeId] }))).toEqual(['B1_NOT_KNOWN'])
  })
})

describe('B7 no cold calls', () => {
  test('a cancelled appointment lets nobody go', async () => {
    at9()
    const amina = await branch.operative('Amina')
    const home = await branch.promise()
    await branch.rows(`update appointments set state = 'cancelled' where id = $1`, [home.appointmentId])
    expect(codes(await send({ appointmentId: home.appointmentId, operativeIds: [amina.operativeId] }))).toEqual(['B7_NO_LIVE_APPOINTMENT'])
  })

  test('an emergency goes without an appointment, with its reason; without a reason it does not', async () => {
    at9()
    const amina = await branch.operative('Amina')
    const home = await branch.home()
    const orderId = await branch.order(home, { isEmergency: true })
    const emergency = (reason: string) => send({ emergency: { orderId, reason }, operativeIds: [amina.operativeId] })
    expect(codes(await emergency('  '))).toEqual(['B7_REASON_NEEDED'])
    orThrow(await emergency('Water through the ceiling'))
    expect(await bookingsOf(amina.operativeId)).toMatchObject([{ appointment_id: null, emergency_reason: 'Water through the ceiling' }])
  })

  test('D2 the household’s own request holds in an emergency too', async () => {
    at9()
    const tom = await branch.operative('Tom', { sex: 'm' })
    const home = await branch.home({ needs: [{ code: 'FEMALE_OP' }] })
    const orderId = await branch.order(home, { isEmergency: true })
    const outcome = await send({ emergency: { orderId, reason: 'Water through the ceiling' }, operativeIds: [tom.operativeId] })
    expect(codes(outcome)).toEqual(['D2_SEX_ASKED'])
  })

  test('the table itself refuses a booking without an appointment and without a reason', async () => {
    const [column] = await branch.rows<{ n: number }>(
      `select count(*)::int as n from bookings where appointment_id is null and coalesce(emergency_reason, '') = ''`,
    )
    expect(column).toEqual({ n: 0 })
    const copy =
      branch.rows(`insert into bookings (contractor_id, id, visit_id, order_id, household_id, premises_id, landlord_id, operative_id, state, check_code, expected_minutes, travel_minutes, sent_at, sent_by, why, judged_at)
      select contractor_id, 'bk_cold', 'vis_cold', order_id, household_id, premises_id, landlord_id, operative_id, 'ended', check_code, 1, 1, sent_at, sent_by, why, judged_at from bookings limit 1`)
    await expect(copy).rejects.toThrow('booking_no_cold_call')
  })
})

describe('D6 the judge', () => {
  test.each([
    ['a lapsed training', { lapsed: ['T_DEMENTIA'] }, {}, 'D1_TRAINING_LAPSED'],
    ['not on shift', { shift: null }, {}, 'D1_NOT_ON_SHIFT'],
    ['a woman was asked for', { sex: 'm' as const }, { needs: [{ code: 'FEMALE_OP' }] }, 'D2_SEX_ASKED'],
    ['do not attend', {}, { markers: [{ code: 'W_NOVISIT' }] }, 'D3_DO_NOT_ATTEND'],
  ])('no booking is made when the rules are fooled: %s', async (_, operative, home, code) => {
    at9()
    const somebody = await branch.operative('Sam', operative)
    const { appointmentId } = await branch.promise(home)
    const outcome = await send({ appointmentId, operativeIds: [somebody.operativeId] }, controller, [])
    expect(codes(outcome)).toEqual(['D6_JUDGE_DISAGREES', code])
    expect(await bookingsOf(somebody.operativeId)).toEqual([])
  })

  test('dropping any one rule that a case breaks changes nothing: the judge still refuses', async () => {
    at9()
    const tom = await branch.operative('Tom', { sex: 'm' })
    const { appointmentId } = await branch.promise({ needs: [{ code: 'FEMALE_OP' }] })
    const fooled = mustHold.filter((rule) => rule.code !== 'D2_SEX_ASKED')
    expect(codes(await send({ appointmentId, operativeIds: [tom.operativeId] }, controller, fooled))).toEqual([
      'D6_JUDGE_DISAGREES',
      'D2_SEX_ASKED',
    ])
  })
})
