import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Load } from './packing.ts'
import { emptyDiaries, pack, place } from './packing.ts'

/** Milliseconds of a day whose midnight is 0. */
const at = (hour: number, minute = 0): number => (hour * 60 + minute) * 60_000
const morning = (over: Partial<Load> = {}): Load => ({
  from: at(8),
  knockBy: at(10),
  closes: at(10),
  minutes: 45,
  people: 1,
  fit: [0],
  ...over,
})

describe('one person from 8 to 12', () => {
  const shift = [[at(8), at(12)]] as const

  test.each<[name: string, load: Partial<Load>, knock: number | null]>([
    ['a trip comes before the first knock', {}, at(8, 15)],
    ['a knock in the last quarter of the window is not counted on', { from: at(9, 46) }, null],
    ['work and breathing space end within the shift', { from: at(11), knockBy: at(13), closes: at(13) }, at(11)],
    ['or there is no room', { from: at(11, 6), knockBy: at(13), closes: at(13) }, null],
    ['the hours of the household come before the end of the window', { from: at(8), knockBy: at(8, 10) }, null],
    ['nobody is fit', { fit: [] }, null],
    ['two are needed', { people: 2 }, null],
  ])('%s', (_, load, knock) => expect(place(emptyDiaries(shift), morning(load))?.knock ?? null).toBe(knock))

  test('after a promise comes its breathing space, then a trip, then the next knock', () => {
    const diaries = emptyDiaries(shift)
    expect(pack(diaries, [morning()])).toEqual([])
    expect(place(diaries, morning())?.knock).toBe(at(9, 25)) // 8:15 + 45 + 10 + 15
    expect(pack(diaries, [morning()])).toEqual([])
    expect(place(diaries, morning())).toBeNull()
  })
})

test('the promise that fewest people can keep is packed first, and leaves it those people', () => {
  const diaries = emptyDiaries([
    [at(8), at(10)],
    [at(8), at(10)],
  ])
  const anybody = morning({ fit: [0, 1], minutes: 90 })
  const onlyTheFirst = morning({ fit: [0], minutes: 90 })
  expect(pack(diaries, [anybody, onlyTheFirst])).toEqual([])
})

test('two people are found at the same time, or not at all', () => {
  const diaries = emptyDiaries([
    [at(8), at(12)],
    [at(9), at(12)],
  ])
  const both = morning({ people: 2, fit: [0, 1] })
  expect(place(diaries, both)).toEqual({ knock: at(9, 15), people: [0, 1] })
  expect(pack(diaries, [both, both])).toEqual([both])
})

test('B4 what is packed can be done: within the shift, one thing at a time, only by the fit, and everything packed is there', () => {
  const loads = fc.array(
    fc.record({
      from: fc.integer({ min: 8, max: 15 }).map((hour) => at(hour)),
      lasts: fc.constantFrom(2, 4),
      minutes: fc.integer({ min: 20, max: 150 }),
      people: fc.constantFrom(1 as const, 2 as const),
      fit: fc.subarray([0, 1, 2, 3]),
    }),
    { maxLength: 25 },
  )
  fc.assert(
    fc.property(loads, (drawn) => {
      const all = drawn.map(({ lasts, ...load }): Load => ({ ...load, knockBy: load.from + at(lasts), closes: load.from + at(lasts) }))
      const diaries = emptyDiaries([0, 1, 2, 3].map((person) => [at(8 + person), at(16, 30)] as const))
      const left = pack(diaries, all)
      for (const { from, to, taken } of diaries) {
        const inOrder = taken.toSorted((a, b) => a[0] - b[0])
        inOrder.forEach(([start, end], i) => {
          expect(start).toBeGreaterThanOrEqual(i === 0 ? from : inOrder[i - 1]![1])
          expect(end).toBeLessThanOrEqual(to)
        })
      }
      const packed = all.filter((load) => !left.includes(load))
      expect(diaries.flatMap((diary) => diary.taken)).toHaveLength(packed.reduce((people, load) => people + load.people, 0))
      diaries.forEach(({ taken }, person) => {
        expect(taken.length).toBeLessThanOrEqual(packed.filter((load) => load.fit.includes(person)).length)
        const couldBe = (load: Load, [start, end]: [number, number]) =>
          load.fit.includes(person) &&
          start + at(0, 15) >= load.from &&
          start + at(0, 15) <= load.closes - at(0, 15) &&
          end - start === at(0, load.minutes + 25)
        for (const slot of taken) expect(packed.some((load) => couldBe(load, slot))).toBe(true)
      })
    }),
    { seed: 12, numRuns: 200 },
  )
})
