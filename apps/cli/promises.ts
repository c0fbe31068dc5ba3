import { promiseLevelNow, setPromiseLevel } from '../../care/booking/actions.ts'
import { orThrow } from '../../lib/refusal.ts'
import { dayOf } from '../../lib/time.ts'
import { Trouble } from '../../platform/trouble.ts'
import type { Asked } from './asked.ts'
import { forContractor, seniorNamed, whichContractor } from './contractor.ts'

const text = { type: 'string' } as const
export const promisesOptions = { ...whichContractor, level: text, by: text, why: text } as const

/** B4 Shows how sure a window must be before it is offered; sets it, in a senior's name and with a reason. */
export const promises = (asked: Asked): Promise<number> =>
  forContractor(asked, async (world, engine) => {
    const { level, by, why } = asked.values as Partial<Record<string, string>>
    if (level !== undefined) {
      const who = await world.db.as(engine, (tx) => seniorNamed(tx, by))
      const outcome = await world.db.act(who, (tx) => setPromiseLevel(tx, { inHundred: Number(level), why: why ?? '' }))
      if (!outcome.ok && outcome.kind === 'refused') throw new Trouble(outcome.reasons[0]!.sentence, outcome.reasons[0]!.next)
      orThrow(outcome)
    }
    const { inHundred, set } = await world.db.as(engine, promiseLevelNow)
    asked.print(`A window is offered when it is kept at least ${inHundred} times in 100.`)
    asked.print(
      set
        ? `Set by ${set.by ?? 'somebody who left'}, ${dayOf(set.at).toLocaleString('en-GB', { dateStyle: 'long' })}: ${set.why}`
        : 'As usual: nobody has set it otherwise.',
    )
    asked.print('Higher: fewer windows, and households wait longer for one. Lower: more windows, and more often nobody comes in time.')
    return 0
  })
