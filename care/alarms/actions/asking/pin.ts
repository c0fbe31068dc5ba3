import type { OperativeId } from '../../../../lib/ids.ts'
import type { Instant } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { isAlarming } from '../../rules.ts'
import type { AlarmWay, PinGiven } from '../../rules.ts'
import { addWatchAct, openWatchOf, pinOfAct, wrongPinsInARow } from '../../store.ts'
import type { PhoneState, WatchActKind } from '../../store.ts'
import { raiseAlarm } from '../raise.ts'
import { pinGiven } from '../stand-down.ts'

export type PinTold = {
  /** Given by whoever tells: the same PIN told twice counts once. */
  id: string
  operativeId: OperativeId
  kind: WatchActKind
  at: Instant
  was: PinGiven
  /** On the phone's pad, or by keys in a call. */
  way: Extract<AlarmWay, 'pin' | 'call'>
  phone?: PhoneState | undefined
}

/**
 * A2 A PIN was given somewhere. Returns whether it was right, and that is all that whoever holds the phone may ever learn: the one
 * under duress raises its alarm here, in the same transaction, and so does the third wrong one in a row; nobody is locked out.
 * Told again, it is answered as before. `was` is found by `platform/sign-in`, which looks at both PINs whatever was keyed.
 */
export const hearPin = async (tx: Tx, told: PinTold): Promise<boolean> => {
  const before = await pinOfAct(tx, told.id)
  if (before) return before !== 'wrong'
  const { id, operativeId, kind, was, at, way, phone } = told
  const watch = await openWatchOf(tx, operativeId)
  const isNew = await addWatchAct(tx, { id, operativeId, kind, happenedAt: at, pin: was, watchId: watch?.id ?? null, words: null, phone })
  if (!isNew) return (await pinOfAct(tx, id)) !== 'wrong'
  const alarm = { operativeId, raisedAt: at, silent: true, how: way, actId: `${id} pin` } as const
  if (was === 'duress') await raiseAlarm(tx, { ...alarm, kind: 'duress_pin' })
  if (was !== 'wrong') await pinGiven(tx, { operativeId, duress: was === 'duress', at })
  else if (isAlarming(await wrongPinsInARow(tx, operativeId))) await raiseAlarm(tx, { ...alarm, kind: 'wrong_pins' })
  return was !== 'wrong'
}
