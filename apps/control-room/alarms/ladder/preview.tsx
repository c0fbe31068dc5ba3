import { Card } from '../../../design/parts.ts'
import type { RingShown } from './shown.ts'

/** What happens in the coming ten minutes if nobody answers, ring by ring; the broadcast is folded into its first line. */
export const Preview = ({ title, rings }: { title: string; rings: readonly RingShown[] }) => {
  const first = rings.findIndex((ring) => ring.broadcast)
  const shown = first < 0 ? rings : rings.slice(0, first + 1)
  const again = rings.length - shown.length
  return (
    <Card flush title={title} aside="If nobody answers">
      <ol className="ladder-preview">
        {shown.map((ring) => (
          <li key={ring.key}>
            <span className="figures strong">{ring.after}</span>
            <div>
              <p className="strong">{ring.who}</p>
              <p className="second small">{ring.how}</p>
            </div>
          </li>
        ))}
      </ol>
      {again > 0 && (
        <p className="ladder-again second">
          Then everyone on duty again, every 40 seconds, {again} more times in these ten minutes, and on without end. Nothing switches this
          off.
        </p>
      )}
    </Card>
  )
}
