import type { ConcernId, Id, StaffId, VisitId } from '../../../lib/ids.ts'
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { earlier } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { oneOf } from '../../../lib/lists.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { actorId } from '../../../platform/who.ts'
import { recordEvent } from '../../record/actions.ts'
import { placeOfVisit } from '../../visits/actions.ts'
import { staffNamed } from '../../workforce/actions.ts'
import { concernStates, referenceOf } from '../rules.ts'
import type { ConcernState, Danger } from '../rules.ts'
import { additionByAct, additionsTo, concernByAct, concernById, concernsBy, keepAddition, keepConcern } from '../store.ts'
import { because } from '../words.ts'
import { openWords, sealWords } from './sealed.ts'
import { tellTheLead } from './unread.ts'

export type Raised = { concernId: ConcernId; reference: string }
type Told = { words: string; danger?: Danger | undefined; visitId?: VisitId | undefined; saidAt: Instant; actId: Id<'act'> }

const author = (tx: Tx): StaffId => actorId(tx.who) as StaffId

/**
 * S1, S7 Takes a concern in the author's own words; nothing else is asked, and nothing can refuse it. A repeated act gives the
 * same receipt. A visit that cannot be found does not hold it up. S3 The lead is told at once.
 */
export const raiseConcern = async (tx: Tx, { words, danger = 'not_said', visitId, saidAt, actId }: Told): Promise<Outcome<Raised>> => {
  const before = await concernByAct(tx, actId)
  if (before) return done({ concernId: before.id as ConcernId, reference: before.reference })
  const place = visitId === undefined ? null : await placeOfVisit(tx, visitId)
  const id = tx.world.newId('concern')
  const reference = referenceOf(id)
  await keepConcern(tx, {
    id,
    actId,
    reference,
    authorStaffId: author(tx),
    visitId: place?.visitId ?? null,
    householdId: place?.householdId ?? null,
    premisesId: place?.premisesId ?? null,
    saidAt: earlier(saidAt, tx.now),
    dangerNow: danger,
    ...sealWords(tx, words, id),
  })
  await recordEvent(tx, { verb: 'concern_raised', subject: ['concern', id] })
  await tellTheLead(tx, id)
  return done({ concernId: id, reference })
}

/** S2 Adds words to one's own concern, or as the lead to any; what was said before stands as it was said. */
export const addToConcern = async (
  tx: Tx,
  { concernId, words, actId }: { concernId: ConcernId; words: string; actId: Id<'act'> },
): Promise<Outcome<null>> => {
  if (await additionByAct(tx, actId)) return done(null)
  if (!(await concernById(tx, concernId))) return refused(because('S4_NOT_FOUND'))
  const id = tx.world.newId('addition')
  await keepAddition(tx, { id, actId, concernId, authorStaffId: author(tx), ...sealWords(tx, words, id) })
  await recordEvent(tx, { verb: 'concern_added_to', subject: ['concern', concernId] })
  return done(null)
}

export type MyConcern = {
  concernId: ConcernId
  reference: string
  saidAt: Instant
  receivedAt: Instant
  readAt: Instant | null
  state: ConcernState
  lead: string | null
  words: string
  added: { at: Instant; words: string }[]
}

/** What its author sees again: their own words, the reference, how it stands and who looks after it; nobody else's words. */
export const myConcerns = async (tx: Tx): Promise<MyConcern[]> => {
  const mine: MyConcern[] = []
  for (const row of await concernsBy(tx, author(tx))) {
    const added = await additionsTo(tx, row.id, author(tx))
    mine.push({
      concernId: row.id as ConcernId,
      reference: row.reference,
      saidAt: row.saidAt,
      receivedAt: row.receivedAt,
      readAt: row.firstReadAt,
      state: oneOf(concernStates, row.state)!,
      lead: row.leadStaffId ? await staffNamed(tx, row.leadStaffId as StaffId) : null,
      words: openWords(tx, row),
      added: added.map((one) => ({ at: one.addedAt, words: openWords(tx, one) })),
    })
  }
  return mine
}
