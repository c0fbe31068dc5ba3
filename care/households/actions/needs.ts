import type { HouseholdId, NeedId } from '../../../lib/ids.ts'
import { done, invalid, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { atTime, dayOf } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { cancelTimer, setTimer } from '../../../platform/timers/timers.ts'
import { changeContactCard } from '../../messages/actions.ts'
import { recordEvent } from '../../record/actions.ts'
import { contradicts, reviewDay, toldFaults } from '../rules.ts'
import type { Hours, Need, NeedSource, ToldNeed } from '../rules.ts'
import { markConfirmed, markNeedEnded, readNeeds, saveNeed } from '../store.ts'
import { householdReasons } from '../words.ts'
import { cardOf } from './households.ts'

export const needReviewTimer = 'need.review'

/** H4 What safe contact means for this household; a need of its own has to say it. */
export type SafeWay = { readonly telephone: string; readonly hours: Hours | null }

export type NewNeed = Pick<ToldNeed, 'code'> &
  Partial<ToldNeed> & { readonly householdId: HouseholdId; readonly source: NeedSource; readonly safeWay?: SafeWay }

/** H1 Tells a need. Telling it again replaces what was told before; both stand in the record. */
export const tellNeed = async (tx: Tx, { householdId, source, safeWay, ...parts }: NewNeed): Promise<Outcome<NeedId>> => {
  const told: ToldNeed = { ifPossible: false, language: null, operativeId: null, note: null, hours: null, ...parts }
  const faults = toldFaults(told)
  if (faults.length > 0) return invalid(...faults)
  const before = await readNeeds(tx, { householdIds: [householdId] })
  if (contradicts(told.code, before)) return refused(householdReasons.reason('H1_ASKED_THE_OTHER'))
  if (told.code === 'SAFE_CONTACT') {
    const settled = await settleSafeWay(tx, householdId, safeWay)
    if (!settled.ok) return settled
  }
  for (const same of before.filter((need) => need.code === told.code && need.operativeId === told.operativeId))
    await markNeedEnded(tx, same.id)
  const id = tx.world.newId('need')
  const reviewOn = reviewDay(told.code, dayOf(tx.now))
  await saveNeed(tx, { ...told, id, householdId, source, toldAt: tx.now, confirmedAt: tx.now, reviewOn })
  await setTimer(tx, { kind: needReviewTimer, subject: id, dueAt: atTime(reviewOn, '09:00'), lane: 2 })
  await recordEvent(tx, { verb: 'need_told', subject: ['household', householdId], content: { needId: id, code: told.code, source } })
  return done(id)
}

const settleSafeWay = async (tx: Tx, householdId: HouseholdId, safeWay: SafeWay | undefined): Promise<Outcome<unknown>> => {
  if (tx.who.kind === 'operative') return refused(householdReasons.reason('H4_TELL_THE_OFFICE'))
  const card = await cardOf(tx, householdId)
  if (!safeWay) return card.safeContactOnly ? done(card) : refused(householdReasons.reason('H4_SAFE_WAY_MISSING'))
  const { telephone, hours } = safeWay
  return changeContactCard(tx, householdId, {
    ...card,
    safeContactOnly: true,
    safeTelephone: telephone,
    safeFrom: hours?.from ?? null,
    safeTo: hours?.to ?? null,
  })
}

const liveNeed = async (tx: Tx, id: NeedId): Promise<Outcome<Need>> => {
  const need = (await readNeeds(tx, { id }))[0]
  return need ? done(need) : refused(householdReasons.reason('H1_UNKNOWN_NEED'))
}

/** H2 Asked again, and it still holds. */
export const confirmNeed = async (tx: Tx, id: NeedId): Promise<Outcome<NeedId>> => {
  const found = await liveNeed(tx, id)
  if (!found.ok) return found
  const reviewOn = reviewDay(found.value.code, dayOf(tx.now))
  await markConfirmed(tx, id, reviewOn)
  await setTimer(tx, { kind: needReviewTimer, subject: id, dueAt: atTime(reviewOn, '09:00'), lane: 2 })
  await recordEvent(tx, { verb: 'need_confirmed', subject: ['household', found.value.householdId], content: { needId: id } })
  return done(id)
}

/** It no longer holds. Ending safe contact takes it off the contact card as well, so it has to be said for both at once. */
export const endNeed = async (tx: Tx, id: NeedId, why: string): Promise<Outcome<NeedId>> => {
  const found = await liveNeed(tx, id)
  if (!found.ok) return found
  const { householdId, code } = found.value
  await markNeedEnded(tx, id)
  await cancelTimer(tx, { kind: needReviewTimer, subject: id })
  if (code === 'SAFE_CONTACT') {
    const changed = await changeContactCard(tx, householdId, { ...(await cardOf(tx, householdId)), safeContactOnly: false })
    if (!changed.ok) return changed
  }
  await recordEvent(tx, { verb: 'need_ended', subject: ['household', householdId], why, content: { needId: id, code } })
  return done(id)
}

/** What holds for this household now. For engines and whoever is sent; a page of the office uses `householdPage`, which records the look. */
export const needsOf = (tx: Tx, householdId: HouseholdId): Promise<Need[]> => readNeeds(tx, { householdIds: [householdId] })

export const needsOfAll = async (tx: Tx, householdIds: readonly HouseholdId[]): Promise<Map<HouseholdId, Need[]>> => {
  const found = new Map<HouseholdId, Need[]>(householdIds.map((id) => [id, []]))
  for (const need of await readNeeds(tx, { householdIds })) found.get(need.householdId)?.push(need)
  return found
}

/** H2 Due to be asked again, the longest due first. They keep their effects until somebody has asked. */
export const needsToConfirm = async (tx: Tx): Promise<Need[]> =>
  (await readNeeds(tx, { reviewUpTo: dayOf(tx.now) })).toSorted((a, b) => Temporal.PlainDate.compare(a.reviewOn, b.reviewOn))
