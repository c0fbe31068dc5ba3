import { describe, expect, test } from 'vitest'
import { usualWork } from '../odds/stretches.ts'
import { newGround } from '../plan/ground.ts'
import { openDay } from './day.ts'
import { aDay, anOperative, aVisit, free, nine } from './examples.ts'
import type { UmpireEvent, UmpireOperative, UmpireVisit } from './messages.ts'
import { freeNext, newPerson } from './people.ts'
import type { Person } from './people.ts'
import { twosOn } from './two.ts'

/** The flat takes two: one who holds the trade, and one of these who goes along. */
const flat = aVisit('flat')
const company = new Map([['flat', new Set(['o1', 'o2', 'o3'])]])
const roofer = (id: string): UmpireOperative => anOperative(id, { trades: ['roofing'] })

type Heard = readonly [t: number, ...events: UmpireEvent[]]
const playing = (operatives: UmpireOperative[], visits: UmpireVisit[]) => openDay(aDay(operatives, visits), undefined, undefined, company)
const sent = (operatives: UmpireOperative[], visits: UmpireVisit[], ...minutes: Heard[]): string[][] => {
  const { hear } = playing(operatives, visits)
  return minutes.map(([t, ...events]) => hear(t, events).dispatch.map(({ operative, visit }) => `${operative} to ${visit}`))
}
const ill: UmpireEvent = { type: 'operative_off', operative: 'o1' }

describe('B1 D1 a home that takes two, in a day that is played', () => {
  test('both are sent in one act, the second with no trade, and neither a second time', () => {
    const people = [anOperative('o1'), roofer('o2')]
    expect(sent(people, [flat, aVisit('next', { close: 700 })], [nine, free('o1'), free('o2')], [550, { type: 'timer' }])).toEqual([
      ['o1 to flat', 'o2 to flat'],
      [],
    ])
  })

  test.each<[name: string, people: UmpireOperative[]]>([
    ['one alone', [anOperative('o1')]],
    ['two without the trade', [roofer('o1'), roofer('o2')]],
    ['two of whom neither may go along', [anOperative('o4'), anOperative('o5')]],
    ['one with the trade, and one who may not go along', [anOperative('o1'), roofer('o5')]],
  ])('nobody goes: %s', (_, people) => {
    expect(sent(people, [flat], [nine, ...people.map(({ id }) => free(id))])).toEqual([[]])
  })

  test('whoever may not go along goes as the one with the trade', () => {
    expect(sent([anOperative('o5'), roofer('o2')], [flat], [nine, free('o5'), free('o2')])).toEqual([['o5 to flat', 'o2 to flat']])
  })

  test('whoever is free first waits for the other, and asks to be woken when they are likely to be ready', () => {
    const { hear } = playing([anOperative('o1'), anOperative('o2')], [aVisit('now', { close: 560, named: 'o2' }), flat])
    expect(hear(nine, [free('o2')]).dispatch).toEqual([{ operative: 'o2', visit: 'now' }])
    hear(550, [{ type: 'arrived', operative: 'o2' }])
    const waits = hear(551, [free('o1')])
    expect(waits.dispatch).toEqual([])
    expect(waits.wakeAt).toBeGreaterThan(580)
    expect(waits.wakeAt).toBeLessThan(610)
    expect(hear(575, [{ type: 'visit_done' }, free('o2')]).dispatch).toHaveLength(2)
  })

  test('nobody leaves for it before the other is said to be free, whatever the clock says', () => {
    const rests: UmpireEvent = { type: 'break_started', operative: 'o2', until: 550, lat: 55.95, lon: -3.19 }
    expect(
      sent([anOperative('o1'), anOperative('o2')], [flat], [nine, free('o1'), rests], [551, { type: 'timer' }], [552, free('o2')]),
    ).toEqual([[], [], ['o1 to flat', 'o2 to flat']])
  })

  test('whoever is free first makes a visit that fits in between, and the two go after it', () => {
    const long = aVisit('long', { close: 560, named: 'o2', expectedMin: 100 })
    const short = aVisit('short', { close: 600, expectedMin: 15, named: 'o1' })
    const late = { ...flat, open: 640, close: 760 }
    expect(
      sent(
        [anOperative('o1', { breakFrom: 900 }), anOperative('o2', { breakFrom: 900 })],
        [long, short, late],
        ...[[nine, free('o1'), free('o2')] as const, [600, free('o1')] as const, [660, free('o2')] as const],
      ),
    ).toEqual([['o1 to short', 'o2 to long'], [], ['o1 to flat', 'o2 to flat']])
  })

  test('reported during the day it is heard of; cancelled, both halves are forgotten', () => {
    const people = [anOperative('o1'), anOperative('o2')]
    const reported: UmpireEvent = { type: 'visit_reported', visit: { ...flat, emergency: true } }
    expect(sent(people, [], [nine, reported, free('o1')], [545, free('o2')])).toEqual([[], ['o1 to flat', 'o2 to flat']])
    expect(sent(people, [flat], [nine, { type: 'visit_cancelled', visit: 'flat' }, free('o1'), free('o2')])).toEqual([[]])
  })

  test('one of them unwell on the way: the home is open again, and the other goes with somebody else', () => {
    const people = [anOperative('o1'), anOperative('o2'), anOperative('o3')]
    const again: UmpireEvent = { type: 'visit_released', visit: 'flat' }
    expect(sent(people, [flat], [nine, free('o1'), free('o2')], [550, again, ill, free('o2')], [560, free('o3')])).toEqual([
      ['o1 to flat', 'o2 to flat'],
      [],
      ['o2 to flat', 'o3 to flat'],
    ])
  })
})

