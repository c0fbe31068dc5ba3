import { describe, expect, test } from 'vitest'
import type { LadderId, StaffId } from '../../../lib/ids.ts'
import { instant } from '../../../lib/time.ts'
import { defaultLadder, faultsOfLadder, holdsAt, ladderFor } from '../rules.ts'
import type { Ladder, Rung } from '../rules.ts'

const person = (id: string): Rung => ({ staffId: id as StaffId, group: null, channels: ['call'] })
const ladder = (over: Partial<Ladder>): Ladder => ({
  ...defaultLadder,
  name: 'Days',
  steps: [{ waitSeconds: 30, rungs: [person('st_isla')] }],
  ...over,
})
const night = ladder({ id: 'ldr_night' as LadderId, name: 'Nights', fromTime: '18:00', toTime: '07:00' })

describe('A3 which ladder holds', () => {
  test('by the wall clock, past midnight, and on the day on which it began', () => {
    expect(holdsAt(night, instant('2026-11-24T17:59:00Z'))).toBe(false)
    expect(holdsAt(night, instant('2026-11-24T18:00:00Z'))).toBe(true)
    expect(holdsAt(night, instant('2026-11-25T06:59:00Z'))).toBe(true)
    expect(holdsAt(night, instant('2026-11-25T07:00:00Z'))).toBe(false)
    expect(holdsAt(night, instant('2026-07-01T17:00:00Z'))).toBe(true) // six in the evening in summer
    const fridays = ladder({ ...night, days: [5] })
    expect(holdsAt(fridays, instant('2026-11-28T02:00:00Z'))).toBe(true) // Saturday morning belongs to Friday’s night
    expect(holdsAt(fridays, instant('2026-11-27T02:00:00Z'))).toBe(false)
    expect(holdsAt(ladder({ days: [1] }), instant('2026-11-23T12:00:00Z'))).toBe(true)
    expect(holdsAt(ladder({ days: [7], fromTime: '18:00', toTime: '07:00' }), instant('2026-11-23T02:00:00Z'))).toBe(true)
  })
  test('there is one in every minute of a week, also in the two odd nights', () => {
    for (const from of ['2026-03-28T00:00:00Z', '2026-10-24T00:00:00Z'])
      for (let minute = 0; minute < 7 * 24 * 60; minute += 7)
        expect(ladderFor([night], { branchId: null, at: instant(from).add({ minutes: minute }) }).steps.length).toBeGreaterThan(0)
  })
  test('the branch’s own before the one of all, certain hours before the whole day; else the one that Doorstep comes with', () => {
    const leith = ladder({ id: 'ldr_leith' as LadderId, branchId: 'br_leith', name: 'Leith' })
    const all = [ladder({ id: 'ldr_all' as LadderId }), night, leith]
    const at = instant('2026-11-24T20:00:00Z')
    expect(ladderFor(all, { branchId: 'br_leith', at }).name).toBe('Leith')
    expect(ladderFor(all, { branchId: 'br_fife', at }).name).toBe('Nights')
    expect(ladderFor(all, { branchId: null, at: instant('2026-11-24T12:00:00Z') }).name).toBe('Days')
    expect(ladderFor([], { branchId: null, at })).toBe(defaultLadder)
  })
})

describe('A3 what a ladder must not be', () => {
  const faults = (over: Partial<Ladder>, canBeRung = true) => faultsOfLadder(ladder(over), () => canBeRung).map((one) => one.field)
  test('the one that Doorstep comes with has no fault, and an ordinary one has none', () => {
    expect(faultsOfLadder(defaultLadder, () => false)).toEqual([])
    expect(faults({})).toEqual([])
  })
  test('a wait below five seconds or above five minutes', () => {
    const waits = (waitSeconds: number) => faults({ steps: [{ waitSeconds, rungs: [person('st_isla')] }] })
    expect([4, 5, 300, 301, 7.5, Number.NaN].map((wait) => waits(wait).length)).toEqual([1, 0, 0, 1, 1, 1])
  })
  test('a first step that rings no telephone, and steps that together keep everyone on duty waiting', () => {
    const screens = { waitSeconds: 30, rungs: [{ ...person('st_isla'), channels: ['screen', 'push'] as const }] }
    const telephones = { waitSeconds: 300, rungs: [person('st_isla')] }
    expect(faults({ steps: [screens, telephones] })).toEqual(['step 1'])
    expect(faults({ steps: [telephones, screens] })).toEqual([])
    expect(faults({ steps: [telephones, telephones, screens] })).toEqual(['steps'])
  })
  test('nobody on a step, no step, no way to ring, somebody who cannot be rung; told all at once', () => {
    expect(faults({ steps: [] })).toEqual(['steps'])
    expect(faults({ steps: [{ waitSeconds: 30, rungs: [] }] })).toEqual(['step 1'])
    expect(faults({ steps: [{ waitSeconds: 30, rungs: [{ ...person('st_isla'), channels: [] }] }] })).toEqual(['step 1'])
    expect(faults({}, false)).toEqual(['step 1'])
    expect(faults({ name: ' ', fromTime: '7', toTime: '25:00', days: [], steps: [] })).toEqual([
      'name',
      'fromTime',
      'toTime',
      'days',
      'steps',
    ])
  })
})
