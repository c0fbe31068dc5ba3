/** What a dispatcher without a plan knows from the messages: who is free and where, and which homes wait. */
import type { Place } from '../../../../../lib/place.ts'
import type { Answer, UmpireEvent } from '../../../umpire/messages.ts'
import type { Dispatcher, Home } from '../../play.ts'
import type { Day, Promise, Worker } from '../day.ts'
import { toldMinutes } from '../told.ts'

export type Free = { readonly worker: Worker; readonly place: Place }
export type Board = {
  readonly day: Day
  readonly now: number
  readonly free: ReadonlyMap<string, Free>
  readonly open: ReadonlyMap<string, Promise>
  readonly mayGo: (worker: string, promise: Promise) => boolean
}
/** Somebody who goes to a home: at once, or at `leaves`, when it is time. */
export type Choice = { readonly worker: string; readonly promise: string; readonly leaves: number }

export const trip = ({ day }: Board, { place }: Free, to: Promise): number => toldMinutes(day, place, to)

/** Hears the messages, and asks `choose` whenever anything happened. Whoever is not to leave yet is asked about again when it is time. */
export const byBoard = (day: Day, choose: (board: Board) => readonly Choice[]): Dispatcher => {
  const workers = new Map(day.workers.map((one) => [one.id, one]))
  const promises = new Map(day.promises.map((one) => [one.id, one]))
  const fit = new Map(day.promises.map((one) => [one.id, new Set(one.fit)]))
  const free = new Map<string, Free>()
  const open = new Map(day.promises.filter((one) => one.knownAt === 0 && !one.forTwo).map((one) => [one.id, one]))
  const take = (event: UmpireEvent): void => {
    if (event.type === 'operative_free')
      free.set(event.operative, { worker: workers.get(event.operative)!, place: { lat: event.lat, lon: event.lon } })
    else if ('operative' in event) free.delete(event.operative)
    else if (event.type === 'visit_reported') open.set(event.visit.id, promises.get((event.visit as Home).id)!)
    else if (event.type === 'visit_released') open.set(event.visit, promises.get(event.visit)!)
    else if (event.type === 'visit_cancelled') open.delete(event.visit)
  }
  return {
    hear: (now, events): Answer => {
      for (const event of events) take(event)
      const chosen = choose({ day, now, free, open, mayGo: (worker, { id }) => fit.get(id)!.has(worker) })
      const leaving = chosen.filter(({ leaves }) => leaves <= now)
      const wakeAt = Math.min(...chosen.filter(({ leaves }) => leaves > now).map(({ leaves }) => Math.ceil(leaves)))
      for (const { worker, promise } of leaving) {
        free.delete(worker)
        open.delete(promise)
      }
      const dispatch = leaving.map(({ worker, promise }) => ({ operative: worker, visit: promise }))
      return Number.isFinite(wakeAt) ? { dispatch, wakeAt } : { dispatch }
    },
  }
}
