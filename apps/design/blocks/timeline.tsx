import type { ReactNode } from 'react'
import type { Icon } from '../icons.ts'

/** Green: what we did. Lamp: the promise. Heather: the resident's word. Plate: a marker, square. Slate: all else. */
export type TimelineTone = 'green' | 'lamp' | 'heather' | 'plate' | 'slate'

export type TimelineItem = {
  key: string
  /** As people say it: “10:43”. */
  time: string
  /** A new day begins above this entry: “Friday 20 November”, “Today”. */
  day?: string | undefined
  tone: TimelineTone
  icon: Icon
  title: ReactNode
  note?: ReactNode
  /** Photos, pills, a link: under the words. */
  more?: ReactNode
}

/** A story from its beginning to its end: time, mark, words. */
export const Timeline = ({ label, items }: { label: string; items: readonly TimelineItem[] }) => (
  <ol className="timeline" aria-label={label}>
    {items.map(({ key, time, day, tone, icon: Sign, title, note, more }) => (
      <li key={key} className={day ? 'timeline-item timeline-first' : 'timeline-item'}>
        {day && <p className="timeline-day">{day}</p>}
        <time className="timeline-time figures">{time}</time>
        <span className={`timeline-mark timeline-${tone}`}>
          <Sign aria-hidden size={17} strokeWidth={2} />
        </span>
        <div className="timeline-words">
          <p className="strong">{title}</p>
          {note && <p className="second timeline-note">{note}</p>}
          {more}
        </div>
      </li>
    ))}
  </ol>
)
