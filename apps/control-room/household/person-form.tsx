import { Form } from 'react-router'
import { Button, faultOf, Input, Select, type NotDone } from '../../design/parts.ts'

/** Somebody who lives here, or whom to ring about them. */
export const PersonForm = ({ answer }: { answer: NotDone }) => (
  <details className="tell-need" open={answer !== null}>
    <summary>Add somebody</summary>
    <Form method="post">
      <input type="hidden" name="do" value="add_person" />
      <Input name="name" label="Name, as they say it" required fault={faultOf(answer, 'name')} autoComplete="off" />
      <Input name="title" label="Title" placeholder="Mrs" autoComplete="off" />
      <Input name="nameToUse" label="Name to use" autoComplete="off" />
      <Select
        name="pronoun"
        label="We say"
        choose="Not said"
        options={[
          { value: 'she', label: 'she' },
          { value: 'he', label: 'he' },
          { value: 'they', label: 'they' },
        ]}
      />
      <Input name="tie" label="If they do not live here, who are they" placeholder="Daughter" autoComplete="off" />
      <Input name="telephone" label="Their telephone" inputMode="tel" autoComplete="off" />
      <label className="row">
        <input type="checkbox" className="tick" name="livesHere" defaultChecked /> Lives here
      </label>
      <Button kind="quiet">Add them</Button>
    </Form>
  </details>
)
