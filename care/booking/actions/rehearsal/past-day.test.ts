import { beforeAll, describe, expect, test } from 'vitest'
import { openBranch, todayAt } from '../../../../test/harness/branch.ts'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { testWorld } from '../../../../test/harness/world.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import { after, atTime, dayOf, isBefore, minutes } from '../../../../lib/time.ts'
import type { Instant } from '../../../../lib/time.ts'
import { crowTravelTimes } from '../../../../platform/maps/crow.ts'
import { dayFrom } from '../../../dispatch/rehearsal/days/day.ts'
import { liveOnce } from '../../../dispatch/rehearsal/days/rehearse.ts'
import { constraintReasons } from '../../words.ts'
import { proposalsNow } from '../pencil/ahead.ts'
import { markArrived, markInside, markLeft } from '../progress.ts'
import { sendOperative } from '../send.ts'
import { twosInHundred } from '../../rules/past-day.ts'
import { promisesCameTo } from '../../store/past.ts'
import { pastDay, twosOnRecord } from './past-day.ts'
import { roadsBy } from './roads.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller } = branch
const roads = roadsBy(world.travel)
const today = dayOf(todayAt('09:00'))

/** A day lived through the product's own actions: whoever is proposed is sent, takes a while, and leaves; a household cancels; something is reported at noon. */
const liveTheDay = async (): Promise<void> => {
  const steps: { at: Instant; does: () => Promise<unknown> }[] = []
  const plan = (at: Instant, does: () => Promise<unknown>): void => void steps.push({ at, does })
  let n = 0
  const send = async (): Promise<void> => {
    for (const { operatives, send: to } of await world.db.as(controller, proposalsNow)) {
      const sent = await world.db.act(controller, (tx) => sendOperative(tx, { ...to, operativeIds: operatives }))
      if (!sent.ok) continue
      n += 1
      const arrives = after(world.now(), minutes(9 + (n % 7)))
      const leaves = after(arrives, minutes(31 + ((n * 13) % 40)))
      for (const id of sent.value.bookingIds) {
        plan(arrives, () => world.db.act(controller, (tx) => markArrived(tx, id, tx.now)))
        plan(after(arrives, minutes(2)), () => world.db.act(controller, (tx) => markInside(tx, id, tx.now)))
        plan(leaves, () => world.db.act(controller, (tx) => markLeft(tx, id, tx.now)))
      }
      if ('emergency' in to) plan(leaves, () => branch.rows(`update orders set state = 'done' where id = $1`, [to.emergency.orderId]))
    }
  }
  for (let at = todayAt('08:00'); isBefore(at, todayAt('18:00')); at = after(at, minutes(5))) plan(at, send)
  const emergency = await branch.home()
  plan(todayAt('12:00'), async () => {
    const times = { reportedAt: todayAt('12:00'), finishBy: todayAt('16:00') }
    await branch.order(emergency, { isEmergency: true, description: 'Water through the ceiling', ...times })
  })
  while (steps.length > 0) {
    steps.sort((a, b) => Temporal.Instant.compare(a.at, b.at))
    const { at, does } = steps.shift()!
    clock.moveTo(at)
    await does()
  }
}

beforeAll(async () => {
  clock.moveTo(todayAt('07:30'))
  await branch.operative('Amina', { at: [-3.171, 55.961] })
  await branch.operative('Grace', { at: [-3.24, 55.93] })
  await branch.operative('Tom', { sex: 'm', trades: ['joiner', 'plumber'], at: [-3.2, 55.95] })
  for (let n = 0; n < 9; n++) {
    const home = await branch.home({
      at: [-3.2 + 0.008 * n, 55.94 + 0.003 * n],
      ...(n === 2 && { needs: [{ code: 'NO_LONE_OP' }] }),
      ...(n === 4 && { needs: [{ code: 'FEMALE_OP' }] }),
    })
    const from = 8 + (n % 5) * 2
    const two = (hour: number): string => `${String(hour).padStart(2, '0')}:00`
    await branch.appointment(home, await branch.order(home), two(from), two(from + 2))
  }
  const away = await branch.promise()
  await branch.rows(`update appointments set state = 'cancelled', ended_at = $2 where id = $1`, [
    away.appointmentId,
    todayAt('08:10').toString(),
  ])
  await liveTheDay()
  clock.moveTo(atTime(today.add({ days: 1 }), '09:00'))
}, 60_000)

type Sent = { operative_id: string; minute: string }
const onRecord = (): Promise<Sent[]> =>
  branch.rows<Sent>(
    `select operative_id, extract(epoch from arrived_at - $1::timestamptz) / 60 as minute from bookings where arrived_at is not null`,
    [atTime(today, '00:00').toString()],
  )
