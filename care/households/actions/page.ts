import type { HouseholdId } from '../../../lib/ids.ts'
import { dayOf } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { ContactCard } from '../../messages/rules.ts'
import { recordLook } from '../../record/actions.ts'
import { adjustmentsOf, householdName, isDueForReview, needTable, sentenceOf } from '../rules.ts'
import type { Adjustments, Household, Need, NeedIcon } from '../rules.ts'
import { cardOf, householdOf } from './households.ts'
import { needsOf } from './needs.ts'

/** One pill of "what makes a visit comfortable here", for the office. */
export type NeedShown = Need & { readonly label: string; readonly icon: NeedIcon; readonly whatWeDo: string; readonly askAgain: boolean }

export type HouseholdPage = {
  readonly household: Household
  readonly name: string
  readonly needs: readonly NeedShown[]
  readonly adjustments: Adjustments
  readonly contact: ContactCard
}

/** The household as the office sees it. R2 The look at its needs is recorded. Null when we do not know it. */
export const householdPage = async (tx: Tx, id: HouseholdId): Promise<HouseholdPage | null> => {
  const household = await householdOf(tx, id)
  if (!household) return null
  const needs = await needsOf(tx, id)
  await recordLook(tx, { subject: ['household', id], what: 'needs' })
  return {
    household,
    name: householdName(household.people),
    needs: needs.map((need) => ({
      ...need,
      label: needTable[need.code].label,
      icon: needTable[need.code].icon,
      whatWeDo: sentenceOf(need, 'door'),
      askAgain: isDueForReview(need, dayOf(tx.now)),
    })),
    adjustments: adjustmentsOf(needs),
    contact: await cardOf(tx, id),
  }
}
