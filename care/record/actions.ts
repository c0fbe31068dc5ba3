import { createHmac } from 'node:crypto'
import type { IdKind } from '../../lib/ids.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { actorId } from '../../platform/who.ts'
import { canonical } from './rules.ts'
import type { RecordedEvent } from './rules.ts'
import { appendEvents } from './store.ts'

export type Subject = readonly [kind: IdKind, id: string]

/**
 * R1 Appends what happened, in the transaction of the action itself: no commit, no event. `verb` is past tense in
 * snake_case (`consent_recorded`); `content` is plain data that a person's name may stand in, and that can be erased later.
 */
export const recordEvent = (tx: Tx, happened: Happened): Promise<void> => recordEvents(tx, [happened])

type Happened = { verb: string; subject: Subject; why?: string; content?: unknown }

/** R1 As `recordEvent`, for several in one statement. */
export const recordEvents = async (tx: Tx, happened: readonly Happened[]): Promise<void> => {
  if (happened.length === 0) return
  const key = tx.world.keys.current('record')
  const digest = (event: RecordedEvent): Buffer => createHmac('sha256', key.bytes).update(canonical(event)).digest()
  const events = happened.map(({ verb, subject, why, content }): RecordedEvent => {
    const actor = { actorKind: tx.who.kind, actorId: actorId(tx.who) }
    const [subjectKind, subjectId] = subject
    return { ...actor, id: tx.world.newId('event'), at: tx.now.toString(), verb, subjectKind, subjectId, why: why ?? null, content }
  })
  await appendEvents(
    tx,
    key.version,
    events.map((event) => ({ ...event, digest: digest(event) })),
  )
}

/** R2 Looking at something confidential is an event too. `what` says what was shown: 'needs', 'concern', 'markers'. */
export const recordLook = (tx: Tx, { subject, what }: { subject: Subject; what: string }): Promise<void> =>
  recordEvent(tx, { verb: 'looked_at', subject, content: { what } })

export { eventsOf } from './store.ts'
