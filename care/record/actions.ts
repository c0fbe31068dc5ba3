import { createHmac } from 'node:crypto'
import type { IdKind } from '../../lib/ids.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { actorId } from '../../platform/who.ts'
import { canonical } from './rules.ts'
import type { RecordedEvent } from './rules.ts'
import { appendEvent } from './store.ts'

export type Subject = readonly [kind: IdKind, id: string]

/**
 * R1 Appends what happened, in the transaction of the action itself: no commit, no event. `verb` is past tense in
 * snake_case (`consent_recorded`); `content` is plain data that a person's name may stand in, and that can be erased later.
 */
export const recordEvent = async (
  tx: Tx,
  { verb, subject, why, content }: { verb: string; subject: Subject; why?: string; content?: unknown },
): Promise<void> => {
  const event: RecordedEvent = {
    id: tx.world.newId('event'),
    at: tx.now.toString(),
    actorKind: tx.who.kind,
    actorId: actorId(tx.who),
    verb,
    subjectKind: subject[0],
    subjectId: subject[1],
    why: why ?? null,
    content,
  }
  const key = tx.world.keys.current('record')
  await appendEvent(tx, event, { keyVersion: key.version, digest: createHmac('sha256', key.bytes).update(canonical(event)).digest() })
}

/** R2 Looking at something confidential is an event too. `what` says what was shown: 'needs', 'concern', 'markers'. */
export const recordLook = (tx: Tx, { subject, what }: { subject: Subject; what: string }): Promise<void> =>
  recordEvent(tx, { verb: 'looked_at', subject, content: { what } })

export { eventsOf } from './store.ts'
