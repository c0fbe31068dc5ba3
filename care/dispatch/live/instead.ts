/** B6 Who else could set off to a promise at risk now, and how likely each of them is there in time. The plan chose otherwise; a controller may. */
import type { OperativeId } from '../../../lib/ids.ts'
import { after, minutes } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { chanceLater } from '../odds/shape.ts'
import type { Asking } from '../engine/asking.ts'
import { mayBeProposed } from '../hand.ts'
import { minutesOn, tripNow } from './ahead.ts'
import type { Drawn } from './draw.ts'
import type { LiveFacts } from './ground.ts'

/** `chance`: 0 to 1, that they knock after the window closed. `meantElsewhere`: the plan has another home in mind for them. */
export type Instead = {
  readonly operative: OperativeId
  readonly arrivesAt: Instant
  readonly chance: number
  readonly meantElsewhere: boolean
}

/** More than these would be a list, not a choice. */
const most = 2

/** Everybody who may leave for this home now, on their own, the likeliest to be in time first. */
export const insteadFor = (facts: LiveFacts, { planner, free }: Drawn, asking: Asking, at: number): Instead[] => {
  const visit = facts.visits[at]!
  const closes = minutesOn(facts.now, visit.window.to)
  return free
    .flatMap((person): Instead[] => {
      const operative = facts.operatives[person]!
      const minutesAway = facts.minutes[person]![at]!
      const going = { team: [], minutesAway }
      if (!Number.isFinite(minutesAway) || !asking.may(person, at, going)) return []
      if (!mayBeProposed({ operative, visit, now: facts.now, going })) return []
      const next = planner.leaves(person)
      return [
        {
          operative: operative.id,
          arrivesAt: after(facts.now, minutes(Math.ceil(minutesAway))),
          chance: chanceLater(tripNow(facts.ahead, minutesAway), closes),
          meantElsewhere: next !== null && next.visit !== at,
        },
      ]
    })
    .toSorted((a, b) => a.chance - b.chance || Number(a.meantElsewhere) - Number(b.meantElsewhere))
    .slice(0, most)
}
