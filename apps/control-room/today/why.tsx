import { useId, useRef } from 'react'
import { useFetcher } from 'react-router'
import { Button, Face, Initials } from '../../design/parts.ts'
import type { OtherPerson, ProposalShown } from '../board.ts'
import type { PassedOver } from '../today-why.ts'

/** D4 Why this one, and why not the others, each with all their reasons and the next step; the others are asked for when somebody looks. */
export const Why = ({ proposal }: { proposal: ProposalShown }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const asked = useFetcher<PassedOver>()
  const { key, pronoun, firstNames, why } = proposal
  const look = () => {
    dialog.current?.showModal()
    void asked.load(`/today/why/${encodeURIComponent(key)}`)
  }
  return (
    <>
      <button type="button" className="button button-text" onClick={look}>
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
          <div role="status">{asked.data ? <Others others={asked.data.others} /> : <p className="second">Looking.</p>}</div>
          <div>
            <Button kind="quiet">Close</Button>
          </div>
        </form>
      </dialog>
    </>
  )
}

const Others = ({ others }: { others: readonly OtherPerson[] | null }) => {
  if (others === null) return <p>This is not proposed any more. Close this and look again.</p>
  return (
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
  )
}
