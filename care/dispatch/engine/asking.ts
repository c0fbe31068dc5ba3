/**
 * The hard rules asked of many people and homes at one moment, none more often than it must be: of each person once, of each
 * home once, and of a meeting of the two only the rest. The answers are those of `whyNot`, sentence by sentence.
 */
import type { Reason } from '../../../lib/refusal.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Case, Going, OperativeFacts, VisitFacts } from '../facts.ts'
import { mustHold } from '../rules.ts'
import type { HomeRule, MeetingRule, PersonRule, Rule } from '../rules.ts'
import { because } from '../words.ts'

/** People and homes by place in the lists that were handed in. */
export type Asking = {
  /** Whether everything holds that is about this person alone, or about this home alone. */
  readonly ofPerson: (person: number) => boolean
  readonly ofHome: (visit: number) => boolean
  readonly may: (person: number, visit: number, going: Going) => boolean
  /** D4 All the reasons, in reading order; each of them the same object however often it is said. */
  readonly whyNot: (person: number, visit: number, going: Going) => readonly Reason[]
}
type Facts = { readonly operatives: readonly OperativeFacts[]; readonly visits: readonly VisitFacts[]; readonly now: Instant }

const nothing: readonly never[] = []
/** What `make` says of each place, made when it is first asked for. */
const byPlace = <T>(make: (place: number) => T): ((place: number) => T) => {
  const known: T[] = []
  return (place) => (known[place] ??= make(place))
}

/** Each reason once: of a thousand people most are told the same few. */
const sayer = (): ((rule: Rule, c: Case) => Reason) => {
  const said = new Map<string, Reason>()
  return (rule, c) => {
    const sentence = rule.says?.(c)
    const key = `${rule.code} ${sentence ?? ''}`
    const before = said.get(key)
    if (before !== undefined) return before
    const reason = because(rule.code, sentence)
    said.set(key, reason)
    return reason
  }
}

export const askingOf = ({ operatives, visits, now }: Facts, rules: readonly Rule[] = mustHold): Asking => {
  const aboutPerson = rules.filter((rule): rule is PersonRule => rule.about === 'person')
  const aboutHome = rules.filter((rule): rule is HomeRule => rule.about === 'home')
  const aboutMeeting = rules.filter((rule): rule is MeetingRule => rule.about === 'meeting')
  const say = sayer()
  const failsPerson = byPlace((at): readonly Rule[] => aboutPerson.filter((rule) => !rule.holds({ operative: operatives[at]!, now })))
  const failsHome = byPlace((at): readonly Rule[] => aboutHome.filter((rule) => !rule.holds({ visit: visits[at]! })))
  const ofPerson = (person: number): boolean => failsPerson(person).length === 0
  const ofHome = (visit: number): boolean => failsHome(visit).length === 0
  const place = new Map(rules.map((rule, at) => [rule, at]))
  const caseOf = (person: number, visit: number, going: Going): Case => ({
    ...{ operative: operatives[person]!, visit: visits[visit]!, now, going },
  })
  /** Of a person about whom nothing else is to be said: made once. */
  const whyNotAnywhere = byPlace((person): readonly Reason[] =>
    failsPerson(person).map((rule) => say(rule, caseOf(person, 0, { team: [], minutesAway: 0 }))),
  )

  return {
    ofPerson,
    ofHome,
    may: (person, visit, going) => {
      if (!ofPerson(person) || !ofHome(visit)) return false
      const c = caseOf(person, visit, going)
      return aboutMeeting.every((rule) => rule.holds(c))
    },
    whyNot: (person, visit, going) => {
      const c = caseOf(person, visit, going)
      const ofBoth = aboutMeeting.filter((rule) => !rule.holds(c))
      const alone = failsPerson(person)
      const home = failsHome(visit)
      if (ofBoth.length === 0 && home.length === 0) return alone.length === 0 ? nothing : whyNotAnywhere(person)
      return [...home, ...alone, ...ofBoth].sort((a, b) => place.get(a)! - place.get(b)!).map((rule) => say(rule, c))
    },
  }
}
