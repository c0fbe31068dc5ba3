/** One day lived once: a line for each person, the hours along, each visit with its window. People go by their trade, not by name (B8). */
import type { Drawn } from '../rehearse.ts'
import { timeOf, tradeName } from '../words.ts'
import { framed, shape, words } from './shape.ts'
import type { Shape } from './shape.ts'

const [width, head, line, left, right] = [1040, 92, 24, 170, 34]
const small = { fontSize: 12, fill: 'var(--ink2)' }

type Scale = { readonly x: (minute: number) => number; readonly hours: readonly number[] }
const scaleOf = ({ workers, visits }: Drawn): Scale => {
  const from = Math.floor(Math.min(...workers.map((one) => one.from)) / 60) * 60
  const to = Math.ceil(Math.max(...workers.map((one) => one.to), ...visits.map((one) => one.left)) / 60) * 60
  const hours = Array.from({ length: (to - from) / 60 + 1 }, (_, n) => from + 60 * n)
  return { x: (minute) => left + ((Math.max(from, Math.min(to, minute)) - from) / (to - from)) * (width - left - right), hours }
}

/** “Gas engineer 2”: a number within the trade, in the order of the list. */
export const labelsOf = ({ workers }: Pick<Drawn, 'workers'>): Map<string, string> => {
  const counted = new Map<string, number>()
  return new Map(
    workers.map(({ id, trade }) => {
      const n = (counted.get(trade) ?? 0) + 1
      counted.set(trade, n)
      return [id, `${tradeName(trade)} ${n}${id.startsWith('new ') ? ' (new)' : ''}`]
    }),
  )
}

type Visit = Drawn['visits'][number]
const isLate = ({ knock, close }: Visit): boolean => knock > close

/** A visit: the way there as a thin line, then the time in the home; under it the promised window. Late ones differ in shape as well as colour. */
const visitOf = (one: Visit, y: number, { x }: Scale): Shape => {
  const late = isLate(one)
  const wait = Math.max(one.knock, one.open)
  return shape(
    'g',
    {},
    shape(
      'title',
      {},
      `${one.emergency ? 'Emergency' : 'Visit'}${one.forTwo ? ' of two' : ''}: knock at ${timeOf(one.knock)}, promised ${timeOf(one.open)} to ${timeOf(one.close)}${late ? ', late' : ''}`,
    ),
    shape('line', { x1: x(one.sent), x2: x(one.knock), y1: y + 8, y2: y + 8, stroke: 'var(--edge)', strokeWidth: 2 }),
    shape('line', { x1: x(one.knock), x2: x(wait), y1: y + 8, y2: y + 8, stroke: 'var(--edge)', strokeWidth: 2, strokeDasharray: '2 3' }),
    shape('rect', {
      x: x(wait),
      y: y + 2,
      width: Math.max(2, x(one.left) - x(wait)),
      height: 12,
      rx: 2,
      fill: late ? 'var(--lamp)' : 'var(--green)',
      ...(late && { stroke: 'var(--ink)' }),
    }),
    ...(one.emergency
      ? [shape('path', { d: `M${x(wait)} ${y + 1}l5 7l-5 7l-5 -7z`, fill: 'var(--card)', stroke: 'var(--ink)', strokeWidth: 1.5 })]
      : []),
    shape('line', {
      x1: x(one.open),
      x2: x(one.close),
      y1: y + 18,
      y2: y + 18,
      stroke: late ? 'var(--ink)' : 'var(--green)',
      strokeWidth: late ? 2 : 1,
    }),
  )
}

