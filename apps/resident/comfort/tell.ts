/** Writing down what was ticked, without saying what was known before. */
import { needsOf, tellNeed } from '../../../care/households/actions.ts'
import type { NewNeed } from '../../../care/households/actions.ts'
import type { NeedCode } from '../../../care/households/rules.ts'
import { done, invalid } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import type { HouseholdId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'

export type Ticked = { readonly codes: readonly NeedCode[]; readonly language: string | null; readonly note: string }

const noteLongest = 140

/** Their own words are added to those they told before, as long as there is room: nothing is lost by ticking again. */
const withNote = (before: string | null, note: string): string | null => {
  const all = before && before !== note ? `${before.replace(/[.\s]+$/, '')}. ${note}` : note
  return before && all.length > noteLongest ? null : all
}

/** Tells each tick as a need of their own. What is told already stays as it is, with its notes. */
export const tellTicked = async (tx: Tx, householdId: HouseholdId, { codes, language, note }: Ticked): Promise<Outcome<null>> => {
  const known = await needsOf(tx, householdId)
  const isTold = (code: NeedCode) => known.some((need) => need.code === code)
  const toTell: Pick<NewNeed, 'code' | 'language' | 'note'>[] = codes.filter((code) => !isTold(code)).map((code) => ({ code }))
  if (language !== null) toTell.push({ code: 'LANG', language })
  if (note !== '') {
    const all = withNote(known.find((need) => need.code === 'OTHER_ADJ')?.note ?? null, note)
    if (all === null) return invalid({ field: 'room', sentence: 'There is no room left for more words.' })
    toTell.push({ code: 'OTHER_ADJ', note: all })
  }
  for (const need of toTell) {
    const told = await tellNeed(tx, { ...need, householdId, source: 'self' })
    if (!told.ok) return told
  }
  return done(null)
}
