import type { PauseWhy } from '../../../care/alarms/rules.ts'
import type { Reason } from '../../../lib/refusal.ts'
import { now } from '../kept/clock.ts'
import { ask, read, reasonsIn } from '../kept/office.ts'
import { newActId, noteDelivery } from './entries.ts'
import { meet } from './meeting.ts'
import { change } from './state.ts'

export type Tried = { ok: true } | { ok: false; reasons: readonly Reason[] }

export const noLine: Reason = {
  code: 'NO_SIGNAL',
  sentence: 'The office cannot be reached.',
  next: 'Find signal and try again. A call or a text to the duty number may still work.',
}

/** What is said with the PIN: a check-in that comes late, all well again after Help, home and safe after they were asked. */
export type WithPin = 'check_in' | 'safe_now' | 'home_safe'
type Act = { kind: WithPin; pin: string } | { kind: 'pause'; why: PauseWhy; minutes: number }

/**
 * Said to the office there and then, and never kept: a PIN is on this phone no longer than it takes to send it, and a pause
 * counts only once the office knows of it.
 */
const say = async (act: Act): Promise<Tried> => {
  const at = now().toString()
  const answer = await ask('POST', '/api/phone/acts', { sentAt: at, acts: [{ id: newActId(), at, ...act }] })
  if (!answer.heard || answer.status >= 500) {
    change({ hasLine: false })
    return { ok: false, reasons: [noLine] }
  }
  if (answer.status === 401) change({ stage: 'pin' })
  const said = firstAnswer(answer.text)
  if (!said) return { ok: false, reasons: reasonsIn(answer.text) }
  if (!said.ok) return { ok: false, reasons: said.reasons ?? [noLine] }
  if (act.kind === 'home_safe') change({ isHome: true })
  await noteDelivery()
  await meet()
  return { ok: true }
}

/** A phone whose shift is over is answered about what any known phone may say, beside being told to sign in. */
const firstAnswer = (text: string) => (read(text) as { answers?: ({ ok: true } | { ok: false; reasons?: Reason[] })[] }).answers?.[0]

/** A2 The PIN, right or under duress, is alike from here. */
export const sayWithPin = (kind: WithPin, pin: string): Promise<Tried> => say({ kind, pin })
export const pauseWatch = (why: PauseWhy, minutes: number): Promise<Tried> => say({ kind: 'pause', why, minutes })
