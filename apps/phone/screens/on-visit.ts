import type { Progress, Seen, Shown } from '../../../care/visits/rules.ts'
import type { Done, Visit } from '../kept/reckon.ts'

/** What every screen of a visit is given. `since`: what was done here that the office's last answer does not hold. */
export type OnVisit = {
  visit: Visit
  shown: Shown
  seen: Seen
  progress: Progress
  since: readonly Done[]
  raise: () => void
}
