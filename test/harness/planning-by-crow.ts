/** The thread that plans, on a map without roads. */
import { answerer } from '../../care/booking/actions/pencil/crossing.ts'
import { openPlanner } from '../../care/booking/actions/pencil/planner.ts'
import { crowTravelTimes } from '../../platform/maps/crow.ts'
import { answerQuestions } from '../../platform/thinking/answers.ts'

answerQuestions(answerer(openPlanner(crowTravelTimes())))
