import { Link } from 'react-router'
import { IconBreathing, IconDoor, IconHome, IconMoved, IconWarning } from '../../design/icons.ts'
import { Card, Chip, Empty, Face, Initials, NameCell, Table } from '../../design/parts.ts'
import type { OutRow } from '../board.ts'

const looks = {
  on_the_way: { tone: 'slate', icon: IconMoved },
  at_the_door: { tone: 'lamp-tint', icon: IconDoor },
  inside: { tone: 'green', icon: IconHome },
} as const

const Now = ({ row }: { row: OutRow }) => {
  const { tone, icon } = row.state in looks ? looks[row.state as keyof typeof looks] : ({ tone: 'slate', icon: IconBreathing } as const)
  return (
    <Chip tone={tone} icon={icon}>
      {row.now}
    </Chip>
  )
}

const Watch = ({ row }: { row: OutRow }) =>
  row.uneasy ? (
    <span className="stack-close today-watch">
      <Chip tone="lamp" icon={IconWarning}>
        {row.uneasy}
      </Chip>
      <span>{row.watch}</span>
    </span>
  ) : (
    row.watch
  )

export const WhoIsOut = ({ rows }: { rows: readonly OutRow[] }) => (
  <Card flush>
    <Table
      caption="Who is out"
      columns={[
        {
          title: `Who is out (${rows.length})`,
          heads: true,
          cell: (row) => (
            <NameCell
              mark={row.face ? <Face spec={row.face} size={28} /> : <Initials name={row.name} />}
              name={row.name}
              after={row.trade}
            />
          ),
        },
        { title: 'Where', cell: (row) => <Link to={row.to}>{row.where}</Link> },
        { title: 'Now', cell: (row) => <Now row={row} /> },
        { title: 'Their watch', cell: (row) => <Watch row={row} /> },
      ]}
      rows={rows}
      rowKey={(row) => row.key}
      empty={<Empty title="Nobody is out">Whoever is sent stands here, from the first minute until they are away and well.</Empty>}
    />
  </Card>
)
