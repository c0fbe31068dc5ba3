import { Form } from 'react-router'
import type { ContactCard } from '../../../care/messages/rules/card.ts'
import { Button, faultOf, Input, Select, type NotDone, type Option } from '../../design/parts.ts'

const channels = [
  { value: 'text', label: 'By text' },
  { value: 'call', label: 'By a call' },
  { value: 'letter', label: 'By letter' },
]
const hour = (time: string | null): string => time?.slice(0, 5) ?? ''

/** H4 Where only one way is safe, nothing goes any other way: no call, no card, no letter. */
export const ContactCardForm = ({
  contact,
  languages,
  answer,
}: {
  contact: ContactCard
  languages: readonly Option[]
  answer: NotDone
}) => (
  <Form method="post" className="contact-card">
    <input type="hidden" name="do" value="contact" />
    <Select name="language" label="Language" options={[{ value: 'en', label: 'English' }, ...languages]} defaultValue={contact.language} />
    <Select name="channel" label="How" options={channels} defaultValue={contact.channel} />
    <Input name="telephone" label="Telephone" inputMode="tel" defaultValue={contact.telephone ?? ''} fault={faultOf(answer, 'telephone')} />
    <label className="row">
      <input type="checkbox" className="tick" name="largePrint" defaultChecked={contact.largePrint} /> Large print
    </label>
    <fieldset className="contact-safe">
      <legend className="field-label">Safe contact</legend>
      <label className="row">
        <input type="checkbox" className="tick" name="safeContactOnly" defaultChecked={contact.safeContactOnly} /> Only this way, and no
        other
      </label>
      <Input
        name="safeTelephone"
        label="The safe number"
        inputMode="tel"
        defaultValue={contact.safeTelephone ?? ''}
        fault={faultOf(answer, 'safeTelephone')}
      />
      <div className="row">
        <Input
          name="safeFrom"
          label="Safe from"
          placeholder="10:00"
          defaultValue={hour(contact.safeFrom)}
          fault={faultOf(answer, 'safeFrom')}
        />
        <Input name="safeTo" label="to" placeholder="14:00" defaultValue={hour(contact.safeTo)} fault={faultOf(answer, 'safeTo')} />
      </div>
    </fieldset>
    <div>
      <Button kind="quiet">Save how they want to be told</Button>
    </div>
  </Form>
)
