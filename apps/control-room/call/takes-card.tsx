import { Card, DayBar } from '../../design/parts.ts'
import type { OnTheLine } from './order-on-the-line.ts'

/** The minutes in the open, breathing space included. */
export const TakesCard = ({ takes }: { takes: OnTheLine['takes'] }) => (
  <Card title="What the visit will take">
    <DayBar
      label={takes.parts.map((one) => `${one.label} ${one.minutes} minutes`).join(', ')}
      parts={takes.parts.map((one) => ({ tone: one.tone, amount: one.minutes, label: one.label }))}
    />
    <dl className="call-takes">
      {takes.parts.map((one) => (
        <div key={one.label}>
          <dt>{one.label}</dt>
          <dd>{one.minutes} min</dd>
        </div>
      ))}
      <div>
        <dt className="strong">Nobody else is booked in</dt>
        <dd>{takes.total} min</dd>
      </div>
    </dl>
  </Card>
)
