/**
 * D4 Everybody whom each proposal passed over, with all their reasons, in short. A region's plan says it of a thousand people
 * for each of three hundred proposals, most of it the same few sentences: so each is told once, and numbers say to whom.
 */
import type { OperativeId } from '../../../../lib/ids.ts'
import type { Reason } from '../../../../lib/refusal.ts'
import type { Proposal } from '../../../dispatch/engine.ts'

type PassedOver = Proposal['passedOver']
type Verdict = PassedOver[number]

/** `verdicts`: places among the reasons, and what made the other the better choice. */
export type Short = {
  readonly people: readonly OperativeId[]
  readonly reasons: readonly Reason[]
  readonly verdicts: readonly (readonly [reasons: readonly number[], instead: string | null])[]
}
/** Of one proposal: the place of a person, the place of their verdict, the next person, … */
export type ToWhom = Int32Array

/** Gives each thing its place in a list, the same for the same key. */
const places = <K, V>(): { readonly list: V[]; readonly of: (key: K, value: V) => number } => {
  const list: V[] = []
  const known = new Map<K, number>()
  const of = (key: K, value: V): number => {
    const before = known.get(key)
    if (before !== undefined) return before
    known.set(key, list.length)
    return list.push(value) - 1
  }
  return { list, of }
}

/** The longer the list of proposals, the shorter what it takes to say one more of them. */
export const inShort = (all: readonly PassedOver[]): { readonly short: Short; readonly toWhom: readonly ToWhom[] } => {
  const people = places<OperativeId, OperativeId>()
  const reasons = places<Reason, Reason>()
  const verdicts = places<string, Short['verdicts'][number]>()
  const verdictOf = ({ reasons: why, instead }: Verdict): number => {
    const at = why.map((one) => reasons.of(one, one))
    return verdicts.of(`${at.join()} ${instead ?? ''}`, [at, instead])
  }
  /** Reasons that are the very same list need not be looked through again. */
  const known = new Map<readonly Reason[], number>()
  const placeOf = (one: Verdict): number => {
    const before = one.instead === null ? known.get(one.reasons) : undefined
    if (before !== undefined) return before
    const place = verdictOf(one)
    if (one.instead === null) known.set(one.reasons, place)
    return place
  }
  const toWhom = all.map((passedOver) =>
    Int32Array.from({ length: 2 * passedOver.length }, (_, n) => {
      const one = passedOver[n >> 1]!
      return n % 2 === 0 ? people.of(one.operative, one.operative) : placeOf(one)
    }),
  )
  return { short: { people: people.list, reasons: reasons.list, verdicts: verdicts.list }, toWhom }
}

/** What was said in short, in full: for each proposal everybody, in the order in which they were told. */
export const inFull = ({ people, reasons, verdicts }: Short): ((toWhom: ToWhom) => PassedOver) => {
  const said = verdicts.map(([at, instead]) => ({ reasons: at.map((one) => reasons[one]!), instead }))
  return (toWhom) =>
    Array.from({ length: toWhom.length / 2 }, (_, n) => ({ operative: people[toWhom[2 * n]!]!, ...said[toWhom[2 * n + 1]!]! }))
}
