import type { Outcome } from '../../../../lib/refusal.ts'
import { done, refused } from '../../../../lib/refusal.ts'
import { before, isBefore, seconds } from '../../../../lib/time.ts'
import type { Instant } from '../../../../lib/time.ts'
import { tellBoard } from '../../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { recordEvent } from '../../../record/actions.ts'
import { addAuditorAnswer, lastAnswer, lastLook, openFindings } from '../../store.ts'
import { alarmReasons } from '../../words.ts'

export type Finding = { id: string; kind: string; subjectId: string; words: string; foundAt: Instant; shoutedAt: Instant | null }
/** `isAwake` false: the auditor itself has not looked for half a minute, or never. `answered`: who has it, while that holds. */
export type Findings = {
  findings: Finding[]
  lookedAt: Instant | null
  isAwake: boolean
  answered: { name: string; answeredAt: Instant } | null
}

/** A3 What should have happened by now and has not, as the auditor sees it: for the strip above every desk. */
export const findingsNow = async (tx: Tx): Promise<Findings> => {
  const lookedAt = await lastLook(tx)
  return {
    findings: await openFindings(tx),
    lookedAt,
    isAwake: lookedAt !== null && isBefore(before(tx.now, seconds(30)), lookedAt),
    answered: (await lastAnswer(tx)) ?? null,
  }
}

/** A3 A person says that they have what the auditor found: its shouting rests for five minutes, unless it is mended before. */
export const answerAuditor = async (tx: Tx): Promise<Outcome<{ answered: true }>> => {
  if (tx.who.kind !== 'staff') return refused(alarmReasons.reason('A3_ONLY_A_PERSON_ANSWERS'))
  return answered(tx, tx.who.staffId, 'screen')
}

/** The same by a key in a call of the auditor's own: their telephone is known, and the call was to it. */
export const answerAuditorByKey = (tx: Tx, staffId: string): Promise<Outcome<{ answered: true }>> => answered(tx, staffId, 'key')

const answered = async (tx: Tx, staffId: string, how: 'screen' | 'key'): Promise<Outcome<{ answered: true }>> => {
  const id = tx.world.newId('auditorAnswer')
  await addAuditorAnswer(tx, { id, staffId, how })
  await recordEvent(tx, { verb: 'auditor_answered', subject: ['auditorAnswer', id], content: { staffId, how } })
  await tellBoard(tx)
  return done({ answered: true })
}

export { shoutedAt } from '../../store.ts'
