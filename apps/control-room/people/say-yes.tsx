import { Form } from 'react-router'
import { agreedWays } from '../../../care/workforce/rules/swaps.ts'
import { agreedWayLabel } from '../../../care/workforce/words.ts'
import { Choices, RadioRow } from '../../design/parts.ts'
import { EffectCard, YesOrNo } from '../effects/effect-card.tsx'
import type { AskedFirst, MustAgree } from './acts.ts'

/** D1 A swap is theirs to agree to: how each of the two said yes goes on the record. */
const Agreed = ({ field, firstName }: MustAgree) => (
  <Choices name={field} legend={`How did ${firstName} say yes?`}>
    {agreedWays.map((way) => (
      <RadioRow key={way} name={field} value={way} title={agreedWayLabel[way]} required />
    ))}
  </Choices>
)

/** B6 What it does to everybody else, and then yes or no. */
export const SayYes = ({ first: { question, lines, effect, yes, fields, mustAgree }, here }: { first: AskedFirst; here: string }) => (
  <EffectCard question={question} lines={lines} effect={effect}>
    <Form method="post" className="effect-form">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {mustAgree.map((one) => (
        <Agreed key={one.field} {...one} />
      ))}
      <YesOrNo yes={yes} here={here} />
    </Form>
  </EffectCard>
)
