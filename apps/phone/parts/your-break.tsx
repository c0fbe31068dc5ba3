import { isAtOrAfter, isBefore } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { IconClock } from '../../design/icons.ts'
import { now } from '../kept/clock.ts'
import { useSecond } from './second.ts'
import { usePhone } from '../phone.ts'
import { yourBreak } from '../words.ts'

/** D1 Their break, to come or under way; null when it is over, when there is none, and while a visit is shown. */
export const useBreak = (): { from: Instant; until: Instant; isOn: boolean } | null => {
  useSecond()
  const { visit, isHome } = usePhone()
  if (isHome || visit.kind === 'visit' || !visit.breakAt || !visit.breakUntil) return null
  const [from, until] = [visit.breakAt, visit.breakUntil]
  return isBefore(now(), until) ? { from, until, isOn: isAtOrAfter(now(), from) } : null
}

/** When it is. Nothing is said of what comes before it or after it (B2). */
export function BreakToCome() {
  const rest = useBreak()
  if (rest === null || rest.isOn) return null
  return (
    <section className="your-break">
      <IconClock aria-hidden size={30} strokeWidth={2} />
      <div>
        <h2>{yourBreak.title(rest.from, rest.until)}</h2>
        <p className="second">{`${yourBreak.lead} ${yourBreak.late}`}</p>
      </div>
    </section>
  )
}
