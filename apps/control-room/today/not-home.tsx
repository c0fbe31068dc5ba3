import { Card, CardLine, Count, Face, Initials } from '../../design/parts.ts'
import type { HomeRow } from '../board.ts'

/** A8 Whose shift is over and who has not said that they are home. Nothing is shown while nobody is awaited. */
export const NotHome = ({ rows }: { rows: readonly HomeRow[] }) =>
  rows.length > 0 && (
    <Card flush title="Not home yet" count={<Count of={rows.length} />} aside="They say so on their phone">
      {rows.map((one) => (
        <CardLine
          key={one.key}
          mark={one.face ? <Face spec={one.face} size={36} /> : <Initials name={one.name} />}
          title={one.name}
          note={one.words}
          end={one.late ? <strong>Asked</strong> : null}
        />
      ))}
    </Card>
  )
