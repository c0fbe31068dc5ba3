import { describe, expect, test } from 'vitest'
import { atTime, clockTime } from '../../lib/time.ts'
import { answered, askAbout, windowsOn } from './capacity.ts'
import { roomAlone } from './capacity/room.ts'
import { anOperative, at, aVisit } from './examples.ts'
import type { OperativeFacts, Span, VisitFacts } from './facts.ts'
import type { ShiftFacts } from './capacity/fitness.ts'

const monday = Temporal.PlainDate.from('2026-11-23')
const tuesday = monday.add({ days: 1 })
const wednesday = monday.add({ days: 2 })
const mondayEvening = atTime(monday, '19:00')

const grace = anOperative('grace')
const ewan = anOperative('ewan', { sex: 'm' })
const on = (operative: OperativeFacts, day = tuesday, from = '08:00', to = '16:30'): ShiftFacts => ({
  operative,
  shift: { from: atTime(day, from), to: atTime(day, to) },
  freeFrom: null,
})
const asks = (over: Partial<VisitFacts> = {}): VisitFacts => aVisit('new', over)
const promised = (name: string, from: string, to: string, over: Partial<VisitFacts> = {}): VisitFacts =>
  aVisit(name, { window: { from: at(from), to: at(to) }, ...over })
/** By the packing alone: the odds have tests of their own. */
const room = (
  request: VisitFacts,
  windows: readonly Span[],
  listed: boolean,
  { shifts, promises }: { shifts: ShiftFacts[]; promises: VisitFacts[] },
  now: Temporal.Instant,
) => {
  const visits = windows.map((window) => ({ ...request, window }))
  const capacity = { shifts, promises, expected: () => [], breathingMinutes: 10 }
  const question = { visits, who: 'plumber', listed }
  const asked = [...askAbout(question, capacity, now)]
  return answered({ request: question, days: asked }, roomAlone(asked.map((day) => day.asked)))
}
type Asking = {
  request?: VisitFacts
  shifts?: ShiftFacts[]
  promises?: VisitFacts[]
  days?: Temporal.PlainDate[]
  now?: Temporal.Instant
}
const answer = ({ request = asks(), shifts = [on(grace)], promises = [], days = [tuesday], now = mondayEvening }: Asking) =>
  room(request, windowsOn(days, now), true, { shifts, promises }, now)
const free = (asking: Asking): string[] =>
  answer(asking)
    .filter((one) => one.free)
    .map(({ window }) => `${clockTime(window.from)} to ${clockTime(window.to)}`)

const all = ['8:00 to 10:00', '10:00 to 12:00', '12:00 to 14:00', '14:00 to 16:00', '8:00 to 12:00', '12:00 to 17:00']
const man = { requests: { sex: { value: 'm' as const, hard: true } } }
const woman = { requests: { sex: { value: 'f' as const, hard: true } } }