const theDay = async () => orThrow(await world.db.as(branch.director, (tx) => pastDay(tx, today)))

describe('a day on record as a day to rehearse', () => {
  test('replayed as it was decided, with its own truth, it is what the record says', async () => {
    const past = await theDay()
    const { drawn, figures } = liveOnce({ day: dayFrom(past.text, roads) }, { policy: 'as_it_was' }, 1)
    const sent = await onRecord()
    expect(past.isOver).toBe(true)
    expect(drawn.visits).toHaveLength(sent.length)
    const knocks = (of: readonly { who: string; at: number }[]) =>
      of.toSorted((a, b) => (a.who < b.who ? -1 : a.who > b.who ? 1 : a.at - b.at))
    const lived = knocks(drawn.visits.map(({ worker, knock }) => ({ who: worker, at: knock })))
    const recorded = knocks(sent.map((one) => ({ who: one.operative_id, at: Number(one.minute) })))
    lived.forEach((one, n) => {
      expect(one.who).toBe(recorded[n]!.who)
      expect(Math.abs(one.at - recorded[n]!.at)).toBeLessThanOrEqual(2)
    })
    const [kept] = await branch.rows<{ kept: string }>(`select count(*) as kept from appointments where state = 'kept'`)
    expect(figures.kept - figures.emergenciesKept).toBe(Number(kept!.kept))
  })

  test('every draw of it is the same where everything is on record', async () => {
    const day = dayFrom((await theDay()).text, roads)
    const [one, two] = [1, 2].map((draw) => liveOnce({ day }, { policy: 'as_it_was' }, draw).figures)
    expect(one).toEqual(two)
  })

  test('D2, D3 who may go is decided by the hard rules, as they stood that morning', async () => {
    const day = dayFrom((await theDay()).text, roads)
    const tom = (await branch.rows<{ id: string }>(`select id from operatives where first_name = 'Tom'`))[0]!.id
    const notHim = day.promises.filter(({ fit, trade }) => trade === 'plumber' && !fit.includes(tom))
    expect(notHim).toHaveLength(1)
    expect(notHim[0]!.newcomers).toEqual([])
    expect(day.promises.filter(({ forTwo }) => forTwo)).toHaveLength(1)
  })

  test('B7 an emergency is known from the minute it was reported; what a household cancelled on the day is cancelled again', async () => {
    const day = dayFrom((await theDay()).text, roads)
    expect(day.promises.filter(({ emergency }) => emergency).map(({ knownAt }) => knownAt)).toEqual([720])
    expect(Object.values(day.known).filter(({ cancelledAt }) => cancelledAt !== null)).toEqual([
      { minutes: null, trips: [], cancelledAt: 490 },
    ])
  })

  test('B8 it holds no name and no address', async () => {
    const { text } = await theDay()
    for (const word of ['Amina', 'Yusuf', 'Lark Street', 'EH7', 'Kitchen', 'NO_LONE_OP', 'FEMALE_OP']) expect(text).not.toContain(word)
  })

  test('to how many homes two go is read from the record; where it says too little, what is usual is taken', async () => {
    const span = { from: todayAt('00:00'), to: todayAt('23:00') }
    const came = await world.db.as(branch.director, (tx) => promisesCameTo(tx, span))
    const kept = await branch.rows(
      `select distinct appointment_id from bookings where arrived_at is not null and appointment_id is not null`,
    )
    expect(came).toEqual({ promises: kept.length, ofTwo: 1 })
    expect(await world.db.as(branch.director, twosOnRecord)).toBe(5)
    expect(
      [
        { promises: 99, ofTwo: 9 },
        { promises: 100, ofTwo: 9 },
        { promises: 200, ofTwo: 0 },
      ].map(twosInHundred),
    ).toEqual([5, 9, 0])
  })

  test('a day on which nobody worked, or nothing was promised, says so and what to do', async () => {
    const refusedOn = async (date: Temporal.PlainDate): Promise<string[]> => {
      const found = await world.db.as(branch.director, (tx) => pastDay(tx, date))
      return found.ok || found.kind !== 'refused' ? [] : found.reasons.map((one) => one.code)
    }
    expect(await refusedOn(today.subtract({ days: 30 }))).toEqual(['B4_NOBODY_WORKED'])
    await branch.rows(
      `insert into shifts (contractor_id, id, operative_id, starts_at, ends_at) select contractor_id, 'sh_lone', id, $1, $2 from operatives limit 1`,
      [atTime(today.add({ days: 3 }), '08:00').toString(), atTime(today.add({ days: 3 }), '16:00').toString()],
    )
    expect(await refusedOn(today.add({ days: 3 }))).toEqual(['B4_NOTHING_PROMISED'])
  })
})
