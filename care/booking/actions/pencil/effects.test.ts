import { beforeEach, expect, test } from 'vitest'
import { openBranch, todayAt } from '../../../../test/harness/branch.ts'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { testWorld } from '../../../../test/harness/world.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../../platform/maps/crow.ts'
import type { Who } from '../../../../platform/who.ts'
import type { ToSteer } from '../../rules/steers.ts'
import { constraintReasons } from '../../words.ts'
import { sendOperative } from '../send.ts'
import { aheadNow } from './ahead.ts'
import { effectOfMove, effectOfSend, effectOfSteer } from './effects.ts'
import { steer } from './steers.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller } = branch
const near = await branch.operative('Amina', { at: [-3.171, 55.961] })
const far = await branch.operative('Grace', { at: [-3.24, 55.93] })
const roofer = await branch.operative('Priya', { trades: ['roofer'] })
const away = await branch.operative('Rosa', { shift: null })

beforeEach(async () => {
  clock.moveTo(todayAt('09:00'))
  await branch.rows(`update appointments set state = 'cancelled' where state = 'promised'`)
  await branch.rows(`update orders set state = 'cancelled'`)
  await branch.rows(`update bookings set state = 'ended'`)
  await branch.rows(`update steers set ended_at = set_at, ended_by = set_by`)
})
/** What is known of it: here it is always thought through. */
const effectIn = <T>(outcome: Outcome<T | null>): T => orThrow(outcome)!
const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok || outcome.kind !== 'refused' ? [] : outcome.reasons.map((one) => one.code)
const hold = (until = '11:55'): ToSteer => ({
  ...{ kind: 'hold_back', operativeId: near.operativeId, until: todayAt(until), reason: 'A quiet hour after a hard visit' },
})
const ofSteer = (one: ToSteer, who: Who = controller) => world.db.act(who, (tx) => effectOfSteer(tx, one))
/** Two homes next to Amina, at the same time, each for more than an hour: one person alone cannot keep both, and takes the shorter first. */
const twoAtOnce = async () => {
  const promises = [await branch.promise({}, { expectedMinutes: 70 }), await branch.promise({}, { expectedMinutes: 110 })]
  await branch.rows(`update appointments set window_to = $1 where state = 'promised'`, [todayAt('10:30').toString()])
  return promises as [(typeof promises)[0], (typeof promises)[0]]
}

test('B6 before somebody is held back: which promise becomes likelier to be broken, from how likely to how likely, and nothing is decided', async () => {
  await twoAtOnce()
  const effect = effectIn(await ofSteer(hold()))
  const worst = effect.odds[0]!
  expect([worst.before < 0.1, worst.after > 0.5]).toEqual([true, true])
  expect(worst.window).toEqual({ from: todayAt('09:00'), to: todayAt('10:30') })
  expect(effect.goers.map((one) => [one.before, one.after])).toContainEqual([[near.operativeId], [far.operativeId]])
  expect(await branch.rows(`select * from steers where ended_at is null`)).toEqual([])
})

test('B6 what is said is what comes: the plan with the decision has just these odds', async () => {
  await twoAtOnce()
  const effect = effectIn(await ofSteer(hold()))
  orThrow(await world.db.act(controller, (tx) => steer(tx, hold())))
  const { chances } = await world.db.as(controller, aheadNow)
  for (const one of effect.odds) expect(chances.get(one.orderId)).toBeCloseTo(one.after, 1)
})

test('B6 of a decision that takes the place of an older one, only the difference is said', async () => {
  await twoAtOnce()
  orThrow(await world.db.act(controller, (tx) => steer(tx, hold())))
  expect(effectIn(await ofSteer(hold('11:50')))).toMatchObject({ odds: [], goers: [] })
})

test('D4 D5 what cannot be decided has no effect to show: no reason, a time that is past, somebody of the field', async () => {
  expect(codes(await ofSteer({ ...hold(), reason: ' ' }))).toEqual(['D4_REASON_NEEDED'])
  expect(codes(await ofSteer(hold('08:00')))).toEqual(['D4_HOLD_UNTIL_LATER'])
  expect(codes(await ofSteer(hold(), near))).toEqual(['D5_ONLY_STAFF'])
})

