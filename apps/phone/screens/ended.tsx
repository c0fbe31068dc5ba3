import { useState } from 'react'
import { stepsFor } from '../../../care/visits/rules.ts'
import { kindWords, outcomeLabel, signOfDanger, welfareStepWords } from '../../../care/visits/words.ts'
import { TextArea } from '../../design/forms/field.tsx'
import { IconPhone } from '../../design/icons.ts'
import { Frame } from '../parts/frame.tsx'
import { Key, Main } from '../parts/pieces.tsx'
import { act, usePhone } from '../phone.ts'
import { ending, screenTitle } from '../words.ts'
import type { OnVisit } from './on-visit.ts'
import { Breathing } from './quiet.tsx'

/** It ended before the work did: a good outcome, kindly said. Then away, and well. */
export function Ended(on: OnVisit) {
  const { shown, progress } = on
  const [note, setNote] = useState('')
  const outcome = progress.outcome ?? 'felt_wrong'
  const words = note.trim()
  const leave = (): void => void act(...(words ? [{ kind: 'note' as const, words }] : []), { kind: 'leave' })
  const looksAfter = outcome === 'nobody_answered' && shown.welfareIfNobody
  return (
    <Frame title={screenTitle.ended} raise={on.raise} main={<Main does={leave}>{ending.away}</Main>}>
      <div>
        <h1>{outcomeLabel[outcome]}</h1>
        {kindWords[outcome].say && (
          <>
            <p className="second">{ending.say}</p>
            <p className="quote">{kindWords[outcome].say}</p>
          </>
        )}
        {!looksAfter && <p className="lead">{kindWords[outcome].then}</p>}
      </div>
      {looksAfter && <LookAfter {...on} />}
      <TextArea
        name="note"
        label={ending.notes}
        hint={ending.notesHint}
        rows={2}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </Frame>
  )
}

/** V6 Known to be vulnerable: each step at the door, and a sign of danger first. */
const LookAfter = ({ shown, since }: OnVisit) => {
  const [done, setDone] = useState<readonly string[]>(() =>
    since.flatMap(({ facts }) => (facts.kind === 'welfare_step' ? [facts.step] : [])),
  )
  const [sign, setSign] = useState(false)
  const { entries } = usePhone()
  const isUntold = entries.some(({ told, state }) => state === 'waiting' && told.kind === 'visit' && told.facts.kind === 'nobody_answered')
  const steps = stepsFor(shown.safeContactOnly).atTheDoor
  const take = (step: string, danger: boolean): void => {
    void act({ kind: 'welfare_step', step, result: danger ? ending.sign : ending.stepDone, sign: danger })
    setDone([...done, step])
  }
  return (
    <section className="stack-close">
      <p className="lead">{isUntold ? ending.lookAfterUntold : ending.lookAfter}</p>
      {isUntold && (
        <a className="button button-quiet button-wide" href={`tel:${shown.office}`}>
          <IconPhone aria-hidden className="button-icon" strokeWidth={2.2} />
          <span>{ending.ringOffice}</span>
        </a>
      )}
      <div className="insist">
        <p>{signOfDanger}</p>
        {sign ? (
          <>
            <p className="strong">{ending.signSent}</p>
            <a className="button button-primary button-wide" href="tel:999">
              <IconPhone aria-hidden className="button-icon" strokeWidth={2.2} />
              <span>{ending.ringNow}</span>
            </a>
          </>
        ) : (
          <Key chosen={false} does={() => (take('knocked_again', true), setSign(true))}>
            {ending.sign}
          </Key>
        )}
      </div>
      <h2 className="phone-label">{ending.steps}</h2>
      <div className="keys keys-tall">
        {steps.map((step) => (
          <Key key={step} chosen={done.includes(step)} does={() => !done.includes(step) && take(step, false)}>
            {welfareStepWords[step]}
          </Key>
        ))}
      </div>
    </section>
  )
}

/** Away and well, told or kept to be told; from here on their own time. */
export const Away = ({ raise }: OnVisit) => <Breathing until={null} raise={raise} />
