/** The thread that plans, alone in a process of its own, so that its memory can be measured: it thinks one question through, and again, and says what it held at most. */
import { answerer } from '../../care/booking/actions/pencil/crossing.ts'
import type { Sent } from '../../care/booking/actions/pencil/crossing.ts'
import { openPlanner } from '../../care/booking/actions/pencil/planner.ts'
import { loadGeography } from '../../platform/maps/geography.ts'
import { roadTravelTimes } from '../../platform/maps/road-travel-times.ts'

process.once('message', (question: Sent) => {
  const think = answerer(openPlanner(roadTravelTimes(loadGeography().roads, 1024)))
  think(question)
  think(question)
  process.send?.(process.resourceUsage().maxRSS / 1000)
})
process.once('disconnect', () => process.exit(0))
