import type { MarkerId, OperativeId, VisitId } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Company, Progress } from './visit.ts'

/** One line of "What helps": what to do, with an icon of the family that protects residents (P4). */
export type Helps = { icon: string; sentence: string }
/** One plate of "Read before you set off", of the family that protects the worker (P4). */
export type Plate = { markerId: MarkerId; icon: string; sentence: string }

/**
 * V5 What an operative is shown about a visit, word for word as it is kept with the visit. Plain data: times are ISO 8601
 * text. What to do, never why (H3); nothing of any other visit (B2).
 */
export type Shown = {
  household: string
  /** Names that may be chosen as "who said yes". */
  residents: string[]
  address: string[]
  wayIn: string | null
  work: string
  room: string | null
  window: { from: string; to: string } | null
  plates: Plate[]
  helps: { before: Helps[]; door: Helps[]; inside: Helps[] }
  doorWaitMinutes: number
  takesTime: boolean
  /** The language of the interpreter, in English. */
  interpreter: string | null
  safeContactOnly: boolean
  /** V6 When nobody answers, somebody looks for them: the steps are shown, never the reason. */
  welfareIfNobody: boolean
  leaveNothing: boolean
  together: string[]
  code: string
  firstName: string
  contractor: string
  office: string
  dutyNumber: string
}

/** D1 Their break, as the day has come so far; left out when it is over, or there is none. */
type PhoneBreak = { breakAt?: Instant; breakUntil?: Instant }

/** What the phone is told when it asks for its one visit. */
export type PhoneVisit =
  | ({ kind: 'nothing' } & PhoneBreak)
  | ({ kind: 'breathing'; visitId: VisitId; until: Instant } & PhoneBreak)
  | {
      kind: 'visit'
      visitId: VisitId
      operativeId: OperativeId
      shown: Shown
      progress: Progress
      /** P2 Plates that this operative has read. */
      read: MarkerId[]
      company: Company
      /** A4 When the office must next have heard from them; null when no watch runs. */
      checkInBy: Instant | null
      lastHeardAt: Instant | null
    }

/** V5 A snapshot is kept when something else is shown than last time. Key order does not count. */
export const showsTheSame = (a: unknown, b: unknown): boolean => stable(a) === stable(b)
const stable = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  )
