import { Card, Empty, RadioRow } from '../../design/parts.ts'
import type { WindowDay } from './windows.ts'

/** Windows that can be promised are rows to choose; the others are said with their reason and next step, and cannot be chosen (B4). */
export const WindowsCard = ({
  form,
  days,
  level,
  oddsTrouble,
  chosen,
  choose,
}: {
  /** The form that promises stands elsewhere on the page. */
  form: string
  days: readonly WindowDay[]
  /** Of a hundred windows that are offered, so many are kept. */
  level: number
  /** What is to be said when odds are not known. */
  oddsTrouble: string | null
  chosen: string | null
  choose: (value: string) => void
}) => (
  <Card flush title="Windows we can promise" aside={`Kept at least ${level} times in 100, given everything already promised`}>
    <fieldset className="call-windows">
      <legend className="unseen">When can we come?</legend>
      {oddsTrouble && <p className="call-not">{oddsTrouble}</p>}
      {days.map(({ day, free, not }) => (
        <div key={day}>
          <p className="call-day">{day}</p>
          {free.map((row) => (
            <RadioRow
              key={row.value}
              name="window"
              form={form}
              value={row.value}
              title={row.hours}
              end={row.fit}
              checked={row.value === chosen}
              onChange={() => choose(row.value)}
              required
            />
          ))}
          {not.map(({ hours, sentence, next }) => (
            <div key={hours} className="call-not">
              <p className="second">{hours}</p>
              <p>
                <strong>Not offered.</strong> {sentence} <span className="second">{next}</span>
              </p>
            </div>
          ))}
        </div>
      ))}
      {days.length === 0 && (
        <Empty title="No windows to show">Windows stand here as soon as the order is open and somebody lives there.</Empty>
      )}
    </fieldset>
  </Card>
)
