import { Form } from 'react-router'
import { Button, Card, CardLine, Count, Face, Initials } from '../../design/parts.ts'
import type { ByHand } from '../board.ts'

/** D4 What was decided by hand and still stands, what it costs, and the way back. */
export const DecidedByHand = ({ byHand: { steers, costs } }: { byHand: ByHand }) =>
  steers.length > 0 && (
    <Card flush title="Decided by hand" count={<Count of={steers.length} quiet />}>
      {steers.map(({ key, name, face, title, note }) => (
        <CardLine
          key={key}
          mark={face ? <Face spec={face} size={40} /> : <Initials name={name} />}
          title={title}
          note={note}
          actions={
            <Form method="post" preventScrollReset>
              <input type="hidden" name="do" value="end_steer" />
              <input type="hidden" name="steerId" value={key} />
              <Button kind="text">End this</Button>
            </Form>
          }
        />
      ))}
      {costs && <p className="today-costs second">{costs}</p>}
    </Card>
  )
