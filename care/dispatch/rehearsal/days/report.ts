/** What a rehearsal found, each what-if beside the day as it stood: for a table, for files and for a picture. */
import { differences, estimate, measures, sharesKept } from './figures.ts'
import type { Estimate, Figures, Measure } from './figures.ts'
import type { Drawn } from './rehearse.ts'
import type { WhatIf } from './what-if.ts'
import { measureWords } from './words.ts'

/** `figures`: one for each draw. `drawn`: the first draw, for a picture. */
export type Row = { readonly title: string; readonly whatIf: WhatIf; readonly figures: readonly Figures[]; readonly drawn: Drawn | null }

/** `kept`: share of promises. `beside`: what it changes against the first row, on the same luck; null for that row itself. */
export type Found = {
  readonly title: string
  readonly kept: Estimate
  readonly beside: Estimate | null
  readonly means: Figures
}

const meansOf = (figures: readonly Figures[]): Figures =>
  Object.fromEntries(measures.map((of) => [of, estimate(figures.map((one) => one[of])).mean])) as Figures

/** Rows that have as many draws as all: one that was stopped in the middle is compared on what all have. */
export const foundIn = (rows: readonly Row[]): Found[] => {
  const draws = Math.min(...rows.map(({ figures }) => figures.length))
  const same = rows.map((row) => ({ ...row, figures: row.figures.slice(0, draws) }))
  return same.map(({ title, figures }, n) => ({
    title,
    kept: estimate(sharesKept(figures)),
    beside: n === 0 ? null : estimate(differences(figures, same[0]!.figures, ({ kept, promises }) => kept / Math.max(1, promises))),
    means: meansOf(figures),
  }))
}

const per100 = (share: number): string => (share * 100).toFixed(1)
const signed = (share: number): string => `${share < 0 ? '−' : '+'}${per100(Math.abs(share))}`
/** “97.1% (96.0 to 98.2)” */
export const keptWords = ({ mean, least, most }: Estimate): string =>
  `${per100(mean)}% (${per100(Math.max(0, least))} to ${per100(Math.min(1, most))})`
/** “+1.9 (+0.4 to +3.4)”: in promises of a hundred. */
export const besideWords = (beside: Estimate | null): string =>
  beside === null ? '' : `${signed(beside.mean)} (${signed(beside.least)} to ${signed(beside.most)})`
/** “4 h 10” */
export const hoursWords = (minutes: number): string => {
  const whole = Math.round(minutes)
  return `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')}`
}
/** “4.2 of 4.5” */
const keptOf = (kept: number, all: number): string => (all === 0 ? 'none' : `${kept.toFixed(1)} of ${all.toFixed(1)}`)
export const twosWords = ({ twos, twosKept }: Figures): string => keptOf(twosKept, twos)
/** Whether anything was promised that two go to together: of a branch without, nothing is said of it. */
export const hasTwos = (found: readonly Found[]): boolean => found.some(({ means }) => means.twos > 0)

/** The cells of a row, in the order of `columnsOf`. */
const cellsWith = (twos: boolean, { title, kept, beside, means }: Found): string[] => [
  title,
  keptWords(kept),
  besideWords(beside),
  means.late.toFixed(1),
  means.unvisited.toFixed(1),
  keptOf(means.emergenciesKept, means.emergencies),
  ...(twos ? [twosWords(means)] : []),
  ...[means.travel, means.overtime, means.waiting].map(hoursWords),
]
export const cellsOf = (found: readonly Found[]): string[][] => found.map((one) => cellsWith(hasTwos(found), one))
export const columnsOf = (found: readonly Found[]): string[] => [
  'What if',
  'Promises kept',
  'Beside the first row',
  measureWords.late,
  measureWords.unvisited,
  measureWords.emergenciesKept,
  ...(hasTwos(found) ? [measureWords.twosKept] : []),
  measureWords.travel,
  measureWords.overtime,
  measureWords.waiting,
]

/** The table for a terminal. */
export const tableOf = (found: readonly Found[]): string[] => {
  const lines = [columnsOf(found), ...cellsOf(found)]
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  return lines.map((line) =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
  )
}

const csvHead = ['what_if', 'draw', ...measures] as const
/** One line for each what-if and draw, minutes as minutes. */
export const linesOf = (rows: readonly Row[]): (string | number)[][] => [
  [...csvHead],
  ...rows.flatMap(({ title, figures }) => figures.map((one, n) => [title, n + 1, ...measures.map((of: Measure) => one[of])])),
]

/** “4.5 promises a day are for two who go together. Decided late, by the plan: 4.3 of them are kept.” Nothing where there are none. */
export const twosSentence = (found: readonly Found[]): string | null => {
  const [first] = found
  if (first === undefined || !hasTwos(found)) return null
  const { twos, twosKept } = first.means
  return `${twos.toFixed(1)} promises a day are for two who go together. ${first.title}: ${twosKept.toFixed(1)} of them are kept.`
}

/** Fewer lives than these say nothing about luck. */
const enough = 3

/** “Two more: gas engineer. 2.1 promises more of every hundred are kept (0.4 to 3.8).” */
export const sentenceOf = ({ title, beside }: Found, draws: number): string => {
  if (beside === null) return ''
  const { mean, least, most } = beside
  if (draws < enough) return `${title}. Lived too seldom to tell it from luck.`
  if (least <= 0 && most >= 0)
    return `${title}. No difference that can be told from luck (${signed(least)} to ${signed(most)} of every hundred).`
  const [low, high] = [Math.abs(least), Math.abs(most)].toSorted((a, b) => a - b) as [number, number]
  return `${title}. ${per100(Math.abs(mean))} promises ${mean > 0 ? 'more' : 'fewer'} of every hundred are kept (${per100(low)} to ${per100(high)}).`
}
