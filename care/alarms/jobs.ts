import type { Handler } from '../../platform/timers/timers.ts'
import { ringAlarm } from './actions.ts'
import { lapseAnswer } from './actions/answer.ts'
import { lapseTimer, ringTimer } from './actions/timers.ts'
import { askWhetherWell, decideMissed, dueTimer, missedTimer } from './actions/watch.ts'

/** What happens because time passed: a check-in is due, it was missed, an alarm rings once more, an answer lapses. */
export const alarmHandlers: readonly Handler[] = [
  { kind: dueTimer, run: ({ once, timer }) => once((tx) => askWhetherWell(tx, timer.subjectId)) },
  { kind: missedTimer, run: ({ once, timer }) => once((tx) => decideMissed(tx, timer.subjectId)) },
  { kind: ringTimer, run: ({ once, timer }) => once((tx) => ringAlarm(tx, timer.subjectId)) },
  { kind: lapseTimer, run: ({ once, timer }) => once((tx) => lapseAnswer(tx, timer.subjectId)) },
]
