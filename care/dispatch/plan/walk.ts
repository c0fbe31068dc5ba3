/**
 * The clock of a person along a route, with everything that is not certain about it: one pass gives the expected price of
 * the whole route. This is the innermost loop of the engine: it allocates nothing and looks everything up.
 */
import { beyond, chanceLater, laterOf, lateness, notBefore } from './clock.ts'
import { tripUnits } from './ground.ts'
import type { Ground } from './ground.ts'
import type { Prices } from './prices.ts'

/**
 * Who does what in which order: `[person × longest + position]`, and how many each has. Of the halves of visits for two,
 * `[half × known + n]`: when whoever has it can leave for it and how long their way is (`ready`), and the same of the other
 * half as this one was last told (`other`; −Infinity while nobody has it).
 */
export type Routes = {
  readonly visit: Int32Array<ArrayBuffer>
  readonly count: Int32Array<ArrayBuffer>
  readonly ready: Float64Array<ArrayBuffer>
  readonly other: Float64Array<ArrayBuffer>
}
/** Mean, variance and third moment of being ready to leave, and minutes of way. */
export const readyKnown = 4
export const newRoutes = ({ people, longest, room }: Ground): Routes => ({
  visit: new Int32Array(people * longest),
  count: new Int32Array(people),
  ready: new Float64Array(room * readyKnown).fill(-Infinity),
  other: new Float64Array(room * readyKnown).fill(-Infinity),
})

/** What is known after a position of a route; the first three are the clock. `rested`: how likely the break is behind them. */
const [mean, variance, third, restedBy, spent, lost] = [0, 1, 2, 3, 4, 5]
const kept = 6
/** Two clocks that differ by less go on alike. */
const alike = 0.02

/** What a search needs of a clock, whether its times are certain or not. */
export type Walked = {
  readonly routes: Routes
  /** What the route of each person costs, as last walked. */
  readonly cost: Float64Array
  /** Walks the person's route from this position on, and writes down what is known along the way. */
  readonly again: (person: number, position: number) => void
  /** What the route costs more with this visit put in there; Infinity once it is more than `bound`. Nothing is changed. */
  readonly added: (person: number, position: number, visit: number, bound: number) => number
}

export type Walk = Walked & {
  /** For each visit of the route, how likely the knock comes too late or not at all, written at its place. */
  readonly oddsOfBreaking: (person: number, into: Float64Array) => void
  /** When to leave so as to be at this door in time, from where the person is free next. */
  readonly leaveFor: (person: number, visit: number) => number
  /** The mean moment at which they are free before this position. */
  readonly freeAfter: (person: number, position: number) => number
}

