import { Card, Chip, Count, Empty, ButtonLink } from '../../design/parts.ts'
import { IconAtRisk } from '../../design/icons.ts'
import type { RiskShown } from '../board.ts'
import { SendForm } from './send-form.tsx'
import { Why } from './why.tsx'

/** B6 One promise that may not be kept, with the choice there is: who could go, or ask the household. */
const Risk = ({ risk, first }: { risk: RiskShown; first: boolean }) => (
  <article className="today-risk">
    <div className="row-apart">
      <h3>
        {risk.name}, {risk.where}
      </h3>
      <Chip tone="lamp" icon={IconAtRisk}>
        {risk.left}
      </Chip>
    </div>
    <p className="second">
      {risk.window}. {risk.work}.
    </p>
    <div className="today-well">
      <p className="strong">{risk.why}</p>
      <p className="second">{risk.going ?? risk.next}</p>
    </div>
    <div className="stack-close">
      {risk.proposal && (
        <>
          <p>
            <strong>{risk.proposal.firstNames}</strong> could be there{' '}
            {risk.proposal.arrives === 'now' ? 'now' : `about ${risk.proposal.arrives}`}.
          </p>
          <div className="row">
            <SendForm proposal={risk.proposal} primary={first} />
            <Why proposal={risk.proposal} />
          </div>
        </>
      )}
      <div className="row">
        <ButtonLink kind="quiet" to={risk.windows}>
          {`Ask ${risk.object}: another window?`}
        </ButtonLink>
        {!risk.going && (
          <ButtonLink kind="text" to={`/orders/${risk.orderId}/send`}>
            Choose somebody yourself
          </ButtonLink>
        )}
      </div>
    </div>
  </article>
)

export const AtRisk = ({ risks }: { risks: readonly RiskShown[] }) => (
  <Card
    flush
    title="Promises at risk"
    count={risks.length > 0 && <Count of={risks.length} quiet />}
    aside={risks.length > 1 && 'Soonest first'}
  >
    {risks.length === 0 ? (
      <Empty title="No promise is at risk">Those that may not be kept stand here before their window closes, each with a choice.</Empty>
    ) : (
      risks.map((risk, place) => <Risk key={risk.key} risk={risk} first={place === 0} />)
    )}
  </Card>
)
