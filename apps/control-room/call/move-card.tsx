import { Form } from 'react-router'
import { consentWayLabel } from '../../../care/booking/words.ts'
import { Choices, faultOf, Input, RadioRow, type NotDone } from '../../design/parts.ts'
import { EffectCard, YesOrNo } from '../effects/effect-card.tsx'
import type { MoveShown } from './move.ts'
import type { WindowRow } from './windows.ts'

type Moving = {
  move: MoveShown
  row: WindowRow | null
  name: string
  people: readonly string[]
  here: string
  answer: NotDone
  /** Odds are known at this moment. */ isSure: boolean
  isPastDeadline: boolean
}

/** B9 The yes to a move is the household's: who of them said it, how, and when. */
export const MoveCard = ({ move: { window, effect, said, today }, row, name, people, here, answer, isSure, isPastDeadline }: Moving) => (
  <EffectCard question={`Move ${name}’s promise to ${row?.short ?? 'this window'}?`} effect={effect}>
    {row && (
      <p className="second">
        The new window: {row.fit} {isSure && 'It is offered because every other promise of that day stays at 19 in 20 or better.'}
      </p>
    )}
    <Form method="post" className="effect-form">
      <input type="hidden" name="do" value="move" />
      <input type="hidden" name="window" value={window} />
      {isPastDeadline && <input type="hidden" name="pastDeadline" value="yes" />}
      <Input
        name="agreedBy"
        label="Who in the household agreed?"
        list="household-people"
        autoComplete="off"
        required
        defaultValue={said.by}
        fault={faultOf(answer, 'agreedBy')}
      />
      <datalist id="household-people">
        {people.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </datalist>
      <Choices name="agreedHow" legend="How did they say yes?" fault={faultOf(answer, 'agreedHow')}>
        {(['call', 'door', 'text'] as const).map((way) => (
          <RadioRow key={way} name="agreedHow" value={way} title={consentWayLabel[way]} defaultChecked={said.how === way} required />
        ))}
      </Choices>
      <div className="effect-when">
        <Input
          name="agreedOn"
          label="On which day?"
          type="date"
          defaultValue={said.on}
          max={today}
          required
          fault={faultOf(answer, 'agreedOn')}
        />
        <Input
          name="agreedAt"
          label="When, like 10:40?"
          defaultValue={said.at}
          autoComplete="off"
          required
          fault={faultOf(answer, 'agreedAt')}
        />
      </div>
      <YesOrNo yes="Yes, move it" here={here} />
    </Form>
  </EffectCard>
)
