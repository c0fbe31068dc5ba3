import { ButtonLink, Card, CardLine, Count, Face, Initials } from '../../design/parts.ts'
import type { PutRight, WaitShown } from '../board.ts'

/** Nobody stands in the way of a full column: the first few, and the rest when asked for. */
const shownAtOnce = 3

const Wait = ({ one }: { one: WaitShown }) => (
  <CardLine mark={one.face ? <Face spec={one.face} size={40} /> : <Initials name={one.name} />} title={one.title} note={one.note} />
)

/** Waiting is a decision, and each says what it waits for. */
export const WaitOnPurpose = ({ waits }: { waits: readonly WaitShown[] }) =>
  waits.length > 0 && (
    <Card flush title="Waiting on purpose" count={<Count of={waits.length} quiet />}>
      {waits.slice(0, shownAtOnce).map((one) => (
        <Wait key={one.key} one={one} />
      ))}
      {waits.length > shownAtOnce && (
        <details className="today-more">
          <summary>The others</summary>
          {waits.slice(shownAtOnce).map((one) => (
            <Wait key={one.key} one={one} />
          ))}
        </details>
      )}
    </Card>
  )

/** What keeps the day from being planned well, each with what to do. */
export const PutRightCard = ({ lines }: { lines: readonly PutRight[] }) =>
  lines.length > 0 && (
    <Card flush title="To put right" count={<Count of={lines.length} quiet />}>
      {lines.map(({ key, title, sentence, next, to }) => (
        <CardLine
          key={key}
          title={title}
          note={`${sentence} ${next}`}
          actions={
            <ButtonLink kind="text" to={to}>
              Open
            </ButtonLink>
          }
        />
      ))}
    </Card>
  )
