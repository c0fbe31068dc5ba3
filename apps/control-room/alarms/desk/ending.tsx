import { IconAllWell, IconFault } from '../../../design/icons.ts'
import { Button, Card, Input, Select, TextArea } from '../../../design/parts.ts'
import { Act } from './act.tsx'
import type { AlarmOnDesk } from './shown/alarm.ts'

/** A3 How it ends: by whom, on whose word, and who agreed. Never by itself, and never by one person where it takes two. */
export const Ending = ({ alarm }: { alarm: AlarmOnDesk }) =>
  alarm.ending.waiting ? <SecondPerson alarm={alarm} waiting={alarm.ending.waiting} /> : !alarm.ringing && <StandDown alarm={alarm} />

type Waiting = NonNullable<AlarmOnDesk['ending']['waiting']>

const SecondPerson = ({ alarm, waiting }: { alarm: AlarmOnDesk; waiting: Waiting }) => (
  <Card title={waiting.mine ? 'A second person decides' : 'Do you agree that it is over?'} aside={`Asked ${waiting.at}`}>
    <p>
      <strong>{waiting.by}</strong> asks to end it: “{waiting.why}”
    </p>
    <ul className="alarm-proof second">
      {waiting.proof.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
    {waiting.mine ? (
      <p className="second">You asked. Somebody else has been asked by screen, text and call. Until then it is yours.</p>
    ) : (
      <div className="stack-close">
        <Act act="agree" alarmId={alarm.key}>
          <Button kind="quiet" icon={IconAllWell}>
            I agree: it is over
          </Button>
        </Act>
        <Act act="refuse" alarmId={alarm.key} className="stack-close">
          <Input name="why" label="Why not?" required maxLength={300} />
          <div>
            <Button kind="quiet">I do not agree</Button>
          </div>
        </Act>
      </div>
    )}
  </Card>
)

const Proof = ({ alarm: { ending, firstName } }: { alarm: AlarmOnDesk }) => (
  <ul className="alarm-proof">
    <li data-there={ending.pinAt !== null || undefined}>
      {ending.pinAt ? <IconAllWell aria-hidden size={18} /> : <IconFault aria-hidden size={18} />}
      {ending.pinAt
        ? `${firstName} gave their PIN at ${ending.pinAt}`
        : ending.unmatched
          ? 'A number that we do not know has no PIN'
          : 'No PIN given since they asked'}
    </li>
    <li>
      <IconFault aria-hidden size={18} />
      {ending.takesTwo ? 'It takes two of you to end this one' : 'With their PIN and their voice, one of you is enough'}
    </li>
  </ul>
)

const StandDown = ({ alarm }: { alarm: AlarmOnDesk }) => (
  <Card>
    {alarm.ending.refusal && <p className="alarm-refusal">{alarm.ending.refusal}</p>}
    <details className="alarm-more alarm-over">
      <summary>They are safe: stand down</summary>
      <Proof alarm={alarm} />
      <Act act="stand_down" alarmId={alarm.key} className="stack-close">
        <fieldset className="stack-close alarm-choice">
          <legend className="field-label">Did you speak to {alarm.unmatched ? 'whoever it is' : alarm.firstName}?</legend>
          <label className="row">
            <input type="radio" className="radio" name="spoke" value="yes" required /> Yes, and their voice said so
          </label>
          <label className="row">
            <input type="radio" className="radio" name="spoke" value="no" /> No
          </label>
        </fieldset>
        <Select name="wordFrom" label="Whose word do you have?" options={alarm.ending.words} choose="Only theirs" />
        <Select name="resolution" label="What it was" options={alarm.ending.resolutions} choose="Choose" required />
        <TextArea name="why" label="What happened, and how you know that they are safe" rows={2} required maxLength={500} />
        <div>
          <Button kind="quiet">{alarm.ending.takesTwo ? 'Ask a second person to agree' : 'Stand down'}</Button>
        </div>
      </Act>
    </details>
  </Card>
)
