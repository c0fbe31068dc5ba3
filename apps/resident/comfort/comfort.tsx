import { redirect, useActionData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { Language } from '../../../care/messages/rules.ts'
import { oneOf } from '../../../lib/lists.ts'
import { invalid, refused } from '../../../lib/refusal.ts'
import type { Invalid, Refused } from '../../../lib/refusal.ts'
import { Button, Choices, faultOf, NotDoneBox, Select, TextArea, Tick } from '../../design/parts.ts'
import { BackTo, Send } from '../parts.tsx'
import { usePage } from '../use-page.ts'
import { visitorOf } from '../visitor.ts'
import { changeWords } from '../words/change.ts'
import { comfortCodes, comfortWords, spoken } from '../words/comfort.ts'
import { tellTicked, type Ticked } from './tell.ts'

/** Nothing that was told before is shown or ticked here: the link alone does not open it. */
export const loader = async (args: LoaderFunctionArgs) => ({ title: comfortWords[(await visitorOf(args)).lang].question })

export const meta = ({ loaderData }: { loaderData: { title: string } | undefined }) => [{ title: loaderData?.title ?? 'Doorstep' }]

const tickedIn = (form: FormData): Ticked => ({
  codes: comfortCodes.filter((code) => form.getAll('needs').includes(code)),
  language: oneOf(Object.keys(spoken), form.get('language')),
  note: String(form.get('note') ?? '').trim(),
})

const inTheirWords = (answer: Refused | Invalid, { note }: Ticked, lang: Language): Refused | Invalid => {
  const words = comfortWords[lang]
  if (answer.kind === 'refused') return refused({ code: answer.reasons[0]?.code ?? '', ...words.refused })
  const isFull = answer.faults.some((fault) => fault.field === 'room')
  return invalid({ field: 'note', sentence: isFull ? words.noteFull : note.length > 140 ? words.noteTooLong : words.noteNoIllness })
}

export const action = async (args: ActionFunctionArgs) => {
  const { world, who, lang, to } = await visitorOf(args)
  const ticked = tickedIn(await args.request.formData())
  if (ticked.codes.length === 0 && ticked.language === null && ticked.note === '')
    return { ticked, answer: invalid({ field: 'needs', sentence: comfortWords[lang].nothing }) }
  const outcome = await world.db.act(who, (tx) => tellTicked(tx, who.householdId, ticked))
  return outcome.ok ? redirect(to('/thank-you', { for: 'comfort' }), 303) : { ticked, answer: inTheirWords(outcome, ticked, lang) }
}

export default function Comfort() {
  const tried = useActionData<typeof action>()
  const { lang, to } = usePage()
  const words = comfortWords[lang]
  const answer = tried?.answer
  const options = Object.entries(spoken).map(([value, label]) => ({ value, label }))
  return (
    <>
      <BackTo to={to('')} />
      {answer?.kind === 'refused' && <NotDoneBox answer={answer} title={changeWords[lang].refused.title} />}
      <Send>
        <Choices name="needs" legend={<h1>{words.question}</h1>} hint={words.lead} fault={faultOf(answer, 'needs')}>
          {comfortCodes.map((code) => (
            <Tick key={code} name="needs" value={code} title={words.says[code]} defaultChecked={tried?.ticked.codes.includes(code)} />
          ))}
        </Choices>
        <Select
          name="language"
          label={words.language}
          hint={words.languageHint}
          choose={words.noLanguage}
          options={options}
          defaultValue={tried?.ticked.language ?? ''}
        />
        <TextArea
          name="note"
          label={words.note}
          hint={words.noteHint}
          rows={3}
          dir="auto"
          defaultValue={tried?.ticked.note}
          fault={faultOf(answer, 'note')}
        />
        <Button>{words.save}</Button>
      </Send>
      <a href={to('/told')}>{words.see}</a>
    </>
  )
}
