import { PrecautionPlate, PrecautionRead, Precautions } from '../../design/marks/precaution.tsx'
import { precautionFamily } from '../../design/marks/families.ts'
import type { MarkerIcon } from '../../../care/premises/rules.ts'
import { IconBreathing, IconKey } from '../../design/icons.ts'
import { listed } from '../../../lib/lists.ts'
import { Frame } from '../parts/frame.tsx'
import { Does, Helpful, Main } from '../parts/pieces.tsx'
import { act } from '../phone.ts'
import { oClock, screenTitle, visit as words } from '../words.ts'
import type { OnVisit } from './on-visit.ts'
import { Uneasy } from './watch/uneasy.tsx'

const clock = (text: string): string => oClock(Temporal.Instant.from(text))

/** Who, where, what for, when: the head of this visit and the next screen. */
export const WhoAndWhere = ({ shown }: Pick<OnVisit, 'shown'>) => (
  <div className="who-where">
    <h1>{shown.household}</h1>
    {shown.address.map((line) => (
      <p key={line}>{line}</p>
    ))}
    {shown.wayIn && (
      <p className="way-in">
        <IconKey aria-hidden size={22} strokeWidth={2} />
        <span>
          <span className="unseen">{words.wayIn}: </span>
          {shown.wayIn}
        </span>
      </p>
    )}
    <p className="second">
      {shown.work.replace(/\.?$/, '.')} {shown.window && words.between(clock(shown.window.from), clock(shown.window.to))}
    </p>
    {shown.together.length > 0 && <p className="strong">{words.together(listed(shown.together))}</p>}
    <p className="take-time">
      <IconBreathing aria-hidden size={26} strokeWidth={2} />
      {words.takeTime}
    </p>
  </div>
)

/** P2 Each plate is read by a button of its own. */
export const Plates = ({ shown, seen }: Pick<OnVisit, 'shown' | 'seen'>) =>
  shown.plates.length === 0 ? null : (
    <Precautions title={words.read} heading="h2">
      {shown.plates.map(({ markerId, icon, sentence }) => {
        const read = !seen.unread.includes(markerId)
        return (
          <PrecautionPlate
            key={markerId}
            icon={precautionFamily[icon as MarkerIcon] ?? 'marker'}
            action={
              <PrecautionRead read={read} onClick={() => void act({ kind: 'read_marker', markerId })}>
                {read ? words.isRead : words.iHaveReadIt}
              </PrecautionRead>
            }
          >
            {sentence}
          </PrecautionPlate>
        )
      })}
    </Precautions>
  )

/** One visit, before setting off: what to know and nothing else. */
export function ThisVisit({ shown, seen, raise }: OnVisit) {
  const unread = seen.unread.length
  return (
    <Frame
      title={screenTitle.this_visit}
      raise={raise}
      main={
        <Main missing={unread > 0 && words.readMore(unread)} does={() => void act({ kind: 'set_off' })}>
          {words.setOff}
        </Main>
      }
    >
      <WhoAndWhere shown={shown} />
      <Plates shown={shown} seen={seen} />
      <Helpful title={words.helps(shown.household)} helps={shown.helps.before} />
      <Uneasy />
      <Does kind="text" acts={[{ kind: 'felt_wrong' }]}>
        {words.feels}
      </Does>
    </Frame>
  )
}
