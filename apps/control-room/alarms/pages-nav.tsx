import { NavLink } from 'react-router'

const pages = [
  ['/alarms', 'Now'],
  ['/alarms/ladder', 'Who is rung'],
  ['/alarms/drills', 'Drills'],
  ['/alarms/past', 'Past'],
  ['/alarms/figures', 'Figures'],
] as const

/** The pages about alarms, beside each other. */
export const AlarmPages = () => (
  <nav className="alarm-pages" aria-label="About alarms">
    {pages.map(([path, word]) => (
      <NavLink key={path} to={path} end>
        {word}
      </NavLink>
    ))}
  </nav>
)
