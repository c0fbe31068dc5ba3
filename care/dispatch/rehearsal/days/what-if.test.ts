import { describe, expect, test } from 'vitest'
import type { Day, Promise, Worker } from './day.ts'
import { asIf, rowsFor } from './what-if.ts'
import { labelsOf } from './drawing/day-chart.ts'
import { titleOf } from './words.ts'

const worker = (id: string, over: Partial<Worker> = {}): Worker => ({
  ...{ id, trade: 'plumber', lat: 55.95, lon: -3.19, place: 0, shiftStart: 480, shiftEnd: 990, breakFrom: 720, breakMin: 30, offAt: null },
  ...over,
})
const promise = (id: string, over: Partial<Promise> = {}): Promise => ({
  ...{ id, trade: 'plumber', lat: 55.95, lon: -3.2, place: 9, open: 480, close: 720, expectedMin: 60, emergency: false, knownAt: 0 },
  ...{ fit: ['a'], forTwo: false, company: [], newcomers: ['plumber'] },
  ...over,
})
const travel = { circuity: 1.35, baseKmh: 15, gainKmh: 35, scaleKm: 9, fixedMin: 4, meanFactor: 1, cv: 0.3, dayCv: 0.08 }
const workers = ['a', 'b', 'c', 'd'].map((id, n) => worker(id, { trade: n < 3 ? 'plumber' : 'gas', shiftStart: n === 3 ? 600 : 480 }))
const day: Day = {
  ...{ name: 'A day', workers, promises: [promise('v1'), promise('v2', { newcomers: [] })], breathing: 15 },
  ...{ travel, roads: null, traffic: null, known: {}, sendings: [] },
}

describe('what might have been otherwise', () => {
  test('somebody new works the commonest shift, and goes where nothing was asked that they might not meet (D2)', () => {
    const changed = asIf(day, { policy: 'plan', add: [{ people: 2, trade: 'plumber' }] }, 1)
    const added = changed.workers.slice(4)
    expect(added.map(({ shiftStart, trade }) => [shiftStart, trade])).toEqual([
      [480, 'plumber'],
      [480, 'plumber'],
    ])
    expect(changed.promises.map(({ fit }) => fit.length)).toEqual([3, 1])
    const gas = asIf(day, { policy: 'plan', add: [{ people: 1, trade: 'gas' }] }, 1)
    expect(gas.promises.map(({ fit }) => fit.length)).toEqual([1, 1])
  })

  test('D1 the breaks of people who are new are placed beside all others’, and beside each other’s, as long as theirs', () => {
    const rests = (add: { people: number; trade: string }[]) =>
      asIf(day, { policy: 'plan', add }, 1)
        .workers.slice(4)
        .map(({ breakFrom, breakMin }) => [breakFrom, breakMin])
    const plumbers = rests([{ people: 3, trade: 'plumber' }])
    expect(new Set([720, ...plumbers.map(([from]) => from)]).size).toBe(4)
    expect(plumbers.map(([, minutes]) => minutes)).toEqual([30, 30, 30])
    expect(rests([{ people: 1, trade: 'gas' }])).not.toEqual([[720, 30]])
    const short = { ...day, workers: day.workers.map((one) => ({ ...one, shiftEnd: 780, breakMin: 0 })) }
    expect(asIf(short, { policy: 'plan', add: [{ people: 1, trade: 'gas' }] }, 1).workers[4]!.breakMin).toBe(0)
  })

  test('D2, D3 somebody new goes along where two go, whatever their trade, unless the household asked for what they might not be', () => {
    const twos = [promise('v1', { forTwo: true, company: ['b'] }), promise('v2', { forTwo: true, company: ['b'], newcomers: [] })]
    const { promises } = asIf({ ...day, promises: twos }, { policy: 'plan', add: [{ people: 1, trade: 'gas' }] }, 1)
    expect(promises.map(({ fit, company }) => [fit, company])).toEqual([
      [['a'], ['b', 'new gas 1']],
      [['a'], ['b']],
    ])
  })

  test('fewer are taken from the trade, those named from the list', () => {
    const ids = (whatIf: Parameters<typeof asIf>[1]) => asIf(day, whatIf, 1).workers.map(({ id }) => id)
    expect(ids({ policy: 'plan', fewer: [{ people: 2, trade: 'plumber' }] })).toEqual(['a', 'd'])
    expect(ids({ policy: 'plan', without: ['a', 'd'] })).toEqual(['b', 'c'])
  })

  test.each([
    [1, 4],
    [0.5, 2],
    [0.25, 1],
  ])('a share of %d is unwell: %i of four', (share, many) => {
    const off = asIf(day, { policy: 'plan', off: { at: 600, share } }, 1).workers.filter(({ offAt }) => offAt === 600)
    expect(off).toHaveLength(many)
  })

  test('a shorter window is a piece of the old one, the same in every draw of that number; an emergency keeps its own', () => {
    const with2h = (draw: number) =>
      asIf({ ...day, promises: [promise('v1'), promise('e', { emergency: true })] }, { policy: 'plan', windows: '2h' }, draw)
    const [v1, e] = with2h(3).promises
    expect([
      [480, 600],
      [600, 720],
    ]).toContainEqual([v1!.open, v1!.close])
    expect([e!.open, e!.close]).toEqual([480, 720])
    expect(with2h(3)).toEqual(with2h(3))
    const opens = new Set(Array.from({ length: 20 }, (_, draw) => with2h(draw).promises[0]!.open))
    expect(opens).toEqual(new Set([480, 600]))
  })

  test('a longer window holds the old one', () => {
    const [one] = asIf({ ...day, promises: [promise('v', { open: 840, close: 960 })] }, { policy: 'plan', windows: '4h' }, 1).promises
    expect([one!.open, one!.close]).toEqual([750, 990])
    const [half] = asIf(
      { ...day, promises: [promise('v', { open: 600, close: 720 })] },
      { policy: 'plan', windows: 'half-day' },
      1,
    ).promises
    expect([half!.open, half!.close]).toEqual([480, 720])
  })

  test('B8 in a picture people go by their trade and a number, not by who they are', () => {
    const { workers } = asIf(day, { policy: 'plan', add: [{ people: 1, trade: 'gas' }] }, 1)
    const drawn = workers.map(({ id, trade, offAt }) => ({ id, trade, offAt, from: 480, to: 990 }))
    expect([...labelsOf({ workers: drawn }).values()]).toEqual([
      'Plumber 1',
      'Plumber 2',
      'Plumber 3',
      'Gas engineer 1',
      'Gas engineer 2 (new)',
    ])
  })

  test('the first row is the day as our plan decides it; how it really went stands beside it when that is on record', () => {
    expect(rowsFor([{ policy: 'nearest' }, { policy: 'plan' }], true).map(({ policy }) => policy)).toEqual(['plan', 'as_it_was', 'nearest'])
    expect(rowsFor([{ policy: 'nearest' }], false).map(({ policy }) => policy)).toEqual(['plan', 'nearest'])
  })

  test.each([
    [{ policy: 'plan' as const }, 'Decided late, by the plan'],
    [{ policy: 'plan' as const, add: [{ people: 2, trade: 'gas' }] }, 'Two more: gas engineer'],
    [{ policy: 'one_step' as const, windows: '2h' as const }, 'Windows of two hours, One step at a time'],
    [{ policy: 'plan' as const, off: { at: 600, share: 0.5 } }, 'Half of everybody unwell from 10:00'],
  ])('%o is called %s', (whatIf, title) => expect(titleOf(whatIf)).toBe(title))
})
