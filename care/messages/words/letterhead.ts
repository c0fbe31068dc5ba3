import type { Instant } from '../../../lib/time.ts'
import type { HouseholdFacts } from '../rules/templates.ts'

/**
 * What stands in every message and no caller has to know: who we are, our telephone (E.164), the link if it carries one, a code
 * if it brings one. `spoken` words are for a voice: nobody can reply to them in writing.
 */
export type Letterhead = { contractor: string; telephone: string; link: string | null; code: string | null; spoken: boolean; now: Instant }

/** The words of every message to a household, in one language. */
export type HouseholdWords = { [T in keyof HouseholdFacts]: (facts: HouseholdFacts[T], from: Letterhead) => string } & {
  /** Said back when a text came that only a person will understand. */
  textReceived: (from: Letterhead) => string
  /** Before anything else in a call to a safe telephone: names nobody. */
  discreetGreeting: string
}
