import { Frame } from '../parts/frame.tsx'
import { Does, Helpful, Main } from '../parts/pieces.tsx'
import { act } from '../phone.ts'
import { screenTitle, visit as words } from '../words.ts'
import type { OnVisit } from './on-visit.ts'
import { Uneasy } from './watch/uneasy.tsx'
import { Plates, WhoAndWhere } from './this-visit.tsx'

/** A7 They said that they set off; where they are on the road is nobody's business. */
export function OnTheWay({ shown, seen, raise }: OnVisit) {
  const unread = seen.unread.length
  return (
    <Frame
      title={screenTitle.on_the_way}
      raise={raise}
      main={
        <Main missing={unread > 0 && words.readFirst(unread)} does={() => void act({ kind: 'arrive' })}>
          {words.here}
        </Main>
      }
    >
      <WhoAndWhere shown={shown} />
      {unread > 0 && <Plates shown={shown} seen={seen} />}
      <Helpful title={words.helps(shown.household)} helps={shown.helps.before} />
      <p className="second small">{words.route}</p>
      <Uneasy />
      <Does kind="text" acts={[{ kind: 'felt_wrong' }]}>
        {words.feels}
      </Does>
    </Frame>
  )
}
