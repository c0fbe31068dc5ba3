import type { Reason } from '../../../lib/refusal.ts'
import { next } from '../../../lib/machine.ts'
import { after, isAtOrAfter, minutes } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { because } from '../words.ts'
import type { VisitCode } from '../words.ts'
import { visitEvents, visitMachine } from './visit.ts'
import type { ActFacts, ActKind, Seen, VisitEvent, VisitState } from './visit.ts'

/** In which states an act makes sense, for the acts that are not events of the state table. */
export const makesSenseIn = {
  read_marker: ['on_the_way', 'at_the_door', 'inside', 'leaving'],
  set_off: ['on_the_way', 'at_the_door', 'inside'],
  knock: ['at_the_door'],
  door_opened: ['at_the_door'],
  say_code: ['at_the_door', 'inside'],
  show_id: ['at_the_door', 'inside'],
  under_18s: ['at_the_door', 'inside'],
  look_around: ['at_the_door', 'inside'],
  consent: ['at_the_door', 'inside'],
  limit_consent: ['at_the_door', 'inside'],
  note: ['on_the_way', 'at_the_door', 'inside', 'leaving', 'left'],
  photo: ['at_the_door', 'inside', 'leaving', 'left'],
  made_safe: ['inside', 'leaving', 'left'],
  follow_on: ['at_the_door', 'inside', 'leaving', 'left'],
  word: ['at_the_door', 'inside', 'leaving', 'left'],
  welfare_step: ['leaving', 'left'],
  all_is_well: ['on_the_way', 'at_the_door', 'inside', 'leaving', 'left'],
} as const satisfies { readonly [kind in Exclude<ActKind, VisitEvent>]: readonly VisitState[] }

const isEvent = (kind: ActKind): kind is ActKind & VisitEvent => (visitEvents as readonly string[]).includes(kind)
const possible = (state: VisitState, kind: ActKind): boolean =>
  isEvent(kind) ? next(visitMachine, state, kind) !== null : (makesSenseIn[kind] as readonly VisitState[]).includes(state)

export type VisitRule = {
  readonly code: VisitCode
  readonly acts: readonly ActKind[]
  readonly holds: (seen: Seen, act: ActFacts, at: Instant) => boolean
}

/** When the household's own wait at the door is over; null before the knock. */
export const waitOverAt = ({ knockedAt, waitMinutes }: Seen['progress']): Instant | null =>
  knockedAt === null ? null : after(knockedAt, minutes(waitMinutes))

/** V6 The wait is the household's, and it is a full one. */
const waited = ({ progress }: Seen, _act: ActFacts, at: Instant): boolean => {
  const over = waitOverAt(progress)
  return over === null || isAtOrAfter(at, over)
}

/** Everything that must hold before an act is taken, in reading order. No rule names `felt_wrong`, and none may (V4). */
export const mustHold: readonly VisitRule[] = [
  { code: 'P2_MARKER_NOT_READ', acts: ['set_off', 'arrive'], holds: ({ unread }) => unread.length === 0 },
  { code: 'V6_NOT_KNOCKED', acts: ['nobody_answered'], holds: ({ progress }) => progress.knockedAt !== null },
  { code: 'V6_WAIT_NOT_OVER', acts: ['nobody_answered'], holds: waited },
  { code: 'V6_SOMEBODY_CAME', acts: ['nobody_answered'], holds: ({ progress }) => progress.doorOpenedAt === null },
  { code: 'V7_CODE_NOT_SAID', acts: ['consent', 'go_in'], holds: ({ progress }) => progress.codeSaidAt !== null },
  { code: 'V1_NO_ID_SHOWN', acts: ['consent', 'go_in'], holds: ({ progress }) => progress.idShownAt !== null },
  { code: 'V3_NOT_ASKED', acts: ['consent', 'go_in'], holds: ({ progress }) => progress.noAdultHome !== null },
  { code: 'V3_ONLY_UNDER_18S', acts: ['consent', 'go_in'], holds: ({ progress }) => progress.noAdultHome !== true },
  { code: 'V1_NO_CONSENT', acts: ['go_in', 'limit_consent', 'withdraw_consent'], holds: ({ progress }) => progress.consent !== null },
  { code: 'V4_LOOK_AROUND_FIRST', acts: ['go_in'], holds: ({ progress }) => progress.lookAround !== null },
  { code: 'V4_NOT_GOING_IN', acts: ['go_in'], holds: ({ progress }) => progress.lookAround !== 'not_going_in' },
  { code: 'D3_WAIT_FOR_COLLEAGUE', acts: ['go_in'], holds: ({ company }) => company !== 'waiting' },
  {
    code: 'V2_CONSENT_WITHDRAWN',
    acts: ['photo'],
    holds: ({ progress: { consent } }, _act, at) => !consent?.withdrawnAt || !isAtOrAfter(at, consent.withdrawnAt),
  },
  {
    code: 'V8_SAY_HOW_IT_ENDED',
    acts: ['leave'],
    holds: ({ progress }, act) => progress.outcome !== null || (act.kind === 'leave' && act.outcome !== undefined),
  },
  {
    code: 'V8_MAKE_SAFE_FIRST',
    acts: ['leave'],
    holds: ({ progress }, act) =>
      !(act.kind === 'leave' && act.outcome === 'made_safe') || progress.outcome !== null || progress.madeSafe !== null,
  },
  {
    code: 'V8_TELL_WHAT_COMES_NEXT',
    acts: ['leave'],
    holds: ({ progress }, act) =>
      !(act.kind === 'leave' && act.outcome === 'needs_more') || progress.outcome !== null || progress.followOnTold,
  },
]

/** What stands against an act in this state, in the words of the state. */
const outOfPlace: Record<VisitState, VisitCode> = {
  on_the_way: 'V1_NOT_AT_THE_DOOR',
  at_the_door: 'V1_NOT_INSIDE',
  inside: 'V1_ALREADY_INSIDE',
  leaving: 'V5_VISIT_HAS_ENDED',
  left: 'V5_VISIT_HAS_ENDED',
}

/** Every reason against an act, or none. The phone asks before it shows a button; here it is asked again. */
export const whyNot = (seen: Seen, act: ActFacts, at: Instant, rules: readonly VisitRule[] = mustHold): Reason[] => {
  if (!possible(seen.progress.state, act.kind)) return [because(outOfPlace[seen.progress.state])]
  return rules.filter((rule) => rule.acts.includes(act.kind) && !rule.holds(seen, act, at)).map((rule) => because(rule.code))
}
