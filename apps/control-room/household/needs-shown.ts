/** A household's needs as the office reads them: what we do, and what it costs in minutes. Never why (D2). */
import type { HouseholdPage } from '../../../care/households/actions.ts'
import { languageName, needTable } from '../../../care/households/rules.ts'
import { needSourceLabels } from '../../../care/households/words.ts'
import { operativesOf } from '../../../care/workforce/actions.ts'
import { dayOf } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { needFamily } from '../../design/marks/families.ts'
import { dayName } from '../say.ts'

const hoursWords = (hours: { from: string; to: string } | null): string | null => (hours ? `${hours.from} to ${hours.to}` : null)

export const needsShown = async (tx: Tx, page: HouseholdPage) => {
  const named = await operativesOf(
    tx,
    page.needs.flatMap((need) => need.operativeId ?? []),
  )
  return page.needs.map((need) => {
    const { effects } = needTable[need.code]
    const detail = need.language
      ? languageName(need.language)
      : (hoursWords(need.hours) ?? (need.operativeId && named.get(need.operativeId)?.name))
    return {
      key: need.id,
      code: need.code,
      icon: needFamily[need.icon],
      label: need.code === 'LANG' && detail ? detail : detail ? `${need.label}: ${detail}` : need.label,
      whatWeDo: need.whatWeDo,
      note: need.note,
      consequence: effects.minutes ? `+${effects.minutes} minutes` : null,
      ifPossible: need.ifPossible,
      told: `${needSourceLabels[need.source]}. ${dayName(dayOf(need.toldAt), tx.now)}.`,
      askAgain: need.askAgain,
      askAgainOn: dayName(need.reviewOn, tx.now),
    }
  })
}
export type NeedLine = Awaited<ReturnType<typeof needsShown>>[number]
