import { waitOverAt } from '../../../care/visits/rules.ts'
import { doorScript } from '../../../care/visits/words.ts'
import { spokenTelephone } from '../../../care/messages/rules.ts'
import { secondsBetween } from '../../../lib/time.ts'
import { IconLanguage } from '../../design/icons.ts'
import { Code } from '../../design/marks/chips.tsx'
import { now } from '../kept/clock.ts'
import { Frame } from '../parts/frame.tsx'
import { Does, Helpful, Main } from '../parts/pieces.tsx'
import { Ring } from '../parts/ring.tsx'
import { minutesAndSeconds, useSecond } from '../parts/second.ts'
import { act } from '../phone.ts'
import { door, screenTitle, time, visit as words } from '../words.ts'
import type { OnVisit } from './on-visit.ts'
import { Uneasy } from './watch/uneasy.tsx'

/** There, and not knocked yet. */
export function Arrived({ shown, raise }: OnVisit) {
  return (
    <Frame title={screenTitle.arrived} raise={raise} main={<Main does={() => void act({ kind: 'knock' })}>{words.knock}</Main>}>
      <div>
        <h1>{shown.address[0]}</h1>
        {shown.wayIn && <p>{shown.wayIn}</p>}
      </div>
      <p className="lead">{words.knockHint(shown.doorWaitMinutes)}</p>
      <Helpful title={words.helps(shown.household)} helps={shown.helps.door} />
      <SayCode shown={shown} />
      <Uneasy />
      <Does kind="text" acts={[{ kind: 'felt_wrong' }]}>
        {words.feels}
      </Does>
    </Frame>
  )
}

/** V7 The operative says the code first. */
export const SayCode = ({ shown }: Pick<OnVisit, 'shown'>) => (
  <section className="say-code">
    <p className="strong">{doorScript.waiting.ifAsked(shown.firstName, shown.contractor)}</p>
    <Code digits={shown.code} label={door.code(shown.code)} />
  </section>
)

export const Interpreter = ({ shown }: Pick<OnVisit, 'shown'>) =>
  shown.interpreter && (
    <a className="button button-text" href={`tel:${shown.office}`} title={spokenTelephone(shown.office)}>
      <IconLanguage aria-hidden className="button-icon" strokeWidth={2.2} />
      <span>{door.interpreter(shown.interpreter)}</span>
    </a>
  )

/** The household's own wait, a full one (V6). Nobody is hurried, and coming late is coming. */
export function Waiting({ shown, progress, raise }: OnVisit) {
  useSecond()
  const over = waitOverAt(progress)
  const whole = progress.waitMinutes * 60
  const left = over ? Math.max(0, secondsBetween(now(), over)) : whole
  const isOver = left === 0
  const title = isOver ? door.over : shown.takesTime ? door.takesTime(shown.household) : door.wait
  return (
    <Frame title={screenTitle.waiting} raise={raise} main={<Main does={() => void act({ kind: 'door_opened' })}>{door.come}</Main>} calm>
      <h1>{title}</h1>
      <div className="wait" role="timer" aria-label={`${minutesAndSeconds(left)} ${door.left(minutesAndSeconds(whole))}`}>
        <Ring part={whole === 0 ? 0 : left / whole} />
        <span className="wait-left" aria-hidden>
          <span className="wait-figures">{minutesAndSeconds(left)}</span>
          <span className="second small">{door.left(minutesAndSeconds(whole))}</span>
        </span>
      </div>
      <p className="second">
        {progress.knockedAt && door.knockedAt(time(progress.knockedAt))}
        <br />
        {isOver ? door.overHint : doorScript.waiting.hint}
      </p>
      {isOver && (
        <Does acts={[{ kind: 'nobody_answered' }]} wide>
          {door.nobody}
        </Does>
      )}
      <SayCode shown={shown} />
      <Uneasy />
      <Interpreter shown={shown} />
    </Frame>
  )
}
