import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { propose } from './engine.ts'
import { anOperative, at, aVisit, chance, drawDay, tenOClock } from './examples.ts'
import type { OperativeFacts, VisitFacts } from './facts.ts'
import { judge } from './judge.ts'
import { whyNot } from './rules.ts'

const grace = anOperative('grace')
const ewan = anOperative('ewan', { sex: 'm' })
const zofia = anOperative('zofia', { languages: ['en', 'pl'] })
const always = (minutes: number) => (people: readonly OperativeFacts[], visits: readonly VisitFacts[]) =>
  people.map(() => visits.map(() => minutes))
const ask = (
  people: OperativeFacts[],
  visits: VisitFacts[],
  minutes: readonly (readonly number[])[] = always(10)(people, visits),
  now = tenOClock,
) => propose(people, visits, minutes, now)
const pairs = (proposals: ReturnType<typeof propose>) => proposals.map((p) => [p.visit, ...p.operatives].join(' '))

describe('who sets off now', () => {
  test('the nearer of two who could go', () => {
    expect(pairs(ask([grace, ewan], [aVisit('tap')], [[20], [8]]))).toEqual(['apt_tap op_ewan'])
  })

  test('two people and two homes: the day as a whole is shorter, not only the first trip', () => {
    const proposals = ask(
      [grace, ewan],
      [aVisit('sink'), aVisit('tap')],
      [
        [5, 6],
        [6, 30],
      ],
    )
    expect(pairs(proposals)).toEqual(['apt_sink op_ewan', 'apt_tap op_grace'])
  })

  test('B1 B2 somebody at a visit, or in their breathing space, is never thought of', () => {
    expect(
      ask([anOperative('grace', { liveBooking: true }), anOperative('ewan', { breathingUntil: at('10:05') })], [aVisit('tap')]),
    ).toEqual([])
  })

  test('B2 one person, two homes: only the next visit is proposed', () => {
    expect(ask([grace], [aVisit('sink'), aVisit('tap')])).toHaveLength(1)
  })

  test('the promise that runs out first, when one person must choose', () => {
    const soon = aVisit('tap', { window: { from: at('08:30'), to: at('10:30') } })
    expect(pairs(ask([grace], [aVisit('sink'), soon], [[8, 12]]))).toEqual(['apt_tap op_grace'])
  })

  test('an emergency before a promise with hours in hand, even when it is farther', () => {
    const leak = aVisit('leak', { emergency: true, window: { from: at('09:50'), to: at('11:50') } })
    expect(pairs(ask([grace], [aVisit('sink'), leak], [[5, 25]]))).toEqual(['apt_leak op_grace'])
  })

  test('B3 nobody leaves while leaving now would be too early; they leave when it is time', () => {
    const later = aVisit('tap', { window: { from: at('10:30'), to: at('12:30') } })
    expect(ask([grace], [later], [[12]])).toEqual([])
    expect(ask([grace], [later], [[12]], at('10:17'))).toEqual([])
    expect(pairs(ask([grace], [later], [[12]], at('10:18')))).toEqual(['apt_tap op_grace'])
  })

  test('a wish is worth a detour, not any detour', () => {
    const wishes = aVisit('tap', { requests: { language: { value: 'pl', hard: false } } })
    expect(pairs(ask([grace, zofia], [wishes], [[10], [17]]))).toEqual(['apt_tap op_zofia'])
    expect(pairs(ask([grace, zofia], [wishes], [[10], [27]]))).toEqual(['apt_tap op_grace'])
  })

  test('B8 of two who could go as well, the one whose day has been lighter', () => {
    const tired = anOperative('ewan', { today: { emergencies: 2, hardVisits: 1, travelMinutes: 60 } })
    expect(pairs(ask([tired, grace], [aVisit('tap')]))).toEqual(['apt_tap op_grace'])
  })

  test('B8 over the week: of two whose day was alike, the one who had fewer emergencies and hard visits since', () => {
    const worn = anOperative('ewan', { week: { emergencies: 1.5, hardVisits: 1, travelMinutes: 60 } })
    const [proposal] = ask([worn, grace], [aVisit('tap')])
    expect(proposal?.operatives).toEqual(['op_grace'])
    expect(proposal?.passedOver).toContainEqual({ operative: worn.id, reasons: [], instead: expect.stringContaining('this week') })
  })

  test('D2 a woman asked for and none free: nobody is proposed, never somebody else', () => {
    expect(ask([ewan], [aVisit('tap', { requests: { sex: { value: 'f', hard: true } } })])).toEqual([])
  })
})

describe('a visit of two people', () => {
  const two = aVisit('flat', { precautions: { twoPeople: true } })
  const joiner = anOperative('callum', { sex: 'm', trades: ['carpentry'] })

  test('D3 both are proposed together, one of them with the trade', () => {
    const [proposal] = ask([joiner, grace], [two], [[15], [9]])
    expect(proposal).toMatchObject({ operatives: ['op_callum', 'op_grace'], minutesAway: [15, 9] })
    expect(proposal?.arrivesAt.equals(at('10:15'))).toBe(true)
    expect(proposal?.why).toContain('Goes together with grace.')
  })

  test('D3 or none is, when only one is free', () => {
    expect(ask([grace, anOperative('ewan', { liveBooking: true })], [two])).toEqual([])
  })

  test('D3 no woman alone: a pair when there is no man to send', () => {
    const notAlone = aVisit('flat', { precautions: { notAlone: ['f'] } })
    expect(pairs(ask([grace, zofia], [notAlone]))).toEqual(['apt_flat op_grace op_zofia'])
    expect(pairs(ask([grace, zofia, ewan], [notAlone]))).toEqual(['apt_flat op_ewan'])
  })

  test('two urgent homes are not left waiting for one that takes both people and has hours in hand', () => {
    const patient = aVisit('flat', { precautions: { twoPeople: true }, window: { from: at('09:00'), to: at('17:00') } })
    const urgent = ['leak', 'main'].map((name) => aVisit(name, { emergency: true, window: { from: at('09:00'), to: at('10:30') } }))
    expect(pairs(ask([grace, ewan], [patient, ...urgent]))).toEqual(['apt_leak op_ewan', 'apt_main op_grace'])
  })
})

