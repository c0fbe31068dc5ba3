/** D4 What controllers decided by hand, as the board shows it: who, until when, by whom and why, and what it costs the day. */
import type { AheadNow } from '../../../care/booking/actions.ts'
import { clockTime } from '../../../lib/time.ts'
import { readFace } from '../../design/faces/read.ts'
import { nameIn, type Known } from './known.ts'

export type ByHand = {
  costs: string | null
  steers: { key: string; name: string; face: ReturnType<typeof readFace>; title: string; note: string }[]
}

const costWords = (minutes: number): string =>
  minutes < 1
    ? 'As the day stands, this costs nothing.'
    : `As the day stands, this costs about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} more in travel and risk than the plan alone.`

export const byHandShown = ({ steers, handCosts }: AheadNow, known: Known): ByHand => ({
  costs: handCosts === null ? null : costWords(handCosts),
  steers: steers.map((one) => {
    const person = known.operatives.get(one.operativeId)
    const home = nameIn(known, one.householdId)
    const what =
      one.kind === 'hold_back'
        ? `held back until ${clockTime(one.until)}`
        : `${one.kind === 'pin' ? 'pinned to' : 'kept away from'} ${home}’s promise`
    return {
      ...{ key: one.id, name: person?.name ?? one.firstName, face: readFace(person?.face) },
      title: `${one.firstName} is ${what}`,
      note: `${one.by}: ${one.reason}`,
    }
  }),
})
