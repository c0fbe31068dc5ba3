import { expect, test } from 'vitest'
import { runDue } from '../../../../platform/timers/engine.ts'
import { engineOf } from '../../../../platform/who.ts'
import { nineOClock, openBranch, todayAt } from '../../../../test/harness/branch.ts'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { putPast } from '../../../../test/harness/past.ts'
import { testWorld } from '../../../../test/harness/world.ts'
import { crowTravelTimes } from '../../../../platform/maps/crow.ts'
import { bookingHandlers, expectNights } from '../../jobs.ts'
import { aheadNow } from '../pencil/ahead.ts'
import { sendOperative } from '../send.ts'
import { windowsFor } from '../windows.ts'
import { gathered } from '../windows/capacity.ts'
import { lessonsNow } from './learn.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes() })
const branch = await openBranch(database)
const engine = engineOf(branch.contractorId)
const timers = () => branch.rows<{ due_at: string }>(`select due_at::text from timers where kind = 'booking.learn_nightly'`)
const night = () => runDue(world, bookingHandlers, { worker: 'test' })
const lessons = () => world.db.as(engine, lessonsNow)

const amina = await branch.operative('Amina')
const others = [await branch.operative('Grace'), await branch.operative('Morag')]
const operativeIds = [amina, ...others].map((one) => one.operativeId)
const promised = await branch.promise()
const past = { contractorId: branch.contractorId, landlordId: branch.landlordId, home: promised, operativeIds }
const put = (name: string, over: Partial<Parameters<typeof putPast>[2]>) =>
  putPast(branch.rows, name, {
    ...{ ...past, from: '2026-10-05T10:00:00Z', everyMinutes: 1440, howMany: 40, trade: 'plumber', road: [20, 24], work: [45, 60] },
    ...over,
  })

test('a contractor without a past learns at once, knows what is believed, and comes again the next night', async () => {
  expect(await lessons()).toBeNull()
  await expectNights(world)
  await night()
  const first = await lessons()
  expect([first?.sendings, first?.travel['all']?.seen, first?.since]).toEqual([0, 0, null])
  expect(first!.travel['early/1']!.mean).toBeCloseTo(1, 9)
  expect(await timers()).toEqual([{ due_at: '2026-11-25 03:20:00+00' }])
  await expectNights(world) // once is enough
  expect(await timers()).toHaveLength(1)
})

test('B4 what households are offered, and who is proposed, is the same before a past and after an empty night', async () => {
  await branch.rows('delete from learned_nights')
  const asked = () => world.db.as(branch.controller, (tx) => windowsFor(tx, promised.orderId, { days: 3 }))
  const before = [await asked(), (await world.db.as(branch.controller, aheadNow)).proposals]
  clock.moveTo(nineOClock.add({ hours: 24 }))
  await night()
  clock.moveTo(nineOClock)
  expect((await lessons())?.sendings).toBe(0)
  expect([await asked(), (await world.db.as(branch.controller, aheadNow)).proposals]).toEqual(before)
})

test('the night reads the last half year, and keeps what it says, from how many, since when and what was left out', async () => {
  await put('days', {})
  await put('mornings', { from: '2026-10-05T07:30:00Z', road: [20, 32] })
  await put('nobody', { from: '2026-10-05T14:30:00Z', howMany: 8, outcome: 'nobody_answered', work: [45, 12] })
  await put('wrong', { from: '2026-10-06T12:10:00Z', howMany: 5, outcome: 'felt_wrong' })
  await put('forgot', { from: '2026-10-06T11:00:00Z', howMany: 3, road: [20, 600], work: [45, 1] })
  await put('long ago', { from: '2026-03-01T10:00:00Z', howMany: 20, road: [20, 60] })
  clock.moveTo(nineOClock.add({ hours: 48 }))
  await night()
  clock.moveTo(nineOClock)
  const found = (await lessons())!
  expect(found.sendings).toBe(96)
  expect(found.since?.toString()).toBe('2026-10-05T07:30:00Z')
  expect(Object.fromEntries(Object.entries(found.leftOut).filter(([, count]) => count > 0))).toEqual({
    far_too_long: 3,
    over_at_once: 3,
  })
  expect([found.travel['all']!.seen, found.work['plumber']!.seen, found.unanswered.seen]).toEqual([93, 80, 88])
  expect(found.travel['early']!.mean).toBeGreaterThan(1.3)
  expect(found.travel['day']!.mean).toBeCloseTo(1.2, 1)
  expect(found.work['plumber']!.mean).toBeGreaterThan(1.2)
  expect(found.unanswered.chance).toBeCloseTo((3 + 8) / (50 + 88), 9)
  const { late, early } = found.unanswered.hours
  expect([late.seen, early.seen, late.chance > 0.1, early.chance < 0.08]).toEqual([8, 40, true, true])
})

test('B4, B6 promises and the plan reckon with it: the same windows are less likely kept when everything takes longer', async () => {
  const odds = async () => {
    const found = await world.db.as(branch.controller, (tx) => windowsFor(tx, promised.orderId, { days: 3 }))
    return found.ok ? found.value.flatMap(({ kept }) => (kept === null ? [] : [kept])) : []
  }
  const chances = async () => [...(await world.db.as(branch.controller, aheadNow)).chances.values()]
  const far = await branch.home({ at: [-3.1, 55.93] })
  await branch.appointment(far, await branch.order(far), '09:00', '09:35')
  const [told, risks] = [await odds(), await chances()]
  await branch.rows(`update learned_stretches set mean = mean * 12 where about = 'travel'`)
  const toldThen = await odds()
  await branch.rows(`update learned_stretches set mean = mean * 2 where about = 'work'`)
  const risksThen = await chances()
  expect(toldThen.every((one, n) => one <= told[n]! + 1e-9)).toBe(true)
  expect(toldThen.some((one, n) => one < told[n]! - 1e-6)).toBe(true)
  expect(risksThen.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(risks.reduce((sum, one) => sum + one, 0))
})

test('B4 a promise of hours in which nobody is at home, and the visits before it, go by how often that is so at those hours', async () => {
  const visits = async (from: string, to: string) => {
    const span = { from: todayAt('00:00'), to: todayAt('23:00') }
    const home = await branch.home()
    await branch.rows(`update appointments set state = 'cancelled'`)
    await branch.appointment(home, await branch.order(home), from, to)
    const { capacity } = await world.db.as(branch.controller, async (tx) => gathered(tx, span, [], await lessonsNow(tx)))
    return capacity.promises.map(({ usually }) => usually!.work.noAccessChance)
  }
  const { hours } = (await lessons())!.unanswered
  expect([await visits('14:00', '17:00'), await visits('08:00', '10:00')]).toEqual([[hours.late.chance], [hours.early.chance]])
})

test('H1 what a household’s needs added is kept with the sending, as it stood then', async () => {
  clock.moveTo(todayAt('09:05'))
  const home = await branch.promise({ needs: [{ code: 'LANG', language: 'ur' }, { code: 'MOBILITY' }] })
  const sent = await world.db.act(branch.controller, (tx) =>
    sendOperative(tx, { operativeIds: [amina.operativeId], appointmentId: home.appointmentId }),
  )
  expect(sent.ok).toBe(true)
  expect(
    await branch.rows(`select expected_minutes, extra_minutes, interpreter from bookings where household_id = $1`, [home.householdId]),
  ).toEqual([{ expected_minutes: 70, extra_minutes: 25, interpreter: true }])
})
