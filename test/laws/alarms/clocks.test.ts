import { describe, expect, test } from 'vitest'
import { alarmOf, openAlarms, raiseAlarm } from '../../../care/alarms/actions.ts'
import { afterSign, broadcastEverySeconds, homeBy, isMissed, ladderFor, nextMonthlyDrill, reviewBy } from '../../../care/alarms/rules.ts'
import type { Ladder, Watch } from '../../../care/alarms/rules.ts'
import { after, dayOf, instant, isBefore, minutes, seconds, secondsBetween, zone } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { noticeClockBack } from '../../../platform/timers/engine.ts'
import { chanceFrom } from '../../harness/chance.ts'
import { freshDatabase } from '../../harness/database.ts'
import { oneVisit, people } from '../../harness/one-visit.ts'
import { seeds } from '../../harness/seeds.ts'
import { openLine } from '../../harness/telephone-line.ts'

/** The two odd nights of a year in London: an hour that is not there, and one that comes twice. */
const nights = [
  ['spring', instant('2027-03-27T22:00:00Z')],
  ['autumn', instant('2026-10-24T22:00:00Z')],
] as const
const hoursLong = 8

const momentsOf = (from: Instant, everyMinutes: number): Instant[] =>
  Array.from({ length: (hoursLong * 60) / everyMinutes }, (_, n) => after(from, minutes(n * everyMinutes)))
const time = ({ random }: { random(): number }): string =>
  `${String(Math.floor(random() * 24)).padStart(2, '0')}:${random() < 0.5 ? '00' : '30'}`

describe.each(nights)('the %s night', (_, from) => {
  test.each(seeds)('A3 there always is one ladder, whatever ladders were written, seed %s', (seed) => {
    const chance = chanceFrom(seed)
    const ladders = Array.from({ length: 3 }, (_ladder, n): Ladder => {
      const days = chance.random() < 0.5 ? null : [1, 2, 3, 4, 5, 6, 7].filter(() => chance.random() < 0.5)
      return { id: `lad_${n}` as Ladder['id'], branchId: null, name: `${n}`, fromTime: time(chance), toTime: time(chance), days, steps: [] }
    })
    for (const at of momentsOf(from, 1)) {
      const chosen = ladderFor(ladders, { branchId: null, at })
      const wall = at.toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5)
      if (chosen.fromTime < chosen.toTime) expect(wall >= chosen.fromTime && wall < chosen.toTime, `${wall} in ${chosen.name}`).toBe(true)
      if (chosen.fromTime > chosen.toTime) expect(wall >= chosen.fromTime || wall < chosen.toTime, `${wall} in ${chosen.name}`).toBe(true)
    }
  })

  test('A4 a check-in is missed after its minutes as they pass, whatever the wall clock does', () => {
    for (const sign of momentsOf(from, 7)) {
      const watch: Watch = afterSign(
        {
          ...{ state: 'at_the_address', everyMinutes: 30, lastSignAt: sign, checkInBy: after(sign, seconds(1)) },
          ...{ amberAt: null, pausedUntil: null, pauseWhy: null, awayAt: null },
        },
        sign,
      )
      expect(secondsBetween(sign, watch.checkInBy)).toBe(30 * 60)
      expect([isMissed(watch, after(sign, seconds(32 * 60 - 1))), isMissed(watch, after(sign, minutes(32)))]).toEqual([false, true])
    }
  })

  test('A8 home safe is due after the way home as it passes; A3 a review and A8 a drill fall into office hours', () => {
    for (const at of momentsOf(from, 13)) {
      expect(secondsBetween(at, homeBy(at, null, minutes(30)))).toBe(30 * 60)
      expect(reviewBy(at).toZonedDateTimeISO(zone).hour).toBe(17)
      const drill = nextMonthlyDrill(at)
      expect(isBefore(at, drill)).toBe(true)
      expect(drill.toZonedDateTimeISO(zone).hour).toBeGreaterThanOrEqual(8)
      expect(drill.toZonedDateTimeISO(zone).hour).toBeLessThan(18)
      expect(Temporal.PlainDate.compare(dayOf(drill), dayOf(at).add({ days: 70 }))).toBe(-1)
    }
  })
})

const database = await freshDatabase()
const { world, clock, exchange, due, troubles } = await openLine(database, { at: instant('2026-10-25T00:58:00Z') })
await oneVisit(world, { sent: [] })
const isla = exchange.handset('+447700900101')
const asksForHelp = (actId: string, raisedAt: Instant = clock.now()) =>
  world.db.as(people.amina, (tx) => raiseAlarm(tx, { kind: 'help', operativeId: people.amina.operativeId, raisedAt, actId }))
/** Seconds between one ring and the next while nobody answers, for ten minutes of true time. */
const ringsFor = async (tenMinutes: number): Promise<number[]> => {
  const rung: Instant[] = []
  for (let n = 0; n < tenMinutes * 60; n += 10) {
    const before = isla.texts.length
    await due()
    if (isla.rings()) await isla.declines()
    if (isla.texts.length > before) rung.push(clock.now())
    clock.moveTo(after(clock.now(), seconds(10)))
  }
  return rung.slice(1).map((at, n) => secondsBetween(rung[n]!, at))
}
const longestWait = Math.max(50, broadcastEverySeconds)

test('A3 an alarm rings through the hour that comes twice, neither faster nor slower', async () => {
  const id = await asksForHelp('act_autumn')
  const gaps = await ringsFor(10)
  expect(gaps.length).toBeGreaterThan(10)
  expect(
    gaps.every((gap) => gap >= 40 && gap <= longestWait),
    gaps.join(' '),
  ).toBe(true)
  expect(await world.db.as(people.isla, (tx) => alarmOf(tx, id))).toMatchObject({ state: 'ringing', broadcasting: true })
})

test.each([
  ['an hour forward', 3600],
  ['a day forward', 86_400],
  ['ten minutes back', -600],
  ['an hour back', -3600],
  ['a day back', -86_400],
])('A3, A5 the clock jumps %s while an alarm rings: it rings on', async (_, jump) => {
  await asksForHelp(`act_jump ${jump}`)
  await due()
  if (isla.rings()) await isla.declines()
  clock.moveTo(after(clock.now(), seconds(jump)))
  await noticeClockBack(world)
  const gaps = await ringsFor(2)
  expect(gaps.length).toBeGreaterThanOrEqual(1)
  expect(
    gaps.every((gap) => gap <= longestWait),
    gaps.join(' '),
  ).toBe(true)
})

test.each(seeds)('A5 a phone with the wrong time asks for help: an alarm now, never in the future, seed %s', async (seed) => {
  const { random } = chanceFrom(seed)
  const years = 3600 * 24 * 365
  const told = after(clock.now(), seconds(Math.round((random() - 0.5) * 2 * (random() < 0.5 ? years * 10 : 7200))))
  const before = isla.texts.length
  const id = await asksForHelp(`act_wrong ${seed}`, told)
  await due()
  if (isla.rings()) await isla.declines()
  expect(isla.texts.length, 'rung').toBeGreaterThan(before)
  const alarm = await world.db.as(people.isla, (tx) => alarmOf(tx, id))
  const act = alarm!.asked.at(-1)!
  expect(isBefore(act.receivedAt, act.happenedAt), 'both times are shown, and none is later than ours').toBe(false)
  expect((await world.db.as(people.isla, openAlarms)).length).toBe(1)
  expect(troubles).toEqual([])
})
