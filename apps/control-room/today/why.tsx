import { useId, useRef } from 'react'
import { Button, Face, Initials } from '../../design/parts.ts'
import type { ProposalShown } from '../board.ts'

/** D4 Why this one, and why not the others, each with all their reasons and the next step. Works as plain words without script. */
export const Why = ({ proposal }: { proposal: ProposalShown }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const { pronoun, firstNames, why, others } = proposal
  return (
    <>
      <button type="button" className="button button-text" onClick={() => dialog.current?.showModal()}>
        Why {pronoun.object}, why not the others?
      </button>
      <dialog ref={dialog} className="today-why" aria-labelledby={title}>
        <form method="dialog" className="stack">
          <h2 id={title}>Why {firstNames}</h2>
          <ul>
            {why.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <h2>Why not the others</h2>
          <ul className="today-others">
            {others.map(({ name, face, reasons, instead }) => (
              <li key={name}>
                {face ? <Face spec={face} size={28} /> : <Initials name={name} />}
                <div>
                  <strong>{name}</strong>
                  {reasons.map((reason) => (
                    <p key={reason.code}>
                      {reason.sentence} <span className="second">{reason.next}</span>
                    </p>
                  ))}
                  {instead && <p>Could go as well. {instead}</p>}
                </div>
              </li>
            ))}
            {others.length === 0 && <li>Nobody else is on shift.</li>}
          </ul>
          <div>
            <Button kind="quiet">Close</Button>
          </div>
        </form>
      </dialog>
    </>
  )
}
