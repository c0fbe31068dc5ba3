import { useState } from 'react'
import { dangers, mostWords } from '../../../care/safeguarding/rules.ts'
import type { Danger } from '../../../care/safeguarding/rules.ts'
import { raiseWords } from '../../../care/safeguarding/words.ts'
import { Button } from '../../design/forms/button.tsx'
import { TextArea } from '../../design/forms/field.tsx'
import { IconPhone } from '../../design/icons.ts'
import { Frame } from '../parts/frame.tsx'
import { Key, Main } from '../parts/pieces.tsx'
import { raiseConcern, usePhone } from '../phone.ts'
import { concern } from '../words.ts'

/** S1 In under a minute, without signal, without a category: danger first, then their own words, and a receipt at once. */
export function Raise({ close }: { close: () => void }) {
  const [danger, setDanger] = useState<Danger>('not_said')
  const [words, setWords] = useState('')
  const [entry, setEntry] = useState<string | null>(null)
  if (entry) return <Receipt entry={entry} close={close} />
  const send = async (): Promise<void> => setEntry(await raiseConcern(words.trim(), danger))
  return (
    <Frame
      title={raiseWords.title}
      isOver
      main={
        <Main missing={words.trim() === '' && concern.missing} does={() => void send()}>
          {concern.send}
        </Main>
      }
    >
      <section className="stack-close">
        <h1>{concern.danger}</h1>
        <div className="keys">
          {dangers.map((one) => (
            <Key key={one} chosen={danger === one} does={() => setDanger(one)}>
              {concern.dangers[one]}
            </Key>
          ))}
        </div>
        {danger === 'yes' && (
          <div className="insist">
            <p className="strong">{raiseWords.dangerFirst}</p>
            <a className="button button-primary button-wide" href="tel:999">
              <IconPhone aria-hidden className="button-icon" strokeWidth={2.2} />
              <span>{concern.ring}</span>
            </a>
          </div>
        )}
      </section>
      <TextArea
        name="words"
        label={raiseWords.question}
        hint={raiseWords.hint}
        rows={6}
        maxLength={mostWords}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <p className="second">{raiseWords.never}</p>
      <Button type="button" kind="text" onClick={close}>
        {concern.back}
      </Button>
    </Frame>
  )
}

/** S6 What became of it, as far as this phone knows. */
const Receipt = ({ entry, close }: { entry: string; close: () => void }) => {
  const { receipts } = usePhone()
  const receipt = receipts.find(({ id }) => id === entry)
  return (
    <Frame title={raiseWords.title} calm isOver main={<Main does={close}>{concern.back}</Main>}>
      <h1>{receipt ? concern.done : concern.saved}</h1>
      <p className="lead" role="status">
        {receipt ? raiseWords.receipt(receipt.reference) : raiseWords.offline}
      </p>
    </Frame>
  )
}
