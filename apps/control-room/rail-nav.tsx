import { NavLink } from 'react-router'
import { IconMenu } from '../design/icons.ts'
import type { RailEntry } from './rail.ts'

const Entry = ({ entry: { path, word, icon: Sign, letter }, rest }: { entry: RailEntry; rest: boolean }) => (
  <NavLink to={path} className={rest ? 'rail-entry rail-rest' : 'rail-entry'} aria-keyshortcuts={`g ${letter}`}>
    <Sign aria-hidden size={22} strokeWidth={1.9} />
    {word}
  </NavLink>
)

/** How many entries stand in the bar of a small screen before the rest goes under “More”. */
const inBar = 4

/** The rail at the side; on a small screen a bar at the foot, whose last entry opens the rest. */
export const Rail = ({ entries }: { entries: readonly RailEntry[] }) => (
  <nav className="rail" aria-label="Pages">
    {entries.map((entry, place) => (
      <Entry key={entry.path} entry={entry} rest={place >= inBar} />
    ))}
    {entries.length > inBar && (
      <details className="rail-more">
        <summary className="rail-entry">
          <IconMenu aria-hidden size={22} strokeWidth={1.9} />
          More
        </summary>
        <div className="rail-more-list">
          {entries.slice(inBar).map((entry) => (
            <Entry key={entry.path} entry={entry} rest={false} />
          ))}
        </div>
      </details>
    )}
  </nav>
)
