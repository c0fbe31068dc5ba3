import { Card, NotDoneBox, type NotDone } from '../../design/parts.ts'
import { NeedsList } from './needs-list.tsx'
import type { NeedLine } from './needs-shown.ts'
import type { NeedChoices } from './tell-need.ts'
import { TellNeedForm } from './tell-need-form.tsx'

/** What makes a visit comfortable here, and what they tell us on the telephone added at once. */
export const NeedsCard = ({ needs, choices, answer }: { needs: readonly NeedLine[]; choices: NeedChoices; answer: NotDone }) => (
  <Card title="What makes a visit comfortable here" aside={needs.some((one) => one.askAgain) && 'Some are due to be asked again'}>
    <NotDoneBox answer={answer} />
    {needs.length === 0 ? (
      <p className="second">Nothing told yet. Ask: “Is there anything that would make the visit comfortable for you?”</p>
    ) : (
      <NeedsList needs={needs} />
    )}
    <TellNeedForm choices={choices} answer={answer} />
  </Card>
)
