import { lapsingWithin } from '../../care/training/actions.ts'
import { Trouble } from '../../platform/trouble.ts'
import { forContractor } from './contractor.ts'
import type { Asked } from './asked.ts'

/** T4 What lapses within so many days, what has lapsed, and what was never learnt. */
export const training = (asked: Asked): Promise<number> =>
  forContractor(asked, async (world, who) => {
    const days = Number(asked.values['lapsing'])
    if (!Number.isInteger(days) || days < 0) throw new Trouble('Say within how many days.', 'doorstep training --lapsing 30')
    const lapses = await world.db.as(who, (tx) => lapsingWithin(tx, days))
    if (lapses.length === 0) asked.print(`Nothing lapses within ${days} days.`)
    for (const { name, label, gate, validUntil } of lapses)
      asked.print(`${validUntil?.toString() ?? 'never learnt'}  ${name}  ${label}${gate === 'soft' ? '' : '  (stops sending)'}`)
    return 0
  })
