/** Who waits on purpose and for what, and what is to be put right so that the day can be planned. For controllers (B2). */
import type { AheadNow } from '../../../care/booking/actions.ts'
import type { OrderId } from '../../../lib/ids.ts'
import { clockTime, isBefore } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { readFace } from '../../design/faces/read.ts'
import { doorIn, nameIn, type Known } from './known.ts'

/** “Grace waits until 10:20”: “Mrs Malik’s window opens at 10:30.” */
export type WaitShown = { key: string; orderId: OrderId; name: string; face: ReturnType<typeof readFace>; title: string; note: string }

/** The one who leaves first in front. */
export const waitsShown = ({ notes }: AheadNow, known: Known): WaitShown[] =>
  notes
    .flatMap((note) => note.waits.map((wait) => ({ ...wait, note })))
    .toSorted((a, b) => Temporal.Instant.compare(a.leavesAt, b.leavesAt))
    .flatMap(({ operative, leavesAt, opensAt, forHours, colleague, note }) => {
      const person = known.operatives.get(operative)
      const name = nameIn(known, note.householdId)
      const opens = forHours ? `${name} can be visited from ${clockTime(opensAt)}` : `${name}’s window opens at ${clockTime(opensAt)}`
      const goesWith = colleague && (known.operatives.get(colleague.operative)?.firstName ?? 'a colleague')
      const because = colleague?.isWaitedFor ? `Goes to ${name} with ${goesWith}, who is likely to be ready by then` : opens
      const together = goesWith && !colleague?.isWaitedFor ? ` Goes together with ${goesWith}.` : ''
      return person
        ? [
            {
              ...{ key: operative, orderId: note.orderId, name: person.name, face: readFace(person.face) },
              title: `${person.firstName} waits until ${clockTime(leavesAt)}`,
              note: `${because}. ${doorIn(known, note.householdId)}.${together}`,
            },
          ]
        : []
    })

/** “Grace is on a break until 12:30”. `to`: where it is moved, until it has begun. */
export type BreakShown = { key: string; name: string; face: ReturnType<typeof readFace>; title: string; note: string; to: string | null }

const breakWords = ({ from, to, isOn }: AheadNow['breaks'][number], first: string, now: Instant): Pick<BreakShown, 'title' | 'note'> => {
  if (isOn) return { title: `${first} is on a break until ${clockTime(to)}`, note: 'Nobody cuts it short.' }
  if (isBefore(now, from)) return { title: `${first}’s break is due at ${clockTime(from)}`, note: 'It begins then, or when they are back.' }
  return { title: `${first}’s break was due at ${clockTime(from)}`, note: 'It begins when they are back. Nobody hurries them.' }
}

export const breaksShown = ({ breaks }: AheadNow, known: Known, now: Instant): BreakShown[] =>
  breaks.flatMap((one) => {
    const person = known.operatives.get(one.operativeId)
    return person
      ? [
          {
            ...{ key: one.operativeId, name: person.name, face: readFace(person.face), ...breakWords(one, person.firstName, now) },
            to: one.isOn ? null : `/people/${one.operativeId}`,
          },
        ]
      : []
  })

/** One thing to put right, and where. */
export type PutRight = { key: string; orderId: OrderId | null; title: string; sentence: string; next: string; to: string }

/** Whoever went home unwell stands first: a home waits for them. `spokenOf`: orders that stand among the promises at risk, with their troubles. */
export const toPutRight = ({ notes, people }: AheadNow, known: Known, spokenOf: ReadonlySet<OrderId>): PutRight[] => [
  ...people
    .toSorted((a, b) => Number(b.visitId !== null) - Number(a.visitId !== null))
    .map(({ operativeId, visitId, trouble: { code, sentence, next } }) => ({
      ...{ key: `${operativeId} ${code}`, orderId: null, sentence, next, to: visitId ? `/visits/${visitId}` : `/people/${operativeId}` },
      title: known.operatives.get(operativeId)?.name ?? '',
    })),
  ...notes.flatMap((note) =>
    spokenOf.has(note.orderId)
      ? []
      : note.troubles.map(({ code, sentence, next }) => ({
          ...{ key: `${note.orderId} ${code}`, orderId: note.orderId, sentence, next, to: `/orders/${note.orderId}` },
          title: `${nameIn(known, note.householdId)}, ${doorIn(known, note.householdId)}`,
        })),
  ),
]
