/** D4: for everybody who was not chosen, all the reasons, or what made the other the better choice. */
import type { OperativeId } from '../../../lib/ids.ts'
import type { Reason } from '../../../lib/refusal.ts'
import type { Day, Option } from './options.ts'
import { byHand } from '../hand.ts'
import { wishFor, wishMinutes } from '../wishes.ts'
import { passedOverWords } from '../words.ts'

export type PassedOver = {
  readonly operative: OperativeId
  /** All the reasons why not; empty when they could go as well. */
  readonly reasons: readonly Reason[]
  /** What made the other the better choice, when there is no reason why not. */
  readonly instead: string | null
}

const householdWishes = wishFor.filter((wish) => wish.id.startsWith('D2'))

/** Somebody who could have gone as well: what spoke for the one who was chosen. */
const instead = (day: Day, { visit, people }: Option, other: number): string => {
  const chosen = people[0]!
  const farther = day.minutes[other]![visit]! - day.minutes[chosen]![visit]!
  const caseOf = (person: number) => ({
    operative: day.operatives[person]!,
    visit: day.visits[visit]!,
    now: day.now,
    going: { team: [], minutesAway: day.minutes[person]![visit]! },
  })
  if (wishMinutes(caseOf(other), householdWishes) > wishMinutes(caseOf(chosen), householdWishes)) return passedOverWords.wishesCount
  if (farther >= 0.5) return passedOverWords.fartherAway(farther)
  if (wishMinutes(caseOf(other)) > wishMinutes(caseOf(chosen))) return passedOverWords.fairerDay
  return passedOverWords.asGood
}

/** Everybody but those who go, in order of id. `meant`: people the engine has another home in mind for. */
export const passedOver = (day: Day, option: Option, meant: ReadonlySet<number>): PassedOver[] => {
  const [first, ...others] = option.people
  // for a visit of two, the question is whether they could have gone with the first of them
  const team = others.length > 0 ? [day.operatives[first!]!] : []
  return day.operatives.flatMap((operative, person): PassedOver[] => {
    if (option.people.includes(person)) return []
    const minutesAway = Math.max(day.minutes[person]![option.visit]!, team.length > 0 ? day.minutes[first!]![option.visit]! : 0)
    const going = { team, minutesAway }
    const visit = day.visits[option.visit]!
    const hand = byHand({ operative, visit, now: day.now, going })
    const rules = day.asking.whyNot(person, option.visit, going)
    const reasons = hand.length > 0 ? [...rules, ...hand] : rules
    if (reasons.length > 0) return [{ operative: operative.id, reasons, instead: null }]
    return [
      { operative: operative.id, reasons, instead: meant.has(person) ? passedOverWords.neededElsewhere : instead(day, option, person) },
    ]
  })
}
