import { howItWent } from '../../../care/visits/rules/visit.ts'
import { Button, Choices, faultOf, RadioRow, TextArea, type NotDone } from '../../design/parts.ts'
import { Send } from '../parts.tsx'
import { usePage } from '../use-page.ts'
import { afterwardsWords } from '../words/afterwards.ts'

/** Three words to choose from, and room for one's own. Stands on a page of its own and under “Thank you for having us”. */
export function HowForm({ answer, how, words: said, alone }: { answer: NotDone; how?: string; words?: string; alone?: true }) {
  const { lang, to } = usePage()
  const words = afterwardsWords[lang]
  return (
    <Send to={to('/how')}>
      <Choices
        name="how"
        legend={alone ? <h1>{words.question}</h1> : <h2>{words.question}</h2>}
        hint={words.lead}
        fault={faultOf(answer, 'how')}
      >
        {howItWent.map((value) => (
          <RadioRow key={value} name="how" value={value} title={words.how[value]} defaultChecked={value === how} />
        ))}
      </Choices>
      <TextArea
        name="said"
        label={words.own}
        hint={words.ownHint}
        rows={4}
        dir="auto"
        defaultValue={said}
        fault={faultOf(answer, 'said')}
      />
      <Button>{words.send}</Button>
    </Send>
  )
}
