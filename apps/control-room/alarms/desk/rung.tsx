import type { ReactNode } from 'react'
import { IconPeople, IconPerson } from '../../../design/icons.ts'
import { Card, Face } from '../../../design/parts.ts'
import { ticked } from './hooks.ts'
import type { AlarmOnDesk } from './shown/alarm.ts'
import type { NextShown } from './shown/next.ts'
import type { RungShown } from './shown/rung.ts'

const Line = ({ mark, name, how, back, at }: { mark: ReactNode; name: string; how: string; back: string; at: string }) => (
  <li className="alarm-rung-line">
    {mark}
    <div>
      <p className="strong">{name}</p>
      <p className="second small">{how}</p>
    </div>
    <div className="alarm-rung-back">
      <p className="strong">{back}</p>
      <p className="second small figures">{at}</p>
    </div>
  </li>
)

const Mark = ({ rung }: { rung: RungShown }) =>
  rung.face ? (
    <Face spec={rung.face} size={36} />
  ) : (
    <span className="alarm-nobody">
      <IconPerson aria-hidden size={18} />
    </span>
  )

/** A3 Who was rung and what came back, live; then who is next, and in how many seconds. */
export const WhoWasRung = ({ alarm, now }: { alarm: AlarmOnDesk; now: number }) => (
  <Card flush title="Who has been rung" aside="by itself">
    <ul className="alarm-rung">
      {alarm.rung.length === 0 && <li className="alarm-rung-line">The first ring is on its way.</li>}
      {alarm.rung.map((rung) => (
        <Line key={rung.key} mark={<Mark rung={rung} />} name={rung.name} how={rung.how} back={rung.back} at={rung.at} />
      ))}
      {alarm.ringing && alarm.next.length > 0 && <Countdown alarm={alarm} now={now} />}
      {alarm.ringing && alarm.next.map((one, place) => <Next key={one.key} next={one} first={place === 0} />)}
    </ul>
  </Card>
)

const Countdown = ({ alarm, now }: { alarm: AlarmOnDesk; now: number }) => {
  const next = alarm.next[0]!
  const left = Math.max(0, next.atMs - now)
  const gone = Math.min(1, Math.max(0, 1 - left / Math.max(1, next.waitMs)))
  const seconds = Math.ceil(left / 1000)
  return (
    <li className="alarm-countdown">
      <p>
        <strong>{left === 0 ? 'Now' : left >= 60_000 ? `In ${ticked(left)}` : `In ${seconds} second${seconds === 1 ? '' : 's'}`}</strong>{' '}
        <span className="second">if nobody answers</span>
      </p>
      <span className="alarm-countdown-bar" aria-hidden>
        <span style={{ width: `${gone * 100}%` }} />
      </span>
    </li>
  )
}

const Next = ({ next, first }: { next: NextShown; first: boolean }) => (
  <Line
    mark={
      <span className="alarm-nobody">
        <IconPeople aria-hidden size={18} />
      </span>
    }
    name={next.who}
    how={next.how}
    back={first ? 'Next' : 'Then'}
    at={next.at}
  />
)
