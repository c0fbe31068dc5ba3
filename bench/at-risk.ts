/**
 * B6 Which households would hear that their promise may break, on days that the engine plays against the umpire: how many of those to
 * whom somebody came too late had heard it before, and how many heard it for nothing. `npm run bench:at-risk -- branch-80 1-10 anything`.
 */
import { householdHears, promiseAtRisk } from '../care/booking/rules/promises.ts'
import type { Promised } from '../care/booking/rules/promises.ts'
import { instant, minutes } from '../lib/time.ts'
import { played, seedsIn } from './umpire-days.ts'
import type { Played } from './umpire-days.ts'

const [preset = 'branch-25', seeds = '1-12', salt = 'told'] = process.argv.slice(2)
const at = (minute: number) => instant('2026-11-24T00:00:00Z').add(minutes(Math.round(minute)))
const ways = {
  'as it is': householdHears,
  'as soon as Today warns': (promised: Promised, now: ReturnType<typeof at>) => promiseAtRisk(promised, now) !== null,
}
/** Looked at every minute of the last three quarters of an hour. */
const lookedAt = Array.from({ length: 45 }, (_, k) => 45 - k)

/** Of each promise of the day: whether it was broken, and whether its household heard of it before its window closed. */
const promisesOf = ({ world, truth, log }: Played, hears: (promised: Promised, now: ReturnType<typeof at>) => boolean) => {
  const served = new Map(log.served.map((one) => [one.visit, one]))
  return world.visits.flatMap((home) => {
    if (home.emergency || log.cancelled.includes(home.id)) return []
    const visit = served.get(home.id)
    // what the roads alone would have said when they set off
    const expected = visit && visit.departed + (visit.arrived - visit.departed) / (truth.dayTraffic * truth.visits[home.id]!.travelMult)
    const heard = lookedAt.some((early) => {
      const now = home.close - early
      if (visit && visit.arrived <= now) return false
      const expectedAt = visit && visit.departed <= now ? at(expected!) : null
      return hears({ state: 'promised', window: { from: at(home.open), to: at(home.close) }, expectedAt }, at(now))
    })
    return [{ broken: !visit || visit.arrived > home.close, heard }]
  })
}

const days: Played[] = []
for (const seed of seedsIn(seeds)) days.push(await played(preset, seed, salt))
for (const [name, hears] of Object.entries(ways)) {
  const all = days.flatMap((day) => promisesOf(day, hears))
  const count = (does: (one: (typeof all)[number]) => boolean): number => all.filter(does).length
  const [heard, broken] = [count((one) => one.heard), count((one) => one.broken)]
  const [both, forNothing] = [count((one) => one.heard && one.broken), count((one) => one.heard && !one.broken)]
  console.log(
    `${preset}, ${days.length} days, ${all.length} promises, ${name}: ${heard} households hear of it (${((100 * heard) / all.length).toFixed(1)}%),`,
  )
  console.log(`  ${both} of the ${broken} whose promise broke, and ${forNothing} for nothing`)
}
