import { describe, expect, test } from 'vitest'
import { atTime } from '../../../lib/time.ts'
import { answered, askAbout, promiseLevel, windowsOn } from '../capacity.ts'
import type { Asking, Capacity, OfferedWindow } from '../capacity.ts'
import type { ShiftFacts } from '../capacity/fitness.ts'
import { sent } from '../capacity/numbers.ts'
import type { Odds } from '../capacity/numbers.ts'
import { roomAlone } from '../capacity/room.ts'
import { anOperative, at, aVisit } from '../examples.ts'
import type { VisitFacts } from '../facts.ts'
import { openThinker } from './thinking.ts'

const tuesday = Temporal.PlainDate.from('2026-11-24')
const days = [tuesday, tuesday.add({ days: 1 })]
const mondayEvening = atTime(tuesday.subtract({ days: 1 }), '19:00')
const shiftOn = (name: string, day = tuesday): ShiftFacts => ({
  ...{ operative: anOperative(name), freeFrom: null },
  shift: { from: atTime(day, '08:00'), to: atTime(day, '16:30') },
})
const team = days.flatMap((day) => ['grace', 'amina'].map((name) => shiftOn(name, day)))
const visits = days.flatMap((day) => windowsOn([day], mondayEvening)).map((window) => aVisit('new', { window }))
const promised = (n: number, from: string, to: string, over: Partial<VisitFacts> = {}): VisitFacts =>
  aVisit(`a${n}`, { window: { from: at(from), to: at(to) }, ...over })
const morning = (howMany: number): VisitFacts[] => Array.from({ length: howMany }, (_, n) => promised(n, '08:00', '12:00'))

const asking = (known: Partial<Capacity> = {}, asked: readonly VisitFacts[] = visits, now = mondayEvening): Asking => {
  const request = { visits: asked, who: 'plumber', listed: true }
  const capacity = { shifts: team, promises: [], expected: () => [], breathingMinutes: 10, ...known }
  return { request, days: [...askAbout(request, capacity, now)] }
}
const numbers = ({ days: of }: Asking) => of.map((day) => day.asked)
const minutes = (): number => 15
const offered = (one: Asking): OfferedWindow[] => answered(one, openThinker(minutes)(numbers(one).map(sent)))
const tenToNoon = (windows: readonly OfferedWindow[]): OfferedWindow => windows.find(({ window }) => window.from.equals(at('10:00')))!

