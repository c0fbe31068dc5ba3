import type { ReactNode } from 'react'
import { reason } from '../../../care/booking/words.ts'
import { IconAtRisk, IconCheck } from '../../design/icons.ts'
import { Button, ButtonLink } from '../../design/parts.ts'
import type { ChangeShown, EffectShown } from './effect-shown.ts'
import './effects.css'

type ChangesProps = {
  title: string
  /** What the figures say: “broken”. */ likely: string
  icon: typeof IconCheck
  changes: readonly ChangeShown[]
}
const Changes = ({ title, likely, icon: Sign, changes }: ChangesProps) =>
  changes.length > 0 && (
    <div>
      <h3>
        <Sign aria-hidden size={18} strokeWidth={2.2} /> {title}
      </h3>
      <ul className="effect-changes">
        {changes.map(({ key, home, window, before, after }) => (
          <li key={key}>
            <span>
              <strong>{home}</strong>
              <span className="second"> {window}</span>
            </span>
            <span className="effect-change">
              <span className="second">
                {likely} {before}
              </span>{' '}
              <span aria-hidden>→</span>
              <span className="unseen">, then </span> <strong>{after}</strong>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )

/** B4 Whether there is room left for what nobody has reported yet. */
const Emergencies = ({ emergencies: { isWorse, sentence } }: { emergencies: NonNullable<EffectShown['emergencies']> }) =>
  isWorse ? (
    <h3>
      <IconAtRisk aria-hidden size={18} strokeWidth={2.2} /> {sentence}
    </h3>
  ) : (
    <p>{sentence}</p>
  )

/** What it does, by home and window: nothing that changes is left out. */
const Effect = ({ effect: { at, reach, part, worse, better, emergencies, goers, road, troubles } }: { effect: EffectShown }) => (
  <div className="effect-words">
    {worse.length === 0 && (
      <p className="effect-none">
        <IconCheck aria-hidden size={18} strokeWidth={2.4} /> No promise becomes likelier to be broken.
      </p>
    )}
    <Changes title="Likelier to be broken" likely="broken" icon={IconAtRisk} changes={worse} />
    {emergencies && <Emergencies emergencies={emergencies} />}
    {troubles.map(({ key, home, sentence, next }) => (
      <p key={key}>
        <strong>{home}:</strong> {sentence} <span className="second">{next}</span>
      </p>
    ))}
    <Changes title="Likelier to be kept" likely="kept" icon={IconCheck} changes={better} />
    <ul className="effect-goers">
      {[...goers, road].map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
    {part !== null && <p>{part}</p>}
    <p className="third">
      Reckoned at {at} {reach}, in pencil: nothing is decided yet.
    </p>
  </div>
)

/** The plan is not known: the yes stays, and says what it does not know. */
const NotKnown = () => {
  const { sentence, next } = reason('B6_EFFECT_NOT_KNOWN')
  return (
    <p className="effect-words">
      <strong>{sentence}</strong> <span className="second">{next}</span>
    </p>
  )
}

const takeFocus = (heading: HTMLHeadingElement | null): void => heading?.focus()

/** The two answers under it. No leads back to `here` and decides nothing. */
export const YesOrNo = ({ yes, here }: { yes: string; here: string }) => (
  <div className="row">
    <Button>{yes}</Button>
    <ButtonLink kind="quiet" to={here}>
      No, leave it as it is
    </ButtonLink>
  </div>
)

type EffectCardProps = { question: string; lines?: readonly string[]; effect: EffectShown | null; children: ReactNode }
/**
 * B6 The effect on everybody else before somebody says yes. It takes the focus, so that whoever reads it with keys or ears is
 * there; `lines` say what would be decided, and `children` are the yes and the no.
 */
export const EffectCard = ({ question, lines = [], effect, children }: EffectCardProps) => (
  <section className="card card-lit effect" aria-labelledby="effect-question">
    <h2 id="effect-question" key={`${question} ${effect?.at}`} ref={takeFocus} tabIndex={-1}>
      {question}
    </h2>
    {lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
    {effect === null ? <NotKnown /> : <Effect effect={effect} />}
    {children}
  </section>
)
