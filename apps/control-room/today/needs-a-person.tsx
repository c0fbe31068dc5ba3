import type { ReactElement, ReactNode } from 'react'
import { Form, Link } from 'react-router'
import { IconConcern, IconDoor, IconSaid, IconText, IconTwoPeople, IconUndo } from '../../design/icons.ts'
import { Button, ButtonLink, Card, CardLine, Count, Empty, IconTile } from '../../design/parts.ts'
import type { Waiting } from '../board.ts'

const Post = ({ act, children, ...fields }: { act: string; children: ReactNode } & Record<string, ReactNode>) => (
  <Form method="post" className="row today-post" preventScrollReset>
    <input type="hidden" name="do" value={act} />
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={String(value)} />
    ))}
    {children}
  </Form>
)

const Say = ({ name, label }: { name: string; label: string }) => (
  <input className="control today-say" name={name} aria-label={label} placeholder={label} required />
)

const welfareLines = (all: Waiting['welfare']): ReactElement[] =>
  all.map((one) => (
    <CardLine
      key={one.key}
      mark={<IconTile tone="lamp-tint" icon={IconDoor} />}
      title={`Nobody answered at ${one.where}`}
      note={`${one.name} is known to need looking after. ${one.steps === 0 ? 'No step from the office yet.' : `${one.steps} steps taken.`}`}
      end={
        <>
          <strong>{one.late ? 'Now' : one.left}</strong>
          <br />
          {one.late ? 'overdue' : 'left'}
        </>
      }
      actions={
        <>
          <ButtonLink to={`/welfare/${one.key}`}>Go on with the welfare check</ButtonLink>
          <ButtonLink kind="text" to={`/visits/${one.visitId}`}>
            See the visit
          </ButtonLink>
        </>
      }
    />
  ))

const wordsLines = (all: Waiting['words']): ReactElement[] =>
  all.map((one) => (
    <CardLine
      key={one.key}
      mark={<IconTile tone="heather" icon={IconSaid} />}
      title={`${one.name}, ${one.where}: ${one.how.toLowerCase()}`}
      note={one.words ? `“${one.words}”` : 'No more was said. Ring and ask.'}
      end={one.since}
      actions={
        <>
          <Post act="heard" wordId={one.key}>
            <Say name="whatWeDid" label="What did you do?" />
            <Button kind="quiet">I have heard it</Button>
          </Post>
          <Link to={`/visits/${one.visitId}`}>See the visit</Link>
        </>
      }
    />
  ))

const textsLines = (all: Waiting['texts']): ReactElement[] =>
  all.map((one) => (
    <CardLine
      key={one.key}
      mark={<IconTile tone="slate" icon={IconText} />}
      title={`${one.staff ?? one.name ?? one.from} wrote`}
      note={`“${one.body}”`}
      end={one.since}
      actions={
        <>
          <Post act="read" inboundId={one.key}>
            <Button kind="quiet">I have read it</Button>
          </Post>
          {one.householdId && <Link to={`/households/${one.householdId}`}>Open the household</Link>}
        </>
      }
    />
  ))

const untoldLines = (all: Waiting['untold']): ReactElement[] =>
  all.map((one) => (
    <CardLine
      key={one.key}
      mark={<IconTile tone="slate" icon={IconText} />}
      title={`Tell ${one.name ?? 'them'}: ${one.what.toLowerCase()}`}
      note={
        <>
          {one.body ? `“${one.body}” ` : ''}
          {one.safeOnly ? 'Only by the safe contact, at its hours.' : `${one.where}. It could not be delivered by text or call.`}
          {one.largePrint ? ' In large print.' : ''}
        </>
      }
      end={one.since}
      actions={
        <>
          <Post act="told" messageId={one.key}>
            <Say name="how" label="How did you tell them?" />
            <Button kind="quiet">I have told them</Button>
          </Post>
          {one.householdId && <Link to={`/households/${one.householdId}`}>Open the household</Link>}
        </>
      }
    />
  ))

const overridesLines = (all: Waiting['overrides']): ReactElement[] =>
  all.map((one) => (
    <CardLine
      key={one.key}
      mark={<IconTile tone="plate" icon={IconTwoPeople} />}
      title={`A second person is needed: ${one.who} to ${one.where}`}
      note={
        <>
          {one.askedBy} asks to set aside: {one.rules.join(' ')} “{one.reason}”
        </>
      }
      end={one.since}
      actions={
        one.mine ? (
          <span className="second">You asked. Somebody else decides.</span>
        ) : (
          <>
            <Post act="agree" overrideId={one.key}>
              <Button kind="quiet">I agree</Button>
            </Post>
            <Post act="refuse" overrideId={one.key}>
              <Say name="why" label="Why not?" />
              <Button kind="quiet">I do not agree</Button>
            </Post>
          </>
        )
      }
    />
  ))

const offersLines = (all: Waiting['offers']): ReactElement[] =>
  all.map((one) => (
    <CardLine
      key={one.key}
      mark={<IconTile tone="slate" icon={IconUndo} />}
      title={`Offer ${one.name ?? 'them'} another day`}
      note={`${one.work}. Last time: ${one.ended.toLowerCase()}.`}
      end={
        <ButtonLink kind="quiet" to={`/call/${one.householdId}/${one.orderId}`}>
          Find a window
        </ButtonLink>
      }
    />
  ))

const concernLines = (waiting: number): ReactElement[] =>
  waiting > 0
    ? [
        <CardLine
          key="concerns"
          mark={<IconTile tone="slate" icon={IconConcern} />}
          title={waiting === 1 ? 'A concern waits for you' : `${waiting} concerns wait for you`}
          note="Sealed until you open it. Opening is recorded."
          end={<ButtonLink to="/concerns">Open concerns</ButtonLink>}
        />,
      ]
    : []

/** So many stand there at once, so that promises at risk stay in sight below; whoever may be in trouble stands first. */
const shownAtOnce = 8

export const NeedsAPerson = ({ waiting: { welfare, concerns, words, overrides, texts, untold, offers } }: { waiting: Waiting }) => {
  const lines = [
    ...[...welfareLines(welfare), ...concernLines(concerns), ...wordsLines(words), ...overridesLines(overrides)],
    ...[...textsLines(texts), ...untoldLines(untold), ...offersLines(offers)],
  ]
  return (
    <Card flush title="Needs a person now" count={lines.length > 0 && <Count of={lines.length} />}>
      {lines.slice(0, shownAtOnce)}
      {lines.length > shownAtOnce && (
        <details className="today-more">
          <summary>{`The other ${lines.length - shownAtOnce}`}</summary>
          {lines.slice(shownAtOnce)}
        </details>
      )}
      {lines.length === 0 && <Empty title="Nothing needs a person">Whoever nobody has answered, heard or told yet stands here.</Empty>}
    </Card>
  )
}