export const newWalk = (ground: Ground, prices: Prices): Walk => {
  const { longest } = ground
  const routes = newRoutes(ground)
  const known = new Float64Array(ground.people * longest * kept)
  const cost = new Float64Array(ground.people)
  /** Overtime of the visit in hand: nothing that is planned changes it. */
  const sunk = new Float64Array(ground.people)
  const s = new Float64Array(kept)
  const { room, fit, trips, starts, open, close, weight, absence, partner, siteMean, siteVariance, siteThird } = ground
  /** The moments at which whoever has the half in hand is ready to leave for it, and the minutes of their way. */
  const leaving = new Float64Array(readyKnown)
  const { shiftEnd, breakFrom, breakMinutes, rested, freeMean, freeVariance, freeThird } = ground
  const { late, lateMinute, lateCap, overtimeMinute, earlyMinutes, earlyShare, laterMinute } = prices

  /** The break comes at the first free moment after its time: for certain when they would wait that long, else by the odds. */
  const rest = (person: number, leave: number): void => {
    const from = breakFrom[person]!
    const taken = s[restedBy]!
    const by = leave >= from ? 1 : chanceLater(s, from)
    if (leave >= from) notBefore(s, from)
    if (by <= taken) return
    s[mean] = s[mean]! + breakMinutes[person]! * (by - taken)
    s[restedBy] = by
  }

  /** B1 Two who go together leave when both can: the clock is moved on to when the other is ready, too. */
  const waitForTheOther = (visit: number, trip: number): void => {
    for (let k = 0; k < 3; k++) leaving[k] = s[k]!
    leaving[3] = trip
    const at = visit * readyKnown
    if (routes.other[at]! > -Infinity) laterOf(s, routes.other[at]!, routes.other[at + 1]!, routes.other[at + 2]!)
  }
  /** The way of whoever has the longer one: two who go together knock together. */
  const longerWay = (visit: number, trip: number): number => Math.max(trip, routes.other[visit * readyKnown + 3]!)

  /** From `here` (−1: where they are free next) to the door: the clock stands at the knock. Answers how likely the shift is over before. */
  const reach = (person: number, here: number, visit: number): number => {
    const trip = ((here < 0 ? starts[person * room + visit]! : trips[here * room + visit]!) / tripUnits) * ground.traffic
    const isHalf = partner[visit]! >= 0
    const way = isHalf ? longerWay(visit, trip) : trip
    const leave = open[visit]! - way * (1 + earlyShare) - earlyMinutes
    if (s[restedBy]! < 1) rest(person, leave)
    if (isHalf) waitForTheOther(visit, trip)
    notBefore(s, leave)
    const stranded = chanceLater(s, shiftEnd[person]!)
    const deviation = way * ground.tripCv
    const square = deviation * deviation
    s[mean] = s[mean]! + way
    s[variance] = s[variance]! + square
    s[third] = s[third]! + square * deviation * 3 * ground.tripCv
    s[spent] = s[spent]! + (1 - stranded) * (trip + fit[person * room + visit]! - 1) + stranded * absence[visit]!
    s[lost] = s[lost]! + stranded * (way + siteMean[visit]!)
    return stranded
  }
  /** Until they can leave again. */
  const stay = (visit: number): void => {
    notBefore(s, open[visit]!)
    s[mean] = s[mean]! + siteMean[visit]!
    s[variance] = s[variance]! + siteVariance[visit]!
    s[third] = s[third]! + siteThird[visit]!
  }
  const step = (person: number, here: number, visit: number): void => {
    const going = 1 - reach(person, here, visit)
    const putOff = laterMinute * (s[mean]! - ground.now)
    s[spent] = s[spent]! + going * weight[visit]! * (putOff + lateness(s, close[visit]!, late, lateMinute, lateCap))
    stay(visit)
  }

  /** The clock as it stands before this position. */
  const stand = (person: number, position: number): void => {
    if (position > 0) {
      const at = (person * longest + position - 1) * kept
      for (let k = 0; k < kept; k++) s[k] = known[at + k]!
      return
    }
    s[mean] = freeMean[person]!
    s[variance] = freeVariance[person]!
    s[third] = freeThird[person]!
    s[restedBy] = rested[person]!
    s[spent] = 0
    s[lost] = 0
  }
  const overtime = (person: number): number => overtimeMinute * Math.max(0, beyond(s, shiftEnd[person]!) - s[lost]! - sunk[person]!)
  const homeBefore = (person: number, position: number): number => (position === 0 ? -1 : routes.visit[person * longest + position - 1]!)

  const again = (person: number, position: number): void => {
    const row = person * longest
    stand(person, position)
    if (position === 0) sunk[person] = beyond(s, shiftEnd[person]!)
    let here = homeBefore(person, position)
    for (let k = position; k < routes.count[person]!; k++) {
      const visit = routes.visit[row + k]!
      step(person, here, visit)
      known.set(s, (row + k) * kept)
      if (partner[visit]! >= 0) routes.ready.set(leaving, visit * readyKnown)
      here = visit
    }
    cost[person] = here < 0 ? 0 : s[spent]! + overtime(person)
  }

  const added = (person: number, position: number, visit: number, bound: number): number => {
    const row = person * longest
    const count = routes.count[person]!
    stand(person, position)
    let before = s[spent]!
    step(person, homeBefore(person, position), visit)
    if (s[spent]! - before > bound) return Infinity
    let here = visit
    for (let k = position; k < count; k++) {
      const next = routes.visit[row + k]!
      step(person, here, next)
      const at = (row + k) * kept
      const more = s[spent]! - known[at + spent]!
      if (more > bound) return Infinity
      // a wait for a window made up for it: from here on nothing differs
      if (s[mean]! - known[at]! < alike && s[mean]! > known[at]! - alike && s[lost]! - known[at + lost]! < alike) return more
      here = next
    }
    before = cost[person]!
    return s[spent]! + overtime(person) - before
  }

  const oddsOfBreaking = (person: number, into: Float64Array): void => {
    stand(person, 0)
    let here = -1
    for (let k = 0; k < routes.count[person]!; k++) {
      const visit = routes.visit[person * longest + k]!
      const stranded = reach(person, here, visit)
      into[visit] = stranded + (1 - stranded) * chanceLater(s, close[visit]!)
      stay(visit)
      here = visit
    }
  }

  return {
    routes,
    cost,
    again,
    added,
    oddsOfBreaking,
    leaveFor: (person, visit) => {
      const trip = (starts[person * room + visit]! / tripUnits) * ground.traffic
      const way = partner[visit]! < 0 ? trip : longerWay(visit, trip)
      const leave = open[visit]! - way * (1 + earlyShare) - earlyMinutes
      return partner[visit]! < 0 ? leave : Math.max(leave, routes.other[visit * readyKnown]!)
    },
    freeAfter: (person, position) => (position === 0 ? freeMean[person]! : known[(person * longest + position - 1) * kept]!),
  }
}
