import { join } from 'node:path'
import { readAnchors } from '../../care/record/jobs.ts'
import { verifyRecord } from '../../care/record/verify.ts'
import { openWorld } from '../world.ts'
import type { Asked } from './asked.ts'

/** R1 Exit status 1 when a chain is broken; the first broken link is named. */
export const verify = async ({ config, print }: Asked): Promise<number> => {
  const { world } = openWorld(config)
  try {
    const verdicts = await verifyRecord(world, await readAnchors(join(config.dataDir, 'record-heads.log')))
    for (const v of verdicts) {
      const waiting = v.unsealed === 0 ? '' : `, ${v.unsealed} not sealed yet`
      print(v.brokenAt ? `${v.name}: BROKEN. ${v.brokenAt}` : `${v.name}: unbroken. ${v.events} events in ${v.seals} seals${waiting}.`)
    }
    if (verdicts.length === 0) print('There is no record yet.')
    return verdicts.some((v) => v.brokenAt) ? 1 : 0
  } finally {
    await world.db.close()
  }
}
