import type { ConcernId, HouseholdId, PremisesId, StaffId, VisitId } from '../../../lib/ids.ts'
import { oneOf } from '../../../lib/lists.ts'
import { next } from '../../../lib/machine.ts'
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { cancelTimer } from '../../../platform/timers/timers.ts'
import { recordEvent, recordLook } from '../../record/actions.ts'
import { staffNamed } from '../../workforce/actions.ts'
import { concernMachine, concernStates, dangers } from '../rules.ts'
import type { ConcernEvent, ConcernState, Danger } from '../rules.ts'
import { additionsTo, concernById, concernsWithoutWords, keepAddition, markRead, moveOn } from '../store.ts'
import { because } from '../words.ts'
import { openWords, sealWords } from './sealed.ts'
import { unreadTimer } from './unread.ts'

export type ConcernInList = {
  concernId: ConcernId
  reference: string
  state: ConcernState
  danger: Danger
  author: string
  saidAt: Instant
  receivedAt: Instant
  readAt: Instant | null
  visitId: VisitId | null
  householdId: HouseholdId | null
  premisesId: PremisesId | null
}
export type ConcernInFull = ConcernInList & { words: string; added: { at: Instant; by: string; words: string }[] }

const leadOf = (tx: Tx): StaffId | null => (tx.who.kind === 'staff' && tx.who.role === 'safeguarding_lead' ? tx.who.staffId : null)

type Row = Awaited<ReturnType<typeof concernsWithoutWords>>[number]
const listed = async (tx: Tx, row: Row): Promise<ConcernInList> => ({
  concernId: row.id as ConcernId,
  reference: row.reference,
  state: oneOf(concernStates, row.state)!,
  danger: oneOf(dangers, row.dangerNow)!,
  author: (await staffNamed(tx, row.authorStaffId as StaffId)) ?? 'Somebody who has left',
  saidAt: row.saidAt,
  receivedAt: row.receivedAt,
  readAt: row.firstReadAt,
  visitId: row.visitId as VisitId | null,
  householdId: row.householdId as HouseholdId | null,
  premisesId: row.premisesId as PremisesId | null,
})

/** S4 What waits for the lead, without the words; looking at the list is on record too. */
export const concernsForLead = async (tx: Tx): Promise<Outcome<ConcernInList[]>> => {
  if (!leadOf(tx)) return refused(because('S4_NAMED_FEW'))
  await recordLook(tx, { subject: ['contractor', tx.who.contractorId], what: 'concerns' })
  const list: ConcernInList[] = []
  for (const row of await concernsWithoutWords(tx)) list.push(await listed(tx, row))
  return done(list)
}

/** How many the lead has not opened yet: a number and nothing else, so no look is recorded. Nought for everybody else. */
export const concernsUnread = async (tx: Tx): Promise<number> =>
  leadOf(tx) ? (await concernsWithoutWords(tx)).filter((row) => row.firstReadAt === null).length : 0

/** S4 Opens one concern for the lead. Every look is on record; the first one ends the asking (S3). */
export const readConcern = async (tx: Tx, concernId: ConcernId): Promise<Outcome<ConcernInFull>> => {
  if (!leadOf(tx)) return refused(because('S4_NAMED_FEW'))
  const row = await concernById(tx, concernId)
  if (!row) return refused(because('S4_NOT_FOUND'))
  await recordLook(tx, { subject: ['concern', concernId], what: 'concern' })
  if (await markRead(tx, concernId)) await cancelTimer(tx, { kind: unreadTimer, subject: concernId })
  const added: ConcernInFull['added'] = []
  for (const one of await additionsTo(tx, concernId))
    added.push({
      at: one.addedAt,
      by: (await staffNamed(tx, one.authorStaffId as StaffId)) ?? 'Somebody who has left',
      words: openWords(tx, one),
    })
  return done({ ...(await listed(tx, row)), readAt: row.firstReadAt ?? tx.now, words: openWords(tx, row), added })
}

const move = async (tx: Tx, concernId: ConcernId, event: ConcernEvent): Promise<Outcome<StaffId>> => {
  const lead = leadOf(tx)
  if (!lead) return refused(because('S4_NAMED_FEW'))
  const row = await concernById(tx, concernId)
  const state = oneOf(concernStates, row?.state)
  if (!row || !state) return refused(because('S4_NOT_FOUND'))
  const to = next(concernMachine, state, event)
  if (to === null || !(await moveOn(tx, concernId, state, to, lead))) return refused(because('S3_MOVED_ON'))
  if (await markRead(tx, concernId)) await cancelTimer(tx, { kind: unreadTimer, subject: concernId })
  await recordEvent(tx, { verb: event === 'lead_acts' ? 'concern_taken_on' : 'concern_closed', subject: ['concern', concernId] })
  return done(lead)
}

/** The lead takes it on: its author sees "being acted on", and by whom. */
export const takeOnConcern = (tx: Tx, concernId: ConcernId): Promise<Outcome<StaffId>> => move(tx, concernId, 'lead_acts')

/** The lead closes it and says what was done; that is sealed beside the words, for the named few only. */
export const closeConcern = async (
  tx: Tx,
  { concernId, whatWasDone }: { concernId: ConcernId; whatWasDone: string },
): Promise<Outcome<null>> => {
  const moved = await move(tx, concernId, 'lead_closes')
  if (!moved.ok) return moved
  const id = tx.world.newId('addition')
  await keepAddition(tx, { id, actId: tx.world.newId('act'), concernId, authorStaffId: moved.value, ...sealWords(tx, whatWasDone, id) })
  return done(null)
}
