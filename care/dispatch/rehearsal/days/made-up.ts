/** A made-up day: a drawn branch, promises made the days before, and emergencies. Each draw is another day of the same branch. Pure. */
import { chance } from '../../examples.ts'
import type { Chance } from '../../examples.ts'
import { firstExperience } from '../../promise/odds.ts'
import { write } from '../../promise/pencil.ts'
import { drawBranch, drawRequest, mayGo, mayGoAlong } from '../branch.ts'
import type { Branch, Request } from '../branch.ts'
import { emptyDay, offersOn, travel } from '../promising.ts'
import type { Day, Promise, Worker } from './day.ts'
import { seedOf } from './what-if.ts'

/** `requests`: households that ask for this day, before it. `twos`: the share of them to whom two go together, 0 to 1; an emergency is for one. */
export type MadeUp = { readonly people: number; readonly requests: number; readonly seed: number; readonly twos: number }

/** To so many of a hundred homes two go together, where no record says otherwise. */
export const usualTwos = 5

const emergencyShare = 0.12
const breathing = 15
/** An office that promises by room rather than by odds: a day that is full, and not safe. */
const level = 0.8

const workerOf = (one: Branch['people'][number], place: number): Worker => ({
  ...{ id: one.id, trade: one.trades[0]!, lat: one.lat, lon: one.lon, place, offAt: null },
  ...{ shiftStart: one.shiftStart, shiftEnd: one.shiftEnd, breakFrom: one.breakFrom, breakMin: one.breakMin },
})

type Asked = { readonly request: Request; readonly open: number; readonly close: number; readonly knownAt: number }

const promised = (dice: Chance, branch: Branch, { requests, twos }: MadeUp, emergencies: number): Asked[] => {
  const pencil = emptyDay(branch, dice, Math.round(emergencies), breathing)
  const asked = Array.from({ length: requests }, (_, n) => drawRequest(dice, branch, `v${n}`, false))
  return asked.flatMap((one): Asked[] => {
    const request = twos > 0 ? { ...one, forTwo: dice.often(twos) } : one
    const offers = offersOn(pencil, branch, request, firstExperience, level)
    if (offers.length === 0) return []
    const { stop } = dice.pick(offers)
    write(pencil, stop)
    return [{ request, open: stop.opens, close: stop.closes, knownAt: 0 }]
  })
}

const reported = (dice: Chance, branch: Branch, mean: number): Asked[] => {
  const all: Asked[] = []
  for (let at = 450 - Math.log(1 - dice.next()) * (570 / mean); at < 1020; at -= Math.log(1 - dice.next()) * (570 / mean)) {
    const knownAt = Math.ceil(at)
    const hours = dice.often(0.45) ? 2 : 4
    all.push({ request: drawRequest(dice, branch, `e${all.length}`, true), open: knownAt, close: knownAt + 60 * hours, knownAt })
  }
  return all
}

export const madeUpDay = (madeUp: MadeUp, draw: number): Day => {
  const branch = drawBranch(chance(madeUp.seed), madeUp.people)
  const dice = chance(seedOf('made up', madeUp.seed, draw))
  const emergencies = (madeUp.requests * emergencyShare) / (1 - emergencyShare)
  const workers = branch.people.map(workerOf)
  const asked = [...promised(dice, branch, madeUp, emergencies), ...reported(dice, branch, emergencies)]
  const promises = asked.map(({ request, open, close, knownAt }, n): Promise => ({
    ...{ id: request.id, trade: request.trade, lat: request.lat, lon: request.lon, place: workers.length + n },
    ...{ open, close, expectedMin: request.expectedMin, emergency: request.emergency, knownAt, forTwo: request.forTwo === true },
    company: request.forTwo ? branch.people.filter((one) => mayGoAlong(one, request)).map((one) => one.id) : [],
    fit: branch.people.filter((one) => mayGo(one, request)).map((one) => one.id),
    newcomers: request.womanOnly || request.named !== null ? [] : [request.trade],
  }))
  return {
    ...{ name: `A made-up day (${madeUp.seed}, ${draw})`, workers, promises, breathing, travel },
    ...{ roads: null, traffic: null, known: {}, sendings: [] },
  }
}
