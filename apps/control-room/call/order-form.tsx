import { Form } from 'react-router'
import { Button, faultOf, Input, NotDoneBox, Select, TextArea, type NotDone, type Option } from '../../design/parts.ts'

export type OrderChoices = { trades: Option[]; priorities: Option[]; usual: string }

/** The work in the resident's words, and what we make of it. */
export const OrderForm = ({ choices, answer }: { choices: OrderChoices; answer: NotDone }) => (
  <Form method="post" className="call-order">
    <input type="hidden" name="do" value="take_order" />
    <NotDoneBox answer={answer} />
    <TextArea name="description" label="What is wrong, in their words" rows={3} required fault={faultOf(answer, 'description')} />
    <div className="call-order-fields">
      <Select name="trade" label="Trade" choose="Choose a trade" options={choices.trades} required fault={faultOf(answer, 'trade')} />
      <Input name="room" label="Which room" placeholder="Kitchen" autoComplete="off" />
      <Select
        name="priorityCode"
        label="How soon, by the landlord"
        options={choices.priorities}
        defaultValue={choices.usual}
        fault={faultOf(answer, 'priorityCode')}
      />
      <Input
        name="expectedMinutes"
        label="Minutes of work"
        hint="Left empty: what is usual for the trade"
        inputMode="numeric"
        fault={faultOf(answer, 'expectedMinutes')}
      />
    </div>
    <label className="row">
      <input type="checkbox" className="tick" name="hotWork" /> It needs flame or sparks
    </label>
    <div>
      <Button>Take the order and find windows</Button>
    </div>
  </Form>
)
