import { Link } from 'react-router'
import { ButtonLink, Card, CardLine, Count, Empty, Face, Initials } from '../../design/parts.ts'
import type { ProposalShown } from '../board.ts'
import { SendForm } from './send-form.tsx'
import { Why } from './why.tsx'

type CouldSetOffProps = { proposals: readonly ProposalShown[]; unplanned: { sentence: string; next: string } | null }

/** Who is free, fit and wanted now. Nobody is booked until somebody presses Send. */
export const CouldSetOff = ({ proposals, unplanned }: CouldSetOffProps) => (
  <Card flush title="Who could set off now" count={proposals.length > 0 && <Count of={proposals.length} quiet />}>
    {unplanned && (
      <section className="attention today-unplanned">
        <p className="strong">{unplanned.sentence}</p>
        <p>
          {unplanned.next} <Link to="/orders">Open the orders</Link>
        </p>
      </section>
    )}
    {proposals.length === 0 && !unplanned && (
      <Empty title="Nobody needs to set off">A proposal stands here when somebody is free and a window is near, with its reasons.</Empty>
    )}
    {proposals.map((one) => (
      <CardLine
        key={one.key}
        mark={one.face ? <Face spec={one.face} size={40} /> : <Initials name={one.who} />}
        title={`${one.who} to ${one.to}`}
        note={
          <>
            {one.where}, there {one.arrives === 'now' ? 'now' : `about ${one.arrives}`}. {one.window ? `${one.window}. ` : ''}
            {one.why.slice(0, 2).join(' ')}
          </>
        }
        actions={
          <>
            <SendForm proposal={one} primary={false} />
            <Why proposal={one} />
            <ButtonLink kind="text" to={`/orders/${one.orderId}/send`}>
              Somebody else
            </ButtonLink>
          </>
        }
      />
    ))}
  </Card>
)
