/** Who should go, of those who may: the wishes as one literal list, each weighed in minutes of extra travel it is worth. */
import { clockTime, isAtOrAfter } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import type { Case, Going, Load, OperativeFacts, Span, VisitFacts } from './facts.ts'
import { fallsWithin } from './hours.ts'
import { alone } from './rules.ts'
import { yesWords } from './words.ts'

/** `minutes`: how much nearer somebody else may be before they are the better choice. `said`: for the controller. */
type Weighed = { readonly minutes: number; readonly said: string | null }
/** Null when this wish has nothing to say here. */
export type Wish = { readonly id: string; readonly weigh: (c: Case) => Weighed | null }

const soft = <T>(asked: { value: T; hard: boolean } | undefined): T | undefined => (asked && !asked.hard ? asked.value : undefined)
const met = (said: string): Weighed => ({ minutes: 0, said })
const missed = (minutes: number, said: string): Weighed => ({ minutes, said })
const everybody = (c: Case): readonly OperativeFacts[] => [c.operative, ...c.going.team]

/** So many minutes of extra travel are worth sparing somebody what they have had already. */
const worth = ({ emergencies, hardVisits, travelMinutes }: Load): number => 4 * emergencies + 6 * hardVisits + 0.1 * travelMinutes

export const wishFor: readonly Wish[] = [
  {
    id: 'D2 a woman or a man, if possible',
    weigh: ({ operative, visit }) => {
      const sex = soft(visit.requests.sex)
      if (sex === undefined) return null
      return operative.sex === sex ? met(yesWords.sexMet(sex)) : missed(20, yesWords.sexMissed(sex))
    },
  },
  {
    id: 'D2 not that person, if possible',
    weigh: ({ operative, visit }) =>
      soft(visit.requests.notOperatives)?.includes(operative.id) ? missed(25, yesWords.notThemMissed) : null,
  },
  {
    id: 'D2 the same person, if possible',
    weigh: (c) => {
      const wanted = soft(c.visit.requests.sameOperative)
      if (wanted === undefined) return null
      return everybody(c).some((one) => one.id === wanted) ? met(yesWords.sameMet) : missed(15, yesWords.sameMissed)
    },
  },
  {
    id: 'D2 their language, if possible',
    weigh: (c) => {
      const wanted = soft(c.visit.requests.language)
      if (wanted === undefined) return null
      return everybody(c).some((one) => one.languages.includes(wanted)) ? met(yesWords.languageMet) : missed(10, yesWords.languageMissed)
    },
  },
  {
    id: 'D2 two people, if possible',
    weigh: ({ visit, going }) => (soft(visit.requests.twoPeople) && going.team.length === 0 ? missed(10, yesWords.twoMissed) : null),
  },
  {
    id: 'D2 their time of day, if possible',
    weigh: (c) => {
      const hours = soft(c.visit.requests.hours)
      return hours === undefined || fallsWithin(hours, c) ? null : missed(15, yesWords.hoursMissed)
    },
  },
  {
    // B8 what is hard is shared; visits done and minutes worked are not looked at, because there is no such figure
    id: 'B8 a fair day',
    weigh: ({ operative: { today } }) => ({ minutes: worth(today), said: null }),
  },
  {
    // a day of theirs counts as much as today does, so that whoever works two days a week is not made up for the other three
    id: 'B8 a fair week',
    weigh: ({ operative: { week } }) => ({ minutes: worth(week), said: null }),
  },
]

/** What the wishes together are worth, in minutes; less is better. */
export const wishMinutes = (c: Case, wishes = wishFor): number => wishes.reduce((sum, wish) => sum + (wish.weigh(c)?.minutes ?? 0), 0)

const whyNow = ({ visit: { window, emergency, standing } }: Case, knock: Instant): string[] => [
  ...(emergency ? [yesWords.emergency] : []),
  ...(standing === 'promised' ? [aboutTheWindow(window, knock)] : []), // nothing is said of a promise that was never made
]

const aboutTheWindow = (window: Span, knock: Instant): string => {
  if (isAtOrAfter(knock, window.to)) return yesWords.windowClosed(clockTime(window.to))
  return isAtOrAfter(window.from, knock) ? yesWords.windowOpens(clockTime(window.from)) : yesWords.windowCloses(clockTime(window.to))
}

/** D4: why this person, and why now, in sentences for a controller: how far, how urgent, which wishes are met and which are not. */
export const why = (operative: OperativeFacts, visit: VisitFacts, now: Instant, going: Going = alone, wishes = wishFor): string[] => {
  const c = { operative, visit, now, going }
  const arrives = now.add({ minutes: Math.ceil(going.minutesAway) })
  return [
    yesWords.minutesAway(going.minutesAway),
    ...going.team.map((other) => yesWords.goingTogether(other.firstName)),
    ...whyNow(c, arrives),
    ...wishes.flatMap((wish) => wish.weigh(c)?.said ?? []),
  ]
}
