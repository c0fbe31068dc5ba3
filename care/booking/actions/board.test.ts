import { beforeEach, expect, test } from 'vitest'
import { openBranch, todayAt } from '../../../test/harness/branch.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { testWorld } from '../../../test/harness/world.ts'
import { orThrow } from '../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../platform/maps/crow.ts'
import { constraintReasons } from '../words.ts'
import { liveBookings, promisesAtRisk, todaysAppointments } from './board.ts'
import { aheadNow, proposalsNow } from './pencil/ahead.ts'
import { sendOperative } from './send.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller } = branch
const near = await branch.operative('Amina', { at: [-3.171, 55.961] })
const far = await branch.operative('Grace', { at: [-3.24, 55.93] })
const tom = await branch.operative('Tom', { sex: 'm', trades: ['joiner'], at: [-3.2, 55.95] })

beforeEach(async () => {
  clock.moveTo(todayAt('09:00'))
  await branch.rows(`update appointments set state = 'cancelled'`)
  await branch.rows(`update orders set state = 'cancelled'`)
  await branch.rows(`update bookings set state = 'ended'`)
})
const proposals = () => world.db.as(controller, proposalsNow)

test('D4 the nearest who may go is proposed, with why, and everybody else with why not; nobody is booked by asking', async () => {
  const home = await branch.promise()
  const [one, ...others] = await proposals()
  expect(others).toEqual([])
  expect(one).toMatchObject({ operatives: [near.operativeId], householdId: home.householdId, send: { appointmentId: home.appointmentId } })
  expect(one!.why.length).toBeGreaterThan(0)
  const passed = new Map(one!.passedOver.map((other) => [other.operative, other]))
  expect(passed.get(tom.operativeId)?.reasons.map((reason) => reason.code)).toEqual(['D1_NOT_THEIR_TRADE'])
  expect(passed.get(far.operativeId)?.instead).toMatch(/farther away/)
  expect(await world.db.as(controller, liveBookings)).toEqual([])
})

test('what is proposed can be sent as it stands, and is then proposed no more', async () => {
  await branch.promise({ needs: [{ code: 'NO_LONE_OP' }] })
  const [pair] = await proposals()
  expect(pair!.operatives).toHaveLength(2)
  orThrow(await world.db.act(controller, (tx) => sendOperative(tx, { ...pair!.send, operativeIds: pair!.operatives })))
  expect(await proposals()).toEqual([])
})

test('B7 an emergency without an appointment is proposed with its reason', async () => {
  const home = await branch.home()
  const orderId = await branch.order(home, { isEmergency: true, description: 'Water through the ceiling' })
  const [one] = await proposals()
  expect(one?.send).toEqual({ emergency: { orderId, reason: 'Water through the ceiling' } })
  orThrow(await world.db.act(controller, (tx) => sendOperative(tx, { ...one!.send, operativeIds: one!.operatives })))
  expect(await proposals()).toEqual([])
})

test('D2 a home that asked for a woman gets no proposal while only men could go', async () => {
  await branch.promise({ needs: [{ code: 'FEMALE_OP' }] }, { trade: 'joiner' })
  expect(await proposals()).toEqual([])
})

test('B6 a promise that nobody on shift may keep is told to the controller, with what to do', async () => {
  const home = await branch.promise({ needs: [{ code: 'FEMALE_OP' }] }, { trade: 'joiner' })
  const { notes } = await world.db.as(controller, aheadNow)
  expect(notes.map((one) => one.orderId)).toEqual([home.orderId])
  expect(notes[0]!.troubles.map((one) => one.sentence).join(' ')).toMatch(/Nobody on shift .* may go/)
  expect(notes[0]!.risk?.chance).toBe(1)
})

test('an address that is not on the map is not forgotten', async () => {
  const home = await branch.promise({ at: null })
  const [one] = await proposals()
  expect(one).toMatchObject({ householdId: home.householdId, minutesAway: [30] })
})

test('B6 whoever will be late by the roads is on the board before the window closes', async () => {
  const home = await branch.promise({ at: null })
  clock.moveTo(todayAt('11:25'))
  orThrow(
    await world.db.act(controller, (tx) => sendOperative(tx, { appointmentId: home.appointmentId, operativeIds: [near.operativeId] })),
  )
  expect(await world.db.as(controller, promisesAtRisk)).toEqual([])
  await branch.rows(`update bookings set likely_minutes = 40 where live`)
  expect((await world.db.as(controller, promisesAtRisk)).map((one) => one.risk)).toEqual(['will_be_late'])
})

test('B8 nothing that the control room is handed counts or compares people', async () => {
  await branch.promise()
  await branch.promise()
  const [one] = await proposals()
  orThrow(await world.db.act(controller, (tx) => sendOperative(tx, { ...one!.send, operativeIds: one!.operatives })))
  const day = Temporal.PlainDate.from('2026-11-24')
  const seen = await world.db.as(controller, async (tx) => [
    await proposalsNow(tx),
    await todaysAppointments(tx, day),
    await liveBookings(tx),
  ])
  const keysOf = (value: unknown): string[] =>
    typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]) : []
  expect(
    keysOf(seen).filter((key) => /count|total|average|score|rank|rate|emergencies|hardVisits|visitsDone|minutesWorked|^today$/i.test(key)),
  ).toEqual([])
})

test('B8 no row and no view keeps a figure about a person’s visits', async () => {
  const columns = await branch.rows<{ column_name: string }>(
    `select column_name from information_schema.columns where table_schema = 'public' and table_name in ('operatives', 'shifts', 'bookings', 'appointments')`,
  )
  expect(columns.map((one) => one.column_name).filter((name) => /count|total|average|score|rank|per_day|productiv/.test(name))).toEqual([])
})
