import type { Duration, Instant } from '../../../lib/time.ts'
import { after, atTime, dayOf, isAtOrAfter, isBefore, wallClock } from '../../../lib/time.ts'
import { languages } from './templates.ts'
import type { Language } from './templates.ts'

export const channels = ['text', 'call', 'letter'] as const
export type Channel = (typeof channels)[number]

/**
 * How a household wants to be told. Telephones are E.164. `safeFrom` and `safeTo` are wall-clock times in London (`'09:30'`),
 * both or neither; a span may run over midnight.
 */
export type ContactCard = {
  language: string
  channel: Channel
  telephone: string | null
  largePrint: boolean
  safeContactOnly: boolean
  safeTelephone: string | null
  safeFrom: string | null
  safeTo: string | null
}

/** M1 The language that a household is told in: its own where we have words, else English. */
export const languageFor = (card: Pick<ContactCard, 'language'>): Language => languages.find((l) => l === card.language) ?? 'en'

export type Route =
  | { way: 'send'; channel: 'text' | 'call'; to: string; discreet: boolean }
  | { way: 'wait'; until: Instant }
  | { way: 'too_late' }
  | { way: 'needs_a_person' }

/**
 * H4 Where one message to a household may go at this moment. Safe contact comes first and overrides everything: only the safe
 * telephone, only inside its hours, never paper. A message that would come too late to be true is not sent at all.
 */
export const routeFor = (card: ContactCard, now: Instant, message: { queuedAt: Instant; worth: Duration | null }): Route => {
  const worthUntil = message.worth && after(message.queuedAt, message.worth)
  if (worthUntil && isAtOrAfter(now, worthUntil)) return { way: 'too_late' }
  if (!card.safeContactOnly) return ordinaryRoute(card)
  if (!card.safeTelephone) return { way: 'needs_a_person' }
  const opens = safeHoursOpen(card, now)
  if (isBefore(now, opens)) return worthUntil && isAtOrAfter(opens, worthUntil) ? { way: 'too_late' } : { way: 'wait', until: opens }
  return { way: 'send', channel: card.channel === 'call' ? 'call' : 'text', to: card.safeTelephone, discreet: true }
}

const ordinaryRoute = (card: ContactCard): Route =>
  card.channel === 'letter' || !card.telephone
    ? { way: 'needs_a_person' }
    : { way: 'send', channel: card.channel, to: card.telephone, discreet: false }

/** H4 When the safe hours are next open: `now` itself while they are. Without hours they always are. */
export const safeHoursOpen = (card: Pick<ContactCard, 'safeFrom' | 'safeTo'>, now: Instant): Instant => {
  const { safeFrom, safeTo } = card
  if (safeFrom === null || safeTo === null) return now
  const { hour, minute, second } = wallClock(now)
  const time = `${two(hour)}:${two(minute)}:${two(second)}`
  const [from, to] = [withSeconds(safeFrom), withSeconds(safeTo)]
  const isOpen = from < to ? time >= from && time < to : time >= from || time < to
  if (isOpen) return now
  const today = atTime(dayOf(now), safeFrom)
  return isBefore(now, today) ? today : atTime(dayOf(now).add({ days: 1 }), safeFrom)
}

/** H4 Whether an automatic answer may go back to the number that wrote: for safe contact only the safe one, only in its hours. */
export const mayAnswer = (card: ContactCard, from: string, now: Instant): boolean =>
  !card.safeContactOnly || (from === card.safeTelephone && !isBefore(now, safeHoursOpen(card, now)))

const two = (n: number): string => String(n).padStart(2, '0')
const withSeconds = (time: string): string => (time.length === 5 ? `${time}:00` : time)
