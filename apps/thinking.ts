/** The thread in which promises are thought through (B4). It has no database and no clock: numbers come, numbers go. */
import { openThinker } from '../care/dispatch/promise/thinking.ts'
import { roughTrip } from '../care/booking/actions/windows/trips.ts'
import { answerQuestions } from '../platform/thinking/answers.ts'

answerQuestions(openThinker(roughTrip))
