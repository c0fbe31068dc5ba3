import type { ReactNode } from 'react'

export type Column<Row> = {
  /** The head of the column, and the label of the value where the table becomes cards. */
  title: string
  cell: (row: Row) => ReactNode
  /** Figures stand to the end. */
  end?: boolean
  /** The first words of a row: its heading for a screen reader. */
  heads?: boolean
}

export type TableProps<Row> = {
  /** Says what the table is; seen by a screen reader, and shown when `captionSeen`. */
  caption: string
  captionSeen?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  chosen?: (row: Row) => boolean
  /** What stands in the place of no rows: an Empty. */
  empty?: ReactNode
  /** Show all, export. */
  foot?: ReactNode
}

/** A table; where it has less than 560 px each row becomes a small card with its labels. Put it in a flush Card. */
export function Table<Row>({ caption, captionSeen, columns, rows, rowKey, chosen, empty, foot }: TableProps<Row>) {
  if (rows.length === 0 && empty) return empty
  return (
    <div className="table-place">
      <table className="table">
        <caption className={captionSeen ? 'table-caption' : 'unseen'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={column.end ? 'table-end' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-chosen={chosen?.(row) || undefined}>
              {columns.map((column) => (
                <Cell key={column.title} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {foot && <div className="table-foot">{foot}</div>}
    </div>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = column.end ? 'table-end' : undefined
  if (column.heads)
    return (
      <th scope="row" className={className}>
        {column.cell(row)}
      </th>
    )
  return (
    <td data-label={column.title} className={className}>
      {column.cell(row)}
    </td>
  )
}

/** A face or icon with a name and a quieter word after it: the first cell of a row about a person. */
export const NameCell = ({ mark, name, after }: { mark?: ReactNode; name: ReactNode; after?: ReactNode }) => (
  <span className="name-cell">
    {mark}
    <span>
      <span className="strong">{name}</span> {after && <span className="third">{after}</span>}
    </span>
  </span>
)
