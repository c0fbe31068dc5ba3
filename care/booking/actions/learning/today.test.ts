/** What households are told, and when people are counted on again, goes by what was learned and by today's own traffic (B4, B6). */
import { beforeEach, expect, test } from 'vitest'
import { crowTravelTimes } from '../../../../platform/maps/crow.ts'
import { engineOf } from '../../../../platform/who.ts'
import { openBranch, todayAt } from '../../../../test/harness/branch.ts'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { putPast } from '../../../../test/harness/past.ts'
import { testWorld } from '../../../../test/harness/world.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import { minutesBetween } from '../../../../lib/time.ts'
import { promisesAtRisk } from '../board.ts'
import { aheadNow } from '../pencil/ahead.ts'
import { sendOperative } from '../send.ts'
import { gathered } from '../windows/capacity.ts'
import { learnTonight, lessonsNow } from './learn.ts'
import { likelyNow, roadsToday } from './today.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: { ...crowTravelTimes(), minutes: () => 20 } })
const branch = await openBranch(database)
const { controller } = branch
const amina = await branch.operative('Amina')
const others = [await branch.operative('Grace'), await branch.operative('Morag'), await branch.operative('Hannah')]
const operativeIds = [amina, ...others].map((one) => one.operativeId)
const home = await branch.home()
const put = (name: string, over: Partial<Parameters<typeof putPast>[2]>) =>
  putPast(branch.rows, name, {
    ...{ contractorId: branch.contractorId, landlordId: branch.landlordId, home, operativeIds, trade: 'plumber' },
    ...{ from: '2026-10-05T10:00:00Z', everyMinutes: 1440, howMany: 48, road: [20, 20], work: [45, 45] },
    ...over,
  })
/** Half a year in which ways took so many times what the map says, and work so many times what was expected. */
const aPast = async (road: number, work: number): Promise<void> => {
  await put('days', { howMany: 49, from: '2026-10-01T10:00:00Z', road: [20, 20 * road], work: [44, 44 * work] })
  await put('more', { howMany: 49, from: '2026-10-01T12:00:00Z', road: [20, 20 * road], work: [44, 44 * work] })
  await world.db.as(engineOf(branch.contractorId), learnTonight)
}
const likely = async () => (await world.db.as(controller, likelyNow))(20)
const send = async () => {
  const { appointmentId } = await branch.promise()
  return orThrow(await world.db.act(controller, (tx) => sendOperative(tx, { operativeIds: [amina.operativeId], appointmentId })))
}
const told = async () =>
  (
    await branch.rows<{ facts: { arrivesAt: string } }>(
      `select facts from messages where template = 'on_the_way' order by queued_at desc, id desc`,
    )
  )[0]!.facts
const booked = async () => (await branch.rows(`select travel_minutes, likely_minutes from bookings where live`))[0]!

beforeEach(async () => {
  clock.moveTo(todayAt('10:00'))
  for (const table of ['watch_acts', 'home_safe', 'watches', 'bookings', 'visits', 'learned_nights', 'learned_stretches'])
    await branch.rows(`delete from ${table}`)
  await branch.rows(`update appointments set state = 'cancelled'`)
  await branch.rows('delete from orders where id not in (select order_id from appointments)')
})

test('M1 before anything is learned, a household is told what the map says', async () => {
  expect(await likely()).toBe(20)
  await send()
  expect(await told()).toMatchObject({ arrivesAt: '2026-11-24T10:20:00Z' })
  expect(await booked()).toEqual({ travel_minutes: 20, likely_minutes: 20 })
})

test('M1, B6 after a past of slow roads they are told when somebody will really be there, and the promise is judged by it; the map’s minutes are kept', async () => {
  await aPast(1.6, 1)
  const minutes = await likely()
  expect(minutes).toBeGreaterThan(27)
  expect(minutes).toBeLessThan(36)
  clock.moveTo(todayAt('11:35'))
  await send()
  const { arrivesAt } = await told()
  expect(minutesBetween(todayAt('11:35'), Temporal.Instant.from(arrivesAt))).toBe(minutes)
  expect(await booked()).toEqual({ travel_minutes: 20, likely_minutes: minutes })
  expect((await world.db.as(controller, promisesAtRisk)).map((one) => one.risk)).toEqual(['will_be_late'])
})

test('B6 this morning’s arrivals speak for the rest of the day: of three people and more, and only of today', async () => {
  await put('yesterday', { from: '2026-11-23T08:00:00Z', everyMinutes: 10, howMany: 12, road: [20, 60] })
  expect(await likely()).toBe(20)
  await put('two', { from: '2026-11-24T07:30:00Z', everyMinutes: 5, howMany: 12, road: [20, 40], operativeIds: operativeIds.slice(0, 2) })
  expect(await likely(), 'two people are no traffic').toBe(20)
  await put('all', { from: '2026-11-24T07:31:00Z', everyMinutes: 5, howMany: 12, road: [20, 40] })
  expect(await likely()).toBeGreaterThan(24)
  const roads = await world.db.as(controller, async (tx) => roadsToday(tx, await lessonsNow(tx)))
  expect(roads!.bands.every(({ factor }) => factor > 1.2 && factor < 2)).toBe(true)
})

test('B6 the plan reckons with it: the same promise is likelier to break on a slow day', async () => {
  const other = await branch.home({ at: [-3.2, 55.94] })
  await branch.appointment(other, await branch.order(other), '10:00', '10:27')
  const broken = async () => [...(await world.db.as(controller, aheadNow)).chances.values()][0]!
  const usual = await broken()
  await put('all', { from: '2026-11-24T07:31:00Z', everyMinutes: 5, howMany: 24, road: [20, 40] })
  expect(await broken()).toBeGreaterThan(usual + 0.1)
})

test('B4 windows of today reckon with it, those of other days with what is usual', async () => {
  await aPast(1, 1)
  const factorsOn = async (day: string) => {
    const { capacity } = await world.db.as(controller, async (tx) =>
      gathered(tx, { from: todayAt('00:00'), to: todayAt('23:00') }, [], await lessonsNow(tx)),
    )
    return capacity.known!(Temporal.PlainDate.from(day))!.roads.bands.map(({ factor }) => factor)
  }
  const usual = [await factorsOn('2026-11-24'), await factorsOn('2026-12-01')]
  expect(usual[0]).toEqual(usual[1])
  await put('all', { from: '2026-11-24T07:31:00Z', everyMinutes: 5, howMany: 12, road: [20, 40] })
  const [today, later] = [await factorsOn('2026-11-24'), await factorsOn('2026-12-01')]
  expect(later).toEqual(usual[1])
  today.forEach((factor, band) => expect(factor).toBeGreaterThan(1.2 * usual[0]![band]!))
})

test('B4 whoever is out is counted on again when such a visit is really over', async () => {
  const freeAt = async () => {
    const { capacity } = await world.db.as(controller, async (tx) =>
      gathered(tx, { from: todayAt('00:00'), to: todayAt('23:00') }, [], await lessonsNow(tx)),
    )
    return capacity.shifts.find(({ operative }) => operative.id === amina.operativeId)!.freeFrom
  }
  await send()
  expect(await freeAt()).toEqual(todayAt('11:20'))
  for (const table of ['watch_acts', 'home_safe', 'watches', 'bookings', 'visits']) await branch.rows(`delete from ${table}`)
  await aPast(1.6, 1.5)
  await send()
  const minutes = minutesBetween(todayAt('10:00'), (await freeAt())!)
  expect(minutes).toBeGreaterThan(80 + 20)
  expect(minutes).toBeLessThan(80 + 12 + 25)
})
