/** B6 What a decision would do, as it is read before saying yes: by home and window, in sentences. */
import type { EffectNow } from '../../../care/booking/actions.ts'
import { brokenWords, emergencyWords, goerWords, keptWords, leavesLessRoom, partWords, roadWords } from '../../../care/booking/words.ts'
import { listed } from '../../../lib/lists.ts'
import type { OperativeId } from '../../../lib/ids.ts'
import { clockTime, dayOf } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { doorIn, nameIn, whatIsKnown } from '../board/known.ts'
import { capital, dayName, hoursOf, midSentence } from '../say.ts'

/** “Mr Adebayo, 108 Lochend Road” · “Between 10 and noon” · “2%” · “31%”: how likely it is broken, or kept where it becomes likelier to be. */
export type ChangeShown = { key: string; home: string; window: string; before: string; after: string }
export type EffectShown = {
  /** When it was reckoned: “10:41”. */
  at: string
  /** Of which hours: “for the next four hours”, “until 17:30”, “for tomorrow”. */
  reach: string
  /** Of a day too large to be thought through whole, which part was; null: all of it. */
  part: string | null
  worse: ChangeShown[]
  better: ChangeShown[]
  /** Of a day whose emergencies nobody has reported yet; null of today. */
  emergencies: { isWorse: boolean; sentence: string } | null
  goers: string[]
  road: string
  troubles: { key: string; home: string; sentence: string; next: string }[]
}

const chances = ({ before, after }: { before: number; after: number }) => {
  const words = after > before ? brokenWords : keptWords
  return { before: words(before), after: words(after) }
}

const reachWords = (reach: EffectNow['reach'], now: Instant): string => {
  if (reach === null) return 'for the next four hours'
  const day = dayOf(reach.from)
  return day.equals(dayOf(now)) ? `until ${clockTime(reach.until)}` : `for ${midSentence(dayName(day, now))}`
}

export const effectShown = async (tx: Tx, { odds, goers, travel, troubles, reach, emergencies, part }: EffectNow): Promise<EffectShown> => {
  const homes = [...odds, ...goers, ...troubles]
  const known = await whatIsKnown(tx, {
    households: homes.map((one) => one.householdId),
    operatives: goers.flatMap((one) => [...one.before, ...one.after]),
  })
  const names = (ids: readonly OperativeId[]): string => listed(ids.flatMap((id) => known.operatives.get(id)?.firstName ?? []))
  const homeOf = ({ householdId }: (typeof homes)[number]): string => `${nameIn(known, householdId)}, ${doorIn(known, householdId)}`
  const changes = odds.map((one) => ({
    isWorse: one.after > one.before,
    shown: {
      ...{ key: one.orderId, home: homeOf(one), window: one.window ? capital(hoursOf(one.window)) : 'Emergency' },
      ...chances(one),
    },
  }))
  return {
    ...{ at: clockTime(tx.now), reach: reachWords(reach, tx.now), part: part && partWords(part) },
    worse: changes.flatMap(({ isWorse, shown }) => (isWorse ? [shown] : [])),
    better: changes.flatMap(({ isWorse, shown }) => (isWorse ? [] : [shown])),
    emergencies: emergencies && {
      isWorse: leavesLessRoom(emergencies),
      sentence: emergencyWords(emergencies, part ? 'around here' : 'everywhere'),
    },
    goers: goers.map((one) => goerWords(nameIn(known, one.householdId), names(one.before), names(one.after))),
    road: roadWords(travel),
    troubles: troubles.map((one) => ({
      ...{ key: `${one.orderId} ${one.reason.code}`, home: homeOf(one), sentence: one.reason.sentence, next: one.reason.next },
    })),
  }
}
