import type { Invalid, Reason, Refused } from '../../../lib/refusal.ts'
import { IconFault } from '../icons.ts'

/** What an action handed back when it did not do what was asked, in its own words; null when all went well. */
export type NotDone = Refused | Invalid | null | undefined

/** The sentence for one field, to hand to `fault`. */
export const faultOf = (answer: NotDone, field: string): string | undefined =>
  answer?.kind === 'invalid' ? answer.faults.find((fault) => fault.field === field)?.sentence : undefined

const Line = ({ reason }: { reason: Reason }) => (
  <li>
    <strong>{reason.sentence}</strong> {reason.next}
  </li>
)

/** Above the form: everything that is in the way, all at once, each with its next step (D4). */
export function NotDoneBox({ answer, title = 'We could not do that yet' }: { answer: NotDone; title?: string }) {
  if (!answer) return null
  return (
    <section className="not-done" role="alert" aria-labelledby="not-done-title">
      <IconFault aria-hidden size={20} />
      <div>
        <h2 id="not-done-title">{title}</h2>
        <ul>
          {answer.kind === 'refused'
            ? answer.reasons.map((reason) => <Line key={reason.code + reason.sentence} reason={reason} />)
            : answer.faults.map((fault) => (
                <li key={fault.field + fault.sentence}>
                  <a href={`#${fault.field}`}>{fault.sentence}</a>
                </li>
              ))}
        </ul>
      </div>
    </section>
  )
}
