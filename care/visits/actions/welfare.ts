import type { HouseholdId, Id, PremisesId, VisitId } from '../../../lib/ids.ts'
import { oneOf } from '../../../lib/lists.ts'
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import type { Instant } from '../../../lib/time.ts'
import { withWiderSight } from '../../../platform/postgres/sight.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { cancelTimer, setTimer } from '../../../platform/timers/timers.ts'
import { actorId } from '../../../platform/who.ts'
import { householdOf, needsOf } from '../../households/actions.ts'
import { householdName, isKnownVulnerable } from '../../households/rules.ts'
import { contactCardOf, tellHousehold, textStaff } from '../../messages/actions.ts'
import { premisesOf } from '../../premises/actions.ts'
import { addressLine } from '../../premises/rules.ts'
import { recordEvent } from '../../record/actions.ts'
import { staffWithRole } from '../../workforce/actions.ts'
import type { ActFacts } from '../rules/visit.ts'
import { nextStepBy, opensWelfareCheck, ringAgainForWelfareAt, stepsFor, welfareSteps } from '../rules/welfare.ts'
import type { WelfareEnd, WelfareStep } from '../rules/welfare.ts'
import {
  addWelfareStep,
  checkById,
  checkOfVisit,
  closeCheck,
  openCheck,
  openChecks,
  setNextStepBy,
  stepsOfCheck,
} from '../store/welfare.ts'
import type { WelfareCheck, WelfareStepDone } from '../store/welfare.ts'
import { visitById } from '../store/visits.ts'
import { because } from '../words.ts'
import type { Doing } from './apply.ts'

/** The timer that asks whether somebody knows how they are. */
export const welfareTimer = 'welfare.step'

/** V6 Nobody came. Somebody known to be vulnerable is looked for; anybody else is told that we knocked, and offered another day. */
export const nobodyAnswered = async ({ tx, visit, at, progress }: Doing): Promise<Outcome<unknown>> => {
  const vulnerable = isKnownVulnerable(await needsOf(tx, visit.householdId))
  if (opensWelfareCheck('nobody_answered', vulnerable)) return openWelfareCheck(tx, visit)
  const facts = { knockedAt: progress.knockedAt ?? at, appointmentId: visit.appointmentId }
  await tellHousehold(tx, { householdId: visit.householdId, template: 'nobody_answered', facts, about: ['visit', visit.id] })
  return done(null)
}

const openWelfareCheck = async (
  tx: Tx,
  visit: { id: VisitId; householdId: HouseholdId; premisesId: PremisesId },
): Promise<Outcome<Id<'welfareCheck'>>> => {
  const id = tx.world.newId('welfareCheck')
  const by = nextStepBy(tx.now, tx.now)
  await openCheck(tx, { id, visitId: visit.id, householdId: visit.householdId, nextStepBy: by })
  await setTimer(tx, { kind: welfareTimer, subject: id, dueAt: by, lane: 0 })
  await recordEvent(tx, { verb: 'welfare_check_opened', subject: ['welfareCheck', id], content: { visitId: visit.id } })
  await tellHousehold(tx, { householdId: visit.householdId, template: 'welfare_trying', facts: {}, about: ['visit', visit.id] })
  await ringTheOffice(tx, id, visit.premisesId)
  return done(id)
}

const ringTheOffice = async (tx: Tx, id: Id<'welfareCheck'>, premisesId: PremisesId): Promise<void> => {
  const premises = await premisesOf(tx, premisesId)
  const where = premises ? addressLine(premises) : 'an address of ours'
  for (const staff of await staffWithRole(tx, 'controller'))
    await textStaff(tx, { staffId: staff.id, template: 'welfare_check', facts: { where }, about: ['welfareCheck', id] })
  await tellBoard(tx)
}

/** H4 Decided in the household's favour: either the contact card or a need says "only this way". A phone may know that, not the card. */
const isSafeContactOnly = async (tx: Tx, householdId: HouseholdId): Promise<boolean> => {
  const card = await withWiderSight(tx, () => contactCardOf(tx, householdId))
  return card?.safeContactOnly === true || (await needsOf(tx, householdId)).some((need) => need.code === 'SAFE_CONTACT')
}

type Step = { id: string; step: WelfareStep; result: string; sign: boolean; at: Instant }

