import { Link } from 'react-router'
import { ButtonLink, Card, CardLine, Count, Empty, Face, Initials } from '../../design/parts.ts'
import type { Asked, Page, ProposalShown } from '../board.ts'
import { ElsewhereOnly, ListTitle, Pages } from './part/pages.tsx'
import { SendForm } from './send-form.tsx'
import { Why } from './why.tsx'

type CouldSetOffProps = { proposals: Page<ProposalShown>; asked: Asked; unplanned: { sentence: string; next: string } | null }

/** Who is free, fit and wanted now. Nobody is booked until somebody presses Send. */
export const CouldSetOff = ({ proposals, asked, unplanned }: CouldSetOffProps) => (
  <Card
    flush
    title={<ListTitle list="proposals">Who could set off now</ListTitle>}
    count={proposals.fit > 0 && <Count of={proposals.fit} quiet />}
    aside={proposals.fit > 1 && 'Most urgent first'}
  >
    {unplanned && (
      <section className="attention today-unplanned">
        <p className="strong">{unplanned.sentence}</p>
        <p>
          {unplanned.next} <Link to="/orders">Open the orders</Link>
        </p>
      </section>
    )}
    {proposals.fit === 0 && proposals.all > 0 && <ElsewhereOnly all={proposals.all} />}
    {proposals.all === 0 && !unplanned && (
      <Empty title="Nobody needs to set off">A proposal stands here when somebody is free and a window is near, with its reasons.</Empty>
    )}
    {proposals.lines.map((one) => (
      <CardLine
        key={one.key}
        mark={one.face ? <Face spec={one.face} size={40} /> : <Initials name={one.who} />}
        title={`${one.who} to ${one.to}`}
        note={
          <>
            {one.where}, there {one.arrives === 'now' ? 'now' : `about ${one.arrives}`}. {one.window ? `${one.window}. ` : ''}
            {one.leaveBy && (
              <>
                Leave by <strong className="figures">{one.leaveBy}</strong>.{' '}
              </>
            )}
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
    <Pages of={proposals} asked={asked} label="Who could set off now" />
  </Card>
)
