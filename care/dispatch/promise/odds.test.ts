import { describe, expect, test } from 'vitest'
import { chance } from '../examples.ts'
import { certain } from '../odds/moments.ts'
import { usualWork } from '../odds/stretches.ts'
import { fitWeights } from './logistic.ts'
import { firstExperience, keptChance, learnFrom, promiseChance, signsIfWritten, signsOf } from './odds.ts'
import type { Lived } from './odds.ts'
import { emptyPencil, write } from './pencil.ts'
import type { Hand, Stop } from './pencil.ts'

const home = { lon: -3.19, lat: 55.95 }
const hands: Hand[] = [0, 1, 2].map(() => ({ place: home, from: 480, to: 960, breakFrom: 690, breakMinutes: 30 }))
const stop = (id: string, over: Partial<Stop> = {}): Stop => ({
  ...{ id, place: home, opens: 600, closes: 720, minutes: 60, fit: [0, 1, 2], people: 1 },
  ...over,
})
const day = () => emptyPencil(hands, { minutes: () => 15, tripCv: 0.3, dayTraffic: certain(1), work: usualWork, breathing: 15 })

describe('odds of a promise', () => {
  test('B4 every promise more makes the next one, or one before it, less likely to be kept', () => {
    const pencil = day()
    const odds = Array.from({ length: 9 }, (_, n) => {
      const { own, others } = signsIfWritten(pencil, stop(`s${n}`))!
      const said = Math.min(...[own, ...others].map((signs) => promiseChance(signs, firstExperience)))
      write(pencil, stop(`s${n}`))
      return said
    })
    expect(odds[0]).toBeGreaterThan(0.95)
    expect(odds.toSorted((a, b) => b - a)).toEqual(odds)
    expect(odds.at(-1)).toBeLessThan(0.8)
  })

  test('B4 asking writes nothing, and what is said of a stop to be written is what is said once it is', () => {
    const pencil = day()
    write(pencil, stop('a'))
    const asked = signsIfWritten(pencil, stop('b'))
    expect(pencil.rounds.flatMap(({ stops }) => stops)).toHaveLength(1)
    write(pencil, stop('b'))
    expect(signsOf(pencil, stop('b'))).toEqual(asked!.own)
  })

  test('B4 whoever stands after a new knock is asked about as well', () => {
    const pencil = day()
    write(pencil, stop('later', { opens: 720, closes: 780, fit: [0] }))
    const { others } = signsIfWritten(pencil, stop('sooner', { fit: [0] }))!
    expect(others).toHaveLength(1)
    expect(keptChance(others[0]!, firstExperience)).toBeLessThan(keptChance(signsOf(pencil, stop('later'))!, firstExperience))
  })

  test('B4 where one person alone could come it is less likely than where three could', () => {
    const pencil = day()
    const [alone, three] = [[0], [0, 1, 2]].map((fit) => signsIfWritten(pencil, stop('a', { fit }))!.own)
    expect([alone!.few, three!.few]).toEqual([1, 1 / 3])
    expect(keptChance(alone!, firstExperience)).toBeLessThan(keptChance(three!, firstExperience))
  })

  test('nobody fit means no odds at all', () => expect(signsIfWritten(day(), stop('a', { fit: [] }))).toBeNull())

  test('where promises were kept less often than was said, less is said from then on', () => {
    const dice = chance(7)
    const signs = signsIfWritten(day(), stop('a'))!.own
    const lived = Array.from({ length: 4000 }, (): Lived => ({ promised: signs, morning: signs, kept: dice.often(0.8) }))
    const learned = learnFrom(lived, firstExperience, 0.95)
    expect(promiseChance(signs, learned)).toBeGreaterThan(0.76)
    expect(promiseChance(signs, learned)).toBeLessThan(0.84)
    expect(learnFrom([], firstExperience, 0.95)).toEqual(firstExperience)
  })

  test('the weights of a known rule are found again', () => {
    const dice = chance(11)
    const rows = Array.from({ length: 6000 }, () => [1, dice.next() * 4])
    const happened = rows.map(([, x]) => (dice.often(1 / (1 + Math.exp(3 - x!))) ? 1 : 0))
    const [base, weight] = fitWeights({ rows, happened, before: [0, 0], pull: 4 })
    expect(Math.abs(base! + 3)).toBeLessThan(0.3)
    expect(Math.abs(weight! - 1)).toBeLessThan(0.15)
  })
})
