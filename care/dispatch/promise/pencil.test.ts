import { describe, expect, test } from 'vitest'
import { certain } from '../odds/moments.ts'
import { usualWork } from '../odds/stretches.ts'
import { emptyPencil, fits, improve, rubOut, walk, write } from './pencil.ts'
import type { Hand, Stop, Ways } from './pencil.ts'

const home = { lon: -3.19, lat: 55.95 }
const hand = (over: Partial<Hand> = {}): Hand => ({ place: home, from: 480, to: 960, breakFrom: 690, breakMinutes: 30, ...over })
const stop = (id: string, over: Partial<Stop> = {}): Stop => ({
  ...{ id, place: home, opens: 600, closes: 720, minutes: 60, fit: [0, 1], people: 1 },
  ...over,
})
const ways: Ways = { minutes: () => 15, tripCv: 0.3, dayTraffic: certain(1), work: usualWork, breathing: 15 }

describe('a day in pencil', () => {
  test('B4 the more stands before a knock, the likelier it is late', () => {
    const { late } = walk(hand({ from: 540 }), [stop('a'), stop('b'), stop('c')], ways)
    expect(late[0]).toBeLessThan(0.001)
    expect(late[1]).toBeGreaterThan(late[0]!)
    expect(late[2]).toBeGreaterThan(0.5)
  })

  test('the break is taken once, by whoever is free after it is due', () => {
    const rested = walk(hand({ breakFrom: 2000 }), [stop('a'), stop('b', { closes: 740 })], ways)
    const tired = walk(hand({ breakFrom: 600 }), [stop('a'), stop('b', { closes: 740 })], ways)
    expect(tired.late[1]).toBeGreaterThan(rested.late[1]!)
  })

  test('a promise goes to whoever has room for it', () => {
    const pencil = emptyPencil([hand(), hand()], ways)
    expect([write(pencil, stop('a')), write(pencil, stop('b'))]).toEqual([true, true])
    expect(pencil.rounds.map(({ stops }) => stops.length)).toEqual([1, 1])
  })

  test('two people are two rounds, and one fit person is not enough', () => {
    const pencil = emptyPencil([hand(), hand()], ways)
    expect(write(pencil, stop('a', { people: 2 }))).toBe(true)
    expect(pencil.rounds.map(({ stops }) => stops.map((one) => one.id))).toEqual([['a'], ['a']])
    expect(write(pencil, stop('b', { people: 2, fit: [1] }))).toBe(false)
    expect(pencil.rounds.flatMap(({ stops }) => stops)).toHaveLength(2)
  })

  test('nobody is thought of whose shift is over before the window opens', () => {
    expect(fits(emptyPencil([hand({ to: 600 }), hand({ from: 720 })], ways), stop('a'), 2)).toEqual([])
  })

  test('what is rubbed out leaves the round as if it had never been there', () => {
    const pencil = emptyPencil([hand()], ways)
    write(pencil, stop('a', { fit: [0] }))
    const before = pencil.rounds[0]
    write(pencil, stop('b', { fit: [0] }))
    rubOut(pencil, 'b')
    expect(pencil.rounds[0]).toEqual(before)
  })

  test('improving never makes a day dearer, and loses nobody', () => {
    const pencil = emptyPencil([hand(), hand(), hand({ from: 600 })], ways)
    for (let n = 0; n < 12; n++)
      write(pencil, stop(`s${n}`, { fit: n % 3 === 0 ? [0] : [0, 1, 2], opens: 480 + n * 30, closes: 600 + n * 30 }))
    const cost = (): number => pencil.rounds.reduce((sum, round) => sum + round.cost, 0)
    const before = cost()
    improve(pencil, 12)
    expect(cost()).toBeLessThanOrEqual(before + 1e-9)
    expect(pencil.rounds.flatMap(({ stops }) => stops.map((one) => one.id)).sort()).toHaveLength(12)
  })
})
