/** A window for the order on the line: promised, taken back, or moved. B9 A promise moves after one has seen what it does to everybody else, and with who agreed, how and when. */
import { z } from 'zod'
import { cancelAppointment, effectOfMove, moveAppointment, promiseOfOrder, promiseWindow } from '../../../care/booking/actions.ts'
import { consentWays } from '../../../care/booking/rules.ts'
import type { Consent, Window } from '../../../care/booking/rules.ts'
import type { AppointmentId } from '../../../lib/ids.ts'
import { done, invalid } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { atTime, clockTime, dayOf } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { Order } from '../../../care/repairs/rules.ts'
import { effectShown, type EffectShown } from '../effects/effect-shown.ts'
import { faultsOf } from '../form.ts'
import { windowIn } from './windows.ts'

/** What stands in the fields about the household's yes. */
export type Said = { by: string; how: string; on: string; at: string }
/** A move that was looked at. `window` as the form sends it. `effect`: null while the plan is not known. */
export type MoveShown = { window: string; effect: EffectShown | null; said: Said; today: string }
type Fields = Readonly<Record<string, unknown>>

const onDay = (text: string): Temporal.PlainDate | null => {
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return null
  }
}

const consent = z
  .object({
    agreedBy: z.string().trim().min(2, 'Write who in the household agreed.').max(100),
    agreedHow: z.enum(consentWays, 'Choose how they said yes.'),
    agreedOn: z.string(),
    agreedAt: z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'Write when they said yes, like 10:40.'),
  })
  .transform(({ agreedBy, agreedHow, agreedOn, agreedAt }, ctx): Exclude<Consent, 'themselves'> => {
    const day = onDay(agreedOn)
    if (day) return { by: agreedBy, how: agreedHow, at: atTime(day, agreedAt.padStart(5, '0')) }
    ctx.addIssue({ code: 'custom', path: ['agreedOn'], message: 'Write the day on which they said yes.' })
    return z.NEVER
  })

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' && value !== '' ? value : otherwise)

const seeMove = async (tx: Tx, appointmentId: AppointmentId, window: Window, fields: Fields): Promise<Outcome<MoveShown>> => {
  const effect = await effectOfMove(tx, { appointmentId, window })
  if (!effect.ok) return effect
  const today = dayOf(tx.now).toString()
  const said = { by: text(fields['agreedBy'], ''), how: text(fields['agreedHow'], '') }
  const when = { on: text(fields['agreedOn'], today), at: text(fields['agreedAt'], clockTime(tx.now)) }
  return done({
    window: text(fields['window'], ''),
    effect: effect.value && (await effectShown(tx, effect.value)),
    said: { ...said, ...when },
    today,
  })
}

/** What a move would do; null when there is nothing to be moved there. */
export const moveSeen = async (tx: Tx, order: Order, fields: Fields): Promise<MoveShown | null> => {
  const live = await promiseOfOrder(tx, order.id)
  const window = windowIn(fields['window'])
  const seen = live && window ? await seeMove(tx, live.id, window, fields) : null
  return seen?.ok ? seen.value : null
}

/** C1 They said that they cannot be in before the deadline. */
const isPast = (fields: Fields): boolean => fields['pastDeadline'] === 'yes'

const moveIt = async (tx: Tx, appointmentId: AppointmentId, window: Window, fields: Fields): Promise<Outcome<null>> => {
  const said = consent.safeParse(fields)
  if (!said.success) return faultsOf(said.error)
  const moved = await moveAppointment(tx, { appointmentId, window, consent: said.data, pastDeadline: isPast(fields) })
  return moved.ok ? done(null) : moved
}

/** Null when it was done; the move with its effect when it was only looked at. */
export const actOnWindow = async (tx: Tx, order: Order, fields: Fields): Promise<Outcome<MoveShown | null>> => {
  const live = await promiseOfOrder(tx, order.id)
  if (fields['do'] === 'undo')
    return live ? cancelAppointment(tx, { appointmentId: live.id, why: 'Taken back at once by whoever promised it.' }) : done(null)
  const window = windowIn(fields['window'])
  if (window === null) return invalid({ field: 'window', sentence: 'Choose one of the windows.' })
  if (live && fields['do'] === 'move') return moveIt(tx, live.id, window, fields)
  if (live) return seeMove(tx, live.id, window, fields)
  if (fields['do'] === 'move') return invalid({ field: 'window', sentence: 'No window is promised any more. Promise a new one.' })
  const promised = await promiseWindow(tx, { orderId: order.id, window, pastDeadline: isPast(fields) })
  return promised.ok ? done(null) : promised
}
