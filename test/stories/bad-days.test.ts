/**
 * Bad input and bad days. Each line is played through the real functions on a real database, and looked at where a controller looks:
 * a clear sentence on the page it belongs to (what, why, what to do next), everything else goes on, nothing promised is forgotten.
 */
import { beforeEach, describe, expect, test } from 'vitest'
import { sendingBoard, waitingBoard } from '../../apps/control-room/board.ts'
import { missedAndOwed, nearestColleagues, promisesAtRisk, sendOperative, whoCouldGo, windowsFor } from '../../care/booking/actions.ts'
import { bookingHandlers } from '../../care/booking/jobs.ts'
import { constraintReasons } from '../../care/booking/words.ts'
import { goHomeIll, swapShifts } from '../../care/workforce/actions.ts'
import type { AppointmentId } from '../../lib/ids.ts'
import type { Place } from '../../lib/place.ts'
import { orThrow } from '../../lib/refusal.ts'
import type { Outcome } from '../../lib/refusal.ts'
import { atTime } from '../../lib/time.ts'
import { crowMinutes, crowTravelTimes } from '../../platform/maps/crow.ts'
import type { TravelTimes } from '../../platform/maps/travel-times.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { setTimer } from '../../platform/timers/timers.ts'
import { runDue } from '../../platform/timers/engine.ts'
import { engineOf } from '../../platform/who.ts'
import { openBranch, todayAt } from '../harness/branch.ts'
import type { Promised } from '../harness/branch.ts'
import { freshDatabase } from '../harness/database.ts'
import { testWorld } from '../harness/world.ts'

/** Beyond this meridian the map knows no road. */
const hole = -3.05
const minutes = (from: Place, to: Place): number => (Math.max(from.lon, to.lon) > hole ? Number.NaN : crowMinutes(from, to))
const travel: TravelTimes = {
  ...{ ...crowTravelTimes(), minutes },
  matrix: (from, to) => from.map((a) => Float64Array.from(to, (b) => minutes(a, b))),
}
const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel, reasons: constraintReasons })
const branch = await openBranch(database)
const { controller } = branch
const names = ['Amina', 'Grace', 'Morag', 'Hannah'] as const
const team = []
for (const name of names) team.push(await branch.operative(name))
const [amina, grace, morag, hannah] = team as [(typeof team)[0], (typeof team)[0], (typeof team)[0], (typeof team)[0]]
const joiner = await branch.operative('Tom', { trades: ['joiner'] })

