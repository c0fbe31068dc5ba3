/** The thread in which days are rehearsed. It has no database and no clock: a day comes in numbers, figures go. */
import { roadsBy } from '../care/booking/actions/rehearsal/roads.ts'
import { openRehearser } from '../care/dispatch/rehearsal/days/asked.ts'
import { edinburgh, loadGeography } from '../platform/maps/geography.ts'
import { roadTravelTimes } from '../platform/maps/road-travel-times.ts'
import { answerQuestions } from '../platform/thinking/answers.ts'

answerQuestions(openRehearser(roadsBy(roadTravelTimes(loadGeography(edinburgh).roads))))