describe('D4 what is said', () => {
  test('why her, and why now', () => {
    const wishes = aVisit('tap', { requests: { sex: { value: 'f', hard: false }, language: { value: 'pl', hard: false } } })
    expect(ask([grace], [wishes], [[12]])[0]?.why).toEqual([
      '12 minutes away.',
      'The promised window is open and closes at 12:00.',
      'A woman, as the household wished.',
      'The household would rather have somebody who speaks their language.',
    ])
  })

  test('for everybody passed over all the reasons, or what made the other the better choice', () => {
    const people = [grace, ewan, zofia, anOperative('callum', { trades: ['carpentry'], liveBooking: true })]
    const [proposal] = ask(
      people,
      [aVisit('tap'), aVisit('sink')],
      [
        [5, 60],
        [9, 60],
        [60, 5],
        [1, 1],
      ],
    ).filter((p) => p.visit === 'apt_tap')
    expect(proposal?.passedOver.map((p) => [p.operative, p.reasons.map((r) => r.code), p.instead])).toEqual([
      ['op_callum', ['B1_HAS_LIVE_BOOKING', 'D1_NOT_THEIR_TRADE'], null],
      ['op_ewan', [], 'Could go, and is 4 minutes farther away.'],
      ['op_zofia', [], 'Is needed more at another home now.'],
    ])
  })
})

describe('laws of the engine, for whatever day', () => {
  const days = fc.record({
    seed: fc.nat(),
    people: fc.integer({ min: 0, max: 14 }),
    homes: fc.integer({ min: 0, max: 40 }),
    trouble: fc.constantFrom(0, 0.05, 0.15),
  })
  const settings = { seed: 20261124, numRuns: 150 }
  const drawn = ({ seed, people, homes, trouble }: { seed: number; people: number; homes: number; trouble: number }) =>
    drawDay(seed, people, homes, trouble)

  test('B1 nobody is proposed twice, no visit is proposed twice', () => {
    fc.assert(
      fc.property(days, (which) => {
        const { operatives, visits, minutes } = drawn(which)
        const proposals = propose(operatives, visits, minutes, tenOClock)
        const sent = proposals.flatMap((p) => p.operatives)
        expect(new Set(sent).size).toBe(sent.length)
        expect(new Set(proposals.map((p) => p.visit)).size).toBe(proposals.length)
      }),
      settings,
    )
  })

  test('D1 D6 nobody unfit is proposed: the rules have no reason against it and the judge finds no breach', () => {
    let seen = 0
    fc.assert(
      fc.property(days, (which) => {
        const { operatives, visits, minutes } = drawn(which)
        for (const proposal of propose(operatives, visits, minutes, tenOClock)) {
          const visit = visits.find((v) => v.appointment === proposal.visit)!
          const people = proposal.operatives.map((id) => operatives.find((o) => o.id === id)!)
          const minutesAway = Math.max(...proposal.minutesAway)
          for (const one of people)
            expect(whyNot(one, visit, tenOClock, { team: people.filter((other) => other !== one), minutesAway })).toEqual([])
          expect(judge({ visit, people, minutesAway, now: tenOClock })).toEqual([])
          seen += people.length
        }
      }),
      settings,
    )
    expect(seen).toBeGreaterThan(200)
  })

  test('D4 whoever is passed over has reasons, or a sentence, and never both', () => {
    fc.assert(
      fc.property(days, (which) => {
        const { operatives, visits, minutes } = drawn(which)
        for (const proposal of propose(operatives, visits, minutes, tenOClock)) {
          expect(proposal.passedOver.length + proposal.operatives.length).toBe(operatives.length)
          for (const over of proposal.passedOver) expect(over.reasons.length === 0).toBe(over.instead !== null)
        }
      }),
      { ...settings, numRuns: 60 },
    )
  })

  test('the same facts give the same answer, in whatever order they are handed in', () => {
    fc.assert(
      fc.property(days, (which) => {
        const { operatives, visits, minutes } = drawn(which)
        const c = chance(which.seed + 1)
        const shuffled = <T>(list: readonly T[]): number[] =>
          list
            .map((_, i) => ({ i, by: c.next() }))
            .toSorted((a, b) => a.by - b.by)
            .map(({ i }) => i)
        const [people, homes] = [shuffled(operatives), shuffled(visits)]
        const again = propose(
          people.map((p) => operatives[p]!),
          homes.map((h) => visits[h]!),
          people.map((p) => homes.map((h) => minutes[p]![h]!)),
          tenOClock,
        )
        expect(again).toEqual(propose(operatives, visits, minutes, tenOClock))
      }),
      settings,
    )
  })
})
