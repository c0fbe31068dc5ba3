/**
 * B4 How likely a window is kept: what the pencil says, and what experience made of such words. The pencil does not know
 * that the day will be thought through again at every goodbye, nor what else will be promised until then; its figures are
 * signs, and experience turns signs into odds. It is learned in rehearsals at first, then from the branch's own promises (`own.ts`).
 */
import { fits } from './pencil.ts'
import type { Pencil, Round, Stop } from './pencil.ts'
import { fitGrowing } from './logistic.ts'

/**
 * What the pencil says of one knock; each grows with the trouble to come. `late`: the odds of a late knock, in powers of
 * ten above one in a thousand (0 to 5). `crowd`: how much of the time of those fit for it, from the opening until an hour after
 * the close, is promised already (0 to 2). `load`: the same of everybody's whole day. `few`: how many of those fit for it who are
 * there then must come, of all of them (0 to 1): where there is one alone, nobody steps in when they are held up. `short`: a
 * window of two hours or less.
 */
export type Signs = {
  readonly late: number
  readonly crowd: number
  readonly load: number
  readonly few: number
  readonly short: boolean
}

/** A trip, for reckoning how full a day is. */
const usualTrip = 12

const worry = (chance: number): number => Math.max(0, Math.min(5, 3 + Math.log10(chance / Math.max(1e-9, 1 - chance))))
const takes = (pencil: Pencil, stop: Stop): number => stop.minutes + pencil.ways.breathing + usualTrip

/** Of the time that those fit for it have around this window, how much is promised. */
const crowdOf = (pencil: Pencil, { opens, closes, fit }: Stop, rounds: readonly Round[]): number => {
  const until = closes + 60
  let [had, taken] = [0, 0]
  for (const hand of fit) {
    const { from, to } = pencil.hands[hand]!
    had += Math.max(0, Math.min(to, until) - Math.max(from, opens))
    for (const stop of rounds[hand]!.stops) {
      const middle = (stop.opens + stop.closes) / 2
      if (middle >= opens && middle < until) taken += takes(pencil, stop)
    }
  }
  return had === 0 ? 2 : Math.min(2, taken / had)
}

const fewOf = (pencil: Pencil, { opens, closes, fit, people }: Stop): number =>
  people /
  Math.max(
    people,
    fit.filter((hand) => {
      const { from, to } = pencil.hands[hand]!
      return from < closes && to > opens
    }).length,
  )

const loadOf = (pencil: Pencil): number => {
  const had = pencil.hands.reduce((sum, { from, to, breakMinutes }) => sum + to - from - breakMinutes, 0)
  const taken = pencil.rounds.reduce((sum, { stops }) => sum + stops.reduce((minutes, stop) => minutes + takes(pencil, stop), 0), 0)
  return had === 0 ? 2 : taken / had
}

const signs = (pencil: Pencil, stop: Stop, rounds: readonly Round[], late: number): Signs => ({
  late: worry(late),
  crowd: crowdOf(pencil, stop, rounds),
  load: loadOf({ ...pencil, rounds: [...rounds] }),
  few: fewOf(pencil, stop),
  short: stop.closes - stop.opens <= 120,
})

/** What the pencil says of a stop that stands in it; null when it stands nowhere. */
export const signsOf = (pencil: Pencil, stop: Stop): Signs | null => {
  const lates = pencil.rounds.flatMap(({ stops, late }) => stops.flatMap((one, at) => (one.id === stop.id ? [late[at]!] : [])))
  if (lates.length < stop.people) return null
  return signs(pencil, stop, pencil.rounds, 1 - lates.reduce((kept, late) => kept * (1 - late), 1))
}

/** The same as if it were written in, and of every knock whose odds that would change; null where nobody could come. */
export const signsIfWritten = (pencil: Pencil, stop: Stop): { readonly own: Signs; readonly others: readonly Signs[] } | null => {
  const chosen = fits(pencil, stop, stop.people)
  if (chosen.length < stop.people) return null
  const rounds = [...pencil.rounds]
  for (const { hand, round } of chosen) rounds[hand] = round
  const late = 1 - chosen.reduce((kept, { at, round }) => kept * (1 - round.late[at]!), 1)
  const after = chosen.flatMap(({ at, round }) => round.stops.slice(at + 1).map((one, n) => ({ one, late: round.late[at + 1 + n]! })))
  return {
    own: signs(pencil, stop, rounds, late),
    others: after.map(({ one, late: chance }) => signs(pencil, one, rounds, chance)),
  }
}

