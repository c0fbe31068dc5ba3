import { openAlarms } from '../../care/alarms/actions.ts'
import { clockTime } from '../../lib/time.ts'
import { forContractor } from './contractor.ts'
import type { Asked } from './asked.ts'

/** Every alarm that is open now. Exit status 1 while one rings unanswered. */
export const alarms = (asked: Asked): Promise<number> =>
  forContractor(asked, (world, who) =>
    world.db.as(who, async (tx) => {
      const open = await openAlarms(tx)
      if (open.length === 0) asked.print('No alarm is open.')
      for (const { receivedAt, name, address, state, rings } of open)
        asked.print(
          `${clockTime(receivedAt)}  ${name}  ${address ?? 'no address'}  ${state === 'ringing' ? `RINGING, ${rings.length} rings so far` : 'answered'}`,
        )
      return open.some((one) => one.state === 'ringing') ? 1 : 0
    }),
  )
