import { Form, Link } from 'react-router'
import { Button, Card, Chip, Count, Empty, ButtonLink } from '../../design/parts.ts'
import { IconAtRisk } from '../../design/icons.ts'
import type { Asked, Page, ProposalShown, RiskShown } from '../board.ts'
import { ifTheyLeave, Odds } from './odds.tsx'
import { ElsewhereOnly, ListTitle, Pages } from './part/pages.tsx'
import { InsteadForm, SendForm } from './send-form.tsx'
import { Why } from './why.tsx'

/** B6 Whom the plan proposes, ready to be sent. */
const Proposed = ({ proposal, first }: { proposal: ProposalShown; first: boolean }) => (
  <>
    <p>
      <strong>{proposal.who}</strong> could be there {proposal.arrives === 'now' ? 'now' : `about ${proposal.arrives}`}.
    </p>
    <div className="row">
      <SendForm proposal={proposal} primary={first} />
      <Why proposal={proposal} />
    </div>
  </>
)

/** B6 Who could be sent though the plan chose otherwise. */
const Instead = ({ risk: { instead, orderId } }: { risk: RiskShown }) =>
  instead.map((one) => (
    <div className="row-apart" key={one.fields.operativeIds}>
      <p className="second">{one.says}</p>
      <InsteadForm one={one} orderId={orderId} />
    </div>
  ))

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

/** B6 What the household knows; or the way to let it know early, with a choice. By itself it hears shortly before the window closes. */
const Told = ({ risk: { told, tell, object } }: { risk: RiskShown }) => (
  <>
    {told && <p className="second">{told}</p>}
    {tell && (
      <Form method="post" preventScrollReset>
        <input type="hidden" name="do" value="tell_at_risk" />
        <input type="hidden" name="appointmentId" value={tell} />
        <Button kind="quiet">{`Let ${object} know, with a choice`}</Button>
      </Form>
    )}
  </>
)

/** B6 The choices for the household, and for the controller: another window, the truth, somebody else. */
const Choices = ({ risk }: { risk: RiskShown }) => (
  <div className="row">
    <Told risk={risk} />
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
    <div className="stack-close">
      {risk.proposal && <Proposed proposal={risk.proposal} first={first} />}
      <Instead risk={risk} />
      <Choices risk={risk} />
    </div>
  </article>
)

/** One of many: two lines, whom to send without opening it, and the rest when it is asked for. */
const Folded = ({ risk }: { risk: RiskShown }) => (
  <article className="today-folded" aria-label={`${risk.name}, ${risk.where}`}>
    <details>
      <summary>
        <span>
          <strong>
            {risk.name}, {risk.where}
          </strong>
          <span className="second">
            {!risk.isEarly && <strong>{`${risk.left}. `}</strong>}
            {risk.window}. {risk.kept !== null && <strong>{risk.kept} in 20</strong>}
            {risk.proposal && ` ${ifTheyLeave(risk.proposal, risk.proposal.who)}`}
          </span>
        </span>
        <span className="today-choose">Choose</span>
      </summary>
      <div className="today-risk">
        <p className="second">
          {risk.work}. {risk.left}.
        </p>
        <Well risk={risk} />
        <div className="stack-close">
          <Instead risk={risk} />
          <Choices risk={risk} />
        </div>
      </div>
    </details>
    {risk.proposal && (
      <div className="row today-folded-send">
        <SendForm proposal={risk.proposal} primary={false} />
        <Why proposal={risk.proposal} />
      </div>
    )}
  </article>
)

/** So many stand open from the start: those that close now, and the first however far off it is. On a bad day the rest is read as lines. */
const open = 3
const standsOpen = (risk: RiskShown, place: number): boolean => place === 0 || (place < open && !risk.isEarly)

type AtRiskProps = { risks: Page<RiskShown>; asked: Asked; /** Whether whoever looks may read what the odds rest on. */ mayLearn: boolean }

export const AtRisk = ({ risks, asked, mayLearn }: AtRiskProps) => (
  <Card
    flush
    title={<ListTitle list="risks">Promises at risk</ListTitle>}
    count={risks.fit > 0 && <Count of={risks.fit} quiet />}
    aside={risks.fit > 1 && 'Soonest first'}
  >
    {risks.fit === 0 && risks.all > 0 && <ElsewhereOnly all={risks.all} />}
    {risks.all === 0 && (
      <Empty title="No promise is at risk">Those that may not be kept stand here before their window closes, each with a choice.</Empty>
    )}
    {risks.lines.map((risk, place) =>
      standsOpen(risk, place) ? (
        <Risk key={risk.key} risk={risk} first={place === 0 && risks.page === 1} />
      ) : (
        <Folded key={risk.key} risk={risk} />
      ),
    )}
    <Pages of={risks} asked={asked} label="Promises at risk" />
    {mayLearn && risks.lines.some(({ kept }) => kept !== null) && (
      <p className="today-rests">
        <Link to="/learned">What these odds rest on</Link>
      </p>
    )}
  </Card>
)
