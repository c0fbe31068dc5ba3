/** D5 A safety rule is set aside only by two different people, with a reason, on the record, for one person and one sending. */
import type { AppointmentId, Id, OperativeId, OrderId, StaffId } from '../../../lib/ids.ts'
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome, Reason } from '../../../lib/refusal.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { overridable } from '../../dispatch/rules.ts'
import { textStaff } from '../../messages/actions.ts'
import { recordEvent } from '../../record/actions.ts'
import { staffWithRole } from '../../workforce/actions.ts'
import { overrideStands } from '../rules/overrides.ts'
import { addOverride, decideOverride, holdOverride, undecidedOverrides, useOverride } from '../store/overrides.ts'
import type { Override } from '../store/overrides.ts'
import { reason } from '../words.ts'

/** What nobody here may set aside: the household's own requests (D2), one at a time (B1), and whatever else keeps people safe. */
const refusals = (rules: readonly string[]): Reason[] =>
  [...new Set(rules.map((code) => overridable(code)))].flatMap((by) =>
    by === 'by_two_people' ? [] : [reason(by === 'by_household' ? 'D5_HOUSEHOLD_DECIDES' : 'D5_NEVER')],
  )

export type AskedOverride = {
  readonly appointmentId: AppointmentId | null
  readonly orderId: OrderId
  readonly operativeId: OperativeId
  /** Codes of the reasons why not: `D3_TWO_PEOPLE`. */
  readonly rules: readonly string[]
  readonly reason: string
}

/** The first of the two asks. Nothing is set aside by this. */
export const askOverride = async (tx: Tx, asked: AskedOverride): Promise<Outcome<Id<'override'>>> => {
  if (tx.who.kind !== 'staff') return refused(reason('D5_ONLY_STAFF'))
  const words = asked.reason.trim()
  if (words.length < 10) return refused(reason('D5_REASON_NEEDED'))
  const no = asked.rules.length === 0 ? [reason('D5_NEVER')] : refusals(asked.rules)
  if (no.length > 0) return refused(...no)
  const id = tx.world.newId('override')
  await addOverride(tx, { ...asked, reason: words, id, askedBy: tx.who.staffId, askedAt: tx.now })
  await recordEvent(tx, {
    verb: 'override_asked',
    subject: ['override', id],
    why: words,
    content: { rules: asked.rules, operativeId: asked.operativeId },
  })
  await askColleagues(tx, id, tx.who)
  return done(id)
}

/** The colleagues who can decide at once: the other controllers, or else the directors. */
const askColleagues = async (tx: Tx, id: Id<'override'>, asker: { staffId: StaffId; name: string }): Promise<void> => {
  const controllers = (await staffWithRole(tx, 'controller')).filter((one) => one.id !== asker.staffId)
  const asked = controllers.length > 0 ? controllers : await staffWithRole(tx, 'director')
  for (const { id: staffId } of asked.filter((one) => one.id !== asker.staffId))
    await textStaff(tx, { staffId, template: 'override_asked', facts: { name: asker.name }, about: ['override', id] })
}

/** The override, held, for somebody who may decide about it: not whoever asked, and not twice. */
const toDecide = async (tx: Tx, id: Id<'override'>): Promise<Outcome<Override>> => {
  if (tx.who.kind !== 'staff') return refused(reason('D5_ONLY_STAFF'))
  const override = await holdOverride(tx, id)
  if (override === null) return refused(reason('B1_NOT_KNOWN'))
  if (override.askedBy === tx.who.staffId) return refused(reason('D5_TWO_DIFFERENT_PEOPLE'))
  return override.agreedAt || override.refusedAt ? refused(reason('D5_DECIDED_ALREADY')) : done(override)
}

/** The second person agrees. */
export const agreeOverride = async (tx: Tx, id: Id<'override'>): Promise<Outcome<null>> => {
  const found = await toDecide(tx, id)
  if (!found.ok) return found
  if (tx.who.kind !== 'staff') return refused(reason('D5_ONLY_STAFF'))
  await decideOverride(tx, id, { agreedBy: tx.who.staffId, agreedAt: tx.now })
  await recordEvent(tx, { verb: 'override_agreed', subject: ['override', id], why: found.value.reason })
  return done(null)
}

/** The second person does not. */
export const refuseOverride = async (tx: Tx, id: Id<'override'>, why: string): Promise<Outcome<null>> => {
  const found = await toDecide(tx, id)
  if (!found.ok) return found
  await decideOverride(tx, id, { refusedAt: tx.now })
  await recordEvent(tx, { verb: 'override_refused', subject: ['override', id], why })
  return done(null)
}

/** What this override sets aside for this sending, which uses it up. */
export const takeOverride = async (
  tx: Tx,
  id: Id<'override'>,
  sending: { orderId: OrderId; operativeIds: readonly OperativeId[] },
): Promise<Outcome<{ operativeId: OperativeId; rules: readonly string[] }>> => {
  const override = await holdOverride(tx, id)
  if (override === null) return refused(reason('B1_NOT_KNOWN'))
  const trouble = overrideStands(override, sending, tx.now)
  if (trouble !== null) return refused(reason(trouble))
  await useOverride(tx, id)
  return done({ operativeId: override.operativeId, rules: override.rules.filter((code) => overridable(code) === 'by_two_people') })
}

export const overridesToDecide = (tx: Tx): Promise<Override[]> => undecidedOverrides(tx)
