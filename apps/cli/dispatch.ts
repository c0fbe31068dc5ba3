import { aheadNow, bookingsOfVisit, sentencesOf } from '../../care/booking/actions.ts'
import { operativesOf } from '../../care/workforce/actions.ts'
import type { OperativeId, VisitId } from '../../lib/ids.ts'
import { clockTime } from '../../lib/time.ts'
import { Trouble } from '../../platform/trouble.ts'
import { serveUmpire } from '../dispatch-stdio.ts'
import { forContractor } from './contractor.ts'
import type { Asked } from './asked.ts'

/** `--stdio` speaks the umpire's protocol; `--explain` says why somebody was sent on a visit, or would be sent on an order now. */
export const dispatch = async (asked: Asked): Promise<number> => {
  if (asked.values['stdio'] === true) {
    await serveUmpire(process.stdin, process.stdout)
    return 0
  }
  const wanted = asked.values['explain']
  if (typeof wanted !== 'string')
    throw new Trouble('Say what to do.', 'doorstep dispatch --stdio, or doorstep dispatch --explain vis_… (or ord_…)')
  return forContractor(asked, (world, who) =>
    world.db.as(who, async (tx) => {
      const sent = await bookingsOfVisit(tx, wanted as VisitId)
      const ahead = await aheadNow(tx)
      const proposed = sent.length > 0 ? [] : ahead.proposals.filter((one) => one.orderId === wanted)
      const notes = sent.length > 0 ? [] : ahead.notes.filter((one) => one.orderId === wanted)
      const ids = [
        ...sent.map((one) => one.operativeId),
        ...proposed.flatMap((one) => [...one.operatives, ...one.passedOver.map((other) => other.operative)]),
      ]
      const people = await operativesOf(tx, ids as OperativeId[])
      const name = (id: string): string => people.get(id as OperativeId)?.name ?? id
      for (const one of sent) asked.print(`${name(one.operativeId)}, sent at ${clockTime(one.sentAt)}: ${one.why.sentences.join(' ')}`)
      for (const one of proposed) {
        asked.print(`${one.operatives.map(name).join(' and ')}, now: ${one.why.join(' ')}`)
        for (const other of one.passedOver)
          asked.print(
            `  not ${name(other.operative)}: ${other.reasons.length > 0 ? other.reasons.map((r) => r.sentence).join(' ') : other.instead}`,
          )
      }
      for (const note of notes) asked.print(sentencesOf(note).join(' '))
      if (sent.length + proposed.length === 0) asked.print('Nobody was sent on this, and nobody would be sent on it now.')
      return 0
    }),
  )
}
