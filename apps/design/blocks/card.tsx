import type { ReactNode } from 'react'

/** Anything that lies on the page. With a title it has a head, and `aside` stands at the head's far end. */
export function Card({
  title,
  count,
  aside,
  flush,
  lit,
  children,
}: {
  title?: ReactNode
  /** A Count beside the title. */
  count?: ReactNode
  aside?: ReactNode
  /** The content brings its own padding: a table, a list of CardLine. */
  flush?: boolean
  /** A green top edge: a record that matters. */
  lit?: boolean
  children: ReactNode
}) {
  return (
    <section className={['card', flush && 'card-flush', lit && 'card-lit'].filter(Boolean).join(' ')}>
      {title && (
        <header className="card-head">
          <h2>{title}</h2>
          {count}
          {aside && <div className="card-aside">{aside}</div>}
        </header>
      )}
      {children}
    </section>
  )
}

/** One line of a flush card: a mark, words in two lines, and something at the end; actions under the words. */
export function CardLine({
  mark,
  title,
  note,
  end,
  actions,
}: {
  mark?: ReactNode
  title: ReactNode
  note?: ReactNode
  end?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="card-line">
      {mark}
      <div className="card-line-words">
        <h3>{title}</h3>
        {note && <p className="second">{note}</p>}
        {actions && <div className="row card-line-actions">{actions}</div>}
      </div>
      {end && <div className={actions ? 'card-line-end card-line-top' : 'card-line-end'}>{end}</div>}
    </div>
  )
}

/** Names and values in two columns, a hairline between. */
export const Facts = ({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) => (
  <dl className="facts">
    {rows.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
