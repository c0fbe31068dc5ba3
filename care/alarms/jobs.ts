import { handOverTimer } from './actions/guarding/handing-over.ts'
import { tellCentre } from './actions/guarding/tell-centre.ts'
import { engineOf } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'
import type { ContractorId } from '../../lib/ids.ts'
import type { Handler } from '../../platform/timers/timers.ts'
import { ringAlarm } from './actions.ts'
import { ringApart } from './actions/ring.ts'
import { lapseAnswer } from './actions/answer.ts'
import { drillIsOver, expectDrillOnce, monthlyDrill } from './actions/looking-back/drill.ts'
import { remindOfReview } from './actions/looking-back/review.ts'
import { drillEndsTimer, callOverTimer, lapseTimer, monthlyDrillTimer, reviewTimer, ringTimer } from './actions/timers.ts'
import {
  askWhetherHome,
  callWhetherHome,
  decideNotHome,
  homeCallTimer,
  homeDueTimer,
  homeMissedTimer,
} from './actions/watching/home-safe.ts'
import { askWhetherWell, callForPin, decideMissed } from './actions/watching/missed.ts'
import { callTimer, dueTimer, missedTimer } from './actions/watching/watch.ts'

/** A3 Every contractor has a drill each month, also one that came before there were drills. The worker sees to it when it starts. */
export const expectDrills = async (world: World): Promise<void> => {
  const contractors = await world.db.engine(({ q }) => q.selectFrom('contractors').select('contractorId').execute())
  for (const { contractorId } of contractors) await world.db.as(engineOf(contractorId as ContractorId), expectDrillOnce)
}

/** What happens because time passed: a check-in is due, it was missed, an alarm rings once more, an answer lapses. */
export const alarmHandlers: readonly Handler[] = [
  { kind: dueTimer, run: ({ once, timer }) => once((tx) => askWhetherWell(tx, timer.subjectId)) },
  { kind: callTimer, run: ({ once, timer }) => once((tx) => callForPin(tx, timer.subjectId)) },
  { kind: missedTimer, run: ({ once, timer }) => once((tx) => decideMissed(tx, timer.subjectId)) },
  { kind: homeDueTimer, run: ({ once, timer }) => once((tx) => askWhetherHome(tx, timer.subjectId)) },
  { kind: homeCallTimer, run: ({ once, timer }) => once((tx) => callWhetherHome(tx, timer.subjectId)) },
  { kind: homeMissedTimer, run: ({ once, timer }) => once((tx) => decideNotHome(tx, timer.subjectId)) },
  { kind: ringTimer, run: ({ once, timer }) => once((tx) => ringAlarm(tx, timer.subjectId)) },
  { kind: callOverTimer, run: ({ once, timer }) => once((tx) => ringApart(tx, timer.subjectId)) },
  { kind: lapseTimer, run: ({ once, timer }) => once((tx) => lapseAnswer(tx, timer.subjectId)) },
  { kind: reviewTimer, run: ({ once, timer }) => once((tx) => remindOfReview(tx, timer.subjectId)) },
  { kind: monthlyDrillTimer, run: ({ once }) => once(monthlyDrill) },
  { kind: drillEndsTimer, run: ({ once, timer }) => once((tx) => drillIsOver(tx, timer.subjectId)) },
  { kind: handOverTimer, run: tellCentre },
]
