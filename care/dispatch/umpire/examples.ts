/** A small day of the umpire's, for tests. */
import type { UmpireDay, UmpireEvent, UmpireOperative, UmpireVisit } from './messages.ts'

/** Nine o’clock. */
export const nine = 9 * 60
export const anOperative = (id: string, over: Partial<UmpireOperative> = {}): UmpireOperative => ({
  id,
  lat: 55.95,
  lon: -3.19,
  shiftStart: 480,
  shiftEnd: 990,
  breakFrom: 690,
  breakMin: 30,
  trades: ['gas'],
  sex: 'm',
  languages: [],
  topics: ['dementia'],
  ...over,
})
export const aVisit = (id: string, over: Partial<UmpireVisit> = {}): UmpireVisit => ({
  id,
  lat: 55.96,
  lon: -3.17,
  trade: 'gas',
  open: nine,
  close: 660,
  expectedMin: 45,
  cv: 0.5,
  emergency: false,
  makeSafe24: false,
  womanOnly: false,
  topics: [],
  named: null,
  language: null,
  ...over,
})
export const aDay = (operatives: UmpireOperative[], visits: UmpireVisit[]): UmpireDay => ({
  travel: { circuity: 1.35, baseKmh: 15, gainKmh: 35, scaleKm: 9, fixedMin: 4, meanFactor: 1, cv: 0.3, dayCv: 0.08 },
  duration: { cv: 0.5, overrunP: 0.05, overrunFactor: 2 },
  noAccess: { p: 0.06, minutes: 10 },
  emergencyPerHour: 0.4,
  emergencyHours: [450, 1020],
  operatives,
  visits,
})
export const free = (operative: string): UmpireEvent => ({ type: 'operative_free', operative, lat: 55.95, lon: -3.19 })
