import { describe, expect, test } from 'vitest'
import type { UmpireEvent } from '../umpire/messages.ts'
import { knocksOf, playDay } from './play.ts'
import type { Dispatcher, Home, Person, PlayedDay } from './play.ts'
import type { Luck } from './truth.ts'

const person = (id: string, over: Partial<Person> = {}): Person => ({
  ...{
    id,
    lat: 55.95,
    lon: -3.19,
    shiftStart: 480,
    shiftEnd: 960,
    breakFrom: 720,
    breakMin: 0,
    trades: [],
    sex: 'f',
    languages: [],
    topics: [],
  },
  ...over,
})
const home = (id: string, over: Partial<Home> = {}): Home => ({
  ...{ id, lat: 55.96, lon: -3.2, trade: 'any', open: 480, close: 720, expectedMin: 60, cv: 0.5, emergency: false, makeSafe24: false },
  ...{ womanOnly: false, topics: [], named: null, language: null, knownAt: 0 },
  ...over,
})
const luck = (over: Partial<Luck> = {}): Luck => ({ minutes: 60, noAccess: false, trip: 1, cancelledAt: null, ...over })
const aDay = (people: readonly Person[], homes: readonly Home[], lucks: Record<string, Partial<Luck>> = {}): PlayedDay => ({
  ...{ people, homes, breathing: 15, trip: () => 20 },
  luck: new Map(homes.map((one) => [one.id, luck(lucks[one.id])])),
})
/** Sends whoever is said to be free to the next of a list, and writes down what it heard. */
const inOrder = (list: readonly (readonly [operative: string, visit: string])[]): Dispatcher & { heard: [number, UmpireEvent][] } => {
  const left = [...list]
  const heard: [number, UmpireEvent][] = []
  return {
    heard,
    hear: (t, events) => {
      heard.push(...events.map((event): [number, UmpireEvent] => [t, event]))
      const free = new Set(events.flatMap((event) => (event.type === 'operative_free' ? [event.operative] : [])))
      const dispatch = left.filter(([operative]) => free.has(operative)).slice(0, 2)
      for (const one of dispatch) left.splice(left.indexOf(one), 1)
      return { dispatch: dispatch.map(([operative, visit]) => ({ operative, visit })) }
    },
  }
}
const whenFree = (heard: readonly [number, UmpireEvent][]): number[] =>
  heard.flatMap(([t, { type }]) => (type === 'operative_free' ? [t] : []))

describe('a day that is played', () => {
  test('B1, B2 sent, there, inside, away, breathing; only then free again', () => {
    const policy = inOrder([['a', 'v']])
    const { stays } = playDay(aDay([person('a')], [home('v')]), policy)
    expect(stays).toEqual([{ person: 'a', home: 'v', sent: 480, knock: 500, left: 560 }])
    expect(whenFree(policy.heard)).toEqual([480, 575])
  })

  test('whoever comes early waits for the window', () => {
    const { stays } = playDay(aDay([person('a')], [home('v', { open: 540 })]), inOrder([['a', 'v']]))
    expect(stays[0]).toMatchObject({ knock: 500, left: 600 })
  })

  test('a visit for two needs both, begins when the later is there, and is knocked at then', () => {
    const day = { ...aDay([person('a'), person('b')], [home('v', { forTwo: true })]), trip: ({ id }: Person) => (id === 'a' ? 10 : 40) }
    const both = playDay(
      day,
      inOrder([
        ['a', 'v'],
        ['b', 'v'],
      ]),
    )
    expect(both.stays.map(({ left }) => left)).toEqual([580, 580])
    expect(knocksOf(both).get('v')).toBe(520)
    expect(playDay(day, inOrder([['a', 'v']])).stays).toEqual([])
  })

  test('somebody unwell on the way lets the visit go to others; inside they finish first (B5)', () => {
    const onTheWay = playDay(
      aDay([person('a', { offAt: 490 }), person('b', { shiftStart: 495 })], [home('v')]),
      inOrder([
        ['a', 'v'],
        ['b', 'v'],
      ]),
    )
    expect(onTheWay.stays.map((one) => [one.person, one.knock])).toEqual([
      ['a', null],
      ['b', 515],
    ])
    const inside = inOrder([['a', 'v']])
    const { stays } = playDay(aDay([person('a', { offAt: 510 })], [home('v')]), inside)
    expect(stays[0]!.left).toBe(560)
    expect(inside.heard.at(-1)).toEqual([575, { type: 'operative_off', operative: 'a' }])
  })

  test('a cancellation on the way frees them where they were; once somebody is inside it comes too late', () => {
    const sooner = playDay(aDay([person('a')], [home('v')], { v: { cancelledAt: 490 } }), inOrder([['a', 'v']]))
    expect([sooner.stays[0]!.knock, sooner.cancelled.has('v')]).toEqual([null, true])
    const later = playDay(aDay([person('a')], [home('v')], { v: { cancelledAt: 510 } }), inOrder([['a', 'v']]))
    expect([later.stays[0]!.left, later.cancelled.has('v')]).toEqual([560, false])
  })

  test('whoever waits at a door that cancels never knocked', () => {
    const { stays, cancelled } = playDay(
      aDay([person('a')], [home('v', { open: 600 })], { v: { cancelledAt: 550 } }),
      inOrder([['a', 'v']]),
    )
    expect([stays[0]!.knock, cancelled.has('v')]).toEqual([null, true])
  })
})
