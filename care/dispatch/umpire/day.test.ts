import { describe, expect, test } from 'vitest'
import { openDay } from './day.ts'
import { aDay, anOperative, aVisit, free, nine } from './examples.ts'
import type { UmpireDay, UmpireEvent, UmpireVisit } from './messages.ts'

const sent = (day: UmpireDay, ...minutes: [t: number, ...events: UmpireEvent[]][]): string[][] => {
  const { hear } = openDay(day)
  return minutes.map(([t, ...events]) => hear(t, events).dispatch.map(({ operative, visit }) => `${operative} to ${visit}`))
}

describe('a day against the umpire', () => {
  test('whoever is free is sent, and B1 nobody a second time before they are free again', () => {
    const day = aDay([anOperative('o1')], [aVisit('v1'), aVisit('v2', { close: 700 })])
    expect(sent(day, [nine, free('o1')], [550, { type: 'timer' }], [600, { type: 'visit_done' }, free('o1')])).toEqual([
      ['o1 to v1'],
      [],
      ['o1 to v2'],
    ])
  })

  test.each<[name: string, visit: Partial<UmpireVisit>]>([
    ['trade', { trade: 'roofing' }],
    ['woman only', { womanOnly: true }],
    ['training', { topics: ['loneliness'] }],
    ['somebody else named', { named: 'o2' }],
  ])('nobody is sent against the umpire’s rule: %s', (_, over) => {
    expect(sent(aDay([anOperative('o1')], [aVisit('v1', over)]), [nine, free('o1')])).toEqual([[]])
  })

  test('nobody is sent on a break, off shift, or before they are said to be free', () => {
    const day = aDay([anOperative('o1')], [aVisit('v1')])
    expect(sent(day, [nine, { type: 'timer' }])).toEqual([[]])
    expect(sent(day, [nine, free('o1'), { type: 'break_started', operative: 'o1', until: 570, lat: 55.95, lon: -3.19 }])).toEqual([[]])
    expect(sent(day, [nine, free('o1'), { type: 'operative_off', operative: 'o1' }])).toEqual([[]])
  })

  test('an emergency is heard of; a cancelled visit is forgotten; a released one is open again', () => {
    const day = aDay([anOperative('o1'), anOperative('o2')], [aVisit('v1')])
    expect(
      sent(day, [
        nine,
        { type: 'visit_cancelled', visit: 'v1' },
        { type: 'visit_reported', visit: aVisit('e1', { emergency: true }) },
        free('o1'),
      ]),
    ).toEqual([['o1 to e1']])
    expect(
      sent(day, [nine, free('o1')], [550, { type: 'operative_off', operative: 'o1' }, { type: 'visit_released', visit: 'v1' }, free('o2')]),
    ).toEqual([['o1 to v1'], ['o2 to v1']])
  })

  test('nobody stands at a door before it is time: it asks to be woken when it is time to leave', () => {
    const { hear } = openDay(aDay([anOperative('o1')], [aVisit('v1', { open: 600 })]))
    const { dispatch, wakeAt } = hear(nine, [free('o1')])
    expect(dispatch).toEqual([])
    expect(wakeAt).toBeGreaterThan(570)
    expect(wakeAt).toBeLessThan(600)
    expect(hear(wakeAt!, [{ type: 'timer' }]).dispatch).toHaveLength(1)
  })
})
