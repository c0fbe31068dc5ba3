import type { InputHTMLAttributes, ReactNode } from 'react'
import { FaultLine } from './field.tsx'

type ChoiceProps = {
  title: ReactNode
  /** The second line. */
  note?: ReactNode
  /** At the far end of the row: a figure, a chip. */
  end?: ReactNode
} & Omit<InputHTMLAttributes<HTMLInputElement>, 'title' | 'type'>

const row = (type: 'radio' | 'checkbox', mark: string) =>
  function Row({ title, note, end, ...input }: ChoiceProps) {
    return (
      <label className="choice">
        <input type={type} className={mark} {...input} />
        <span className="choice-words">
          <span className="choice-title">{title}</span>
          {note && <span className="choice-note">{note}</span>}
        </span>
        {end && <span className="choice-end">{end}</span>}
        <span className="choice-frame" aria-hidden />
      </label>
    )
  }

/** A whole row to choose one of several. The chosen one has a filled ring, a rim and a tint: never the tint alone. */
export const RadioRow = row('radio', 'radio')

/** A whole row that can be ticked. */
export const Tick = row('checkbox', 'tick')

/** One question with its rows. The legend may be the page's heading: `legend={<h1>When can we come?</h1>}`. */
export function Choices({
  name,
  legend,
  hint,
  fault,
  children,
}: {
  name: string
  legend: ReactNode
  hint?: ReactNode
  fault?: string | undefined
  children: ReactNode
}) {
  return (
    <fieldset className="choices" data-fault={fault ? true : undefined} aria-describedby={fault ? `${name}-fault` : undefined}>
      <legend className="field-label">{legend}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      <FaultLine name={name} fault={fault} />
      {children}
    </fieldset>
  )
}
