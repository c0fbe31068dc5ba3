import { describe, expect, test } from 'vitest'
import { anOperative, at, aVisit, tenOClock } from './examples.ts'
import { propose } from './engine.ts'
import type { OperativeFacts, VisitFacts } from './facts.ts'
import type { InHand } from './live/ahead.ts'
import { lookAhead } from './look-ahead.ts'

const grace = anOperative('grace')
const ewan = anOperative('ewan', { sex: 'm' })

const facts = (operatives: OperativeFacts[], visits: VisitFacts[], minutes: number[][], inHand: [OperativeFacts, InHand][] = []) => ({
  operatives,
  visits,
  minutes,
  now: tenOClock,
  ahead: {
    inHand: new Map(inHand.map(([who, visit]) => [who.id, visit])),
    between: visits.map(() => visits.map(() => 10)),
    breathingMinutes: 10,
  },
})
const sent = (found: ReturnType<typeof lookAhead>) => found.proposals.map((one) => [one.visit, ...one.operatives].join(' '))

describe('who leaves now, by a plan of the rest of the day', () => {
  test('B2 one person and two homes: only the next visit is drawn', () => {
    const later = aVisit('later', { window: { from: at('13:00'), to: at('15:00') } })
    expect(sent(lookAhead(facts([grace], [aVisit('now'), later], [[10, 12]])))).toEqual(['apt_now op_grace'])
  })

  test('waiting is a decision: nobody leaves before it is time, and it is said what they wait for', () => {
    const noon = aVisit('noon', { window: { from: at('12:00'), to: at('14:00') } })
    const { proposals, waits } = lookAhead(facts([grace], [noon], [[20]]))
    expect(proposals).toEqual([])
    expect(waits).toMatchObject([{ operative: grace.id, visit: noon.appointment }])
    expect(waits[0]!.waitsFor).toMatch(/window opens at 12:00, and leaving at 11:3\d is in time/)
  })

  test('D2 the one person who may go where a woman was asked for is kept for it', () => {
    const asked = aVisit('asked', {
      window: { from: at('10:15'), to: at('10:50') },
      expectedMinutes: 60,
      requests: { sex: { value: 'f', hard: true } },
    })
    const other = aVisit('other', { window: { from: at('10:00'), to: at('10:40') }, expectedMinutes: 60 })
    const found = lookAhead(
      facts(
        [grace, ewan],
        [asked, other],
        [
          [15, 5],
          [15, 25],
        ],
      ),
    )
    expect(sent(found)).toContain('apt_other op_ewan')
    expect(sent(found)).not.toContain('apt_other op_grace')
  })

  test('B5 somebody who will soon be free next door is counted on, where one step at a time sends the far one', () => {
    const busy = { ...ewan, liveBooking: true }
    const visit = { sentAt: at('09:00'), travelMinutes: 10, arrivedAt: at('09:10'), opens: at('09:00'), expectedMinutes: 40 }
    const home = aVisit('home', { window: { from: at('09:00'), to: at('12:30') } })
    const [people, homes, minutes] = [[grace, busy], [home], [[55], [3]]] as [OperativeFacts[], VisitFacts[], number[][]]
    expect(propose(people, homes, minutes, tenOClock).map((one) => one.operatives)).toEqual([[grace.id]])
    expect(sent(lookAhead(facts(people, homes, minutes, [[busy, visit]])))).toEqual([])
  })

  test('D4 what was given up: who else could go, and what that would cost over the day', () => {
    const found = lookAhead(facts([grace, ewan], [aVisit('home')], [[5], [30]]))
    expect(found.proposals[0]!.why.at(-1)).toMatch(/^ewan could go as well; .* about \d+ minutes more/)
  })
})

describe('B6 what is said when the day cannot be kept whole', () => {
  test('two homes at once and one person: one is at risk, with how likely and what would save it', () => {
    const soon = (name: string) => aVisit(name, { window: { from: at('10:00'), to: at('10:30') }, expectedMinutes: 90 })
    const { atRisk } = lookAhead(facts([grace], [soon('a'), soon('b')], [[10, 10]]))
    expect(atRisk).toHaveLength(1)
    expect(atRisk[0]!.chance).toBeGreaterThan(0.9)
    expect(atRisk[0]!.saves).toContain('offer another window')
  })

  test('whoever could leave for it now is named, with how likely they are in time, and whether another home counts on them', () => {
    const soon = (name: string) => aVisit(name, { window: { from: at('10:00'), to: at('10:30') }, expectedMinutes: 90 })
    const joiner = anOperative('joiner', { trades: ['carpentry'] })
    const { atRisk, chances } = lookAhead(
      facts(
        [grace, joiner],
        [soon('a'), soon('b')],
        [
          [10, 25],
          [1, 1],
        ],
      ),
    )
    expect(atRisk.map((one) => [one.visit, one.instead.map((other) => [...other.operatives, other.meantElsewhere])])).toEqual([
      ['apt_b', [[grace.id, true]]],
    ])
    expect(atRisk[0]!.instead[0]!.chance).toBeGreaterThan(0.1)
    expect(atRisk[0]!.instead[0]!.chance).toBeLessThan(0.5)
    expect(chances.get(aVisit('a').appointment)).toBeLessThan(0.05)
  })

  test('who waits for the hours that a household asked for is not said to wait for the window', () => {
    const asked = aVisit('asked', { requests: { hours: { value: { from: '11:00', to: '13:00' }, hard: true } } })
    const [wait] = lookAhead(facts([grace], [asked], [[10]])).waits
    expect([wait?.opensAt.toString(), wait?.forHours]).toEqual([at('11:00').toString(), true])
    expect(wait?.waitsFor).toMatch(/the visit may begin at 11:00/)
  })

  test.each<[name: string, visit: VisitFacts, minutes: number, code: string]>([
    ['a window already past', aVisit('v', { window: { from: at('07:00'), to: at('09:00') } }), 10, 'B6_WINDOW_PAST'],
    ['a map with a hole', aVisit('v'), Number.NaN, 'D4_NO_WAY_KNOWN'],
    ['a trade that nobody has', aVisit('v', { trade: 'roofing' }), 10, 'D4_NOBODY_TODAY'],
    [
      'an impossible named request',
      aVisit('v', { requests: { sameOperative: { value: anOperative('gone').id, hard: true } } }),
      10,
      'D2_NAMED_MAY_NOT',
    ],
  ])('%s gets a sentence, and everything else goes on', (_, visit, minutes, code) => {
    const fine = aVisit('fine')
    const found = lookAhead(
      facts(
        [grace, ewan],
        [visit, fine],
        [
          [minutes, 10],
          [minutes, 12],
        ],
      ),
    )
    expect(found.troubles.map(({ reason }) => reason.code)).toEqual([code])
    expect(sent(found).some((one) => one.startsWith('apt_fine'))).toBe(true)
  })

  test('half the branch off sick: what cannot be kept is said, and nobody unwell is counted on', () => {
    const unwell = { ...ewan, unavailableUntil: at('16:30') }
    const homes = ['a', 'b', 'c', 'd'].map((name) => aVisit(name, { window: { from: at('10:00'), to: at('11:00') }, expectedMinutes: 60 }))
    const row = homes.map(() => 10)
    const all = lookAhead(facts([grace, ewan], homes, [row, row])).atRisk.length
    const half = lookAhead(facts([grace, unwell], homes, [row, row]))
    expect(half.atRisk.length).toBeGreaterThan(all)
    expect(sent(half).join()).not.toContain('ewan')
  })
})
