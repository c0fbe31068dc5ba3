import { Link } from 'react-router'
import { IconAtRisk, IconBreathing, IconDoor, IconHome, IconMoved, IconWarning } from '../../design/icons.ts'
import { Chip, Empty, Face, Initials, NameCell, Table } from '../../design/parts.ts'
import type { Asked, OutRow, Page } from '../board.ts'
import { ElsewhereOnly, listId, Pages } from './part/pages.tsx'

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

const Watch = ({ row }: { row: OutRow }) => {
  const heard = row.unheard ? (
    <Chip tone="lamp" icon={IconAtRisk}>
      {row.watch}
    </Chip>
  ) : (
    row.watch
  )
  if (!row.uneasy) return heard
  return (
    <span className="stack-close today-watch">
      <Chip tone="lamp" icon={IconWarning}>
        {row.uneasy}
      </Chip>
      <span>{heard}</span>
    </span>
  )
}

export const WhoIsOut = ({ out, asked }: { out: Page<OutRow>; asked: Asked }) => (
  <section id={listId('out')} tabIndex={-1} className="card card-flush part-list" aria-label="Who is out">
    <Table
      caption="Who is out"
      columns={[
        {
          title: `Who is out (${out.fit})`,
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
      rows={out.lines}
      rowKey={(row) => row.key}
      empty={
        out.all > 0 ? (
          <ElsewhereOnly all={out.all} />
        ) : (
          <Empty title="Nobody is out">Whoever is sent stands here, from the first minute until they are away and well.</Empty>
        )
      }
    />
    <Pages of={out} asked={asked} label="Who is out" />
  </section>
)
