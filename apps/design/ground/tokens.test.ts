import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')

type Pair = { light: string; dark: string }
const colours: Record<string, Pair> = {}
for (const [, name, value] of css.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6}|light-dark\([^)]+\));/g)) {
  const found = value!.match(/#[0-9a-f]{6}/g)!
  colours[name!] = { light: found[0]!, dark: found[1] ?? found[0]! }
}

const channel = (hex: string, at: number) => {
  const part = parseInt(hex.slice(at, at + 2), 16) / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}
const luminance = (hex: string) => 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5)
const contrast = (a: string, b: string) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** Mark, its ground, the least contrast: 4.5 for text (AA), 7 on the resident's face (AAA), 3 for the edge of a control. */
const pairs: [string, string, number][] = [
  ['ink', 'paper', 7],
  ['ink', 'card', 7],
  ['ink', 'green-tint', 7],
  ['ink', 'lamp-tint', 7],
  ['ink2', 'paper', 7],
  ['ink2', 'card', 7],
  ['ink3', 'paper', 4.5],
  ['ink3', 'card', 4.5],
  ['ink3', 'sunk', 4.5],
  ['ink3', 'land', 4.5],
  ['edge', 'paper', 3],
  ['edge', 'card', 3],
  ['on-green', 'green', 7],
  ['on-green', 'green-hover', 7],
  ['green-ink', 'paper', 7],
  ['green-ink', 'green-tint', 4.5],
  ['on-lamp', 'lamp', 7],
  ['lamp-ink', 'lamp-tint', 4.5],
  ['slate-ink', 'slate-tint', 4.5],
  ['heather-ink', 'heather-tint', 4.5],
  ['on-plate', 'plate', 4.5],
  ['plate-mark', 'plate', 4.5],
  ['on-red', 'red', 4.5],
  ['red-ink', 'card', 4.5],
  ['red-ink', 'red-tint', 4.5],
  ['focus', 'paper', 3],
]

test.each(pairs)('%s can be read on %s (%d:1), light and dark', (mark, ground, least) => {
  for (const theme of ['light', 'dark'] as const)
    expect(contrast(colours[mark]![theme], colours[ground]![theme])).toBeGreaterThanOrEqual(least)
})

test('red stands for danger alone: no other token has its colour', () => {
  const reds = new Set([colours['red']!.light, colours['red']!.dark])
  const wearers = Object.entries(colours).filter(([, { light, dark }]) => reds.has(light) || reds.has(dark))
  expect(wearers.map(([name]) => name).toSorted()).toEqual(['red', 'red-ink'])
})
