import { Form, useNavigation } from 'react-router'
import { Button, Card, Choices, Input, NotDoneBox, Select, Tick, type NotDone, type Option } from '../../design/parts.ts'
import { faultOf } from '../../design/parts.ts'

export type FormShown = { days: readonly Option[]; trades: readonly Option[]; twos: number }

const shareOptions = [
  { value: '0.25', label: 'A quarter of everybody' },
  { value: '0.5', label: 'Half of everybody' },
  { value: '0.75', label: 'Three quarters of everybody' },
]
const livesOptions = [
  { value: '5', label: '5 times: quick' },
  { value: '10', label: '10 times' },
  { value: '20', label: '20 times: surer' },
  { value: '50', label: '50 times: surest, takes minutes' },
]

const People = ({ name, label, trades, trade }: { name: 'add' | 'fewer'; label: string; trades: readonly Option[]; trade: string }) => (
  <div className="rehearse-pair">
    <Input name={`${name}People`} label={`How many ${label}`} type="number" min={1} max={20} defaultValue={2} inputMode="numeric" />
    <Select name={`${name}Trade`} label="Trade" options={trades} defaultValue={trade} />
  </div>
)

export const RehearsalForm = ({ shown, answer }: { shown: FormShown; answer: NotDone }) => {
  const busy = useNavigation().state === 'submitting'
  return (
    <Form method="post" className="stack">
      <NotDoneBox answer={answer} title="That cannot be rehearsed yet" />
      <Card title="Which day">
        <div className="rehearse-pair">
          <Select name="day" label="Day" options={shown.days} fault={faultOf(answer, 'day')} />
          <Input
            name="people"
            label="People, when it is made up"
            type="number"
            min={4}
            max={100}
            defaultValue={25}
            inputMode="numeric"
            fault={faultOf(answer, 'people')}
          />
          <Input
            name="twos"
            label="Homes of a hundred to which two go together, when it is made up"
            type="number"
            min={0}
            max={50}
            defaultValue={shown.twos}
            inputMode="numeric"
            fault={faultOf(answer, 'twos')}
          />
        </div>
      </Card>
      <Card title="What if">
        <div className="rehearse-asked">
          <Choices
            name="add"
            legend="Who is there"
            hint="Each tick is lived by itself, beside the day as it was."
            fault={faultOf(answer, 'add')}
          >
            <Tick name="add" id="add" title="More people" note="They work the hours that most do, and are trained in everything." />
            <People name="add" label="more" trades={shown.trades} trade="gas" />
            <Tick name="fewer" title="Fewer people" note="Away all day." />
            <People name="fewer" label="fewer" trades={shown.trades} trade="plumber" />
            <Tick name="off" title="Some go home unwell" note="Whoever is in a home finishes there first." />
            <div className="rehearse-pair">
              <Input name="offAt" label="From" type="time" defaultValue="10:00" fault={faultOf(answer, 'offAt')} />
              <Select name="offShare" label="How many" options={shareOptions} defaultValue="0.5" />
            </div>
          </Choices>
          <Choices name="windows" legend="How long the windows are" hint="The same promises, with windows of another length.">
            <Tick name="windows-2h" title="Two hours" />
            <Tick name="windows-4h" title="Four hours" />
            <Tick name="windows-half-day" title="Half a day" />
          </Choices>
          <Choices name="decided" legend="How it is decided who goes" hint="Beside our own way: late, by a plan of the whole day.">
            <Tick name="one_step" title="One step at a time" note="The best next visit for whoever is free, and no thought beyond it." />
            <Tick name="nearest" title="The nearest home first" />
            <Tick
              name="routes"
              title="Routes fixed in the morning"
              note="Everybody’s whole day is planned before it begins, and kept to."
            />
          </Choices>
        </div>
        <Tick name="together" title="And everything ticked at once" note="One row more, with all of it together." />
      </Card>
      <div className="row rehearse-start">
        <Select name="lives" label="How often the day is lived" options={livesOptions} defaultValue="10" />
        <Button size="large" busy={busy && 'Reading the day'}>
          Rehearse
        </Button>
      </div>
    </Form>
  )
}
