import type { ReactNode } from 'react'
import { ButtonLink, Card, CardLine, Count, Face, Initials } from '../../design/parts.ts'
import type { Asked, BreakShown, ListName, Page, PutRight, WaitShown } from '../board.ts'
import { ElsewhereOnly, ListTitle, Pages } from './part/pages.tsx'

/** Nobody stands in the way of a full column: the first few, and the rest when asked for. More of what is to be put right: a home waits behind each. */
const shownAtOnce = (list: ListName): number => (list === 'right' ? 10 : 3)

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

type LinesProps<T> = { title: string; of: Page<T>; asked: Asked; one: (line: T) => ReactNode }

const Lines = <T extends { key: string }>({ title, of, asked, one }: LinesProps<T>) => {
  const { list, lines, fit, all, page } = of
  const most = shownAtOnce(list)
  if (all === 0) return null
  return (
    <Card flush title={<ListTitle list={list}>{title}</ListTitle>} count={fit > 0 && <Count of={fit} quiet />}>
      {fit === 0 && <ElsewhereOnly all={all} />}
      {lines.slice(0, most).map(one)}
      {lines.length > most && (
        <details className="today-more" open={page > 1}>
          <summary>{`The other ${lines.length - most}`}</summary>
          {lines.slice(most).map(one)}
        </details>
      )}
      <Pages of={of} asked={asked} label={title} />
    </Card>
  )
}
const line = (one: WaitShown | BreakShown) => <Line key={one.key} one={one} />

/** Waiting is a decision, and each says what it waits for. */
export const WaitOnPurpose = ({ waits, asked }: { waits: Page<WaitShown>; asked: Asked }) => (
  <Lines title="Waiting on purpose" of={waits} asked={asked} one={line} />
)

/** D1 Who is on a break, and whose is due; one that has not begun can be moved. */
export const Breaks = ({ breaks, asked }: { breaks: Page<BreakShown>; asked: Asked }) => (
  <Lines title="Breaks" of={breaks} asked={asked} one={line} />
)

/** What keeps the day from being planned well, each with what to do. */
export const PutRightCard = ({ putRight, asked }: { putRight: Page<PutRight>; asked: Asked }) => (
  <Lines
    title="To put right"
    of={putRight}
    asked={asked}
    one={({ key, title, sentence, next, to }) => (
      <CardLine
        key={key}
        title={title}
        note={`${sentence} ${next}`}
        end={
          <ButtonLink kind="text" to={to}>
            Open
          </ButtonLink>
        }
      />
    )}
  />
)
