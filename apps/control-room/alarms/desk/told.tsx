import { Fragment } from 'react'
import { notCovered } from '../../../../care/alarms/words/script.ts'
import { IconPhone } from '../../../design/icons.ts'
import { Button, Card } from '../../../design/parts.ts'
import { Act } from './act.tsx'
import type { AlarmOnDesk } from './shown/alarm.ts'

/** What to read aloud to 999, the address first; and what we do not claim (5.3 of the domain: no police number of our own). */
export const ReadTo999 = ({ alarm }: { alarm: AlarmOnDesk }) => (
  <Card
    title="Read this to 999"
    aside={
      <Act act="rang_999" alarmId={alarm.key}>
        <Button kind="quiet" icon={IconPhone} hotkey={alarm.mine ? '9' : undefined} disabled={alarm.ringing}>
          {alarm.rang999 ? 'Ringing 999 again' : 'I am ringing 999'}
        </Button>
      </Act>
    }
  >
    <p className="alarm-told">
      “
      {alarm.told.map(({ strong, text }, place) => (
        <Fragment key={text}>
          {place > 0 && ' '}
          {strong ? <strong>{text}</strong> : text}
        </Fragment>
      ))}
      ”
    </p>
    {alarm.rang999 && (
      <p className="strong" role="status">
        Rang 999 at {alarm.rang999}. Stay on the line with them. <a href="tel:999">Dial from this computer</a>
      </p>
    )}
    <details className="alarm-more">
      <summary>What the police’s fast response does not cover</summary>
      <p className="second">{notCovered}</p>
    </details>
  </Card>
)
