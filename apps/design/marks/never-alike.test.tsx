import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { NeedPill, Needs } from './need.tsx'
import { PrecautionPlate, Precautions } from './precaution.tsx'

const sheet = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const needSheet = sheet('need.css')
const precautionSheet = sheet('precaution.css')

/** What a style sheet says of a property, wherever it says it: `border-radius` → `var(--corner-need)`. */
const values = (css: string, property: string) =>
  [...css.matchAll(new RegExp(`[\\s;{]${property}:\\s*([^;]+);`, 'g'))].map(([, value]) => value!.trim())
const tokens = (css: string) => new Set([...css.matchAll(/var\((--[a-z0-9-]+)\)/g)].map(([, token]) => token!))
const classes = (markup: string) =>
  new Set([...markup.matchAll(/class="([^"]+)"/g)].flatMap(([, names]) => names!.split(' ').filter((name) => !name.startsWith('lucide'))))
const shared = <T,>(a: Set<T>, b: Set<T>) => [...a].filter((one) => b.has(one))

const need = renderToStaticMarkup(
  <Needs title="What helps">
    <NeedPill icon="time">Takes time to answer</NeedPill>
  </Needs>,
)
const precaution = renderToStaticMarkup(
  <Precautions title="Read before you set off">
    <PrecautionPlate icon="dog">Dog may be loose</PrecautionPlate>
  </Precautions>,
)

test('P4 a need and a precaution share no class, so neither can be dressed as the other', () => {
  expect(classes(need).size).toBeGreaterThan(0)
  expect(shared(classes(need), classes(precaution))).toEqual([])
})

test('P4 they share no shape: a round pill, a square plate', () => {
  const round = values(needSheet, 'border-radius')
  const square = values(precautionSheet, 'border-radius')
  expect(round).toContain('var(--corner-need)')
  expect(square).toContain('var(--corner-plate)')
  expect(shared(new Set(round), new Set(square))).toEqual([])
})

test('P4 they share no colour: heather for the resident, plate and stripes for the worker', () => {
  const colours = (css: string) => new Set([...tokens(css)].filter((token) => !/^--(step|size|corner|control)/.test(token)))
  const headingInk = '--ink2'
  expect(shared(colours(needSheet), colours(precautionSheet))).toEqual([headingInk])
  expect(values(needSheet, 'background')).toEqual(['var(--heather-tint)'])
  expect(values(precautionSheet, 'background').some((value) => /heather/.test(value))).toBe(false)
})

test('P4 they share no place: each stands under its own heading', () => {
  expect(need).toContain('What helps')
  expect(need).not.toContain('precaution')
  expect(precaution).not.toMatch(/class="need/)
})

test('P4 stripes are the worker’s alone', () => {
  expect(needSheet).not.toContain('gradient')
  expect(precautionSheet).toContain('repeating-linear-gradient')
})
