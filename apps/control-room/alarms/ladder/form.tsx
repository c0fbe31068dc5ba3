import { leastWaitSeconds, mostWaitSeconds, ringChannels } from '../../../../care/alarms/rules/ladder.ts'
import type { Ladder, Rung, Step } from '../../../../care/alarms/rules/ladder.ts'
import { Button, Card, faultOf, Input, Select, type NotDone } from '../../../design/parts.ts'
import type { Whom } from './shown.ts'

const ways = { screen: 'screen', push: 'push', text: 'text', call: 'call' } as const
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((name, at) => ({ name, day: at + 1 }))

type Options = { whom: readonly Whom[]; branches: readonly Whom[]; answer: NotDone }

/** Empty rows stand ready: one more person in each step, one more step. What stays empty is left out. */
export const LadderForm = ({ ladder, whom, branches, answer }: { ladder: Ladder } & Options) => (
  <div className="stack">
    <Card title="When it holds">
      <div className="stack">
        <Input name="name" label="Name" defaultValue={ladder.name} fault={faultOf(answer, 'name')} maxLength={80} autoComplete="off" />
        {branches.length > 0 && (
          <Select name="branch" label="Branch" options={branches} choose="Every branch" defaultValue={ladder.branchId ?? ''} />
        )}
        <div className="ladder-ask">
          <Input name="fromTime" label="From" type="time" defaultValue={ladder.fromTime} fault={faultOf(answer, 'fromTime')} />
          <Input name="toTime" label="To" type="time" defaultValue={ladder.toTime} fault={faultOf(answer, 'toTime')} />
        </div>
        <p className="second small">
          The same time twice means the whole day. A ladder past midnight belongs to the day on which it begins.
        </p>
        <fieldset>
          <legend className="field-label">Days</legend>
          <div className="ladder-days">
            {weekdays.map(({ day, name }) => (
              <label key={day}>
                <input
                  type="checkbox"
                  className="tick"
                  name="days"
                  value={day}
                  aria-label={name}
                  defaultChecked={ladder.days === null || ladder.days.includes(day)}
                />
                {name.slice(0, 3)}
              </label>
            ))}
          </div>
        </fieldset>
      </div>
    </Card>
    <Card title="Steps" aside={`Between ${leastWaitSeconds} seconds and ${mostWaitSeconds / 60} minutes apart`}>
      {[...ladder.steps, null].map((step, at) => (
        <OneStep key={at} step={step} at={at} whom={whom} fault={faultOf(answer, `step ${at + 1}`)} />
      ))}
    </Card>
    <div className="row">
      <Button>Save this ladder</Button>
      <Button kind="quiet" name="do" value="preview">
        Show the coming 10 minutes
      </Button>
    </div>
  </div>
)

const OneStep = ({ step, at, whom, fault }: { step: Step | null; at: number; whom: readonly Whom[]; fault: string | undefined }) => (
  <fieldset className="ladder-step" id={`step ${at + 1}`}>
    <legend>{step ? `Step ${at + 1}` : 'One more step'}</legend>
    {[...(step?.rungs ?? []), null].map((rung, row) => (
      <OneRung key={row} rung={rung} place={`${at}.${row}`} words={`step ${at + 1}, row ${row + 1}`} whom={whom} />
    ))}
    <label className="ladder-wait">
      Then wait
      <input
        className="control"
        type="number"
        name={`wait.${at}`}
        min={leastWaitSeconds}
        max={mostWaitSeconds}
        defaultValue={step && Number.isFinite(step.waitSeconds) ? step.waitSeconds : 40}
      />
      seconds
    </label>
    {fault && <p className="fault">{fault}</p>}
  </fieldset>
)

const OneRung = ({ rung, place, words, whom }: { rung: Rung | null; place: string; words: string; whom: readonly Whom[] }) => (
  <div className="ladder-rung">
    <select
      className="control"
      name={`who.${place}`}
      aria-label={`Who is rung, ${words}`}
      defaultValue={rung?.staffId ?? rung?.group ?? ''}
    >
      <option value="">Nobody more</option>
      {whom.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
    <div className="ladder-ways" role="group" aria-label={`By which ways, ${words}`}>
      {ringChannels.map((channel) => (
        <label key={channel}>
          <input
            type="checkbox"
            className="tick"
            name={`ways.${place}`}
            value={channel}
            defaultChecked={rung ? rung.channels.includes(channel) : true}
          />
          {ways[channel]}
        </label>
      ))}
    </div>
  </div>
)
