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

type Known = { key: string; bareName: string; nameToUse: string | null; telephone: string | null }

/** A name, a way to be called, a telephone has changed. */
export const ChangePerson = ({ person }: { person: Known }) => (
  <details className="need-over">
    <summary>Change</summary>
    <Form method="post" className="stack-close">
      <input type="hidden" name="do" value="change_person" />
      <input type="hidden" name="personId" value={person.key} />
      <input className="control" name="name" aria-label="Name, as they say it" defaultValue={person.bareName} required />
      <input
        className="control"
        name="nameToUse"
        aria-label="Name to use"
        placeholder="Name to use"
        defaultValue={person.nameToUse ?? ''}
      />
      <input
        className="control"
        name="telephone"
        aria-label="Their telephone"
        placeholder="Telephone"
        inputMode="tel"
        defaultValue={person.telephone ?? ''}
      />
      <div>
        <Button kind="quiet" size="small">
          Save
        </Button>
      </div>
    </Form>
  </details>
)
