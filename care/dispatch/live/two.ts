/** Visits of two in the plan: which they are, and who may go together. The hard rules themselves say so, asked of one beside the other. */
import type { OperativeId } from '../../../lib/ids.ts'
import type { Case, OperativeFacts, VisitFacts } from '../facts.ts'
import { mayBePlanned } from '../hand.ts'
import { alone, takesTwo } from '../rules.ts'
import type { Rule } from '../rules.ts'
import type { Instant } from '../../../lib/time.ts'

/** `counts`: who is at work, knows a way there, and may go out at all. `rules`: what must hold besides, whatever the moment. */
export type Asked = {
  readonly visit: VisitFacts
  readonly now: Instant
  readonly operatives: readonly OperativeFacts[]
  readonly counts: (person: number) => boolean
  readonly rules: readonly Rule[]
}

/** Who may go together, by place: found out as it is asked, because hardly any of a million pairs ever is. */
export type Pairs = {
  /** Both may go, each beside the other: one of them may bring the trade or the language for both. */
  readonly may: (one: number, other: number) => boolean
  /** Whether there is anybody with whom this person may go. */
  readonly hasSomebody: (one: number) => boolean
}

const caseOf = ({ visit, now }: Asked, operative: OperativeFacts, beside: OperativeFacts | null): Case => ({
  ...{ operative, visit, now, going: beside === null ? alone : { team: [beside], minutesAway: 0 } },
})
const mayGoAlone = (asked: Asked, operative: OperativeFacts): boolean => {
  const c = caseOf(asked, operative, null)
  return mayBePlanned(c) && asked.rules.every((rule) => rule.holds(c))
}

/** D3 A visit that takes two, or one where nobody at work today may be alone. */
export const goesAsTwo = (asked: Asked): boolean =>
  takesTwo(asked.visit) ||
  (asked.visit.precautions.notAlone !== undefined && !asked.operatives.some((one, at) => asked.counts(at) && mayGoAlone(asked, one)))

/** A colleague who brings nothing but company. */
const company = (one: OperativeFacts): OperativeFacts => ({ ...one, id: 'somebody' as OperativeId, trades: [], languages: [] })
/** One who brings all that anybody here could. */
const helper = ({ visit, operatives, counts }: Asked): ((one: OperativeFacts) => OperativeFacts) => {
  const here = operatives.filter((_, at) => counts(at))
  const { sameOperative, language } = visit.requests
  const trades = here.some((one) => one.trades.includes(visit.trade)) ? [visit.trade] : []
  const languages = language && here.some((one) => one.languages.includes(language.value)) ? [language.value] : []
  return (one) => ({ ...company(one), trades, languages, ...(sameOperative && { id: sameOperative.value }) })
}

/**
 * For each person the rules that do not hold beside mere company, which are all that is asked of them beside somebody in
 * particular; null for whoever does not count, or cannot be helped by anybody.
 */
const openRules = (asked: Asked): ((person: number) => readonly Rule[] | null) => {
  const { operatives, counts, rules } = asked
  const helperOf = helper(asked)
  const known: (readonly Rule[] | null)[] = []
  const find = (person: number): readonly Rule[] | null => {
    if (!counts(person)) return null
    const one = operatives[person]!
    const beside = caseOf(asked, one, company(one))
    const open = rules.filter((rule) => !rule.holds(beside))
    const helped = caseOf(asked, one, helperOf(one))
    return open.every((rule) => rule.holds(helped)) ? open : null
  }
  return (person) => (known[person] === undefined ? (known[person] = find(person)) : known[person])
}

export const pairsFor = (asked: Asked): Pairs => {
  const { operatives, visit } = asked
  const open = openRules(asked)
  const goes = (one: number, other: number): boolean => {
    const c = caseOf(asked, operatives[one]!, operatives[other]!)
    return mayBePlanned(c) && open(one)!.every((rule) => rule.holds(c))
  }
  const may = (one: number, other: number): boolean =>
    one !== other && open(one) !== null && open(other) !== null && goes(one, other) && goes(other, one)
  const everybody = operatives.map((_, at) => at)
  const pinned = everybody.filter((at) => operatives[at]!.id === visit.pinned?.operative)
  /** One of two must be whoever is pinned. */
  const beside = (one: number): readonly number[] => (visit.pinned && !pinned.includes(one) ? pinned : everybody)
  const rows = new Map<number, Uint8Array>()
  const rowOf = (one: number): Uint8Array => {
    const row = Uint8Array.from(operatives, (_, other) => (may(one, other) ? 1 : 0))
    rows.set(one, row)
    return row
  }
  return {
    may: (one, other) => (rows.get(one) ?? rowOf(one))[other] === 1,
    hasSomebody: (one) => open(one) !== null && beside(one).some((other) => may(one, other)),
  }
}
