/** A made-up branch that promises: days in pencil, and the windows that the promise engine would offer a household. */
import type { Place } from '../../../lib/place.ts'
import { crowKm } from '../../../lib/place.ts'
import type { Chance } from '../examples.ts'
import { certain, lognormal, product } from '../odds/moments.ts'
import { usualWork } from '../odds/stretches.ts'
import { keptChance, promiseChance, signsIfWritten } from '../promise/odds.ts'
import type { Experience, Signs } from '../promise/odds.ts'
import { emptyPencil, write } from '../promise/pencil.ts'
import type { Pencil, Stop, Ways } from '../promise/pencil.ts'
import { drawRequest, mayGo } from './branch.ts'
import type { Branch, Request } from './branch.ts'

/** As the product offers them: pieces of two hours, then the two halves of the day. */
const windows: readonly (readonly [opens: number, closes: number])[] = [
  [480, 600],
  [600, 720],
  [720, 840],
  [840, 960],
  [960, 1080],
  [480, 720],
  [720, 1020],
]

export const travel = { circuity: 1.35, baseKmh: 15, gainKmh: 35, scaleKm: 9, fixedMin: 4, meanFactor: 1, cv: 0.3, dayCv: 0.08 }
export const minutesBetween = (from: Place, to: Place): number => {
  const km = crowKm(from, to) * travel.circuity
  return travel.fixedMin + (60 * km) / (travel.baseKmh + travel.gainKmh * (1 - Math.exp(-km / travel.scaleKm)))
}
const waysWith = (breathing: number): Ways => ({
  minutes: minutesBetween,
  tripCv: 0.3,
  dayTraffic: product(certain(1), lognormal(1, 0.08)),
  work: usualWork,
  breathing,
})

export const stopOf = (branch: Branch, request: Request, opens: number, closes: number): Stop => ({
  id: request.id,
  place: { lat: request.lat, lon: request.lon },
  opens,
  closes,
  minutes: request.expectedMin,
  fit: branch.people.flatMap((one, at) => (mayGo(one, request) ? [at] : [])),
  people: request.forTwo ? 2 : 1,
})

/** Room for emergencies that will come: so many of them, written down before any household is asked. */
export const emptyDay = (branch: Branch, dice: Chance, emergencies: number, breathing: number): Pencil => {
  const hands = branch.people.map(({ lat, lon, shiftStart, shiftEnd, breakFrom, breakMin }) => ({
    ...{ place: { lat, lon }, from: shiftStart, to: shiftEnd, breakFrom, breakMinutes: breakMin },
  }))
  const pencil = emptyPencil(hands, waysWith(breathing))
  for (let n = 0; n < emergencies; n++) {
    const at = Math.round(450 + ((n + 0.5) * 570) / emergencies)
    write(pencil, { ...stopOf(branch, drawRequest(dice, branch, `ghost${n}`, true), at, at + 180) })
  }
  return pencil
}

export type Offer = { readonly stop: Stop; readonly signs: Signs; readonly kept: number }

/** B4 Windows of this day that are likely enough to be kept; what was promised before stays as likely as it has to be. */
export const offersOn = (pencil: Pencil, branch: Branch, request: Request, experience: Experience, level: number): Offer[] =>
  windows.flatMap(([opens, closes]) => {
    const stop = stopOf(branch, request, opens, closes)
    const signs = signsIfWritten(pencil, stop)
    if (signs === null) return []
    const kept = promiseChance(signs.own, experience)
    const fair = signs.others.every((other) => keptChance(other, experience) >= level)
    return kept >= level && fair ? [{ stop, signs: signs.own, kept }] : []
  })