test('the halves of a home for two count as one promise together, and are open to those who have somebody to go with', () => {
  const ground = newGround(3, 2)
  ground.weight.fill(1)
  ground.absence.fill(400)
  twosOn(ground, [anOperative('o1'), roofer('o2'), roofer('o5')])([0, 1], flat, new Set(['o1', 'o2']))
  expect([...ground.weight, ...ground.absence]).toEqual([0.5, 0.5, 200, 200])
  expect([...ground.partner]).toEqual([1, 0])
  expect([...ground.fit]).toEqual([1, 1, 1, 1, 0, 0])
})

describe('B1 when the two are free next', () => {
  const going = (over: Partial<Person>): Person => ({
    ...newPerson(anOperative('o1')),
    visit: flat,
    state: 'travelling',
    departed: nine,
    ...over,
  })
  const together = (one: Partial<Person>, other: Partial<Person>): [Person, Person] => {
    const [a, b] = [going(one), going(other)]
    a.beside = b
    b.beside = a
    return [a, b]
  }
  const at = (p: Person): number => freeNext(p, 560, 1, 0.3, usualWork).mean
  const alone = (over: Partial<Person>): number => at(going(over))

  test('whoever is to meet one of them reckons with the one who has farther to go', () => {
    const twos = new Map([...company, ['second', new Set(['o3'])]])
    const people = [anOperative('o1', { breakFrom: 900 }), roofer('o2'), { ...roofer('o3'), shiftStart: 620 }]
    const { hear } = openDay(aDay(people, [{ ...flat, close: 620 }]), undefined, undefined, twos)
    const farOff: UmpireEvent = { type: 'operative_free', operative: 'o2', lat: 56.2, lon: -3.19 }
    expect(hear(nine, [free('o1'), farOff]).dispatch).toHaveLength(2)
    const second: UmpireEvent = { type: 'visit_reported', visit: aVisit('second', { close: 800 }) }
    const waits = hear(550, [{ type: 'arrived', operative: 'o1' }, second, free('o3')])
    expect(waits.dispatch).toEqual([])
    expect(waits.wakeAt).toBeGreaterThan(615)
  })

  test('both at the same time: after the longer way, and once the later of them is there', () => {
    for (const [one, other, as] of [
      [{ trip: 25 }, { trip: 70 }, alone({ trip: 70 })],
      [{ state: 'on_site', arrived: 550, trip: 10 }, { trip: 70 }, alone({ trip: 70 })],
      [{ state: 'on_site', arrived: 545 }, { state: 'on_site', arrived: 558 }, alone({ state: 'on_site', arrived: 558 })],
    ] as const) {
      const [a, b] = together(one, other)
      expect([at(a), at(b)]).toEqual([as, as])
    }
  })
})
