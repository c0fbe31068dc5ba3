import { useFetcher } from 'react-router'
import { IconMoved, IconPerson, IconPhone, IconTakeCall } from '../../../design/icons.ts'
import { Button, Card, Face, Initials } from '../../../design/parts.ts'
import { Act } from './act.tsx'
import type { AlarmOnDesk } from './shown/alarm.ts'

/** A2 The nearest two, together and outside only: nobody is sent into the home alone after somebody. */
export const Nearest = ({ alarm }: { alarm: AlarmOnDesk }) => (
  <Card title={alarm.colleagues.length === 1 ? 'Nearest colleague' : 'Nearest two colleagues'}>
    {alarm.colleagues.length === 0 ? (
      <p className="second">
        {alarm.marks.length === 0 ? 'We do not know where to send anybody.' : 'Nobody else is on shift whose last door we know.'} When
        somebody must go, ring 999.
      </p>
    ) : (
      <>
        <ul className="alarm-near">
          {alarm.colleagues.map((one) => (
            <li key={one.key}>
              {one.face ? <Face spec={one.face} size={36} /> : <Initials name={one.name} />}
              <div>
                <p className="strong">{one.name}</p>
                <p className="second small">
                  {one.words}. {one.telephone}
                </p>
              </div>
            </li>
          ))}
        </ul>
        <Act act="go" alarmId={alarm.key} fields={{ operativeIds: alarm.colleagues.map((one) => one.key).join(' ') }}>
          <Button kind="quiet" wide hotkey={alarm.mine ? 's' : undefined} disabled={alarm.ringing}>
            {alarm.colleagues.length === 1 ? 'Ask them to go, outside only' : 'Ask both to go, outside only'}
          </Button>
        </Act>
      </>
    )}
    {alarm.going && (
      <p className="strong" role="status">
        <IconMoved aria-hidden size={16} className="alarm-inline" /> Asked to go: {alarm.going}
      </p>
    )}
  </Card>
)

/** Shown to whoever took the alarm on, by a press: each look is recorded (R2). */
export const NextOfKin = ({ alarm }: { alarm: AlarmOnDesk }) => {
  const fetcher = useFetcher<{ kind: 'kin'; name: string | null; telephone: string | null }>()
  const kin = fetcher.data?.kind === 'kin' ? fetcher.data : null
  return (
    <Card>
      <div className="alarm-kin">
        <IconPerson aria-hidden size={20} />
        <div>
          <p className="strong">Next of kin{kin?.name ? `: ${kin.name}` : ''}</p>
          <p className="second small" role="status">
            {kin
              ? (kin.telephone ?? 'No number is known.')
              : !alarm.mayAskKin
                ? 'A controller or an administrator may look.'
                : alarm.mine
                  ? 'Looking is recorded. Ring them only when you know what to say.'
                  : 'Shown once you have answered.'}
          </p>
        </div>
        {alarm.mine && alarm.mayAskKin && !kin && (
          <fetcher.Form method="post">
            <input type="hidden" name="do" value="kin" />
            <input type="hidden" name="alarmId" value={alarm.key} />
            <Button kind="quiet" size="small">
              Show
            </Button>
          </fetcher.Form>
        )}
      </div>
    </Card>
  )
}

/** How to reach them: the open line of a call, their number where it is safe, the receiving centre. */
export const Reach = ({ alarm, arc }: { alarm: AlarmOnDesk; arc: string | null }) => {
  if (!alarm.line && !arc && !alarm.telephone) return null
  return (
    <Card title="Reach them">
      <div className="stack-close">
        {alarm.line && (
          <Act act="join" alarmId={alarm.key}>
            <p className="second small">Their call is kept open. Your phone rings, and you hear what they hear. Listen first.</p>
            <Button kind="quiet" wide icon={IconTakeCall} hotkey={alarm.mine ? 'j' : undefined} disabled={alarm.ringing}>
              Join the line
            </Button>
          </Act>
        )}
        {alarm.telephone && (
          <Act act="rang_them" alarmId={alarm.key}>
            <p className="second small">
              Their number is {alarm.telephone}.{' '}
              {alarm.loud ? '' : 'They asked silently: somebody may be beside them. Ring only if you know that it is safe.'}
            </p>
            <Button kind="quiet" wide icon={IconPhone} disabled={alarm.ringing}>
              I am ringing them
            </Button>
          </Act>
        )}
        {arc && (
          <Act act="hand_over" alarmId={alarm.key}>
            <p className="second small">{arc} gets who, where, the face and what to beware of. You stay responsible until they say yes.</p>
            {alarm.handedOver && (
              <p className="strong" role="status">
                {alarm.handedOver}
              </p>
            )}
            <Button kind="quiet" wide disabled={alarm.ringing}>
              Hand over to {arc}
            </Button>
          </Act>
        )}
      </div>
    </Card>
  )
}

/** A number that nobody knows: everybody who is out, the longest unheard first, each to be matched in one press. */
export const WhoIsIt = ({ alarm }: { alarm: AlarmOnDesk }) => (
  <Card flush title="Who is out now" aside="Longest unheard of first">
    <ul className="alarm-rung">
      {alarm.out.length === 0 && <li className="alarm-rung-line">Nobody is out on a visit.</li>}
      {alarm.out.map((one) => (
        <li key={one.key} className="alarm-rung-line">
          {one.face ? <Face spec={one.face} size={36} /> : <Initials name={one.name} />}
          <div>
            <p className="strong">{one.name}</p>
            <p className="second small">
              {one.where}. Last heard of {one.heard}. {one.telephone}
            </p>
          </div>
          <Act act="match" alarmId={alarm.key} fields={{ operativeId: one.key }}>
            <Button kind="quiet" size="small" disabled={alarm.ringing}>
              It is {one.name.split(' ')[0]}
            </Button>
          </Act>
        </li>
      ))}
    </ul>
  </Card>
)

/** It was found whose number it is; whoever finds that it was not says so, and it is nobody's again. */
export const WhoseNumber = ({ alarm, number }: { alarm: AlarmOnDesk; number: string }) => (
  <Card title="Whose number" aside={number}>
    <Act act="unmatch" alarmId={alarm.key}>
      <p className="second small">We did not know this number. Somebody here found that it is {alarm.firstName}. Ask whoever speaks.</p>
      <Button kind="quiet" wide disabled={alarm.ringing}>
        It is not {alarm.firstName}
      </Button>
    </Act>
  </Card>
)
