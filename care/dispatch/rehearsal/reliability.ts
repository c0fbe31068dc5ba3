/** Whether the odds mean what they say: of the windows offered at 96 in 100, were 96 in 100 kept? Pure. */
import type { Promised } from './weeks.ts'

/** Promises offered from `from` up to but not including `to`: how many, the mean of what was said, how many were kept, and the 95% interval of that share. */
export type Bin = {
  readonly from: number
  readonly to: number
  readonly promises: number
  readonly said: number
  readonly kept: number
  readonly least: number
  readonly most: number
}

/** Wilson's interval of a share, 95%. */
export const wilson = (held: number, of: number): readonly [least: number, most: number] => {
  const z = 1.959964
  const share = held / of
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of)
  const half = (z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))) / (1 + z ** 2 / of)
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}

const binOf = (promises: readonly Promised[], from: number, to: number): Bin[] => {
  const within = promises.filter((one) => one.offered >= from && one.offered < to)
  if (within.length === 0) return []
  const kept = within.filter((one) => one.kept).length
  const [least, most] = wilson(kept, within.length)
  const said = within.reduce((sum, one) => sum + one.offered, 0) / within.length
  return [{ from, to, promises: within.length, said, kept: kept / within.length, least, most }]
}

/** One bin a hundredth from `level` on, and all of them together first. Promises that the household cancelled are left out. */
export const reliability = (promises: readonly Promised[], level: number): { readonly all: Bin | null; readonly bins: readonly Bin[] } => {
  const lived = promises.filter((one) => one.kept !== null)
  const lowest = Math.round(level * 100)
  const bins = Array.from({ length: 100 - lowest }, (_, n) => (lowest + n) / 100).flatMap((from) =>
    binOf(lived, from, from >= 0.99 ? Infinity : from + 0.01),
  )
  return { all: binOf(lived, level, Infinity)[0] ?? null, bins }
}

const per100 = (share: number): string => (share * 100).toFixed(1).padStart(5)

/** The table under the picture. */
export const tableOf = (bins: readonly Bin[]): string[] => [
  'offered at      promises   said    kept    95% interval',
  ...bins.map(
    (bin) =>
      `${per100(bin.from)}% to ${bin.to === Infinity ? '100.0' : per100(bin.to)}% ${String(bin.promises).padStart(7)}  ${per100(bin.said)}%  ${per100(bin.kept)}%  ${per100(bin.least)}% to ${per100(bin.most)}%`,
  ),
]

const size = 480
const margin = 56
/** Room for the words over the picture. */
const head = 32

/** The reliability diagram as SVG: what was said along, what was kept up; on the line the odds mean what they say. */
export const pictureOf = (bins: readonly Bin[], level: number): string => {
  const lowest = Math.min(level, ...bins.map((bin) => bin.least)) - 0.01
  const x = (share: number): number => margin + ((share - lowest) / (1 - lowest)) * (size - 2 * margin)
  const y = (share: number): number => size - x(share)
  const ticks = Array.from({ length: Math.floor((1 - lowest) * 50) + 1 }, (_, n) => 1 - n / 50)
  const most = Math.max(...bins.map((bin) => bin.promises))
  const dot = (bin: Bin): string =>
    `<line x1="${x(bin.said)}" x2="${x(bin.said)}" y1="${y(bin.least)}" y2="${y(bin.most)}" stroke="#0f5c50"/>` +
    `<circle cx="${x(bin.said)}" cy="${y(bin.kept)}" r="${3 + 7 * Math.sqrt(bin.promises / most)}" fill="#0f5c50"><title>${bin.promises} promises: said ${per100(bin.said)}%, kept ${per100(bin.kept)}%</title></circle>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -${head} ${size} ${size + head}" font-family="sans-serif" font-size="12" role="img">`,
    '<title>Of the windows offered at these odds, how many were kept</title>',
    `<rect y="-${head}" width="${size}" height="${size + head}" fill="#fcfaf6"/>`,
    ...ticks.map(
      (at) =>
        `<text x="${x(at)}" y="${size - margin + 18}" text-anchor="middle">${(at * 100).toFixed(0)}</text><text x="${margin - 8}" y="${y(at) + 4}" text-anchor="end">${(at * 100).toFixed(0)}</text>`,
    ),
    `<line x1="${x(lowest)}" y1="${y(lowest)}" x2="${x(1)}" y2="${y(1)}" stroke="#8a8577" stroke-dasharray="4 4"/>`,
    `<text x="${x(lowest) + 60}" y="${y(lowest) - 66}" fill="#465160" transform="rotate(-45 ${x(lowest) + 60} ${y(lowest) - 66})">here odds mean what they say</text>`,
    ...bins.map(dot),
    ...bins.map(
      (bin) => `<text x="${x(bin.said)}" y="${y(bin.most) - 6}" text-anchor="middle">${bin.promises.toLocaleString('en-GB')}</text>`,
    ),
    `<text x="${margin}" y="-8" font-size="14" font-weight="700">Kept, of the windows offered at these odds</text>`,
    `<text x="${margin}" y="12" fill="#465160">A dot’s figure: how many promises. Its line: the 95% interval.</text>`,
    `<text x="${size / 2}" y="${size - 12}" text-anchor="middle">offered at, in 100</text>`,
    `<text x="16" y="${size / 2}" text-anchor="middle" transform="rotate(-90 16 ${size / 2})">kept, in 100</text>`,
    '</svg>',
  ].join('\n')
}