const takeStep = async (tx: Tx, check: WelfareCheck, { id, step, result, sign, at }: Step): Promise<Outcome<null>> => {
  if (check.state === 'closed') return refused(because('V6_ALREADY_CLOSED'))
  const { atTheDoor, inTheOffice } = stepsFor(await isSafeContactOnly(tx, check.householdId))
  if (![...atTheDoor, ...inTheOffice].includes(step)) return refused(because('V6_ONLY_THE_LISTED_CONTACT'))
  await addWelfareStep(tx, { id, welfareCheckId: check.id, step, result, byId: actorId(tx.who) ?? 'engine', at })
  const by = nextStepBy(check.openedAt, tx.now, sign)
  await setNextStepBy(tx, check.id, by)
  await setTimer(tx, { kind: welfareTimer, subject: check.id, dueAt: by, lane: 0 })
  await recordEvent(tx, { verb: 'welfare_step_taken', subject: ['welfareCheck', check.id], content: { step, sign } })
  await tellBoard(tx)
  return done(null)
}

/** The operative, still at the door, says what they did and saw. A sign of danger rings the office now. */
export const welfareStepAtTheDoor = async (
  { tx, visit, at }: Doing,
  { step: said, result, sign }: Extract<ActFacts, { kind: 'welfare_step' }>,
): Promise<Outcome<unknown>> => {
  const step = oneOf(welfareSteps, said)
  const check = await checkOfVisit(tx, visit.id)
  if (!check || !step) return refused(because('V5_NOT_YOUR_VISIT'))
  return takeStep(tx, check, { id: tx.world.newId('step'), step, result, sign, at })
}

/** The office says what it did and heard. */
export const takeWelfareStep = async (
  tx: Tx,
  { checkId, step, result, sign = false }: { checkId: Id<'welfareCheck'>; step: WelfareStep; result: string; sign?: boolean },
): Promise<Outcome<null>> => {
  const check = await checkById(tx, checkId)
  return check ? takeStep(tx, check, { id: tx.world.newId('step'), step, result, sign, at: tx.now }) : refused(because('V6_ALREADY_CLOSED'))
}

/** V6 Only a person who knows how they are closes it. */
export const closeWelfareCheck = async (
  tx: Tx,
  { checkId, outcome }: { checkId: Id<'welfareCheck'>; outcome: WelfareEnd },
): Promise<Outcome<null>> => {
  if (tx.who.kind !== 'staff' || !(await closeCheck(tx, checkId, outcome, tx.who.staffId))) return refused(because('V6_ALREADY_CLOSED'))
  await cancelTimer(tx, { kind: welfareTimer, subject: checkId })
  await recordEvent(tx, { verb: 'welfare_check_closed', subject: ['welfareCheck', checkId], content: { outcome } })
  await tellBoard(tx)
  return done(null)
}

/** Nobody knows yet: rings the control room, and again. Closed: nothing. */
export const ringForWelfare = async (tx: Tx, checkId: Id<'welfareCheck'>): Promise<void> => {
  const check = await checkById(tx, checkId)
  const visit = check?.state === 'open' ? await visitById(tx, check.visitId) : null
  if (!check || !visit) return
  await setTimer(tx, { kind: welfareTimer, subject: checkId, dueAt: ringAgainForWelfareAt(tx.now), lane: 0 })
  await ringTheOffice(tx, checkId, visit.premisesId)
}

export type OpenWelfareCheck = WelfareCheck & {
  household: string
  where: string
  safeContactOnly: boolean
  steps: readonly WelfareStep[]
  taken: WelfareStepDone[]
}

/** Who is being looked for, the most pressing first, with the steps of the office and what was done already. */
export const openWelfareChecks = async (tx: Tx): Promise<OpenWelfareCheck[]> => {
  const open: OpenWelfareCheck[] = []
  for (const check of await openChecks(tx)) {
    const household = await householdOf(tx, check.householdId)
    const premises = household && (await premisesOf(tx, household.premisesId))
    const safeContactOnly = await isSafeContactOnly(tx, check.householdId)
    open.push({
      ...check,
      household: household ? householdName(household.people) : 'the household',
      where: premises ? addressLine(premises) : '',
      safeContactOnly,
      steps: stepsFor(safeContactOnly).inTheOffice,
      taken: await stepsOfCheck(tx, check.id),
    })
  }
  return open
}
