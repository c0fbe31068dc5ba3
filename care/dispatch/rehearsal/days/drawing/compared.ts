/** What-ifs beside each other: a row each, with the share of promises kept and its interval, and what it costs in lateness, hours on the road, overtime and waiting. */
import type { Found } from '../report.ts'
import { hasTwos, hoursWords, keptWords, twosWords } from '../report.ts'
import { framed, shape, words } from './shape.ts'
import type { Shape } from './shape.ts'

const [width, head, line, foot] = [1040, 108, 52, 30]
/** A row more, in words, where two go together. */
const underneath = 20
const heightOf = (found: readonly Found[]): number => line + (hasTwos(found) ? underneath : 0)
const kept = { from: 270, to: 500 }
type Panel = {
  readonly title: string
  readonly from: number
  readonly to: number
  readonly of: (one: Found) => number
  readonly say: (value: number) => string
}
const whole = (value: number): string => value.toFixed(1)
const panels: readonly Panel[] = [
  { title: 'Late', from: 530, to: 610, of: ({ means }) => means.late, say: whole },
  { title: 'Nobody came', from: 640, to: 720, of: ({ means }) => means.unvisited, say: whole },
  { title: 'On the road', from: 750, to: 820, of: ({ means }) => means.travel, say: hoursWords },
  { title: 'Overtime', from: 850, to: 920, of: ({ means }) => means.overtime, say: hoursWords },
  { title: 'Waiting', from: 950, to: 1020, of: ({ means }) => means.waiting, say: hoursWords },
]

/** The axis begins at a whole ten below the least, so that small differences can be seen; it says where. */
const scaleOf = (found: readonly Found[]): { lowest: number; x: (share: number) => number } => {
  const lowest = Math.max(0, Math.floor(Math.min(...found.map((one) => one.kept.least)) * 10 - 0.05) / 10)
  return { lowest, x: (share) => kept.from + ((Math.min(1, Math.max(lowest, share)) - lowest) / (1 - lowest)) * (kept.to - kept.from) }
}

const barsOf = (found: readonly Found[], at: number, y: number): Shape[] =>
  panels.flatMap((panel) => {
    const most = Math.max(1, ...found.map(panel.of))
    const value = panel.of(found[at]!)
    return [
      shape('rect', {
        x: panel.from,
        y: y + 4,
        width: Math.max(1, (value / most) * (panel.to - panel.from)),
        height: 10,
        rx: 2,
        fill: 'var(--edge)',
      }),
      words(panel.from, y - 3, panel.say(value), { fontSize: 12.5 }),
    ]
  })

/** A long title stands on two lines. */
const titled = (title: string, y: number, bold: boolean): Shape[] => {
  const cut = title.length <= 34 ? title.length : title.lastIndexOf(' ', 34)
  const lines = [title.slice(0, cut), title.slice(cut).trim()].filter((one) => one !== '')
  return lines.map((text, n) => words(12, y + 6 + (n - (lines.length - 1) / 2) * 16, text, bold ? { fontWeight: 700 } : {}))
}

const rowOf = (found: readonly Found[], at: number, x: (share: number) => number): Shape => {
  const one = found[at]!
  const y = head + heightOf(found) * at + line / 2
  return shape(
    'g',
    {},
    shape('line', { x1: 12, x2: width - 12, y1: y - line / 2, y2: y - line / 2, stroke: 'var(--line)' }),
    ...titled(one.title, y, at === 0),
    shape('line', { x1: x(one.kept.least), x2: x(one.kept.most), y1: y + 9, y2: y + 9, stroke: 'var(--green)', strokeWidth: 3 }),
    shape('circle', { cx: x(one.kept.mean), cy: y + 9, r: 6, fill: 'var(--green)' }),
    words(kept.from, y - 5, keptWords(one.kept), { fontSize: 12.5 }),
    ...(hasTwos(found) ? [words(kept.from, y + 32, `For two: ${twosWords(one.means)}`, { fontSize: 12.5 })] : []),
    ...barsOf(found, at, y),
  )
}

export const compared = (name: string, draws: number, found: readonly Found[]): Shape => {
  const { lowest, x } = scaleOf(found)
  const height = head + heightOf(found) * found.length + foot
  const ticks = [lowest, (lowest + 1) / 2, 1]
  const small = { fontSize: 12, fill: 'var(--ink2)' }
  return framed(
    width,
    height,
    `${name}: what would have happened`,
    found.map((one) => `${one.title}: ${keptWords(one.kept)} of promises kept.`).join(' '),
    [
      words(12, 24, name, { fontSize: 15, fontWeight: 700 }),
      words(12, 46, `Lived ${draws === 1 ? 'once' : `${draws} times`}, every row on the same luck`, small),
      words(kept.from, 74, 'Promises kept', { fontWeight: 700 }),
      ...panels.map(({ title, from }) => words(from, 74, title, { fontWeight: 700 })),
      ...ticks.map((at) => words(x(at), 94, `${Math.round(at * 100)}%`, { ...small, textAnchor: 'middle' })),
      ...ticks.map((at) => shape('line', { x1: x(at), x2: x(at), y1: head - 10, y2: height - foot, stroke: 'var(--line)' })),
      ...found.map((_, at) => rowOf(found, at, x)),
      words(12, height - 8, 'The dot is the mean of all days lived, the line its 95% interval. Bars are means of a day.', small),
    ],
  )
}
