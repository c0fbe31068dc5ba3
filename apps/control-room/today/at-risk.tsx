import { Link } from 'react-router'
import { Card, Chip, Count, Empty, ButtonLink } from '../../design/parts.ts'
import { IconAtRisk } from '../../design/icons.ts'
import type { RiskShown } from '../board.ts'
import { Odds } from './odds.tsx'
import { InsteadForm, SendForm } from './send-form.tsx'
import { Why } from './why.tsx'

/** B6 Whoever could be there: whom the plan proposes, else who could be sent though it chose otherwise. */
const WhoCould = ({ risk: { proposal, instead, orderId }, first }: { risk: RiskShown; first: boolean }) => (
  <>
    {proposal && (
      <>
        <p>
          <strong>{proposal.firstNames}</strong> could be there {proposal.arrives === 'now' ? 'now' : `about ${proposal.arrives}`}.
        </p>
        <div className="row">
          <SendForm proposal={proposal} primary={first} />
          <Why proposal={proposal} />
        </div>
      </>
    )}
    {instead.map((one) => (
      <div className="row-apart" key={one.firstNames}>
        <p className="second">{one.says}</p>
        <InsteadForm one={one} orderId={orderId} />
      </div>
    ))}
  </>
)

/** How likely, why, and what would save it. */
const Well = ({ risk }: { risk: RiskShown }) => (
  <div className="today-well">
    {risk.kept !== null && <Odds kept={risk.kept} goes={risk.proposal} />}
    <p className="strong">{risk.why}</p>
    <p className="second">{risk.going ?? risk.next}</p>
    {risk.troubles.map(({ code, sentence, next }) => (
      <p key={code}>
        {sentence} <span className="second">{next}</span>
      </p>
    ))}
  </div>
)

/** B6 The choices: somebody who could go, another window, the truth. */
const WhatToDo = ({ risk, first }: { risk: RiskShown; first: boolean }) => (
  <div className="stack-close">
    <WhoCould risk={risk} first={first} />
    <div className="row">
      <ButtonLink kind="quiet" to={risk.windows}>
        {`Ask ${risk.object}: another window?`}
      </ButtonLink>
      <ButtonLink kind="text" to={risk.ring}>
        {`Tell ${risk.object} how it stands`}
      </ButtonLink>
      {!risk.going && (
        <ButtonLink kind="text" to={`/orders/${risk.orderId}/send`}>
          Choose somebody yourself
        </ButtonLink>
      )}
    </div>
  </div>
)

/** B6 One promise that may not be kept, all of it. */
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
    <Well risk={risk} />
    <WhatToDo risk={risk} first={first} />
  </article>
)

/** One that there is time for: a line, and the rest when it is asked for. */
const Folded = ({ risk }: { risk: RiskShown }) => (
  <details className="today-folded">
    <summary>
      <span>
        <strong>
          {risk.name}, {risk.where}
        </strong>
        <span className="second">
          {risk.window}. {risk.kept !== null && <strong>{risk.kept} in 20</strong>}
        </span>
      </span>
      <span className="today-choose">Choose</span>
    </summary>
    <div className="today-risk">
      <p className="second">
        {risk.work}. {risk.left}.
      </p>
      <Well risk={risk} />
      <WhatToDo risk={risk} first={false} />
    </div>
  </details>
)

/** `mayLearn`: whether whoever looks may read what the odds rest on. */
export const AtRisk = ({ risks, mayLearn }: { risks: readonly RiskShown[]; mayLearn: boolean }) => (
  <Card
    flush
    title="Promises at risk"
    count={risks.length > 0 && <Count of={risks.length} quiet />}
    aside={risks.length > 1 && 'Soonest first'}
  >
    {risks.length === 0 ? (
      <Empty title="No promise is at risk">Those that may not be kept stand here before their window closes, each with a choice.</Empty>
    ) : (
      risks.map((risk, place) =>
        place > 0 && risk.isEarly ? <Folded key={risk.key} risk={risk} /> : <Risk key={risk.key} risk={risk} first={place === 0} />,
      )
    )}
    {mayLearn && risks.some(({ kept }) => kept !== null) && (
      <p className="today-rests">
        <Link to="/learned">What these odds rest on</Link>
      </p>
    )}
  </Card>
)
