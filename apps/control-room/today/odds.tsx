import type { ProposalShown } from '../board.ts'

type Going = Pick<ProposalShown, 'firstNames' | 'fields'>
/** “if Grace leaves now” */
export const ifTheyLeave = ({ fields, firstNames }: Going, names = firstNames): string =>
  `if ${names} ${fields.operativeIds.includes(' ') ? 'leave' : 'leaves'} now`

/** How likely a promise is kept, of twenty like it: counted in dots, and said in words. `goes`: who is to leave now for that. */
export const Odds = ({ kept, goes }: { kept: number; goes: Going | null }) => (
  <div className="today-odds">
    <span className="today-dots" aria-hidden>
      {Array.from({ length: 20 }, (_, dot) => (
        <span key={dot} data-kept={dot < kept || undefined} />
      ))}
    </span>
    <p>
      <strong>{kept} in 20</strong> likely to be kept
      {goes && ` ${ifTheyLeave(goes)}`}
    </p>
  </div>
)
