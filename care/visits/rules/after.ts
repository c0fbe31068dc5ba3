import { next } from '../../../lib/machine.ts'
import { endings, isEnding, visitEvents, visitMachine } from './visit.ts'
import type { ActFacts, Outcome, Progress, VisitEvent, VisitState } from './visit.ts'
import type { Instant } from '../../../lib/time.ts'

const isEvent = (kind: string): kind is VisitEvent => (visitEvents as readonly string[]).includes(kind)

/** The state after an act; acts that are not events of the table move nothing. */
export const stateAfter = (state: VisitState, kind: string): VisitState =>
  isEvent(kind) ? (next(visitMachine, state, kind) ?? state) : state

/** What an act of the door changes. The first telling stands: a knock repeated does not begin the wait anew. */
const doorChanges = (was: Progress, act: ActFacts, at: Instant): Partial<Progress> => {
  switch (act.kind) {
    case 'set_off':
      return { setOffAt: was.setOffAt ?? at }
    case 'arrive':
      return { arrivedAt: was.arrivedAt ?? at }
    case 'knock':
      return { knockedAt: was.knockedAt ?? at }
    case 'door_opened':
      return { doorOpenedAt: was.doorOpenedAt ?? at }
    case 'say_code':
      return { codeSaidAt: was.codeSaidAt ?? at }
    case 'show_id':
      return { idShownAt: was.idShownAt ?? at }
    case 'under_18s':
      return { noAdultHome: act.only }
    case 'look_around':
      return { lookAround: act.found }
    default:
      return {}
  }
}

/** A no at the door takes back a yes that was given before it. */
const takesBack = new Set<string>(['withdraw_consent', 'not_today', 'would_rather_not'])

/** V1, V2 A yes, a narrower yes, a yes taken back. */
const consentChanges = (was: Progress, act: ActFacts, at: Instant): Partial<Progress> => {
  if (act.kind === 'consent') {
    const { givenBy, work, rooms, limits, language } = act
    return { consent: { givenBy, work, rooms, limits: limits ?? null, language: language ?? null, givenAt: at, withdrawnAt: null } }
  }
  if (!was.consent) return {}
  if (act.kind === 'limit_consent') return { consent: { ...was.consent, limits: act.limits, rooms: act.rooms ?? was.consent.rooms } }
  if (takesBack.has(act.kind)) return { consent: { ...was.consent, withdrawnAt: was.consent.withdrawnAt ?? at } }
  return {}
}

const outcomeAfter = (was: Progress, act: ActFacts): Outcome | null => {
  if (was.outcome) return was.outcome
  if (isEnding(act.kind)) return endings[act.kind]
  return act.kind === 'leave' ? (act.outcome ?? null) : null
}

const endChanges = (was: Progress, act: ActFacts, at: Instant): Partial<Progress> => {
  const outcome = outcomeAfter(was, act)
  switch (act.kind) {
    case 'made_safe':
      return { madeSafe: act.how, outcome }
    case 'follow_on':
      return { followOnTold: true, outcome }
    case 'only_under_18s':
      return { noAdultHome: true, outcome }
    case 'leave':
      return { leftAt: was.leftAt ?? at, outcome }
    default:
      return { outcome }
  }
}

/** How far a visit has come after an act that was allowed. The phone, without signal, reckons with the same function. */
export const progressAfter = (was: Progress, act: ActFacts, at: Instant): Progress => ({
  ...was,
  ...doorChanges(was, act, at),
  ...consentChanges(was, act, at),
  ...endChanges(was, act, at),
  state: stateAfter(was.state, act.kind),
})
