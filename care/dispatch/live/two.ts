/** Visits of two in the plan: which they are, and who may go together. The hard rules themselves say so, asked of one beside the other. */
import type { OperativeId } from '../../../lib/ids.ts'
import type { Case, OperativeFacts, VisitFacts } from '../facts.ts'
import { mayBePlanned } from '../hand.ts'
import { alone, takesTwo } from '../rules.ts'
import type { Rule } from '../rules.ts'
import type { Instant } from '../../../lib/time.ts'

/** Who is at work and knows a way there; and what must hold, whatever the moment. */
export type Asked = {
  readonly visit: VisitFacts
  readonly now: Instant
  readonly people: readonly { readonly operative: OperativeFacts; readonly counts: boolean }[]
  readonly rules: readonly Rule[]
}

/** A colleague who brings nothing but company. */
const company = (one: OperativeFacts): OperativeFacts => ({ ...one, id: 'somebody' as OperativeId, trades: [], languages: [] })

const caseOf = ({ visit, now }: Asked, operative: OperativeFacts, beside: OperativeFacts | null): Case => ({
  ...{ operative, visit, now, going: beside === null ? alone : { team: [beside], minutesAway: 0 } },
})
export const mayGoAlone = (asked: Asked, operative: OperativeFacts): boolean => {
  const c = caseOf(asked, operative, null)
  return mayBePlanned(c) && asked.rules.every((rule) => rule.holds(c))
}

/** D3 A visit that takes two, or one where nobody at work today may be alone. */
export const goesAsTwo = (asked: Asked): boolean =>
  takesTwo(asked.visit) ||
  (asked.visit.precautions.notAlone !== undefined && !asked.people.some((one) => one.counts && mayGoAlone(asked, one.operative)))

/** `[one × people + other]`: 1 where both may go, each beside the other: one of them may bring the trade or the language for both. */
export const pairsFor = (asked: Asked): Uint8Array => {
  const { people, rules } = asked
  const may = new Uint8Array(people.length ** 2)
  // most rules do not care who else goes: only those that do not hold anyway are asked of every two
  const open = people.map(({ operative, counts }) => {
    const beside = caseOf(asked, operative, company(operative))
    return counts ? rules.filter((rule) => !rule.holds(beside)) : null
  })
  const goes = (one: number, other: number): boolean => {
    const c = caseOf(asked, people[one]!.operative, people[other]!.operative)
    return mayBePlanned(c) && open[one]!.every((rule) => rule.holds(c))
  }
  for (let one = 0; one < people.length; one++)
    for (let other = one + 1; other < people.length; other++)
      if (open[one] && open[other] && goes(one, other) && goes(other, one))
        may[one * people.length + other] = may[other * people.length + one] = 1
  return may
}
