import type { HouseholdId, MarkerId, PremisesId } from '../../../lib/ids.ts'
import { oneOf } from '../../../lib/lists.ts'
import { done, invalid, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { dayOf } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { cancelTimer, setTimer } from '../../../platform/timers/timers.ts'
import { actorId } from '../../../platform/who.ts'
import { endHousehold, householdsAt } from '../../households/actions.ts'
import { recordEvent } from '../../record/actions.ts'
import {
  decidingRoles,
  decisionFaults,
  isInForce,
  nextTermMoment,
  precautionTable,
  proposalEnds,
  proposalFaults,
  termOf,
  waitsForDecision,
} from '../rules.ts'
import type { Decision, Marker, MarkerInForce, Proposal } from '../rules.ts'
import { changeMarker, readMarkers, saveMarker } from '../store.ts'
import { premisesReasons } from '../words.ts'

export const markerTermTimer = 'marker.term'

export type NewProposal = Pick<Proposal, 'code' | 'source'> & Partial<Proposal> & { readonly premisesId: PremisesId }

/** P1 Anybody who works here may propose. Nothing is shown and nothing follows until a senior person has decided. */
export const proposeMarker = async (tx: Tx, { premisesId, ...rest }: NewProposal): Promise<Outcome<MarkerId>> => {
  const proposal: Proposal = { hours: null, happenedOn: null, ...rest }
  const faults = proposalFaults(proposal, dayOf(tx.now))
  if (faults.length > 0) return invalid(...faults)
  const about = precautionTable[proposal.code].of === 'person' ? ((await householdsAt(tx, [premisesId]))[0]?.id ?? null) : null
  if (about === null && precautionTable[proposal.code].of === 'person') return refused(premisesReasons.reason('P1_NOBODY_LIVES_HERE'))
  const alive = (await readMarkers(tx, { premisesIds: [premisesId] })).filter((m) => isInForce(m, tx.now) || waitsForDecision(m, tx.now))
  if (alive.some((m) => m.code === proposal.code)) return refused(premisesReasons.reason('P1_ALREADY_MARKED'))
  const id = tx.world.newId('marker')
  const endsAt = proposalEnds(tx.now)
  const proposed = {
    proposedBy: actorId(tx.who) ?? 'engine',
    proposedAt: tx.now,
    reviewOn: dayOf(endsAt),
    endsAt,
    precaution: precautionTable[proposal.code].sentence,
  }
  const open = { decidedBy: null, decidedAt: null, decisionWhy: null, residentToldAt: null, notToldWhy: null, endedAt: null }
  await saveMarker(tx, { ...proposal, ...proposed, ...open, id, premisesId, householdId: about })
  await recordEvent(tx, {
    verb: 'marker_proposed',
    subject: ['premises', premisesId],
    why: proposal.source,
    content: { markerId: id, code: proposal.code },
  })
  return done(id)
}

/** Null when a senior person acts; otherwise why not. */
const notSenior = (tx: Tx) =>
  tx.who.kind === 'staff' && oneOf(decidingRoles, tx.who.role) ? null : premisesReasons.reason('P1_NOT_SENIOR')

/** P1, P3 A named senior person says yes or no, with a reason, and whether the resident was told. */
export const decideMarker = async (tx: Tx, id: MarkerId, decision: Decision): Promise<Outcome<MarkerId>> => {
  const barred = notSenior(tx)
  if (barred) return refused(barred)
  const faults = decisionFaults(decision)
  if (faults.length > 0) return invalid(...faults)
  const marker = (await readMarkers(tx, { id }))[0]
  if (!marker || !waitsForDecision(marker, tx.now)) return refused(premisesReasons.reason('P1_UNKNOWN_MARKER'))
  if (marker.proposedBy === actorId(tx.who)) return refused(premisesReasons.reason('P1_DECIDED_BY_ANOTHER'))
  await (decision.agree
    ? putInForce(tx, marker, decision)
    : changeMarker(tx, id, { decidedBy: actorId(tx.who), decisionWhy: decision.why, endedAt: tx.now }))
  const content = { markerId: id, code: marker.code, resident: decision.resident && ('toldAt' in decision.resident ? 'told' : 'not_told') }
  await recordEvent(tx, {
    verb: decision.agree ? 'marker_agreed' : 'marker_refused',
    subject: ['premises', marker.premisesId],
    why: decision.why,
    content,
  })
  return done(id)
}

const putInForce = async (tx: Tx, marker: Marker, { why, resident }: Decision): Promise<void> => {
  const term = termOf(marker.code, tx.now)
  const told =
    resident && 'toldAt' in resident
      ? { residentToldAt: resident.toldAt, notToldWhy: null }
      : { residentToldAt: null, notToldWhy: resident?.notToldWhy ?? null }
  await changeMarker(tx, marker.id, { ...term, ...told, decidedBy: actorId(tx.who), decidedAt: tx.now, decisionWhy: why })
  const dueAt = nextTermMoment(term.endsAt, tx.now)
  if (dueAt) await setTimer(tx, { kind: markerTermTimer, subject: marker.id, dueAt, lane: 3 })
}

/** P1 A senior person ends it before its time, because it is no longer justified. */
export const endMarker = async (tx: Tx, id: MarkerId, why: string): Promise<Outcome<MarkerId>> => {
  const barred = notSenior(tx)
  if (barred) return refused(barred)
  if (why.trim().length < 10) return invalid({ field: 'why', sentence: 'Say why it is no longer needed, in a sentence.' })
  const marker = (await readMarkers(tx, { id }))[0]
  if (!marker) return refused(premisesReasons.reason('P1_UNKNOWN_MARKER'))
  await end(tx, marker, why)
  return done(id)
}

const end = async (tx: Tx, marker: Marker, why: string): Promise<void> => {
  await changeMarker(tx, marker.id, { endedAt: tx.now })
  await cancelTimer(tx, { kind: markerTermTimer, subject: marker.id })
  await recordEvent(tx, {
    verb: 'marker_ended',
    subject: ['premises', marker.premisesId],
    why,
    content: { markerId: marker.id, code: marker.code },
  })
}

/** They moved out: the markers that were about them end with them, and no later tenant inherits one. */
export const householdMovedOut = async (tx: Tx, premisesId: PremisesId, householdId: HouseholdId): Promise<Outcome<HouseholdId>> => {
  const ended = await endHousehold(tx, householdId)
  if (!ended.ok) return ended
  for (const marker of await readMarkers(tx, { premisesIds: [premisesId] }))
    if (marker.householdId === householdId) await end(tx, marker, 'The household moved out.')
  return ended
}

/** D3, P1 What is in force at these addresses at that moment: code and hours, never where it came from. By address, every address present. */
export const markersInForceAt = async (
  tx: Tx,
  premisesIds: readonly PremisesId[],
  now: Instant = tx.now,
): Promise<Map<PremisesId, MarkerInForce[]>> => {
  const markers = await readMarkers(tx, { premisesIds })
  const ofPeople = markers.flatMap((one) => (one.householdId === null ? [] : [one.premisesId]))
  const living = new Set(ofPeople.length === 0 ? [] : (await householdsAt(tx, ofPeople)).map((one) => one.id))
  const found = new Map<PremisesId, MarkerInForce[]>(premisesIds.map((id) => [id, []]))
  for (const marker of markers) {
    const about = marker.householdId === null || living.has(marker.householdId)
    if (about && isInForce(marker, now)) found.get(marker.premisesId)?.push({ id: marker.id, code: marker.code, hours: marker.hours })
  }
  return found
}

export const markersInForce = async (tx: Tx, premisesId: PremisesId, now: Instant = tx.now): Promise<MarkerInForce[]> =>
  (await markersInForceAt(tx, [premisesId], now)).get(premisesId) ?? []

/** P1 What waits for a senior person: proposals to decide, and markers that end within a month. */
export const markersForDeciders = async (tx: Tx): Promise<{ toDecide: Marker[]; endingSoon: Marker[] }> => {
  const all = await readMarkers(tx, 'all')
  return {
    toDecide: all.filter((marker) => waitsForDecision(marker, tx.now)),
    endingSoon: all.filter((marker) => isInForce(marker, tx.now) && isInForce(marker, tx.now.add({ hours: 24 * 30 })) === false),
  }
}
