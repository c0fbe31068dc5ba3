/** Another time by text: what CHANGE and a number do, and what they leave to a person. */
import { beforeEach, expect, test } from 'vitest'
import { openBranch, todayAt } from '../../../../test/harness/branch.ts'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { testWorld } from '../../../../test/harness/world.ts'
import type { AppointmentId, HouseholdId, OrderId } from '../../../../lib/ids.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../../platform/maps/crow.ts'
import { engineOf } from '../../../../platform/who.ts'
import { changeContactCard } from '../../../messages/actions.ts'
import type { Heard, Inbound } from '../../../messages/actions.ts'
import { isSameWindow } from '../../rules/windows.ts'
import type { Window } from '../../rules/windows.ts'
import { constraintReasons } from '../../words.ts'
import { cancelAppointment } from '../appointments.ts'
import { sendOperative } from '../send.ts'
import { windowsFor } from '../windows.ts'
import { hearBesideOffer, hearChange } from './by-text.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller, contractorId } = branch
const amina = await branch.operative('Amina')
const number = '+447700900100'

type Home = { householdId: HouseholdId; orderId: OrderId; appointmentId: AppointmentId }
const hear = (listener: typeof hearChange, { householdId }: Pick<Home, 'householdId'>, body: string, answerable = true): Promise<Heard> => {
  const came = { id: 'in_1' as never, channel: 'text', from: number, to: '+441314960142' } as const
  const inbound: Inbound = { ...came, body, householdId, staffId: null, answerable }
  const who = { kind: 'resident', contractorId, householdId, linkId: null } as const
  return world.db.as(engineOf(contractorId), (tx) => listener({ ...tx, who }, inbound))
}
const texts = (home: Pick<Home, 'householdId'>, body: string) => hear(hearChange, home, body)
const ofAPerson = (heard: Heard): string => (heard !== null && typeof heard === 'object' ? heard.answer : `not for a person: ${heard}`)
const promised = async (minutes = 60): Promise<Home> => {
  const home = await branch.home()
  const orderId = await branch.order(home, { expectedMinutes: minutes })
  return { householdId: home.householdId, orderId, appointmentId: await branch.appointment(home, orderId, '10:00', '12:00') }
}
const promisesOf = ({ orderId }: Home) =>
  branch.rows<{ id: string; state: string; window_from: Date; moved_agreed_how: string | null }>(
    `select id, state, window_from, moved_agreed_how from appointments where order_id = $1 order by promised_at, id`,
    [orderId],
  )
const offersTo = async ({ householdId }: Home): Promise<Window[][]> =>
  (
    await branch.rows<{ windows: [string, string][] }>('select windows from offers where household_id = $1 order by offered_at, id', [
      householdId,
    ])
  ).map(({ windows }) => windows.map(([from, to]) => ({ from: Temporal.Instant.from(from), to: Temporal.Instant.from(to) })))

beforeEach(async () => {
  clock.moveTo(todayAt('09:00'))
  await branch.rows(`update bookings set state = 'ended'`)
  await branch.rows(`update appointments set state = 'cancelled', ended_at = $1 where state = 'promised'`, [todayAt('08:00').toString()])
})

test('B4 CHANGE is answered with up to three windows, which a controller would offer as well, and never the one that they have', async () => {
  const home = await promised()
  const answer = await texts(home, 'Change please')
  const [windows] = await offersTo(home)
  expect(windows!.length).toBeGreaterThan(0)
  const free = orThrow(await world.db.as(controller, (tx) => windowsFor(tx, home.orderId, { days: 7 }))).filter((one) => one.free)
  for (const window of windows!) expect(free.some((one) => isSameWindow(one.window, window))).toBe(true)
  expect(windows!.some((one) => one.from.equals(todayAt('10:00')) && one.to.equals(todayAt('12:00')))).toBe(false)
  expect(String(answer)).toMatch(
    /^Larkfield Repairs: we can come\n1: between .*\nReply 1.*, or ring 0131 496 0000\. Until you choose, nothing changes\.$/s,
  )
  expect(await promisesOf(home)).toMatchObject([{ state: 'promised' }])
})

