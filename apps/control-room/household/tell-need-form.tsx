import { useState } from 'react'
import { Form } from 'react-router'
import { Button, faultOf, Input, Select, type NotDone } from '../../design/parts.ts'
import type { NeedChoices } from './tell-need.ts'

/** What has to be told with the chosen need; without script everything is asked, and what is not needed stays empty. */
export const TellNeedForm = ({ choices, answer, open }: { choices: NeedChoices; answer: NotDone; open?: boolean }) => {
  const [code, setCode] = useState<string | null>(null)
  const takes = code === null ? null : choices.needs.find((one) => one.value === code)?.takes
  const asks = (what: string): boolean => code === null || takes === what || (what === 'hours' && code === 'SAFE_CONTACT')
  return (
    <details className="tell-need" open={open || answer?.kind === 'invalid'}>
      <summary>Add what helps</summary>
      <Form method="post">
        <input type="hidden" name="do" value="tell_need" />
        <Select
          name="code"
          label="What helps"
          choose="Choose one"
          options={choices.needs}
          fault={faultOf(answer, 'code')}
          onChange={(event) => setCode(event.currentTarget.value)}
          required
        />
        {asks('language') && (
          <Select
            name="language"
            label="Which language"
            choose="Choose one"
            options={choices.languages}
            fault={faultOf(answer, 'language')}
          />
        )}
        {(asks('operative') || code === 'SAME_OP') && (
          <Select
            name="operativeId"
            label="Which of our people"
            choose="Choose one"
            options={choices.people}
            fault={faultOf(answer, 'operative')}
          />
        )}
        {asks('hours') && (
          <>
            <Input name="from" label="From" placeholder="12:45" fault={faultOf(answer, 'hours') ?? faultOf(answer, 'from')} />
            <Input name="to" label="To" placeholder="13:30" fault={faultOf(answer, 'to')} />
          </>
        )}
        {(code === null || code === 'SAFE_CONTACT') && (
          <Input name="safeTelephone" label="The safe number" hint="Only for safe contact" fault={faultOf(answer, 'safeTelephone')} />
        )}
        <Input name="note" label="What we do differently" hint="Never why" maxLength={140} fault={faultOf(answer, 'note')} />
        <label className="row">
          <input type="checkbox" className="tick" name="ifPossible" /> Only if possible
        </label>
        <Button kind="quiet">Add it</Button>
      </Form>
    </details>
  )
}
