import { Trouble } from '../../platform/trouble.ts'
import { serveUmpire } from '../dispatch-stdio.ts'
import type { Asked } from './asked.ts'
import { forContractor } from './contractor.ts'
import { explained } from './dispatch/explain.ts'

/** `--stdio` speaks the umpire's protocol; `--explain` says why somebody was sent on a visit, or would be now, and why nobody else. */
export const dispatch = async (asked: Asked): Promise<number> => {
  if (asked.values['stdio'] === true) {
    await serveUmpire(process.stdin, process.stdout)
    return 0
  }
  const wanted = asked.values['explain']
  if (typeof wanted !== 'string')
    throw new Trouble('Say what to do.', 'doorstep dispatch --stdio, or doorstep dispatch --explain vis_… (or apt_…, or ord_…)')
  return forContractor(asked, async (world, who) => {
    const lines = await world.db.as(who, (tx) => explained(tx, wanted))
    if (lines === null)
      throw new Trouble(`Nothing of ours is called ${wanted}.`, 'Copy the id of a visit, a promise or an order from its page.')
    for (const line of lines) asked.print(line)
    return 0
  })
}
