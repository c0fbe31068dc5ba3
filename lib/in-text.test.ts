import { expect, test } from 'vitest'
import { fromText, inText } from './in-text.ts'
import { instant } from './time.ts'

const noon = instant('2026-11-24T12:00:00.123456789Z')

test('moments, maps and numbers that are none come back as they went', () => {
  const value = {
    ...{ noon, same: [noon, { at: noon }], people: new Map([['op_1', { sentAt: noon }]]), none: null, names: ['a', ''] },
    ...{ far: Infinity, back: -Infinity, hole: Number.NaN, empty: new Map() },
  }
  const back = fromText<typeof value>(inText(value))
  expect(back).toEqual(value)
  expect(back.noon.epochNanoseconds).toBe(noon.epochNanoseconds)
})

test('what is undefined is left out', () => {
  expect(fromText(inText({ kept: 1, left: undefined }))).toEqual({ kept: 1 })
})