test('B9 the number moves the promise, with the household’s own word; said twice it is once', async () => {
  const home = await promised()
  await texts(home, 'CHANGE')
  const [[window]] = (await offersTo(home)) as [[Window]]
  expect(await texts(home, '1')).toBe('')
  expect(await promisesOf(home)).toMatchObject([
    { id: home.appointmentId, state: 'moved', moved_agreed_how: 'themselves' },
    { state: 'promised', window_from: new Date(window.from.epochMilliseconds) },
  ])
  expect(await branch.rows(`select template from messages where household_id = $1`, [home.householdId])).toEqual([
    { template: 'promise_moved' },
  ])
  expect(await texts(home, '1')).toBe('')
  expect(await texts(home, '2')).toBeNull()
  expect(await promisesOf(home)).toHaveLength(2)
})

test('B9 an offer goes stale after half an hour: nothing moves, and they are offered anew', async () => {
  const home = await promised()
  await texts(home, 'CHANGE')
  clock.moveTo(todayAt('09:30'))
  expect(String(await texts(home, '1'))).toMatch(/those times were a while ago, so we looked again\. We can come\n1: /)
  expect(await promisesOf(home)).toMatchObject([{ state: 'promised' }])
  expect(await offersTo(home)).toHaveLength(2)
  clock.moveTo(todayAt('09:31'))
  expect(await texts(home, '1')).toBe('')
})

test('B9 a number that comes before new windows can have been read takes none of them: they are asked to look once more', async () => {
  const home = await promised()
  await texts(home, 'CHANGE')
  clock.moveTo(todayAt('09:30'))
  await texts(home, '1')
  expect(await texts(home, '1')).toMatch(/the times have changed since we first wrote, so please look once more\. We can come\n1: /)
  expect(await promisesOf(home)).toMatchObject([{ state: 'promised' }])
  expect(await offersTo(home)).toHaveLength(2)
})

test('B9 a day later a number is about something else: a person reads it', async () => {
  const home = await promised()
  await texts(home, 'CHANGE')
  clock.moveTo(todayAt('09:01').add({ hours: 24 }))
  expect(await texts(home, '1')).toBeNull()
})

test('M4 where no answer goes back, and to who wants no more texts, no machine speaks: a person reads it', async () => {
  const home = await promised()
  expect(await hear(hearChange, home, 'CHANGE', false)).toBeNull()
  expect(await offersTo(home)).toEqual([])
  await texts(home, 'CHANGE')
  expect(await hear(hearBesideOffer, home, 'STOP')).toBeNull()
})

test('B9 somebody is with them by the time they choose: nothing new is promised for work that is being done', async () => {
  const home = await promised()
  clock.moveTo(todayAt('10:00'))
  await texts(home, 'CHANGE')
  orThrow(
    await world.db.act(controller, (tx) => sendOperative(tx, { appointmentId: home.appointmentId, operativeIds: [amina.operativeId] })),
  )
  await branch.rows(`update appointments set state = 'kept', ended_at = $1 where id = $2`, [
    todayAt('10:10').toString(),
    home.appointmentId,
  ])
  clock.moveTo(todayAt('10:15'))
  expect(ofAPerson(await texts(home, '1'))).toMatch(/a person reads what you wrote/)
  expect(await promisesOf(home)).toMatchObject([{ state: 'kept' }])
})

test('B4 two households cannot take the same room: the second keeps its promise, and hears that it has gone', async () => {
  const [first, second] = [await promised(), await promised()]
  await texts(first, 'CHANGE')
  await texts(second, 'CHANGE')
  const [[theirs], [same]] = [await offersTo(first), await offersTo(second)] as [[Window[]], [Window[]]]
  expect(same[0]).toEqual(theirs[0])
  expect(await texts(first, '1')).toBe('')
  const answer = await texts(second, '1')
  expect(typeof answer === 'string' ? answer : ofAPerson(answer)).toMatch(/we are sorry, that time has just gone\. We can come\n1: /)
  expect(await promisesOf(second)).toMatchObject([{ id: second.appointmentId, state: 'promised', moved_agreed_how: null }])
})

