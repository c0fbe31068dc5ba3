/** How numbers, times and texts read on a phone. */

/** A number as typed or as it stood in an address (where + means a space) → `+447700900123`. */
export const international = (typed: string): string => {
  const digits = typed.replace(/[^\d]/g, '')
  return digits.startsWith('0') ? `+44${digits.slice(1)}` : `+${digits}`
}
export const isWhole = (typed: string): boolean => /^\+?[\d\s()-]{9,20}$/.test(typed.trim())

/** `+447700900123` → `07700 900123`, as people here write them. */
export const spoken = (number: string): string => {
  if (!number.startsWith('+44')) return number
  const digits = `0${number.slice(3)}`
  if (/^07\d{9}$/.test(digits)) return `${digits.slice(0, 5)} ${digits.slice(5)}`
  if (/^02\d{9}$/.test(digits)) return `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`
  if (/^01\d1\d{7}$/.test(digits)) return `${digits.slice(0, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}`
  return `${digits.slice(0, 5)} ${digits.slice(5)}`
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: 'numeric', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'long', day: 'numeric', month: 'long' })

/** "10:42" for today, "Tuesday 3 March, 10:42" for any other day. `iso` is an instant. */
export const whenSaid = (iso: string): string => {
  const at = new Date(iso)
  return day.format(at) === day.format(new Date()) ? clock.format(at) : `${day.format(at)}, ${clock.format(at)}`
}
export const clockNow = (): string => clock.format(new Date())

export type Piece = { kind: 'words' | 'link' | 'number'; text: string }

/** The words of a text with what can be tapped: web addresses, and numbers of ten or eleven digits. */
export const pieces = (body: string): Piece[] => {
  const tappable = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'’])|((?:\+44|\b0)(?:[ ]?\d){9,10}\b)/g
  const found: Piece[] = []
  let at = 0
  for (const match of body.matchAll(tappable)) {
    if (match.index > at) found.push({ kind: 'words', text: body.slice(at, match.index) })
    found.push({ kind: match[1] ? 'link' : 'number', text: match[0] })
    at = match.index + match[0].length
  }
  return at < body.length ? [...found, { kind: 'words', text: body.slice(at) }] : found
}

/** What became of a call, from the holder's side. */
export const callWords = (call: { incoming: boolean; status: string; with: string }): string => {
  const outcome: Record<string, string> = {
    queued: 'calling',
    ringing: call.incoming ? 'ringing' : 'calling',
    'in-progress': 'now',
    completed: call.incoming ? 'rang you' : 'you rang',
    busy: call.incoming ? 'rang, you declined' : 'engaged',
    'no-answer': call.incoming ? 'rang, missed' : 'no answer',
    canceled: call.incoming ? 'rang off' : 'you rang off',
    failed: 'could not connect',
  }
  return outcome[call.status] ?? call.status
}

export const roleWords = { resident: 'Resident', operative: 'Operative', controller: 'Control room' } as const

/** Which way a text runs: one with Arabic letters from the right, although a contractor's Latin name may begin it. */
export const directionOf = (text: string): 'rtl' | 'auto' =>
  /[\u0600-\u06FF\u0750-\u077F\uFB50-\uFDFF\uFE70-\uFEFF]/.test(text) ? 'rtl' : 'auto'