describe('B4 a window is offered when there is room for it', () => {
  test.each<[name: string, expected: string[], asking: Asking]>([
    ['an empty diary: everything within the shift', all, {}],
    ['windows that have begun are not offered', ['12:00 to 14:00', '14:00 to 16:00', '12:00 to 17:00'], { now: at('10:00') }],
    [
      'one promise of half the window leaves no room for another',
      all.filter((w) => w !== '10:00 to 12:00'),
      { promises: [promised('a', '10:00', '12:00', { expectedMinutes: 90 })] },
    ],
    [
      'a second plumber brings the room',
      all,
      { promises: [promised('a', '10:00', '12:00', { expectedMinutes: 90 })], shifts: [on(grace), on(ewan)] },
    ],
    [
      'not when the household asks for the one who is promised',
      all.filter((w) => w !== '10:00 to 12:00'),
      { request: asks(man), promises: [promised('a', '10:00', '12:00', { ...man, expectedMinutes: 90 })], shifts: [on(grace), on(ewan)] },
    ],
    [
      'a promise that cannot be kept already lets no further one be made',
      ['8:00 to 10:00', '12:00 to 14:00', '14:00 to 16:00', '12:00 to 17:00'],
      { promises: ['a', 'b', 'c'].map((name) => promised(name, '10:00', '12:00')) },
    ],
    ['somebody else’s trade does not count', [], { shifts: [on(anOperative('callum', { trades: ['carpentry'] }))] }],
    ['D2 only a woman, and only men work', [], { request: asks(woman), shifts: [on(ewan)] }],
    [
      'D2 hours of the household',
      ['8:00 to 10:00', '10:00 to 12:00', '8:00 to 12:00'],
      { request: asks({ requests: { hours: { value: { from: '08:00', to: '12:00' }, hard: true } } }) },
    ],
    [
      'D3 a precaution that ends at half past ten',
      ['8:00 to 10:00', '8:00 to 12:00'],
      { request: asks({ precautions: { hours: { from: '08:00', to: '10:30' } } }) },
    ],
    ['D3 two people, one on shift', [], { request: asks({ precautions: { twoPeople: true } }) }],
    [
      'D3 two people, together from noon',
      ['12:00 to 14:00', '14:00 to 16:00', '12:00 to 17:00'],
      { request: asks({ precautions: { twoPeople: true } }), shifts: [on(grace), on(ewan, tuesday, '11:45')] },
    ],
    [
      'D1 T2 training that lapses before that day',
      [],
      { shifts: [on(anOperative('grace', { training: { T_SG_ADULT: at('08:00'), T_DEMENTIA: at('08:00') } }))] },
    ],
    [
      'B5 somebody at a visit counts from when they are expected to be free',
      ['14:00 to 16:00', '12:00 to 17:00'],
      { now: at('09:00'), shifts: [{ ...on(grace), freeFrom: at('13:45') }] },
    ],
    [
      'a late promise is still owed',
      ['14:00 to 16:00', '12:00 to 17:00'],
      { now: at('11:58'), promises: [promised('a', '08:00', '10:00', { expectedMinutes: 100 })] },
    ],
    [
      'the landlord’s person is asked once there is a window',
      all,
      { request: asks({ precautions: { landlordAttends: { agreed: false } } }) },
    ],
    ['nobody at all may go', [], { request: asks({ precautions: { doNotAttend: true } }) }],
    [
      'a long visit that would outlast the shift',
      ['8:00 to 10:00', '10:00 to 12:00', '8:00 to 12:00'],
      { request: asks({ expectedMinutes: 265 }) },
    ],
  ])('%s', (_, expected, asking) => expect(free(asking)).toEqual(expected))
})

describe('B4 when it is not offered, the reason is honest and says what there is instead', () => {
  const reasons = (asking: Asking) => [...new Set(answer(asking).map((one) => [one.reason?.sentence, one.reason?.next].join(' ')))]

  test.each<[name: string, said: string, asking: Asking]>([
    [
      'a woman asked for and none on shift',
      'No woman plumber is on shift on Tuesday. The next day with somebody is Wednesday 25 November.',
      { request: asks(woman), shifts: [on(ewan), on(grace, wednesday)], days: [tuesday, wednesday] },
    ],
    [
      'and none on any day asked about',
      'No woman plumber is on shift on Tuesday. Look at later days, and ring the household when there is somebody.',
      { request: asks(woman), shifts: [on(ewan)] },
    ],
    [
      'one is on shift and may not be sent',
      'No plumber who can be sent there is on shift on Tuesday. Look at later days, and ring the household when there is somebody.',
      { shifts: [on(anOperative('grace', { vettingValidUntil: null }))] },
    ],
    [
      'two are needed',
      'Two people are needed, each a plumber who can be sent there, and there are not two on shift on Tuesday. Look at later days, and ring the household when there is somebody.',
      { request: asks({ precautions: { twoPeople: true } }) },
    ],
    [
      'the person they know',
      'The person the household knows is not on shift on Tuesday, or cannot be sent there. Look at later days, and ring the household when there is somebody.',
      { request: asks({ requests: { sameOperative: { value: ewan.id, hard: true } } }) },
    ],
    [
      'nobody may go',
      'Precaution: nobody goes to this address. Ask the person who decided the precaution. Until it is changed, nobody goes.',
      { request: asks({ precautions: { doNotAttend: true } }) },
    ],
  ])('%s', (_, said, asking) => expect(reasons(asking)[0]).toBe(said))

  test('on shift later that day, and full, are said apart', () => {
    const said = answer({
      shifts: [on(grace, tuesday, '11:45', '16:30')],
      promises: [promised('a', '12:00', '14:00', { expectedMinutes: 90 })],
    })
    expect(said.slice(0, 3).map((one) => [one.fit.length, one.reason?.code])).toEqual([
      [0, 'B4_NOBODY_THEN'],
      [1, 'B4_FULL'],
      [1, 'B4_FULL'],
    ])
  })
})

