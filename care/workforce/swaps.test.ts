import { describe, expect, test } from 'vitest'
import type { OperativeId } from '../../lib/ids.ts'
import { atTime } from '../../lib/time.ts'
import { givenFor, swapTroubles } from './rules/swaps.ts'
import type { Swapper } from './rules/swaps.ts'

const day = Temporal.PlainDate.from('2026-11-24')
const hoursOf = (from: string, to: string, days = 0) => {
  const on = day.add({ days })
  return { from: atTime(on, from), to: atTime(to < from ? on.add({ days: 1 }) : on, to) }
}
const nextYear = day.add({ years: 1 })
const swapper = (firstName: string, over: Partial<Swapper> & Partial<Swapper['who']> = {}): Swapper => {
  const { gives = null, keeps = [], ...who } = over
  return { who: { firstName, idCardValidUntil: nextYear, vettingValidUntil: nextYear, ...who }, gives, keeps }
}
const early = hoursOf('07:30', '15:30')
const late = hoursOf('14:00', '22:00')
const now = atTime(day, '06:00')

const sentences = (giver: Parameters<typeof swapper>[1], taker: Parameters<typeof swapper>[1], at = now): string[] =>
  swapTroubles({ ...swapper('Grace', giver), gives: giver?.gives ?? early }, swapper('Callum', taker), at).map(({ sentence }) => sentence)

describe('D1 two people swap shifts', () => {
  test('D1 nothing keeps two people who are fit and rested from it, nor from taking a shift over', () => {
    expect([sentences({}, { gives: late }), sentences({}, {})]).toEqual([[], []])
  })

  test('D1 not once one of the two shifts has begun: whoever works it may be out', () => {
    const begun = 'One of the two shifts has begun, and whoever works it is counted on until they are home safe.'
    expect(sentences({}, { gives: late }, atTime(day, '07:30'))).toEqual([begun])
    expect(sentences({ gives: late }, { gives: early }, atTime(day, '08:00'))).toEqual([begun])
    expect(sentences({}, { gives: late }, atTime(day, '07:29'))).toEqual([])
  })

  test('D1 eleven hours lie between two shifts of everybody, before and after: who would have less, and how long it is', () => {
    const yesterday = hoursOf('12:00', '20:30', -1)
    expect(sentences({}, { gives: late, keeps: [yesterday] })).toEqual([])
    expect(sentences({}, { gives: late, keeps: [hoursOf('12:00', '20:31', -1)] })).toEqual([
      'Callum would have only 10 hours 59 minutes between two shifts.',
    ])
    expect(sentences({ keeps: [hoursOf('08:00', '16:00', 1)] }, { gives: late })).toEqual([
      'Grace would have only 10 hours between two shifts.',
    ])
    expect(sentences({ keeps: [hoursOf('09:00', '16:00', 1)] }, { gives: late })).toEqual([])
    expect(sentences({}, { keeps: [hoursOf('22:00', '06:00', -1)] })).toEqual([
      'Callum would have only 1 hour 30 minutes between two shifts.',
    ])
    expect(sentences({}, { keeps: [hoursOf('12:00', '18:00')] })).toEqual(['Callum works another shift at that time.'])
  })

  test('D1 whoever could not be sent on that day takes no shift over', () => {
    const lapsed = day.subtract({ days: 1 })
    const said = (name: string) => [`${name}’s vetting or ID card is not in date on that day, so they could not be sent.`]
    expect(sentences({}, { gives: late, vettingValidUntil: lapsed })).toEqual(said('Callum'))
    expect(sentences({}, { idCardValidUntil: lapsed })).toEqual(said('Callum'))
    expect(sentences({}, { gives: late, vettingValidUntil: day })).toEqual([])
    expect(sentences({ vettingValidUntil: lapsed }, {})).toEqual([])
    expect(sentences({ vettingValidUntil: lapsed }, { gives: late })).toEqual(said('Grace'))
  })

  test('D4 all of it is said at once', () => {
    const lapsed = day.subtract({ days: 1 })
    expect(sentences({ keeps: [hoursOf('08:00', '16:00', 1)] }, { gives: late, vettingValidUntil: lapsed })).toHaveLength(2)
  })

  test('the shift that a colleague gives for it is theirs of the same day', () => {
    const of = (id: string, hours: ReturnType<typeof hoursOf>) => ({ id, operativeId: id.slice(0, -1) as OperativeId, ...hours })
    const [mine, theirs, tomorrow] = [of('op_a1', early), of('op_b1', late), of('op_c1', hoursOf('08:00', '16:00', 1))]
    const all = [mine, theirs, tomorrow]
    expect([givenFor(all, mine, theirs.operativeId), givenFor(all, mine, tomorrow.operativeId)]).toEqual([theirs, null])
  })
})
