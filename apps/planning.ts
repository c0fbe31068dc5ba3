/** The thread in which the plan in pencil is thought through (B6). It has no database and no clock: facts come, answers go. The roads are its own. */
import { answerer } from '../care/booking/actions/pencil/crossing.ts'
import { openPlanner } from '../care/booking/actions/pencil/planner.ts'
import { edinburgh, loadGeography } from '../platform/maps/geography.ts'
import { roadTravelTimes } from '../platform/maps/road-travel-times.ts'
import { answerQuestions } from '../platform/thinking/answers.ts'

/** A region of a thousand people sets off from as many places, most of them the same from one question to the next: some 40 MB. */
const runsKept = 1024
answerQuestions(answerer(openPlanner(roadTravelTimes(loadGeography(edinburgh).roads, runsKept))))
