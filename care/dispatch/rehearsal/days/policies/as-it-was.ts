/** The day as it was decided: everybody is sent where the record says, when it says, or as soon after as they are free. */
import type { Dispatcher } from '../../play.ts'
import type { Day } from '../day.ts'

export const asItWas = (day: Day): Dispatcher => {
  const left = [...day.sendings]
  const free = new Set<string>()
  return {
    hear: (now, events) => {
      for (const event of events) {
        if (event.type === 'operative_free') free.add(event.operative)
        else if ('operative' in event) free.delete(event.operative)
      }
      const due = left.filter(({ at }) => at <= now)
      const ready = due.filter(({ promise }) => due.every((one) => one.promise !== promise || free.has(one.worker)))
      for (const one of ready) {
        left.splice(left.indexOf(one), 1)
        free.delete(one.worker)
      }
      const next = left.find(({ at }) => at > now)
      return { dispatch: ready.map(({ worker, promise }) => ({ operative: worker, visit: promise })), ...(next && { wakeAt: next.at }) }
    },
  }
}
