import type { LadderId, StaffId } from '../../../lib/ids.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { done, invalid, refused } from '../../../lib/refusal.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { recordEvent } from '../../record/actions.ts'
import { defaultLadder, faultsOfLadder, foresee, ladderFor } from '../rules.ts'
import type { Foreseen, Ladder } from '../rules.ts'
import { addBranchRow, dutyPeople, endLadderRow, keepLadder, operativeBy, readAlarm, readBranches, readLadders } from '../store.ts'
import type { Alarm } from '../store.ts'
import { alarmReasons } from '../words.ts'

/** How far ahead the preview and the desk look. */
const previewSeconds = 600

/** Every ladder that holds, with its steps; and the one that holds where there is none. */
export const laddersOf = async (tx: Tx): Promise<{ ladders: (Ladder & { id: LadderId })[]; otherwise: Ladder }> => ({
  ladders: await readLadders(tx),
  otherwise: defaultLadder,
})

/** The ladder of an alarm: the one that it began on while that holds, else the one of their branch at this moment. */
export const ladderOf = async (tx: Tx, alarm: Pick<Alarm, 'ladderId' | 'step' | 'operativeId' | 'matchedOperativeId'>): Promise<Ladder> => {
  const ladders = await readLadders(tx)
  const begun = alarm.ladderId === null ? undefined : ladders.find((one) => one.id === alarm.ladderId)
  if (begun) return begun
  if (alarm.ladderId === null && alarm.step > 0) return defaultLadder
  const of = alarm.operativeId ?? alarm.matchedOperativeId
  const operative = of === null ? null : await operativeBy(tx, { id: of })
  return ladderFor(ladders, { branchId: operative?.branchId ?? null, at: tx.now })
}

const maySet = (tx: Tx): boolean =>
  tx.who.kind === 'engine' || (tx.who.kind === 'staff' && ['administrator', 'director'].includes(tx.who.role))

/**
 * A3 Keeps a ladder, new (`id` null) or changed. Told all at once: a wait below five seconds, a step that rings nobody, somebody
 * without a telephone. An alarm that rings meanwhile goes on with its next step as it is from now on.
 */
export const saveLadder = async (tx: Tx, ladder: Ladder): Promise<Outcome<{ ladderId: LadderId }>> => {
  if (!maySet(tx)) return refused(alarmReasons.reason('A3_NOT_YOURS_TO_SET'))
  const people = await dutyPeople(tx)
  const faults = faultsOfLadder(ladder, (id) => people.some((one) => one.id === id && one.hasTelephone))
  if (faults.length > 0) return invalid(...faults)
  const id = ladder.id ?? tx.world.newId('ladder')
  await keepLadder(tx, { ...ladder, id, name: ladder.name.trim() })
  await recordEvent(tx, { verb: 'ladder_set', subject: ['ladder', id], content: ladder })
  return done({ ladderId: id })
}

/** A ladder holds no more; the next that fits does, or the one that Doorstep comes with. */
export const endLadder = async (tx: Tx, ladderId: LadderId): Promise<Outcome<{ ended: true }>> => {
  if (!maySet(tx)) return refused(alarmReasons.reason('A3_NOT_YOURS_TO_SET'))
  await endLadderRow(tx, ladderId)
  await recordEvent(tx, { verb: 'ladder_ended', subject: ['ladder', ladderId] })
  return done({ ended: true })
}

export const branchesOf = (tx: Tx) => readBranches(tx)
export const addBranch = async (tx: Tx, name: string): Promise<Outcome<{ branchId: string }>> => {
  if (!maySet(tx)) return refused(alarmReasons.reason('A3_NOT_YOURS_TO_SET'))
  if (name.trim() === '') return invalid({ field: 'name', sentence: 'Give the branch a name.' })
  const id = tx.world.newId('branch')
  await addBranchRow(tx, { id, name: name.trim() })
  await recordEvent(tx, { verb: 'branch_added', subject: ['branch', id], content: { name } })
  return done({ branchId: id })
}

/** Somebody of the office whom a rung can name. `hasTelephone` false: only a screen reaches them. */
export const peopleForRungs = async (
  tx: Tx,
): Promise<{ id: StaffId; name: string; role: string; onCall: boolean; hasTelephone: boolean }[]> => dutyPeople(tx)

/** What an alarm of a branch at `at` would do in the coming ten minutes if nobody answered; of a draft ladder, if one is given. */
export const ladderPreview = async (
  tx: Tx,
  { branchId = null, at, draft }: { branchId?: string | null; at: Instant; draft?: Ladder },
): Promise<{ ladder: Ladder; rings: Foreseen[] }> => {
  const ladder = draft ?? ladderFor(await readLadders(tx), { branchId, at })
  return { ladder, rings: foresee(ladder, { step: 0, broadcasting: false }, await dutyPeople(tx), previewSeconds) }
}

/** Who is rung next for an alarm and in how many seconds, for the coming ten minutes. Nobody while somebody has it. */
export const nextRings = async (tx: Tx, alarmId: string): Promise<Foreseen[]> => {
  const alarm = await readAlarm(tx, alarmId)
  if (!alarm?.nextRingAt) return []
  const people = await dutyPeople(tx, {
    exceptOperativeId: alarm.operativeId ?? alarm.matchedOperativeId,
    exceptTelephone: alarm.fromTelephone,
  })
  const firstIn = Math.max(0, Math.round(alarm.nextRingAt.since(tx.now).total('seconds')))
  return foresee(await ladderOf(tx, alarm), alarm, people, previewSeconds, firstIn)
}
