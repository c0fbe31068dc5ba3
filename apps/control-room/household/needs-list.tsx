import type { ReactNode } from 'react'
import { NeedPill } from '../../design/parts.ts'
import type { NeedLine } from './needs-shown.ts'
import './needs.css'

/** H1 Each need with what we do about it and what it costs; `end` adds what can be done with it. */
export const NeedsList = ({ needs, end }: { needs: readonly NeedLine[]; end?: (need: NeedLine) => ReactNode }) => (
  <ul className="needs-list">
    {needs.map((need) => (
      <li key={need.key}>
        <NeedPill icon={need.icon} wide>
          {need.label}
        </NeedPill>
        <div className="needs-list-words">
          <p>{need.whatWeDo}</p>
          {need.ifPossible && <p className="third">If possible. They said that it may be otherwise.</p>}
          {end?.(need)}
        </div>
        {need.consequence && <p className="strong small needs-list-end">{need.consequence}</p>}
      </li>
    ))}
  </ul>
)