describe('B4 one window, agreed in words', () => {
  const ask = (from: string, to: string, { request = asks(), promises = [], now = mondayEvening }: Asking = {}) =>
    room(request, [{ from: at(from), to: at(to) }], false, { shifts: [on(grace)], promises }, now)[0]!

  test('is free when there is room for it, whether or not it is on the list', () => {
    expect(ask('09:30', '12:30')).toMatchObject({ free: true, fit: ['grace'] })
    expect(ask('10:00', '12:00', { now: at('10:30') }).free).toBe(true)
  })

  test('is not when everybody is promised elsewhere, when nobody who is fit is on shift, and says so', () => {
    const busy = { promises: [promised('a', '09:30', '12:30', { expectedMinutes: 150 })] }
    expect(ask('09:30', '12:30', busy)).toMatchObject({ free: false, reason: { code: 'B4_FULL' } })
    expect(ask('19:00', '21:00')).toMatchObject({ free: false, fit: [], reason: { code: 'B4_NOBODY_THEN' } })
    expect(ask('09:30', '12:30', { request: asks(man) })).toMatchObject({ free: false, reason: { code: 'B4_NOBODY_THEN' } })
  })
})

describe('C1 B4 the hour by which the work is to be finished narrows the windows first', () => {
  const by = (time: string, over: Partial<VisitFacts> = {}) => asks({ finishBy: at(time), ...over })
  test.each<[name: string, expected: string[], asking: Asking]>([
    ['the whole visit ends by then', all.filter((one) => one !== '14:00 to 16:00'), { request: by('14:00') }],
    ['a longer visit has fewer', ['8:00 to 10:00', '10:00 to 12:00', '8:00 to 12:00'], { request: by('14:00', { expectedMinutes: 90 }) }],
    ['when nothing before it can be kept, what comes after it is offered', ['14:00 to 16:00'], { request: by('14:00'), shifts: [on(grace, tuesday, '13:10')] }],
    ['an hour that is past already narrows nothing', all, { request: by('07:00') }],
  ])('C1 %s', (_, expected, asking) => expect(free(asking)).toEqual(expected)) // prettier-ignore

  test('C1 why not is said, with the last window before it that can be promised', () => {
    const found = answer({ request: by('14:00'), days: [tuesday, wednesday], shifts: [on(grace), on(grace, wednesday)] })
    const late = found.filter(({ reason }) => reason?.code === 'B4_AFTER_DEADLINE')
    expect(late).toHaveLength(2 + 7)
    expect(late[0]!.reason).toMatchObject({
      sentence: 'The work is to be finished by Tuesday 24 November, 14:00, and this visit could end after that.',
      next: 'The last that we can promise before is Tuesday 24 November, 12:00 to 17:00.',
    })
  })

  test('B4 hours that leave no time for the whole visit are said as such, and not that everybody is promised elsewhere', () => {
    const precautions = { hours: { from: '08:00', to: '10:30' } }
    const [reason] = answer({ request: asks({ precautions }) }).flatMap((one) => (one.free ? [] : (one.reason ?? [])))
    expect(reason).toMatchObject({
      code: 'B4_OUTSIDE_HOURS',
      sentence: 'The visit takes about 45 minutes, and all of it must lie between 8:00 and 10:30.',
    })
  })
})
