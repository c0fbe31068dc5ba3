import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { IconFault } from '../icons.ts'

export type FieldWords = {
  /** The name of the field in the form; ids are made from it. */
  name: string
  label: ReactNode
  hint?: ReactNode
  /** What is wrong, why, and what to do: from an action's faults. */
  fault?: string | undefined
}

const describedBy = ({ name, hint, fault }: FieldWords) =>
  [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ') || undefined

/** The bold ink sentence under a control. Never red: a slip of the finger endangers nobody. */
export const FaultLine = ({ name, fault }: { name: string; fault?: string | undefined }) =>
  fault ? (
    <p className="fault" id={`${name}-fault`}>
      <IconFault aria-hidden size={20} strokeWidth={2} />
      <span>{fault}</span>
    </p>
  ) : null

/** Label above, control, then hint and fault. For a control that is not one of ours below. */
export function Field({ name, label, hint, fault, children }: FieldWords & { children: ReactNode }) {
  return (
    <div className="field" data-fault={fault ? true : undefined}>
      <label className="field-label" htmlFor={name}>
        {label}
      </label>
      {children}
      {hint && (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FaultLine name={name} fault={fault} />
    </div>
  )
}

const tied = (words: FieldWords) => ({
  id: words.name,
  name: words.name,
  'aria-describedby': describedBy(words),
  'aria-invalid': words.fault ? true : undefined,
})
const apart = <T extends FieldWords>({ name, label, hint, fault, ...rest }: T) => ({ words: { name, label, hint, fault }, rest })

export function Input(props: FieldWords & Omit<InputHTMLAttributes<HTMLInputElement>, 'name'>) {
  const { words, rest } = apart(props)
  return (
    <Field {...words}>
      <input className="control" type="text" {...rest} {...tied(words)} />
    </Field>
  )
}

export function TextArea(props: FieldWords & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name'>) {
  const { words, rest } = apart(props)
  return (
    <Field {...words}>
      <textarea className="control" rows={4} {...rest} {...tied(words)} />
    </Field>
  )
}

export type Option = { value: string; label: string }

export function Select({
  options,
  choose,
  ...props
}: FieldWords & { options: readonly Option[]; /** Words of the empty choice. */ choose?: string } & Omit<
    SelectHTMLAttributes<HTMLSelectElement>,
    'name'
  >) {
  const { words, rest } = apart(props)
  return (
    <Field {...words}>
      <select className="control" {...rest} {...tied(words)}>
        {choose && <option value="">{choose}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
