import type { AlarmId, OperativeId } from '../../../../lib/ids.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import { done, refused } from '../../../../lib/refusal.ts'
import { after } from '../../../../lib/time.ts'
import { openToken } from '../../../../platform/http/webhook.ts'
import { tellBoard } from '../../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { setTimer } from '../../../../platform/timers/timers.ts'
import { engineOf } from '../../../../platform/who.ts'
import type { World } from '../../../../platform/world.ts'
import { recordEvent } from '../../../record/actions.ts'
import { operativeOf } from '../../../workforce/actions.ts'
import { mayFetchPhoto, waitBeforeHandingAgain } from '../../rules.ts'
import { addHandoff, changeHandoff, holdHandoff, readAlarm, readCentre, readHandoffOf } from '../../store.ts'
import { handingOverReasons } from '../../words.ts'

/** The timer of a handing over, by its id. */
export const handOverTimer = 'arc.hand_over'

/**
 * A3 An alarm is handed to the alarm receiving centre, by a person or by a rung of the ladder; the centre is told as soon as this
 * commits. It goes on ringing here: a centre that was told is not yet a person who answered. Twice is once.
 */
export const handToArc = async (tx: Tx, alarmId: AlarmId): Promise<Outcome<{ handoffId: string }>> => {
  const centre = await readCentre(tx)
  if (!centre) return refused(handingOverReasons.reason('A3_NO_CENTRE'))
  const alarm = await readAlarm(tx, alarmId)
  if (!alarm || alarm.state === 'closed') return refused(handingOverReasons.reason('A3_NOTHING_TO_HAND_OVER'))
  const id = tx.world.newId('arcHandoff')
  const askedBy = tx.who.kind === 'staff' ? tx.who.staffId : null
  if (await addHandoff(tx, { id, alarmId, centreId: centre.id, askedBy })) {
    await setTimer(tx, { kind: handOverTimer, subject: id, dueAt: tx.now, lane: 1 })
    await recordEvent(tx, { verb: 'alarm_handed_over', subject: ['alarm', alarmId], content: { centre: centre.name } })
    await tellBoard(tx)
    return done({ handoffId: id })
  }
  return done({ handoffId: (await readHandoffOf(tx, alarmId))?.id ?? id })
}

/** How far the handing over of an alarm has come, for the desk; null when it was not handed over. */
export const handoffOf = async (tx: Tx, alarmId: AlarmId) => {
  const row = await readHandoffOf(tx, alarmId)
  if (!row) return null
  const { name, state, tries, askedAt, acceptedAt, acceptedHow, reference, trouble } = row
  return { centre: name, state, tries, askedAt, acceptedAt, acceptedHow, reference, trouble }
}

/** A5 Accepted: by the answer to the webhook, or by a key pressed in the call. The first counts; a later one may add its reference. */
export const accepted = async (tx: Tx, id: string, how: 'webhook' | 'key', reference: string | null): Promise<boolean> => {
  const held = await holdHandoff(tx, id)
  if (!held) return false
  if (held.state === 'accepted') {
    if (reference !== null && held.reference === null) await changeHandoff(tx, id, { reference })
    return true
  }
  await changeHandoff(tx, id, { state: 'accepted', acceptedAt: tx.now, acceptedHow: how, reference, trouble: null })
  await recordEvent(tx, { verb: 'alarm_accepted_by_arc', subject: ['alarm', held.alarmId], content: { how, reference } })
  await tellBoard(tx)
  return true
}

/** The centre was not reached, or nobody there has accepted yet: again after a while, as long as the alarm is open. */
export const notAccepted = async (
  tx: Tx,
  id: string,
  { trouble, callFailed }: { trouble: string | null; callFailed: boolean },
): Promise<void> => {
  const held = await holdHandoff(tx, id)
  if (held?.state !== 'trying') return
  await changeHandoff(tx, id, { trouble, ...(callFailed ? { calledAt: null } : {}) })
  await setTimer(tx, { kind: handOverTimer, subject: id, dueAt: after(tx.now, waitBeforeHandingAgain(held.tries)), lane: 1 })
  if (trouble !== held.trouble) await tellBoard(tx)
}

/** Whose face a link in a handed-over alarm shows, for an hour; null when it is not of our making or its time is over. */
export const faceForCentre = async (world: World, token: string): Promise<{ face: unknown } | null> => {
  const [contractorId, alarmId] = (openToken(world.keys.current('arc').bytes, token) ?? '').split(' ')
  if (!contractorId || !alarmId) return null
  return world.db.as(engineOf(contractorId as Tx['who']['contractorId']), async (tx) => {
    const handed = await readHandoffOf(tx, alarmId)
    const alarm = handed && mayFetchPhoto(handed.askedAt, tx.now) ? await readAlarm(tx, alarmId) : null
    const operative = alarm?.operativeId ? await operativeOf(tx, alarm.operativeId as OperativeId) : null
    return operative && { face: operative.face }
  })
}

export { contractorOfHandoff } from '../../store.ts'
