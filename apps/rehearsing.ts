/** The thread in which days are rehearsed. It has no database and no clock: a day comes in numbers, figures go. */
import { openRehearser } from '../care/dispatch/rehearsal/days/asked.ts'
import { answerQuestions } from '../platform/thinking/answers.ts'

answerQuestions(openRehearser())
