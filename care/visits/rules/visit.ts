import type { Id, MarkerId, VisitId } from '../../../lib/ids.ts'
import type { Machine } from '../../../lib/machine.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Trade } from '../../workforce/rules.ts'

/** `leaving`: how it ended is known, and they are not yet away and well. */
export const visitStates = ['on_the_way', 'at_the_door', 'inside', 'leaving', 'left'] as const
export type VisitState = (typeof visitStates)[number]

/** How a visit ends. None of them is a failure, and none is counted for or against anybody (V4, B8). */
export const outcomes = [
  'done',
  'made_safe',
  'needs_more',
  'not_today',
  'would_rather_not',
  'nobody_answered',
  'felt_wrong',
  'only_under_18s',
  'consent_withdrawn',
  'called_back',
] as const
export type Outcome = (typeof outcomes)[number]
/** What `leave` may say from inside: the work itself ended so. */
export const workOutcomes = ['done', 'made_safe', 'needs_more'] as const satisfies readonly Outcome[]
export type WorkOutcome = (typeof workOutcomes)[number]

export const foundAround = ['going_in', 'going_in_with_the_door_open', 'not_going_in'] as const
export type FoundAround = (typeof foundAround)[number]
export const photoShows = ['before', 'after', 'hazard'] as const
export type PhotoShows = (typeof photoShows)[number]
export const howItWent = ['good', 'mixed', 'bad'] as const
export type HowItWent = (typeof howItWent)[number]
export const wordWays = ['text', 'page', 'door', 'call'] as const
export type WordWay = (typeof wordWays)[number]

/** One act of the phone about a visit. `at` is when it happened, by our clock as well as we can tell. */
export type VisitAct = { id: Id<'act'>; visitId: VisitId; at: Instant } & ActFacts
export type ActFacts =
  | { kind: 'read_marker'; markerId: MarkerId }
  | { kind: 'set_off' | 'arrive' | 'knock' | 'door_opened' | 'show_id' | 'say_code' | 'go_in' }
  | { kind: 'under_18s'; only: boolean }
  | { kind: 'look_around'; found: FoundAround }
  | { kind: 'consent'; givenBy: string; work: string; rooms: readonly string[]; limits?: string | undefined; language?: string | undefined }
  | { kind: 'limit_consent'; limits: string; rooms?: readonly string[] | undefined }
  | { kind: 'withdraw_consent' | 'not_today' | 'would_rather_not' | 'nobody_answered' | 'felt_wrong' | 'only_under_18s' }
  | { kind: 'note'; words: string }
  | { kind: 'photo'; shows: PhotoShows }
  | { kind: 'made_safe'; how: string }
  | { kind: 'follow_on'; what: string; trade: Trade; minutes: number; toldOn: string }
  | { kind: 'word'; how: HowItWent; words?: string | undefined }
  | { kind: 'welfare_step'; step: string; result: string; sign: boolean }
  | { kind: 'all_is_well' }
  | { kind: 'leave'; outcome?: WorkOutcome | undefined }
export type ActKind = ActFacts['kind']

/** The acts that end a visit before the work does, with the outcome each stands for. */
export const endings = {
  not_today: 'not_today',
  would_rather_not: 'would_rather_not',
  nobody_answered: 'nobody_answered',
  felt_wrong: 'felt_wrong',
  only_under_18s: 'only_under_18s',
  withdraw_consent: 'consent_withdrawn',
} as const satisfies { readonly [kind in ActKind]?: Outcome }
export type Ending = keyof typeof endings
export const isEnding = (kind: ActKind): kind is Ending => kind in endings

export const visitEvents = ['arrive', 'go_in', 'leave', 'called_back', ...(Object.keys(endings) as Ending[])] as const
export type VisitEvent = (typeof visitEvents)[number]

/**
 * The states of a visit. A colleague who comes later arrives, goes in and leaves as well, which moves nothing. From
 * everywhere there is a road out that asks nothing: `felt_wrong` (V4).
 */
export const visitMachine = {
  on_the_way: { arrive: 'at_the_door', felt_wrong: 'leaving', called_back: 'left' },
  at_the_door: {
    arrive: 'at_the_door',
    go_in: 'inside',
    not_today: 'leaving',
    would_rather_not: 'leaving',
    nobody_answered: 'leaving',
    only_under_18s: 'leaving',
    withdraw_consent: 'leaving',
    felt_wrong: 'leaving',
  },
  inside: {
    arrive: 'inside',
    go_in: 'inside',
    withdraw_consent: 'leaving',
    only_under_18s: 'leaving',
    felt_wrong: 'leaving',
    leave: 'left',
  },
  leaving: { felt_wrong: 'leaving', leave: 'left' },
  left: { felt_wrong: 'left', leave: 'left' },
} as const satisfies Machine<VisitState, VisitEvent>

/** Who said yes, to which work, in which rooms, within which limits (V1), until they change their mind (V2). */
export type Consent = {
  givenBy: string
  work: string
  rooms: readonly string[]
  limits: string | null
  language: string | null
  givenAt: Instant
  withdrawnAt: Instant | null
}

/** How far a visit has come: the same on the phone and here. */
export type Progress = {
  state: VisitState
  setOffAt: Instant | null
  arrivedAt: Instant | null
  knockedAt: Instant | null
  /** The household's own wait at the door, in minutes. */
  waitMinutes: number
  doorOpenedAt: Instant | null
  codeSaidAt: Instant | null
  idShownAt: Instant | null
  noAdultHome: boolean | null
  lookAround: FoundAround | null
  consent: Consent | null
  madeSafe: string | null
  followOnTold: boolean
  outcome: Outcome | null
  leftAt: Instant | null
}

/** `waiting`: two people go in together here, and the other has not arrived. */
export type Company = 'not_needed' | 'waiting' | 'there'

/** What the rules look at when one operative acts. */
export type Seen = { progress: Progress; unread: readonly MarkerId[]; company: Company }

export const freshProgress = (waitMinutes: number): Progress => ({
  state: 'on_the_way',
  setOffAt: null,
  arrivedAt: null,
  knockedAt: null,
  waitMinutes,
  doorOpenedAt: null,
  codeSaidAt: null,
  idShownAt: null,
  noAdultHome: null,
  lookAround: null,
  consent: null,
  madeSafe: null,
  followOnTold: false,
  outcome: null,
  leftAt: null,
})
