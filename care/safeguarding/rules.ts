import type { Machine } from '../../lib/machine.ts'
import { after, hours, isBefore } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'

export const concernStates = ['received', 'being_acted_on', 'closed'] as const
export type ConcernState = (typeof concernStates)[number]
export type ConcernEvent = 'lead_acts' | 'lead_closes'

/** No road leads back, and none leads out of the list: nobody deletes a concern (S7). */
export const concernMachine = {
  received: { lead_acts: 'being_acted_on' },
  being_acted_on: { lead_closes: 'closed' },
  closed: {},
} as const satisfies Machine<ConcernState, ConcernEvent>

/** S1 Immediate danger is asked first, and need not be answered. */
export const dangers = ['yes', 'no', 'not_said'] as const
export type Danger = (typeof dangers)[number]

/** The longest that one telling may be; more is added as another (S2). */
export const mostWords = 20_000

/** Of an id, what can be read aloud: `7QK4-M2XD`. Eight characters of chance, so that two never meet. */
export const referenceOf = (id: string): string => {
  const end = id.slice(-8)
  return `${end.slice(0, 4)}-${end.slice(4)}`
}

const toTheLead = hours(1)
const toTheDirector = hours(2)

export type Escalation = { tell: 'lead' | 'director'; again: Instant }

/** Silence is escalated by name: after an hour the lead hears again, after two the director as well, then every hour until it is read. */
export const escalationOf = (receivedAt: Instant, now: Instant): Escalation =>
  isBefore(now, after(receivedAt, toTheDirector))
    ? { tell: 'lead', again: after(receivedAt, toTheDirector) }
    : { tell: 'director', again: after(now, hours(1)) }

/** When an unread concern is first followed up. */
export const firstFollowUp = (receivedAt: Instant): Instant => after(receivedAt, toTheLead)
