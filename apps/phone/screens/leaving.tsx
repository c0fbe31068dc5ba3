import { useState } from 'react'
import { howItWent, workOutcomes } from '../../../care/visits/rules.ts'
import type { ActFacts, HowItWent, WorkOutcome } from '../../../care/visits/rules.ts'
import { howLabel, kindWords, outcomeLabel } from '../../../care/visits/words.ts'
import { trades } from '../../../care/workforce/rules.ts'
import type { Trade } from '../../../care/workforce/rules.ts'
import { tradeLabels } from '../../../care/workforce/words.ts'
import { dayOf } from '../../../lib/time.ts'
import { Button } from '../../design/forms/button.tsx'
import { Tick } from '../../design/forms/choice.tsx'
import { Input, Select, TextArea } from '../../design/forms/field.tsx'
import { now } from '../kept/clock.ts'
import { Frame } from '../parts/frame.tsx'
import { Key, Main } from '../parts/pieces.tsx'
import { act } from '../phone.ts'
import { ending, screenTitle } from '../words.ts'
import type { OnVisit } from './on-visit.ts'

type Said = {
  outcome: WorkOutcome | null
  safe: string
  more: string
  trade: Trade
  minutes: string
  toldOn: string
  note: string
  how: HowItWent | null
  words: string
  goodbye: boolean
}

const missingOf = (said: Said): string | null => {
  if (!said.outcome) return ending.missing.how
  if (said.outcome === 'made_safe' && !said.safe.trim()) return ending.missing.safe
  if (said.outcome === 'needs_more' && !said.more.trim()) return ending.missing.more
  return said.goodbye ? null : ending.missing.goodbye
}

/** What is told, in the order in which it has to have happened. */
const actsOf = (said: Said & { outcome: WorkOutcome }): ActFacts[] => {
  const { outcome, trade, how } = said
  const [note, words, what] = [said.note.trim(), said.words.trim(), said.more.trim()]
  const acts: ActFacts[] = []
  if (note) acts.push({ kind: 'note', words: note })
  if (outcome === 'made_safe') acts.push({ kind: 'made_safe', how: said.safe.trim() })
  if (outcome !== 'done' && what) acts.push({ kind: 'follow_on', what, trade, minutes: Number(said.minutes), toldOn: said.toldOn })
  if (how) acts.push({ kind: 'word', how, ...(words && { words }) })
  acts.push({ kind: 'leave', outcome })
  return acts
}

/** V8 Leaving well: how it ended, what was made safe, what comes next with its day, their word, goodbye. */
export function Leaving({ shown, raise, close }: OnVisit & { close: () => void }) {
  const [said, setSaid] = useState<Said>({
    outcome: null,
    safe: '',
    more: '',
    trade: 'multi',
    minutes: '60',
    toldOn: dayOf(now()).add({ days: 7 }).toString(),
    note: '',
    how: null,
    words: '',
    goodbye: false,
  })
  const change = (to: Partial<Said>): void => setSaid({ ...said, ...to })
  const { outcome } = said
  return (
    <Frame
      title={screenTitle.ended}
      raise={raise}
      main={
        <Main missing={missingOf(said)} does={() => outcome && void act(...actsOf({ ...said, outcome }))}>
          {ending.away}
        </Main>
      }
    >
      <section>
        <h1>{ending.how}</h1>
        <div className="keys keys-tall">
          {workOutcomes.map((one) => (
            <Key key={one} chosen={outcome === one} does={() => change({ outcome: one })}>
              {outcomeLabel[one]}
            </Key>
          ))}
        </div>
        {outcome && <p className="quote">{kindWords[outcome].say}</p>}
      </section>
      {outcome === 'made_safe' && (
        <TextArea
          name="safe"
          label={ending.madeSafe}
          rows={2}
          maxLength={1000}
          value={said.safe}
          onChange={(event) => change({ safe: event.target.value })}
        />
      )}
      {outcome && outcome !== 'done' && <ComesNext {...{ said, change }} />}
      <TextArea
        name="note"
        label={ending.notes}
        hint={ending.notesHint}
        rows={2}
        maxLength={4000}
        value={said.note}
        onChange={(event) => change({ note: event.target.value })}
      />
      <TheirWord {...{ said, change }} />
      <Tick
        title={ending.goodbye}
        note={shown.leaveNothing ? ending.leaveNothing : undefined}
        checked={said.goodbye}
        onChange={(event) => change({ goodbye: event.target.checked })}
      />
      <Button type="button" kind="text" onClick={close}>
        {ending.back}
      </Button>
    </Frame>
  )
}

type Part = { said: Said; change: (to: Partial<Said>) => void }

const lengths = [30, 60, 120, 240]

/** What comes next is told with a day, there and then. */
const ComesNext = ({ said, change }: Part) => (
  <section className="stack-close">
    <TextArea
      name="more"
      label={ending.more}
      rows={2}
      maxLength={500}
      value={said.more}
      onChange={(event) => change({ more: event.target.value })}
    />
    <Select
      name="trade"
      label={ending.trade}
      options={trades.map((value) => ({ value, label: tradeLabels[value] }))}
      value={said.trade}
      onChange={(event) => change({ trade: event.target.value as Trade })}
    />
    <Select
      name="minutes"
      label={ending.minutes}
      options={lengths.map((n) => ({ value: String(n), label: ending.long(n) }))}
      value={said.minutes}
      onChange={(event) => change({ minutes: event.target.value })}
    />
    <Input
      name="toldOn"
      type="date"
      label={ending.told}
      min={dayOf(now()).toString()}
      value={said.toldOn}
      onChange={(event) => change({ toldOn: event.target.value })}
    />
  </section>
)

const TheirWord = ({ said, change }: Part) => (
  <section className="stack-close">
    <div>
      <h2 className="phone-label">{ending.word}</h2>
      <p className="second small">{ending.wordHint}</p>
    </div>
    <div className="keys">
      {howItWent.map((how) => (
        <Key key={how} chosen={said.how === how} does={() => change({ how: said.how === how ? null : how })}>
          {howLabel[how]}
        </Key>
      ))}
    </div>
    {said.how && (
      <TextArea
        name="words"
        label={ending.words}
        rows={2}
        maxLength={4000}
        value={said.words}
        onChange={(event) => change({ words: event.target.value })}
      />
    )}
  </section>
)