test('D5 a pin of whoever may not go: it is said at once that the promise cannot be kept so', async () => {
  const { appointmentId } = await branch.promise()
  const pin: ToSteer = { kind: 'pin', operativeId: roofer.operativeId, appointmentId, reason: 'She lives next door' }
  const { troubles, odds } = effectIn(await ofSteer(pin))
  expect(troubles.map((one) => one.reason.sentence)).toEqual(['Rhona pinned Priya to this promise, and Priya may not go to it today.'])
  expect(odds.map((one) => one.after)).toEqual([1])
})

test('B6 before somebody else is sent: what the other home pays, who would go there, and the road', async () => {
  const [one] = await twoAtOnce()
  const toSend = { appointmentId: one.appointmentId, operativeIds: [far.operativeId] }
  const planned = (await world.db.as(controller, aheadNow)).proposals.find((proposal) => proposal.orderId === one.orderId)
  expect(planned?.operatives).toHaveLength(1)
  const effect = effectIn(await world.db.act(controller, (tx) => effectOfSend(tx, toSend)))
  const wasFar = planned!.operatives[0] === far.operativeId
  expect(effect.goers.some((goer) => goer.orderId === one.orderId)).toBe(!wasFar)
  expect(await branch.rows(`select * from bookings where state <> 'ended'`)).toEqual([])
})

test('D1 somebody who is not on shift has no effect to show, and is not sent', async () => {
  const { appointmentId } = await branch.promise()
  const toSend = { appointmentId, operativeIds: [away.operativeId] }
  expect(codes(await world.db.act(controller, (tx) => effectOfSend(tx, toSend)))).toEqual(['D1_NOT_ON_SHIFT'])
  expect(codes(await world.db.act(controller, (tx) => sendOperative(tx, toSend)))).toContain('D1_NOT_ON_SHIFT')
})

test('B6 an emergency that no promise speaks for is reckoned with as well', async () => {
  const home = await branch.home()
  const orderId = await branch.order(home)
  const toSend = { emergency: { orderId, reason: 'Water through the ceiling' }, operativeIds: [far.operativeId] }
  const { goers } = effectIn(await world.db.act(controller, (tx) => effectOfSend(tx, toSend)))
  expect(goers).toMatchObject([{ orderId, window: null, before: [near.operativeId], after: [far.operativeId] }])
})

test('B6 before a promise moves: the others that become likelier to be kept; to a later day it leaves today’s plan', async () => {
  const promises = [...(await twoAtOnce()), await branch.promise({}, { expectedMinutes: 100 })]
  await branch.rows(`update appointments set window_to = $1 where state = 'promised'`, [todayAt('10:30').toString()])
  const { chances } = await world.db.as(controller, aheadNow)
  const { appointmentId } = promises.toSorted((a, b) => chances.get(a.orderId)! - chances.get(b.orderId)!)[0]!
  const tomorrow = { from: todayAt('10:00').add({ hours: 24 }), to: todayAt('12:00').add({ hours: 24 }) }
  const move = (window: typeof tomorrow) => world.db.act(controller, (tx) => effectOfMove(tx, { appointmentId, window }))
  for (const window of [tomorrow, { from: todayAt('12:00'), to: todayAt('14:00') }]) {
    const { odds } = effectIn(await move(window))
    expect(Math.min(...odds.map((one) => one.after - one.before))).toBeLessThan(-0.3)
  }
  expect(codes(await move({ from: todayAt('09:00'), to: todayAt('10:30') }))).toEqual(['B3_NOT_A_WINDOW'])
  expect(await branch.rows(`select * from appointments where state = 'moved'`)).toEqual([])
})

test('B2 no operative can ask what the plan has in mind', async () => {
  const { appointmentId } = await branch.promise()
  const asked = await world.db.act(near, (tx) =>
    effectOfMove(tx, { appointmentId, window: { from: todayAt('12:00'), to: todayAt('14:00') } }),
  )
  expect(codes(asked)).toEqual(['B1_NOT_KNOWN'])
})
