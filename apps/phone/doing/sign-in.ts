import { forget, keep, tearOut } from '../kept/book.ts'
import { ask, reasonsIn } from '../kept/office.ts'
import type { Me } from '../kept/office.ts'
import { noLine } from './live.ts'
import type { Tried } from './live.ts'
import { known, meet } from './meeting.ts'
import { rescue } from './rescue.ts'
import { change, unwatched, phoneNow } from './state.ts'
import type { Stage } from './state.ts'

const tryTo = async (path: string, body: object): Promise<Tried & { text?: string }> => {
  const answer = await ask('POST', path, body)
  if (!answer.heard) return { ok: false, reasons: [noLine] }
  return answer.status === 200 ? { ok: true, text: answer.text } : { ok: false, reasons: reasonsIn(answer.text) }
}

export const goTo = (stage: Stage): void => change({ stage })
export const sayNumber = async (telephone: string): Promise<Tried> => {
  const tried = await tryTo('/api/phone/device', { telephone })
  if (tried.ok) change({ stage: 'code' })
  return tried
}
export const sayCode = async (code: string): Promise<Tried> => {
  const tried = await tryTo('/api/phone/enrol', { code })
  if (!tried.ok) return tried
  localStorage.setItem(known, 'yes')
  change({ stage: 'pin' })
  return tried
}
/** The PIN, right or under duress, opens the shift in the same way (A2). */
export const sayPin = async (pin: string): Promise<Tried> => {
  const tried = await tryTo('/api/phone/pin', { pin })
  if (!tried.ok) {
    if (tried.reasons.some((reason) => reason.code === 'SIGN_IN_DEVICE_UNKNOWN')) {
      localStorage.removeItem(known)
      change({ stage: 'number' })
    }
    return tried
  }
  const { me } = JSON.parse(tried.text!) as { me: Me }
  await keep('me', JSON.stringify(me))
  change({ stage: 'signed_in', me, hasLine: true })
  void rescue()
  await meet()
  return { ok: true }
}
/** The end of the shift: everything is wiped that was kept here. Not while something waits to be told. */
export const endShift = async (): Promise<Tried> => {
  const tried = await tryTo('/api/phone/sign-out', {})
  if (!tried.ok) return tried
  await forget('me', 'visit', 'watch', 'sentAt')
  await tearOut(phoneNow().entries.map((entry) => entry.id))
  change({
    stage: 'pin',
    me: null,
    visit: { kind: 'nothing' },
    watch: unwatched,
    isHome: false,
    isUnheard: false,
    entries: [],
    sentAt: null,
    receipts: [],
  })
  return tried
}
