import type { Id, VisitId } from '../../lib/ids.ts'
import type { Handler } from '../../platform/timers/timers.ts'
import { askHow, askHowTimer, ringForWelfare, ringForWord, unheardTimer, welfareTimer } from './actions.ts'

export const visitHandlers: readonly Handler[] = [
  { kind: askHowTimer, run: ({ timer, once }) => once((tx) => askHow(tx, timer.subjectId as VisitId)) },
  { kind: unheardTimer, run: ({ timer, once }) => once((tx) => ringForWord(tx, timer.subjectId as Id<'word'>)) },
  { kind: welfareTimer, run: ({ timer, once }) => once((tx) => ringForWelfare(tx, timer.subjectId as Id<'welfareCheck'>)) },
]
