import { Button, ButtonLink, Card, Kbd } from '../../design/parts.ts'
import type { WindowRow } from './windows.ts'

/** A promise that is there is moved: what that does is looked at first. */
type Moving = 'to look at' | 'looked at' | null
export type Speaking = { subject: string; object: string; sex: 'f' | 'm' | null; waitMinutes: number; moving: Moving }

/** “We can come tomorrow, between 10 and 12. A woman will come. Does that suit you?” */
const Sentence = ({ row, speaking: { sex, waitMinutes } }: { row: WindowRow; speaking: Speaking }) => (
  <p className="call-say">
    “We can come <strong>{row.say}</strong>.{sex && ` ${sex === 'f' ? 'A woman' : 'A man'} will come.`}
    {waitMinutes > 2 && ' Take your time at the door: we wait.'} Does that suit you?”
  </p>
)

export const SayThis = ({
  row,
  speaking,
  busy,
  moreDays,
}: {
  row: WindowRow | null
  speaking: Speaking
  busy: boolean
  moreDays: string | null
}) => (
  <Card title="Say this">
    <div className="stack">
      {row ? (
        <Sentence row={row} speaking={speaking} />
      ) : (
        <p className="call-say">
          “I cannot promise you a window these days. What would suit you? I write it down, and we ring you as soon as one opens.”
        </p>
      )}
      {row && speaking.moving !== 'looked at' && (
        <Button size="large" wide busy={busy && (speaking.moving ? 'Reckoning' : 'Promising')}>
          {speaking.moving ? `Move to ${row.short}…` : `Promise ${row.short}`} <Kbd>↵</Kbd>
        </Button>
      )}
      {moreDays ? (
        <ButtonLink kind="quiet" size="large" wide to={moreDays}>
          None of these suit {speaking.object}
        </ButtonLink>
      ) : (
        <p className="second">
          Still none? Leave it: the order stays open without a window, and stands under Orders until one is found. Add the hours that suit{' '}
          {speaking.object} as something that helps.
        </p>
      )}
    </div>
  </Card>
)
