/** What a dispatcher is told of a day, in the umpire's words. Who may go is told as one topic for each home, so that no policy judges it for itself. */
import { tripMinutes } from '../../umpire/fits.ts'
import type { UmpireDay, UmpireVisit } from '../../umpire/messages.ts'
import type { Company } from '../../umpire/two.ts'
import { asBelieved } from '../truth.ts'
import type { Home, Person } from '../play.ts'
import type { Day, Promise, Worker } from './day.ts'

const anyTrade = 'any'
const noAnswerMinutes = 10

/** To a dispatcher a visit is over when the next may begin: the breathing space is part of it. */
export const homeOf = (one: Promise, breathing: number): Home => ({
  ...{ id: one.id, lat: one.lat, lon: one.lon, trade: anyTrade, open: one.open, close: one.close },
  ...{ expectedMin: one.expectedMin + breathing, cv: asBelieved.workCv, emergency: one.emergency, makeSafe24: false },
  ...{ womanOnly: false, topics: [one.id], named: null, language: null, knownAt: one.knownAt, forTwo: one.forTwo },
})

export type Staffed = Person & { readonly place: number }
export const personOf = (one: Worker, { promises }: Day): Staffed => ({
  ...{ id: one.id, lat: one.lat, lon: one.lon, place: one.place, shiftStart: one.shiftStart, shiftEnd: one.shiftEnd },
  ...{ breakFrom: one.breakFrom, breakMin: one.breakMin, offAt: one.offAt, trades: [anyTrade], sex: 'm', languages: [] },
  topics: promises.filter(({ fit }) => fit.includes(one.id)).map(({ id }) => id),
})

/** Nobody knows beforehand how many emergencies a day brings: as many as this one did, over the hours that anybody works. */
const emergenciesIn = ({ promises, workers }: Day): Pick<UmpireDay, 'emergencyPerHour' | 'emergencyHours'> => {
  const hours = [Math.min(...workers.map((one) => one.shiftStart)), Math.max(...workers.map((one) => one.shiftEnd))] as const
  const reported = promises.filter((one) => one.emergency && one.knownAt > 0).length
  return { emergencyPerHour: (60 * reported) / Math.max(60, hours[1] - hours[0]), emergencyHours: hours }
}

export const openingOf = (day: Day, people: readonly Person[], homes: readonly UmpireVisit[]): UmpireDay => ({
  ...{ travel: day.travel, operatives: people, visits: homes, ...emergenciesIn(day) },
  duration: { cv: asBelieved.workCv, overrunP: asBelieved.overrunChance, overrunFactor: asBelieved.overrunFactor },
  noAccess: { p: asBelieved.noAccess(0), minutes: noAnswerMinutes + day.breathing },
})

/** The homes that take two, and who may go along to each. */
export const companyOf = ({ promises }: Day): Company =>
  new Map(promises.filter(({ forTwo }) => forTwo).map(({ id, company }) => [id, new Set(company)]))

/** Minutes of a trip as everybody is told them. */
export const toldMinutes = (day: Day, from: { lat: number; lon: number }, to: { lat: number; lon: number }): number =>
  tripMinutes(day.travel, from, to)
