import type { AlarmId, VisitId } from '../../../../lib/ids.ts'
import type { Instant } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import type { AlarmWay } from '../../rules.ts'
import { addWatchAct, openWatchOf } from '../../store.ts'
import type { PhoneState } from '../../store.ts'
import { raiseAlarm } from '../raise.ts'
import type { Place } from '../raise.ts'

export type HelpAsked = {
  id: string
  at: Instant
  silent: boolean
  how: Extract<AlarmWay, 'button' | '5 presses'>
  visitId?: VisitId | undefined
  place?: Place | undefined
  phone?: PhoneState | undefined
}

/** A2 Help, by the button on their phone. What this phone asked for is kept apart from the alarm: it is all that the phone is shown of it. */
export const askForHelp = async (tx: Tx, { id, at, silent, how, visitId, place, phone }: HelpAsked): Promise<AlarmId | null> => {
  if (tx.who.kind !== 'operative') return null
  const { operativeId } = tx.who
  const watch = await openWatchOf(tx, operativeId)
  const words = silent ? 'silent' : 'with sound'
  await addWatchAct(tx, { id, operativeId, kind: 'help', happenedAt: at, pin: null, words, watchId: watch?.id ?? null, phone })
  return raiseAlarm(tx, {
    ...{ kind: 'help', operativeId, silent, how, raisedAt: at, actId: id },
    ...{ visitId: visitId ?? null, place: place ?? null },
  })
}
