/** Who may do what under the umpire's four rules, and what a missed language costs; trips by its published model. */
import { crowKm } from '../../../lib/place.ts'
import type { Place } from '../../../lib/place.ts'
import type { TravelModel, UmpireOperative, UmpireVisit } from './messages.ts'

const languageMissed = 5

/** 0 when they may not; else 1 + the price of a language that is not spoken. */
export const fitFor = (o: UmpireOperative, v: UmpireVisit): number => {
  if (!o.trades.includes(v.trade)) return 0
  if (v.womanOnly && o.sex !== 'f') return 0
  if (v.named !== null && v.named !== o.id) return 0
  if (!v.topics.every((topic) => o.topics.includes(topic))) return 0
  return v.language !== null && !o.languages.includes(v.language) ? 1 + languageMissed : 1
}

/** Expected minutes of a trip on a day like any other. */
export const tripMinutes = (model: TravelModel, from: Place, to: Place): number => {
  const km = crowKm(from, to) * model.circuity
  const kmh = model.baseKmh + model.gainKmh * (1 - Math.exp(-km / model.scaleKm))
  return model.meanFactor * (model.fixedMin + (60 * km) / kmh)
}
