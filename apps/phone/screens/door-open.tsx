import { foundAround } from '../../../care/visits/rules.ts'
import { doorScript, kindWords, lookAroundLabel } from '../../../care/visits/words.ts'
import { Tick } from '../../design/forms/choice.tsx'
import { Code } from '../../design/marks/chips.tsx'
import { IconDoorOpen } from '../../design/icons.ts'
import { Frame } from '../parts/frame.tsx'
import { Does, Helpful, Key, Main } from '../parts/pieces.tsx'
import { act } from '../phone.ts'
import { consent, door, screenTitle, visit as words } from '../words.ts'
import type { OnVisit } from './on-visit.ts'
import { Uneasy } from './watch/uneasy.tsx'
import { Interpreter } from './waiting.tsx'

const missingOf = ({ progress }: OnVisit): string | null => {
  if (!progress.codeSaidAt) return door.missing.code
  if (!progress.idShownAt) return door.missing.id
  if (progress.noAdultHome === null) return door.missing.adult
  return progress.lookAround ? null : door.missing.look
}

/** Somebody stands there: who we are, that it is really us, whether an adult is home, and ten seconds to look around. */
export function DoorOpen(on: OnVisit) {
  const { shown, progress } = on
  if (progress.noAdultHome) return <OnlyUnder18s raise={on.raise} />
  const isStaying = progress.lookAround === 'not_going_in'
  const main = isStaying ? (
    <Main does={() => void act({ kind: 'felt_wrong' })}>{door.notIn}</Main>
  ) : (
    <Main missing={missingOf(on) ?? door.ask} does={() => {}}>
      {door.ask}
    </Main>
  )
  return (
    <Frame title={screenTitle.door_open} main={main} raise={on.raise}>
      <h1>{door.sayFirst}</h1>
      <div className="say-code">
        <p>{door.say(shown.firstName, shown.contractor)}</p>
        <Code digits={shown.code} label={door.code(shown.code)} />
      </div>
      <div className="stack-close">
        <Tick
          title={doorScript.code.question}
          note={progress.codeSaidAt ? undefined : doorScript.code.hint}
          checked={progress.codeSaidAt !== null}
          onChange={() => void act({ kind: 'say_code' })}
        />
        <Tick
          title={doorScript.id.question}
          note={progress.idShownAt ? undefined : doorScript.id.hint}
          checked={progress.idShownAt !== null}
          onChange={() => void act({ kind: 'show_id' })}
        />
      </div>
      <section>
        <h2 className="phone-label">{doorScript.under18s.question}</h2>
        <div className="keys">
          <Key chosen={progress.noAdultHome === false} does={() => void act({ kind: 'under_18s', only: false })}>
            {door.adult}
          </Key>
          <Key chosen={false} does={() => void act({ kind: 'under_18s', only: true })}>
            {door.onlyUnder18s}
          </Key>
        </div>
      </section>
      <section>
        <h2 className="phone-label">{doorScript.lookAround.question}</h2>
        <p className="second">{doorScript.lookAround.hint}</p>
        <div className="keys keys-tall">
          {foundAround.map((found) => (
            <Key key={found} chosen={progress.lookAround === found} does={() => void act({ kind: 'look_around', found })}>
              {lookAroundLabel[found]}
            </Key>
          ))}
        </div>
      </section>
      <Helpful title={words.helps(shown.household)} helps={shown.helps.door} />
      <Interpreter shown={shown} />
      <Uneasy />
      <LeaveAnyway />
    </Frame>
  )
}

/** V4 Always there, and as large as yes. */
export const LeaveAnyway = () => (
  <div className="stack-close">
    <div className="keys">
      <Does acts={[{ kind: 'not_today' }]}>{consent.notToday}</Does>
      <Does acts={[{ kind: 'felt_wrong' }]} icon={IconDoorOpen}>
        {consent.leave}
      </Does>
    </div>
    <p className="second centred">{doorScript.leaving.hint}</p>
  </div>
)

/** V3 Stay outside. */
const OnlyUnder18s = ({ raise }: Pick<OnVisit, 'raise'>) => (
  <Frame
    title={screenTitle.door_open}
    raise={raise}
    main={<Main does={() => void act({ kind: 'only_under_18s' })}>{door.underLeave}</Main>}
  >
    <h1>{door.underTitle}</h1>
    <p className="quote">{kindWords.only_under_18s.say}</p>
    <p className="lead">{kindWords.only_under_18s.then}</p>
    <Does acts={[{ kind: 'under_18s', only: false }]} wide>
      {door.underChange}
    </Does>
  </Frame>
)