/** A weight for each sign; and how the odds at the promise bear out by the day itself, when others have been promised as well. */
export type Experience = { readonly weights: readonly number[]; readonly trust: readonly [shift: number, slope: number] }

const row = ({ late, crowd, load, few, short }: Signs): number[] => [1, late, crowd, load, few, short ? 1 : 0]
/** Signs that were kept may be older than the sign that one of them lacks. */
export const areFigures = (said: Signs): boolean => row(said).every(Number.isFinite)
const lateSum = (said: Signs, weights: readonly number[]): number => row(said).reduce((sum, x, n) => sum + x * weights[n]!, 0)
const chanceOf = (sum: number): number => 1 / (1 + Math.exp(sum))

/** The chance, 0 to 1, that this knock comes within its window, were nothing else promised until then. */
export const keptChance = (said: Signs, known: Experience): number => chanceOf(lateSum(said, known.weights))

/** The chance that a promise for a later day made on these signs is kept, with all that experience says will still be promised beside it: never likelier than it stands now. */
export const promiseChance = (said: Signs, known: Experience): number => {
  const [shift, slope] = known.trust
  const stands = lateSum(said, known.weights)
  return chanceOf(Math.max(stands, shift + slope * stands))
}

/**
 * One promise of the past: what the pencil said when it was made and on the morning of its day, and whether it was kept. `promised`:
 * null where it was made on its own day, when `morning` is what was said then.
 */
export type Lived = { readonly promised: Signs | null; readonly morning: Signs; readonly kept: boolean }

/** How hard what was known before holds: fifty promises alone move the odds by about one in a hundred, hundreds speak for themselves. */
const pull = 20
/** Times the risk that is allowed: days do get fuller than they looked, and without those odds would be too sure. */
const riskOfDays = 2

/**
 * Learns from promises that were lived through, drawn towards what was known `before`, so that few promises change little. No sign
 * is ever taken to lessen the trouble that it stands for. A morning on which a promise stood far less surely than `level` (0 to 1) asks
 * came of promising more than would be promised now: it tells what signs are worth, and nothing of how days fill up from now on. Else a
 * branch that once promised too much would promise hardly anything. The same promises teach the same.
 */
export const learnFrom = (lived: readonly Lived[], before: Experience, level: number): Experience => {
  const missedOf = (some: readonly Lived[]): number[] => some.map(({ kept }) => (kept ? 0 : 1))
  const weights = fitGrowing({ rows: lived.map(({ morning }) => row(morning)), happened: missedOf(lived), before: before.weights, pull })
  const least = 1 - riskOfDays * (1 - level)
  const ahead = lived.filter(({ promised, morning }) => promised !== null && keptChance(morning, { ...before, weights }) >= least)
  const rows = ahead.map(({ promised }) => [1, lateSum(promised!, weights)])
  const [shift, slope] = fitGrowing({ rows, happened: missedOf(ahead), before: before.trust, pull })
  return { weights, trust: [shift!, slope!] }
}

/** B4 Odds that are figures and never rise with a sign of trouble; anything else is no experience. */
export const isTrusted = ({ weights, trust }: Experience): boolean =>
  weights.length === firstExperience.weights.length &&
  [...weights, ...trust].every(Number.isFinite) &&
  [...weights.slice(1), trust[1]].every((weight) => weight >= 0)

/**
 * Before a branch has lived: learned from some 6,500 promises of eight short rehearsals (seeds 700 to 703 and 710 to 713, 14 to 40
 * people) whose days went as dispatch believes: `npm run doorstep -- simulate --booking --truth believed --level 0.94 --learn`, when the
 * pull was 4. It is judged on other seeds, and on a truth that neither it nor dispatch was told.
 */
export const firstExperience: Experience = { weights: [-8.1, 0.74, 0.85, 2.23, 1.89, 0.55], trust: [-1.81, 0.29] }
