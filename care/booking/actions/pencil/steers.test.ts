import { beforeEach, expect, test } from 'vitest'
import { openBranch, todayAt } from '../../../../test/harness/branch.ts'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { testWorld } from '../../../../test/harness/world.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../../platform/maps/crow.ts'
import type { ToSteer } from '../../rules/steers.ts'
import { constraintReasons } from '../../words.ts'
import { sendOperative } from '../send.ts'
import { whoCouldGo } from '../who-could-go.ts'
import { aheadNow } from './ahead.ts'
import { endSteer, steer, steersNow } from './steers.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller, secondController } = branch
const near = await branch.operative('Amina', { at: [-3.171, 55.961] })
const far = await branch.operative('Grace', { at: [-3.24, 55.93] })
const unfit = await branch.operative('Priya', { lapsed: ['T_SG_ADULT'] })

beforeEach(async () => {
  clock.moveTo(todayAt('09:00'))
  await branch.rows(`update appointments set state = 'cancelled'`)
  await branch.rows(`update orders set state = 'cancelled'`)
  await branch.rows(`update bookings set state = 'ended'`)
  await branch.rows(`update steers set ended_at = set_at, ended_by = set_by`)
})
const ahead = () => world.db.as(controller, aheadNow)
const decide = (one: ToSteer) => world.db.act(controller, (tx) => steer(tx, one))
const hold = (until: string): ToSteer => ({
  ...{ kind: 'hold_back', operativeId: near.operativeId, until: todayAt(until), reason: 'A quiet hour after a hard visit' },
})

test('D4 somebody held back is proposed for nothing until that time, and whoever is passed over says so', async () => {
  await branch.promise()
  const id = orThrow(await decide(hold('13:00')))
  const { proposals, handCosts } = await ahead()
  expect(proposals.map((one) => one.operatives)).toEqual([[far.operativeId]])
  const passed = proposals[0]!.passedOver.find((one) => one.operative === near.operativeId)
  expect(passed?.reasons.map((one) => one.sentence)).toEqual(['Held back by Rhona until 13:00: A quiet hour after a hard visit.'])
  expect(handCosts).toBeGreaterThan(0)
  orThrow(await world.db.act(secondController, (tx) => endSteer(tx, id)))
  expect((await ahead()).proposals.map((one) => one.operatives)).toEqual([[near.operativeId]])
  const told = await branch.rows<{ verb: string }>(`select verb from record_events where subject_id = $1 order by at, id`, [id])
  expect(told.map((one) => one.verb)).toEqual(['steer_set', 'steer_ended'])
})

test('D4 a hold is over at its time, and is made for twelve hours at most, with a reason', async () => {
  await branch.promise()
  orThrow(await decide(hold('11:00')))
  clock.moveTo(todayAt('11:00'))
  expect((await ahead()).proposals.map((one) => one.operatives)).toEqual([[near.operativeId]])
  const codes = async (one: ToSteer) => {
    const outcome = await decide(one)
    return !outcome.ok && 'reasons' in outcome ? outcome.reasons.map((reason) => reason.code) : []
  }
  expect(await codes(hold('10:59'))).toEqual(['D4_HOLD_UNTIL_LATER'])
  expect(await codes({ ...hold('12:00'), reason: '   ' })).toEqual(['D4_REASON_NEEDED'])
})

test('D4 a pin and a keeping away are of one promise, replace what they contradict, and end with the promise', async () => {
  const { appointmentId } = await branch.promise()
  const about = (kind: 'pin' | 'keep_away', operativeId: typeof near.operativeId): ToSteer => ({
    ...{ kind, operativeId, appointmentId, reason: 'They know each other well' },
  })
  orThrow(await decide(about('keep_away', near.operativeId)))
  expect((await ahead()).proposals.map((one) => one.operatives)).toEqual([[far.operativeId]])
  orThrow(await decide(about('pin', near.operativeId)))
  expect((await ahead()).proposals.map((one) => one.operatives)).toEqual([[near.operativeId]])
  orThrow(await decide(about('pin', far.operativeId)))
  expect((await ahead()).proposals.map((one) => one.operatives)).toEqual([[far.operativeId]])
  expect((await world.db.as(controller, steersNow)).map((one) => [one.kind, one.firstName])).toEqual([['pin', 'Grace']])
  await branch.rows(`update appointments set state = 'cancelled'`)
  expect(await world.db.as(controller, steersNow)).toEqual([])
})

test('D5 a pin opens no door: whoever may not go is neither proposed nor sent', async () => {
  const { appointmentId } = await branch.promise()
  orThrow(await decide({ kind: 'pin', operativeId: unfit.operativeId, appointmentId, reason: 'She lives next door' }))
  const { proposals, notes } = await ahead()
  expect(proposals).toEqual([])
  expect(notes[0]?.troubles.map((one) => one.sentence)).toEqual(['Rhona pinned Priya to this promise, and Priya may not go to it today.'])
  const outcome = await world.db.act(controller, (tx) => sendOperative(tx, { appointmentId, operativeIds: [unfit.operativeId] }))
  expect(outcome).toMatchObject({ ok: false, reasons: [{ code: 'D1_TRAINING_LAPSED' }] })
})

test('D4 by hand whoever may go can still be sent, and the page says what was decided', async () => {
  const { appointmentId } = await branch.promise()
  orThrow(await decide(hold('11:00')))
  const { people } = orThrow(await world.db.act(controller, (tx) => whoCouldGo(tx, { appointmentId })))
  const one = people.find((person) => person.operativeId === near.operativeId)!
  expect([one.reasons, one.byHand.map((reason) => reason.code)]).toEqual([[], ['D4_HELD_BACK']])
  orThrow(await world.db.act(controller, (tx) => sendOperative(tx, { appointmentId, operativeIds: [near.operativeId] })))
})

test('B2 no operative sees what was decided about them', async () => {
  orThrow(await decide(hold('11:00')))
  expect(await world.db.as(near, (tx) => tx.q.selectFrom('steers').selectAll().execute())).toEqual([])
})
