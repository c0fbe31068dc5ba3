/** A whole rehearsal as one file: what-ifs beside each other, and under them each day as it would have gone, lived once. */
import { foundIn } from '../report.ts'
import type { Row } from '../report.ts'
import { compared } from './compared.ts'
import { dayChart } from './day-chart.ts'
import { shape, svgOf } from './shape.ts'
import type { Shape } from './shape.ts'

const sizeOf = (one: Shape): [width: number, height: number] =>
  String(one.at['viewBox']).split(' ').slice(2).map(Number) as [number, number]

/** Each part keeps its own title, so that it can be found and read out. */
export const pictureOf = (name: string, rows: readonly Row[]): string => {
  const draws = Math.min(...rows.map(({ figures }) => figures.length))
  const parts = [compared(name, draws, foundIn(rows)), ...rows.flatMap(({ title, drawn }) => (drawn ? [dayChart(title, drawn)] : []))]
  let y = 0
  const placed = parts.map((one) => {
    const [width, height] = sizeOf(one)
    const at = { ...one.at, x: 0, y, width, height }
    y += height
    return { ...one, at }
  })
  const width = Math.max(...parts.map((one) => sizeOf(one)[0]))
  return svgOf(shape('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${y}`, role: 'group' }, ...placed))
}
