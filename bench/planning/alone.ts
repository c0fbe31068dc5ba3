/** The thread that plans, alone in a process of its own, so that its memory and its own processor time can be measured: it thinks one question through, and again. */
import { answerer } from '../../care/booking/actions/pencil/crossing.ts'
import type { Sent } from '../../care/booking/actions/pencil/crossing.ts'
import { openPlanner } from '../../care/booking/actions/pencil/planner.ts'
import { loadGeography } from '../../platform/maps/geography.ts'
import { roadTravelTimes } from '../../platform/maps/road-travel-times.ts'

/** MB at most; ms of its own processor time for the first answer, when no way is known yet, and for the same again. */
export type Alone = { readonly held: number; readonly first: number; readonly again: number }

process.once('message', (question: Sent) => {
  const think = answerer(openPlanner(roadTravelTimes(loadGeography().roads, 1024)))
  const thought = (): number => {
    const before = process.threadCpuUsage()
    think(question)
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1000
  }
  const [first, again] = [thought(), thought()]
  process.send?.({ held: process.resourceUsage().maxRSS / 1000, first, again } satisfies Alone)
})
process.once('disconnect', () => process.exit(0))
