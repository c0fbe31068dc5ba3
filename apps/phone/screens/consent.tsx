import { useState } from 'react'
import { listed } from '../../../lib/lists.ts'
import { doorScript } from '../../../care/visits/words.ts'
import { Button } from '../../design/forms/button.tsx'
import { Input, TextArea } from '../../design/forms/field.tsx'
import { Tick } from '../../design/forms/choice.tsx'
import { Frame } from '../parts/frame.tsx'
import { Does, Helpful, Key, Main } from '../parts/pieces.tsx'
import { act } from '../phone.ts'
import { consent, screenTitle, visit as words } from '../words.ts'
import { LeaveAnyway } from './door-open.tsx'
import type { OnVisit } from './on-visit.ts'
import { Uneasy } from './watch/uneasy.tsx'
import { Interpreter } from './waiting.tsx'

type Answer = { who: string | null; rooms: readonly string[]; other: string | null; limits: string | null }

const roomsOf = ({ rooms, other }: Answer): string[] => [...rooms, ...(other?.trim() ? [other.trim()] : [])]
const missingOf = (answer: Answer, { seen, shown }: OnVisit): string | null => {
  if (!answer.who) return consent.missingWho
  if (roomsOf(answer).length === 0) return consent.missingRooms
  return seen.company === 'waiting' ? consent.waitFor(listed(shown.together)) : null
}

/** V1 Ask, wait, and write down who said yes, to what, in which rooms. Their answer is the answer. */
export function Consent(on: OnVisit) {
  const { shown } = on
  const [answer, setAnswer] = useState<Answer>({ who: null, rooms: [], other: null, limits: null })
  const change = (to: Partial<Answer>): void => setAnswer({ ...answer, ...to })
  const goIn = (): void => {
    const limits = answer.limits?.trim()
    const said = { givenBy: answer.who!, work: shown.work, rooms: roomsOf(answer), ...(limits && { limits }) }
    void act({ kind: 'consent', ...said, ...(shown.interpreter && { language: shown.interpreter }) }, { kind: 'go_in' })
  }
  return (
    <Frame
      title={screenTitle.consent}
      raise={on.raise}
      main={
        <Main missing={missingOf(answer, on)} does={goIn}>
          {consent.yes(answer.who ?? '')}
        </Main>
      }
    >
      <div className="stack-close">
        <Tick title={doorScript.code.question} checked readOnly />
        <Tick title={doorScript.id.question} checked readOnly />
      </div>
      <div>
        <h1>{doorScript.consent.question}</h1>
        <p className="second">{doorScript.consent.hint}</p>
      </div>
      <WhoAndRooms {...{ shown, answer, change }} />
      {answer.limits === null ? (
        <Button type="button" kind="text" onClick={() => change({ limits: '' })}>
          {consent.limits}
        </Button>
      ) : (
        <TextArea
          name="limits"
          label={consent.limits}
          hint={consent.limitsHint}
          rows={2}
          maxLength={300}
          value={answer.limits}
          onChange={(event) => change({ limits: event.target.value })}
        />
      )}
      <Uneasy />
      <LeaveAnyway />
      <Does kind="text" acts={[{ kind: 'would_rather_not' }]}>
        {consent.ratherNot}
      </Does>
      <Helpful title={words.helps(shown.household)} helps={shown.helps.door} />
      <Interpreter shown={shown} />
    </Frame>
  )
}

type Asked = Pick<OnVisit, 'shown'> & { answer: Answer; change: (to: Partial<Answer>) => void }

const WhoAndRooms = ({ shown, answer, change }: Asked) => {
  const rooms = [...new Set([consent.hall, ...(shown.room ? [shown.room] : [])])]
  const toggle = (room: string): void =>
    change({ rooms: answer.rooms.includes(room) ? answer.rooms.filter((one) => one !== room) : [...answer.rooms, room] })
  return (
    <>
      <section>
        <h2 className="phone-label">{consent.who}</h2>
        <div className="keys">
          {[...shown.residents, consent.anotherAdult].map((who) => (
            <Key key={who} chosen={answer.who === who} does={() => change({ who })}>
              {who}
            </Key>
          ))}
        </div>
      </section>
      <section>
        <h2 className="phone-label">{consent.rooms(shown.work)}</h2>
        <div className="keys">
          {rooms.map((room) => (
            <Key key={room} chosen={answer.rooms.includes(room)} does={() => toggle(room)}>
              {room}
            </Key>
          ))}
          <Key chosen={answer.other !== null} does={() => change({ other: answer.other === null ? '' : null })}>
            {consent.other}
          </Key>
        </div>
        {answer.other !== null && (
          <Input
            name="other"
            label={consent.otherRoom}
            maxLength={60}
            value={answer.other}
            onChange={(event) => change({ other: event.target.value })}
          />
        )}
      </section>
    </>
  )
}