test('M4 a number that was not offered, or several: which one? Nothing moves', async () => {
  const home = await promised()
  await texts(home, 'CHANGE')
  for (const body of ['4', '0', '1 or 2']) expect(await texts(home, body)).toMatch(/please reply with one number, 1/)
  expect(await promisesOf(home)).toMatchObject([{ state: 'promised' }])
  expect(ofAPerson(await hear(hearBesideOffer, home, 'My sister would have to be there'))).toMatch(
    /a person reads what you wrote.*ring 0131/,
  )
  clock.moveTo(todayAt('09:30'))
  expect(await hear(hearBesideOffer, home, 'Hello?')).toBeNull()
})

test('M4 a number that answers no offer, or a text with more in it than CHANGE, means nothing here', async () => {
  const home = await promised()
  for (const body of ['1', 'change the locks please', 'OK']) expect(await texts(home, body)).toBeNull()
})

test('B9 somebody is on the way: a person reads it, and they hear so', async () => {
  const home = await promised()
  clock.moveTo(todayAt('10:00'))
  orThrow(
    await world.db.act(controller, (tx) => sendOperative(tx, { appointmentId: home.appointmentId, operativeIds: [amina.operativeId] })),
  )
  expect(ofAPerson(await texts(home, 'CHANGE'))).toMatch(/somebody is on the way to you or with you already.*ring 0131/)
  expect(await offersTo(home)).toEqual([])
})

test('B4 no window is honest: none is offered, a person looks, and they hear so', async () => {
  const home = await promised()
  await branch.rows(`update shifts set ends_at = $1`, [todayAt('09:30').toString()])
  const answer = await texts(home, 'CHANGE')
  await branch.rows(`update shifts set ends_at = $1`, [todayAt('19:00').toString()])
  expect(ofAPerson(answer)).toMatch(/we found no other time that we could be sure to keep\. A person looks for one.*ring 0131/)
})

test('M4 who asks again and again, or could mean several promises, talks to a person', async () => {
  const home = await promised()
  for (let n = 0; n < 4; n++) expect(await texts(home, 'CHANGE')).toMatch(/we can come/)
  expect(ofAPerson(await texts(home, 'CHANGE'))).toMatch(/a person reads what you wrote/)
  const two = await promised()
  const [row] = await branch.rows<{ premises_id: string }>('select premises_id from appointments where id = $1', [two.appointmentId])
  const where = { householdId: two.householdId, premisesId: row!.premises_id as never }
  await branch.appointment(where, await branch.order(where), '14:00', '16:00')
  expect(await texts(two, 'CHANGE')).toBeNull()
})

test('B9 a promise that came to nothing: another time for the same work is a new promise', async () => {
  const home = await promised()
  orThrow(await world.db.act(controller, (tx) => cancelAppointment(tx, { appointmentId: home.appointmentId, why: 'Not today' })))
  expect(String(await texts(home, 'CHANGE'))).not.toMatch(/nothing changes/)
  expect(await texts(home, '1')).toBe('')
  expect(await promisesOf(home)).toMatchObject([{ state: 'cancelled' }, { state: 'promised' }])
})

test('H4 safe contact: outside their hours no machine answers, a person reads it', async () => {
  const home = await promised()
  const card = { language: 'en', channel: 'text', telephone: null, largePrint: false } as const
  const safe = { safeContactOnly: true, safeTelephone: number, safeFrom: '18:00', safeTo: '20:00' }
  await world.db.as(controller, (tx) => changeContactCard(tx, home.householdId, { ...card, ...safe }))
  expect(await texts(home, 'CHANGE')).toBeNull()
  expect(await offersTo(home)).toEqual([])
})