const as = <T>(look: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(controller, look)
const act = <T>(work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>> => world.db.act(controller, work)
const send = (appointmentId: AppointmentId, who: typeof amina) =>
  act((tx) => sendOperative(tx, { appointmentId, operativeIds: [who.operativeId] }))
/** Today as it stands on the page: what to put right and what is at risk, each as one line of words. */
const today = async () => {
  const board = await as(sendingBoard)
  return {
    putRight: board.putRight.map(({ title, sentence, next, to }) => `${title} · ${sentence} ${next} → ${to}`),
    risks: board.risks.map((one) => ({
      order: one.orderId,
      says: [one.why, one.next, ...one.troubles.flatMap(({ sentence, next }) => [sentence, next])].join(' '),
    })),
    proposed: board.proposals.map((one) => one.fields.appointmentId),
    all: [
      ...board.proposals.map((one) => one.orderId),
      ...board.risks.map((one) => one.orderId),
      ...board.waits.map((one) => one.orderId),
      ...board.putRight.flatMap((one) => one.orderId ?? []),
    ],
  }
}
const riskOf = (page: Awaited<ReturnType<typeof today>>, { orderId }: Promised) =>
  page.risks.find((one) => one.order === orderId)?.says ?? ''
const free = async ({ orderId }: Promised) => orThrow(await act((tx) => windowsFor(tx, orderId, { days: 2 }))).filter((one) => one.free)
const later = async (from: string, to: string, order: Parameters<typeof branch.order>[1] = {}): Promise<Promised> => {
  const home = await branch.home()
  const orderId = await branch.order(home, order)
  return { ...home, orderId, appointmentId: await branch.appointment(home, orderId, from, to) }
}

beforeEach(async () => {
  clock.moveTo(todayAt('09:00'))
  await branch.rows(`update appointments set state = 'cancelled'`)
  await branch.rows(`update orders set state = 'cancelled'`)
  await branch.rows(`update bookings set state = 'ended'`)
  await branch.rows(`update operatives set home_lon = -3.19, home_lat = 55.95`)
  await branch.rows(`delete from shifts where starts_at::date > '2026-11-24'`)
  await branch.rows(`update shifts set starts_at = $1, ends_at = $2, ill_since = null`, ['2026-11-24T07:00:00Z', '2026-11-24T19:00:00Z'])
})

describe('a person without a home location', () => {
  test('is named on Today with what to do, is counted as half an hour away from everywhere, and goes on working (D4)', async () => {
    await branch.rows(`update operatives set home_lon = null, home_lat = null where id = $1`, [amina.operativeId])
    const home = await branch.promise()
    const page = await today()
    expect(page.putRight).toEqual([
      `Amina Yusuf · We do not know where this person sets off from, so every way is reckoned at half an hour. Ask them where their day begins, and allow for the way. → /people/${amina.operativeId}`,
    ])
    expect(page.proposed).toEqual([home.appointmentId])
    expect(await free(home)).not.toEqual([])
    orThrow(await send(home.appointmentId, amina))
    expect((await as(promisesAtRisk)).map((one) => one.risk)).toEqual([])
  })
})

describe('a visit without coordinates', () => {
  test('is planned with half an hour for every way, says so beside the order, and can be promised and sent to (B4, B6)', async () => {
    const lost = await branch.promise({ at: null })
    const other = await branch.promise()
    const page = await today()
    expect(page.putRight.join()).toContain('This address is not on the map, so the way is reckoned at half an hour from anywhere.')
    expect(page.putRight.join()).toContain(
      `Check the address with the household or the landlord, and allow for the way. → /orders/${lost.orderId}`,
    )
    expect(page.proposed.toSorted()).toEqual([lost.appointmentId, other.appointmentId].toSorted())
    expect(await free(lost)).not.toEqual([])
    orThrow(await send(lost.appointmentId, amina))
  })
})

describe('an impossible named request', () => {
  test('of somebody who is here and may not go: by name, with whom to ask; nobody else is sent, other homes go on (D2)', async () => {
    const home = await branch.promise({}, { trade: 'plumber' })
    const other = await branch.promise()
    await branch.rows(`update appointments set named_operative_id = $1 where id = $2`, [joiner.operativeId, home.appointmentId])
    const page = await today()
    expect(riskOf(page, home)).toContain(
      'Household’s request: only Tom goes there, and Tom cannot for the rest of today. Ring the household',
    )
    expect(page.proposed).toEqual([other.appointmentId])
    expect(await send(home.appointmentId, amina)).toMatchObject({ ok: false, reasons: [{ code: 'D2_SAME_PERSON_ASKED' }] })
  })

  test('of somebody who is not at work: the same without a name, and no window is offered for it, with the reason (B4, D2)', async () => {
    const home = await branch.promise({}, { trade: 'plumber' })
    await branch.rows(`update appointments set named_operative_id = $1 where id = $2`, [grace.operativeId, home.appointmentId])
    await branch.rows(`delete from shifts where operative_id = $1`, [grace.operativeId])
    expect(riskOf(await today(), home)).toContain('Household’s request: only one person goes there, and they cannot for the rest of today.')
    const offered = orThrow(await act((tx) => windowsFor(tx, home.orderId, { days: 2, namedOperativeId: grace.operativeId })))
    expect(offered.filter((one) => one.free)).toEqual([])
    expect(offered[0]!.reason!.sentence).toContain('The person the household knows is not on shift')
    expect(offered[0]!.reason!.next).not.toBe('')
    await branch.rows(`insert into shifts values ($1, 'sh_back01', $2, $3, $4)`, [
      ...[branch.contractorId, grace.operativeId, '2026-11-24T07:00:00Z', '2026-11-24T19:00:00Z'],
    ])
    expect((await today()).proposed, 'she is back: she is proposed').toEqual([home.appointmentId])
  })
})

describe('a window already past', () => {
  test('stands first among the promises at risk with what to say, and can still be sent to until the day is over (B6)', async () => {
    const home = await branch.promise()
    clock.moveTo(todayAt('12:10'))
    const page = await today()
    expect(riskOf(page, home)).toBe(
      'The window has closed and nobody is there. Ring the household. Say sorry, and ask what would suit them.',
    )
    orThrow(await send(home.appointmentId, amina))
  })

  test('whose day is over is owed: it needs a person on Today, every day, until a new window is promised (B7)', async () => {
    const home = await branch.promise()
    await world.db.as(engineOf(branch.contractorId), (tx) =>
      setTimer(tx, {
        kind: 'appointment.day_over',
        subject: home.appointmentId,
        dueAt: atTime(Temporal.PlainDate.from('2026-11-25'), '00:00'),
      }),
    )
    clock.moveTo(todayAt('23:59').add({ minutes: 2 }))
    await runDue(world, bookingHandlers, { worker: 'test' })
    expect((await as(missedAndOwed)).map((one) => one.id)).toEqual([home.appointmentId])
    clock.moveTo(todayAt('09:00').add({ hours: 72 }))
    const offers = async () => (await as(waitingBoard)).offers.map(({ orderId, ended, householdId }) => ({ orderId, ended, householdId }))
    expect(await offers()).toEqual([{ orderId: home.orderId, householdId: home.householdId, ended: 'Nobody came, though it was promised' }])
    clock.moveTo(todayAt('09:00').add({ hours: 73 }))
    await branch.rows(
      `insert into appointments (contractor_id, id, order_id, household_id, premises_id, landlord_id, minutes, window_from, window_to, promised_at, promised_by)
       select contractor_id, 'apt_anew', order_id, household_id, premises_id, landlord_id, minutes, window_from + interval '4 days', window_to + interval '4 days', $2, promised_by
         from appointments where id = $1`,
      [home.appointmentId, clock.now().toString()],
    )
    expect(await offers()).toEqual([])
  })
})

describe('a map with a hole', () => {
  test('the home beyond it says so on Today; others are proposed; whoever is chosen by hand can be sent (D4)', async () => {
    const beyond = await branch.promise({ at: [-3.0, 55.95] })
    const other = await branch.promise()
    const page = await today()
    expect(riskOf(page, beyond)).toContain('The map knows no way to this address. Check the address on the map, or send somebody by hand.')
    expect(page.proposed).toEqual([other.appointmentId])
    const { people } = orThrow(await act((tx) => whoCouldGo(tx, { appointmentId: beyond.appointmentId })))
    expect(people.slice(0, 4).map((one) => [one.reasons, one.arrivesAt.toString()])).toEqual(
      names.map(() => [[], todayAt('09:30').toString()]),
    )
    orThrow(await send(beyond.appointmentId, amina))
  })

  test('A3 somebody who needs help there is still told who is nearest', async () => {
    const near = await as((tx) => nearestColleagues(tx, { to: { lon: -3.0, lat: 55.95 }, except: amina.operativeId }))
    expect(near.map((one) => one.minutesAway)).toEqual([30, 30])
  })
})

describe('two people swapping shifts in mid-plan', () => {
  const works = (who: typeof amina, from: string, to: string) =>
    branch.rows(`update shifts set starts_at = $2, ends_at = $3 where operative_id = $1`, [
      who.operativeId,
      `2026-11-24T${from}:00Z`,
      `2026-11-24T${to}:00Z`,
    ])
  const shiftOf = async (who: typeof amina): Promise<string> =>
    (await branch.rows<{ id: string }>('select id from shifts where operative_id = $1', [who.operativeId]))[0]!.id
  const swap = async (one: typeof amina, other: typeof amina) => {
    const shiftId = await shiftOf(one)
    return act((tx) => swapShifts(tx, { shiftId, withId: other.operativeId, agreed: { giver: 'call', taker: 'text' } }))
  }

  test('whoever comes on shift later today is reckoned with already: nothing is said to be at risk for want of them (B6)', async () => {
    await works(joiner, '10:30', '19:00')
    const door = await later('11:00', '13:00', { trade: 'joiner' })
    expect(riskOf(await today(), door)).toBe('')
    expect((await today()).proposed).toEqual([])
  })

  test('the promise that loses its person by it stands at risk at once; the others stay as they were (B6)', async () => {
    await works(joiner, '10:30', '13:30')
    await works(hannah, '16:00', '19:00')
    const door = await later('11:00', '13:00', { trade: 'joiner' })
    const tap = await branch.promise()
    orThrow(await swap(joiner, hannah))
    const page = await today()
    expect(riskOf(page, door)).toContain('Nobody on shift for the rest of today may go to this home.')
    expect(page.all).toContain(door.orderId)
    expect(page.proposed).toEqual([tap.appointmentId])
    expect(
      await branch.rows(`select operative_id, starts_at::time::text from shifts where operative_id = any($1) order by 1`, [
        [joiner.operativeId, hannah.operativeId],
      ]),
    ).toEqual([
      { operative_id: hannah.operativeId, starts_at: '10:30:00' },
      { operative_id: joiner.operativeId, starts_at: '16:00:00' },
    ])
    expect(await branch.rows(`select count(*)::int from record_events where verb = 'shifts_swapped'`)).toEqual([{ count: 1 }])
  })

  test('a shift that has begun is not swapped, and the controller reads why and what to do instead (D1)', async () => {
    await works(hannah, '16:00', '19:00')
    expect(await swap(hannah, amina)).toMatchObject({
      ok: false,
      reasons: [{ code: 'D1_SHIFT_HAS_BEGUN', next: expect.stringMatching(/another day/) }],
    })
    expect(await swap(hannah, hannah)).toMatchObject({ ok: false, reasons: [{ code: 'D1_SWAP_NEEDS_TWO' }] })
  })
})

describe('half the branch off sick at ten', () => {
  test('every promise is on Today, those that nobody can keep with the reason; whoever is well is proposed; nobody unwell is (B6)', async () => {
    const taps = []
    for (let n = 0; n < 8; n++) taps.push(await later('10:00', '12:00'))
    const door = await later('10:00', '12:00', { trade: 'joiner' })
    clock.moveTo(todayAt('10:00'))
    orThrow(await send(taps[0]!.appointmentId, morag))
    for (const who of [joiner, morag, hannah]) orThrow(await act((tx) => goHomeIll(tx, who.operativeId)))
    const page = await today()
    expect(riskOf(page, door)).toContain('Nobody on shift for the rest of today may go to this home. Open the visit to see why')
    expect(page.putRight.filter((one) => one.startsWith('Morag'))).toEqual([
      expect.stringMatching(
        /^Morag Yusuf · Went home unwell, and their visit is still open\. Ring them\. If they did not reach the door, call them back from the visit .* → \/visits\/vis_/,
      ),
    ])
    const board = await as(sendingBoard)
    const well: string[] = [amina.operativeId, grace.operativeId]
    const proposals = [...board.proposals, ...board.risks.flatMap((one) => one.proposal ?? [])]
    expect(proposals.map((one) => one.fields.operativeIds).toSorted()).toEqual(well.toSorted())
    clock.moveTo(todayAt('11:20'))
    const owed = new Set((await today()).all)
    for (const one of [...taps.slice(1), door]) expect(owed).toContain(one.orderId)
  })

  test('no window of today counts on whoever went home (B4)', async () => {
    const home = await branch.promise({}, { trade: 'joiner' })
    orThrow(await act((tx) => goHomeIll(tx, joiner.operativeId)))
    expect(await free(home)).toEqual([])
  })
})
