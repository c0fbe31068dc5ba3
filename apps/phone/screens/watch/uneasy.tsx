import { useState } from 'react'
import { uneasyEvery } from '../../../../care/alarms/rules.ts'
import { Button } from '../../../design/forms/button.tsx'
import { TextArea } from '../../../design/forms/field.tsx'
import { IconPersonChosen, IconWarning } from '../../../design/icons.ts'
import { feelUneasy, usePhone } from '../../phone.ts'
import { uneasy } from './words.ts'

/** "I feel uneasy going in": one touch, and the office watches with shorter check-ins. Words only for whoever likes. */
export function Uneasy({ inside = false }: { inside?: boolean }) {
  const { watch: standing, entries } = usePhone()
  const [said, setSaid] = useState(false)
  const { watch } = standing
  if (!watch) return null
  const isWaiting = entries.some(({ told, state }) => told.kind === 'amber' && state !== 'refused')
  if (!watch.amber && !isWaiting)
    return (
      <Button type="button" kind="quiet" wide icon={IconWarning} onClick={() => (setSaid(true), void feelUneasy())}>
        {inside ? uneasy.inside : uneasy.open}
      </Button>
    )
  return (
    <section className="uneasy" role="status">
      <h2 className="uneasy-title">
        <IconPersonChosen aria-hidden size={24} strokeWidth={2.2} />
        {uneasy.title}
      </h2>
      <p>{watch.amber ? uneasy.hint(Math.min(watch.everyMinutes, uneasyEvery)) : uneasy.waiting}</p>
      {said && <Words />}
    </section>
  )
}

const Words = () => {
  const [words, setWords] = useState('')
  const [told, setTold] = useState(false)
  if (told) return <p className="strong">{uneasy.told}</p>
  return (
    <>
      <TextArea
        name="uneasy"
        label={uneasy.label}
        hint={uneasy.labelHint}
        rows={2}
        maxLength={300}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button type="button" kind="quiet" wide disabled={words.trim() === ''} onClick={() => (setTold(true), void feelUneasy(words.trim()))}>
        {uneasy.go}
      </Button>
    </>
  )
}