describe('B4 odds of windows', () => {
  test('each window that has room says how likely it is kept', () => {
    const free = offered(asking()).filter((one) => one.free)
    expect(free).toHaveLength(12)
    expect(free.every(({ kept }) => kept! > 0.95 && kept! < 1)).toBe(true)
  })

  test('every promise more makes it less likely; below the level it is not offered, though there is room', () => {
    const times: readonly [from: string, to: string][] = [
      ['08:00', '12:00'],
      ['12:00', '17:00'],
      ['10:00', '14:00'],
    ]
    const promises = Array.from({ length: 8 }, (_, n) => {
      const [from, to] = times[n % times.length]!
      return promised(n, from, to, { expectedMinutes: 75 })
    })
    const said = promises.map((_, n) => offered(asking({ promises: promises.slice(0, n) }))[3]!)
    const odds = said.map(({ kept }) => kept!)
    expect(odds.every((one, n) => n === 0 || one <= odds[n - 1]! + 0.005)).toBe(true)
    expect(said[0]!.kept! - said[7]!.kept!).toBeGreaterThan(0.03)
    for (const { kept, free, reason } of said) {
      expect(free).toBe(kept! >= promiseLevel)
      expect(reason?.code).toBe(free ? undefined : 'B4_NOT_SURE_ENOUGH')
    }
  })

  test('emergencies that nobody has reported yet take their part', () => {
    const expected = (): VisitFacts[] => morning(2).map((one) => ({ ...one, standing: 'none' as const, emergency: true }))
    const [calm, careful] = [offered(asking()), offered(asking({ expected }))].map((windows) => tenToNoon(windows).kept!)
    expect(careful!).toBeLessThan(calm!)
  })

  test('what is promised for today stands as it is; for a later day more will still be promised beside it', () => {
    const asked = numbers(asking({ promises: morning(2) })).map((day) => ({ ...day, hasBegun: false }))
    const kept = (days: typeof asked) =>
      openThinker(minutes)(days.map(sent))
        .flat()
        .map(({ odds }) => odds?.kept ?? 0)
    const [later, today] = [kept(asked), kept(asked.map((day) => ({ ...day, hasBegun: true })))]
    expect(today.every((one, n) => one >= later[n]!)).toBe(true)
    expect(today[0]).toBeGreaterThan(later[0]!)
  })

  test('B5 somebody who is out counts from when they are expected to be free', () => {
    const busy = team.map((one) => ({ ...one, freeFrom: at('10:45') }))
    const now = at('09:00')
    const [free, out] = [team, busy].map((shifts) => tenToNoon(offered(asking({ shifts }, visits.slice(1), now))))
    expect(out!.kept ?? 0).toBeLessThan(free!.kept!)
  })

  test('D2 hours in which the household lets nobody in narrow the knock, and so its odds', () => {
    const hours = { value: { from: '10:00', to: '11:15' }, hard: true }
    const narrowed = visits.map((one) => ({ ...one, requests: { hours } }))
    const promises = [0, 1].map((n) => promised(n, '08:00', '10:00'))
    const [wide, narrow] = [visits, narrowed].map((asked) => tenToNoon(offered(asking({ promises }, asked))))
    expect(narrow!.kept ?? 0).toBeLessThan(wide!.kept!)
  })

  test('D3 two who go together must both be in time', () => {
    const pair = visits.map((one) => ({ ...one, precautions: { twoPeople: true as const } }))
    const promises = [promised(0, '08:00', '10:00', { expectedMinutes: 60 })]
    const [alone, together] = [visits, pair].map((asked) => tenToNoon(offered(asking({ promises }, asked))))
    expect(together!.kept ?? 0).toBeLessThan(alone!.kept!)
  })

  test('the same facts give the same odds, whoever asked what before', () => {
    const one = openThinker(minutes)
    const [first, second] = [asking({ promises: morning(2) }), asking({ promises: morning(3) })]
    const asked = [first, second, first, asking({ promises: morning(2).toReversed() })].map((of) => one(numbers(of).map(sent)))
    expect(asked[2]).toEqual(asked[0])
    expect(asked[3]).toEqual(asked[0])
    expect(openThinker(minutes)(numbers(second).map(sent))).toEqual(asked[1])
  })
})

describe('B4 what is said when odds decide', () => {
  const one = asking()
  const withOdds = (of: (n: number) => Odds | null): OfferedWindow[] =>
    answered(
      one,
      numbers(one).map(({ windows }, day) => windows.map((_, n) => ({ room: true, odds: of(day * 7 + n) }))),
    )
  const sure: Odds = { kept: 0.99, others: 1 }

  test.each<[name: string, odds: Odds, said: string]>([
    [
      'not sure enough',
      { kept: 0.87, others: 1 },
      'We could keep this window 8 times in 10, and we promise only what we keep 95 times in 100. The nearest that we can promise is Tuesday 24 November, 12:00 to 14:00.',
    ],
    [
      'hardly ever',
      { kept: 0.04, others: 0.2 },
      'We could keep this window less than once in 10, and we promise only what we keep 95 times in 100. The nearest that we can promise is Tuesday 24 November, 12:00 to 14:00.',
    ],
    [
      'at the cost of another home',
      { kept: 0.97, others: 0.91 },
      'Another promise that we made could then be kept only 91 times in 100. The nearest that we can promise is Tuesday 24 November, 12:00 to 14:00.',
    ],
  ])('%s', (_, odds, said) => {
    const windows = withOdds((n) => (n === 1 ? odds : sure))
    expect(windows.filter(({ free }) => !free)).toHaveLength(1)
    expect([windows[1]!.reason!.sentence, windows[1]!.reason!.next].join(' ')).toBe(said)
    expect(windows[1]!.kept).toBe(odds.kept)
  })

  test('where none is honest, none is offered and none is named', () => {
    const windows = withOdds(() => ({ kept: promiseLevel - 0.001, others: 1 }))
    expect(windows.some(({ free }) => free)).toBe(false)
    expect(windows[0]!.reason!.next).toBe('Look at later days, or ring the household when one opens.')
  })

  test('while odds are not known, room alone decides and no figure is claimed', () => {
    const windows = answered(one, roomAlone(numbers(one)))
    expect(windows.filter(({ free }) => free)).toHaveLength(12)
    expect(windows.every(({ kept }) => kept === null)).toBe(true)
  })
})
