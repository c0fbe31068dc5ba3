import { ButtonLink, Card, CardLine, Count, Face, Initials } from '../../design/parts.ts'
import type { BreakShown, PutRight, WaitShown } from '../board.ts'

/** Nobody stands in the way of a full column: the first few, and the rest when asked for. */
const shownAtOnce = 3

const Line = ({ one }: { one: WaitShown | BreakShown }) => (
  <CardLine
    mark={one.face ? <Face spec={one.face} size={40} /> : <Initials name={one.name} />}
    title={one.title}
    note={one.note}
    end={
      'to' in one &&
      one.to && (
        <ButtonLink kind="text" to={one.to}>
          Move it
        </ButtonLink>
      )
    }
  />
)

const Lines = ({ title, lines }: { title: string; lines: readonly (WaitShown | BreakShown)[] }) =>
  lines.length > 0 && (
    <Card flush title={title} count={<Count of={lines.length} quiet />}>
      {lines.slice(0, shownAtOnce).map((one) => (
        <Line key={one.key} one={one} />
      ))}
      {lines.length > shownAtOnce && (
        <details className="today-more">
          <summary>The others</summary>
          {lines.slice(shownAtOnce).map((one) => (
            <Line key={one.key} one={one} />
          ))}
        </details>
      )}
    </Card>
  )

/** Waiting is a decision, and each says what it waits for. */
export const WaitOnPurpose = ({ waits }: { waits: readonly WaitShown[] }) => <Lines title="Waiting on purpose" lines={waits} />

/** D1 Who is on a break, and whose is due; one that has not begun can be moved. */
export const Breaks = ({ breaks }: { breaks: readonly BreakShown[] }) => <Lines title="Breaks" lines={breaks} />

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