const legend = (): Shape[] => {
  const y = 44
  const entry = (x: number, mark: Shape, text: string): Shape[] => [mark, words(x + 34, y + 12, text, small)]
  return [
    ...entry(12, shape('rect', { x: 12, y: y + 2, width: 26, height: 12, rx: 2, fill: 'var(--green)' }), 'in the home, in time'),
    ...entry(
      190,
      shape('rect', { x: 190, y: y + 2, width: 26, height: 12, rx: 2, fill: 'var(--lamp)', stroke: 'var(--ink)' }),
      'in the home, late',
    ),
    ...entry(352, shape('line', { x1: 352, x2: 378, y1: y + 8, y2: y + 8, stroke: 'var(--edge)', strokeWidth: 2 }), 'on the way'),
    ...entry(
      474,
      shape('line', { x1: 474, x2: 500, y1: y + 8, y2: y + 8, stroke: 'var(--edge)', strokeWidth: 2, strokeDasharray: '2 3' }),
      'waiting for the window',
    ),
    ...entry(664, shape('line', { x1: 664, x2: 690, y1: y + 8, y2: y + 8, stroke: 'var(--green)' }), 'the promised window'),
    ...entry(
      852,
      shape('path', { d: `M872 ${y + 1}l5 7l-5 7l-5 -7z`, fill: 'var(--card)', stroke: 'var(--ink)', strokeWidth: 1.5 }),
      'an emergency',
    ),
  ]
}

const unvisitedLine = ({ unvisited }: Drawn, y: number, { x }: Scale): Shape[] =>
  unvisited.length === 0
    ? []
    : [
        words(12, y + 14, `Nobody came (${unvisited.length})`, { fontSize: 12.5, fontWeight: 700 }),
        ...unvisited.map((one, n) =>
          shape(
            'g',
            {},
            shape('title', {}, `${tradeName(one.trade)}, promised ${timeOf(one.open)} to ${timeOf(one.close)}: nobody came`),
            shape('line', {
              x1: x(one.open),
              x2: x(one.close),
              y1: y + 10 + n * 7,
              y2: y + 10 + n * 7,
              stroke: 'var(--ink)',
              strokeWidth: 3,
              strokeDasharray: '6 4',
            }),
          ),
        ),
      ]

/** Whoever is unwell finishes what they are at: the word stands after it. */
const unwellAt = ({ id, offAt }: Drawn['workers'][number], { visits }: Drawn): number =>
  Math.max(offAt!, ...visits.filter(({ worker }) => worker === id).map(({ left }) => left))

const workerLine = (one: Drawn['workers'][number], drawn: Drawn, label: string, y: number, { x }: Scale): Shape[] => [
  shape('rect', {
    x: x(one.from),
    y,
    width: Math.max(1, x(Math.min(one.to, one.offAt ?? one.to)) - x(one.from)),
    height: line - 3,
    fill: 'var(--sunk)',
  }),
  words(12, y + 15, label, { fontSize: 12.5 }),
  ...(one.offAt !== null && one.offAt < one.to
    ? [words(x(unwellAt(one, drawn)) + 6, y + 15, 'unwell', { ...small, fontStyle: 'italic' })]
    : []),
]

export const dayChart = (name: string, drawn: Drawn): Shape => {
  const scale = scaleOf(drawn)
  const labels = labelsOf(drawn)
  const rows = new Map(drawn.workers.map(({ id }, n) => [id, head + n * line]))
  const under = head + drawn.workers.length * line + 6
  const height = under + (drawn.unvisited.length > 0 ? 18 + drawn.unvisited.length * 7 : 0) + 6
  const late = drawn.visits.filter(isLate).length
  return framed(
    width,
    height,
    name,
    `${drawn.workers.length} people, ${drawn.visits.length} visits, ${late} of them late, homes where nobody came: ${drawn.unvisited.length}.`,
    [
      words(12, 26, name, { fontSize: 15, fontWeight: 700 }),
      ...legend(),
      ...scale.hours.map((at) => words(scale.x(at), head - 8, timeOf(at), { ...small, textAnchor: 'middle' })),
      ...drawn.workers.flatMap((one) => workerLine(one, drawn, labels.get(one.id)!, rows.get(one.id)!, scale)),
      ...scale.hours.map((at) => shape('line', { x1: scale.x(at), x2: scale.x(at), y1: head, y2: under - 6, stroke: 'var(--line)' })),
      ...drawn.visits.map((one) => visitOf(one, rows.get(one.worker)!, scale)),
      ...unvisitedLine(drawn, under, scale),
    ],
  )
}
