import { openAlarms } from '../../care/alarms/actions.ts'
import { operativesOf } from '../../care/workforce/actions.ts'
import type { OperativeId } from '../../lib/ids.ts'
import { clockTime } from '../../lib/time.ts'
import { forContractor } from './contractor.ts'
import type { Asked } from './asked.ts'

/** Every alarm that is open now. Exit status 1 while one rings unanswered. */
export const alarms = (asked: Asked): Promise<number> =>
  forContractor(asked, (world, who) =>
    world.db.as(who, async (tx) => {
      const open = await openAlarms(tx)
      const people = await operativesOf(
        tx,
        open.map((one) => one.operativeId as OperativeId),
      )
      if (open.length === 0) asked.print('No alarm is open.')
      for (const one of open) {
        const name = people.get(one.operativeId as OperativeId)?.name ?? one.operativeId
        asked.print(
          `${clockTime(one.receivedAt)}  ${name}  ${one.address ?? 'no address'}  ${one.state === 'ringing' ? `RINGING, ${one.rings.length} rings so far` : 'answered'}`,
        )
      }
      return open.some((one) => one.state === 'ringing') ? 1 : 0
    }),
  )
