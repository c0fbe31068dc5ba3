import { describe, expect, test } from 'vitest'
import { anOperative, aVisit, tenOClock } from './examples.ts'
import type { Case, OperativeFacts, VisitFacts } from './facts.ts'
import { why, wishFor, wishMinutes } from './wishes.ts'

const grace = anOperative('grace')
const zofia = anOperative('zofia', { languages: ['en', 'pl'] })
const wishing = (requests: VisitFacts['requests']) => aVisit('tap', { requests })

type Row = [name: string, minutes: number, visit: VisitFacts, operative?: OperativeFacts, team?: readonly OperativeFacts[]]
const rows: Row[] = [
  ['D2 nobody wished for anything', 0, aVisit('tap')],
  ['D2 a man, if possible: a woman goes', 20, wishing({ sex: { value: 'm', hard: false } })],
  ['D2 a woman, if possible: a woman goes', 0, wishing({ sex: { value: 'f', hard: false } })],
  ['D2 what is hard is not weighed', 0, wishing({ sex: { value: 'm', hard: true } })],
  ['D2 somebody else, if possible', 25, wishing({ notOperatives: { value: [grace.id], hard: false } })],
  ['D2 the same person, if possible: another goes', 15, wishing({ sameOperative: { value: zofia.id, hard: false } })],
  ['D2 the same person, if possible: comes along', 0, wishing({ sameOperative: { value: zofia.id, hard: false } }), grace, [zofia]],
  ['D2 their language, if possible: not spoken', 10, wishing({ language: { value: 'pl', hard: false } })],
  ['D2 their language, if possible: spoken', 0, wishing({ language: { value: 'pl', hard: false } }), zofia],
  ['D2 two people, if possible: one goes', 10, wishing({ twoPeople: { value: true, hard: false } })],
  ['D2 two people, if possible: two go', 0, wishing({ twoPeople: { value: true, hard: false } }), grace, [zofia]],
  ['D2 another time of day, if possible', 15, wishing({ hours: { value: { from: '13:00', to: '16:00' }, hard: false } })],
  [
    'B8 emergencies, hard visits and travel so far',
    17,
    aVisit('tap'),
    anOperative('grace', { today: { emergencies: 1, hardVisits: 2, travelMinutes: 10 } }),
  ],
  [
    'B8 a usual day of theirs this week',
    14,
    aVisit('tap'),
    anOperative('grace', { week: { emergencies: 0.5, hardVisits: 0.5, travelMinutes: 90 } }),
  ],
]
const weighed = ([, , visit, operative = grace, team = []]: Row, wishes = wishFor): number => {
  const c: Case = { operative, visit, now: tenOClock, going: { team, minutesAway: 10 } }
  return wishMinutes(c, wishes)
}

describe('wishFor', () => {
  test.each(rows)('%s: %i minutes', (...row) => expect(weighed(row)).toBe(row[1]))

  test.each(wishFor)('without the wish “$id” a named row fails', (wish) => {
    const weakened = wishFor.filter((other) => other !== wish)
    expect(rows.filter((row) => weighed(row, weakened) !== row[1]).map(([name]) => name)).not.toEqual([])
  })
})

describe('D4 why', () => {
  test.each<[name: string, minutesAway: number, sentence: string]>([
    ['next door', 1, '1 minute away.'],
    ['across town', 23.4, '23 minutes away.'],
  ])('%s', (_, minutesAway, sentence) => expect(why(grace, aVisit('tap'), tenOClock, { team: [], minutesAway })[0]).toBe(sentence))

  test('a promise that has passed is said as it is', () => {
    const late = aVisit('tap', { window: { from: tenOClock.subtract({ hours: 3 }), to: tenOClock.subtract({ hours: 1 }) } })
    expect(why(grace, late, tenOClock)).toContain('The promise was for 9:00 at the latest. The household is still waiting.')
  })
})
