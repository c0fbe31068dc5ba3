import { describe, expect, test } from 'vitest'
import type { StaffId } from '../../../lib/ids.ts'
import { defaultLadder, everybodyOn, everyoneOnDuty, foresee, leastWaitSeconds, nextRing, ringAgain } from '../rules.ts'
import type { DutyPerson, Ladder, RingPlan, Rung, RungGroup } from '../rules.ts'

const person = (name: string, role: string, over: Partial<DutyPerson> = {}): DutyPerson => ({
  id: `st_${name}` as StaffId,
  name,
  role,
  onCall: false,
  hasTelephone: true,
  branchId: null,
  ...over,
})
const isla = person('Isla', 'controller')
const rory = person('Rory', 'controller', { branchId: 'br_leith' })
const sadia = person('Sadia', 'safeguarding_lead', { onCall: true })
const david = person('David', 'director')
const lena = person('Lena', 'administrator')
const people = [david, isla, lena, rory, sadia]
const names = (plan: RingPlan): string[] => plan.people.map((one) => one.name)
const one = (name: string): Rung => ({ staffId: `st_${name}` as StaffId, group: null, channels: ['text', 'call'] })
const group = (of: RungGroup): Rung => ({ staffId: null, group: of, channels: ['call'] })
const ladder = (steps: Rung[][], over: Partial<Ladder> = {}): Ladder => ({
  ...defaultLadder,
  ...over,
  steps: steps.map((rungs) => ({ waitSeconds: 30, rungs })),
})
const start = { step: 0, broadcasting: false }

describe('A3 up the ladder', () => {
  test('step by step, and then everyone on duty, again and again', () => {
    const rings = foresee(ladder([[one('Isla')], [one('Rory'), one('Sadia')]]), start, people, 150)
    expect(rings.map((ring) => [ring.afterSeconds, ring.broadcast, names(ring)])).toEqual([
      [0, false, ['Isla']],
      [30, false, ['Rory', 'Sadia']],
      [60, true, ['David', 'Isla', 'Rory', 'Sadia']],
      [100, true, ['David', 'Isla', 'Rory', 'Sadia']],
      [140, true, ['David', 'Isla', 'Rory', 'Sadia']],
    ])
  })
  test('the first ring waits for nothing, and no wait is shorter than five seconds', () => {
    const hasty: Ladder = { ...defaultLadder, steps: [{ waitSeconds: 0, rungs: [one('Isla')] }] }
    expect(foresee(hasty, start, people, 20).map((ring) => ring.afterSeconds)).toEqual([0, leastWaitSeconds])
  })
  test('a step that rings nobody is climbed at once; nobody at all is the broadcast', () => {
    const noTelephone = people.map((each) => (each.name === 'Isla' ? { ...each, hasTelephone: false } : each))
    expect(names(nextRing(ladder([[one('Gone')], [one('Isla')], [one('Rory')]]), start, noTelephone))).toEqual(['Rory'])
    expect(nextRing(ladder([[one('Gone')]]), start, people)).toMatchObject({ broadcast: true, step: 1 })
    expect(nextRing(ladder([]), start, [])).toMatchObject({ broadcast: true, people: [], waitSeconds: 40 })
  })
  test('the broadcast takes every way, is moved by no ladder, and reaches everybody of the office when nobody is on duty', () => {
    const called = nextRing(ladder([]), start, people)
    expect(called.people.every((each) => each.channels.length === 4)).toBe(true)
    expect(names(nextRing(ladder([[one('Isla')]]), { step: 99, broadcasting: true }, people))).toHaveLength(4)
    expect(names(nextRing(ladder([]), start, [lena]))).toEqual(['Lena'])
    expect(everyoneOnDuty([{ ...isla, hasTelephone: false }, lena])).toHaveLength(2)
  })
  test('a group is as it is at that moment, the branch’s own people first, all of them rather than nobody', () => {
    expect(names(nextRing(ladder([[group('controllers')]]), start, people))).toEqual(['Isla', 'Rory'])
    expect(names(nextRing(ladder([[group('controllers')]], { branchId: 'br_fife' }), start, people))).toEqual(['Isla'])
    expect(names(nextRing(ladder([[group('controllers')]], { branchId: 'br_fife' }), start, [rory]))).toEqual(['Rory'])
    expect(names(nextRing(ladder([[group('on_call'), one('Sadia'), group('directors')]]), start, people))).toEqual(['Sadia', 'David'])
    expect(names(nextRing(ladder([[group('everyone')]]), start, people))).toHaveLength(4)
    expect(nextRing(ladder([[group('arc')]]), start, people)).toMatchObject({ arc: true, people: [] })
  })
  test('ringing again reaches everybody who was rung before, never fewer', () => {
    const climbed = ladder([[one('Isla')], [one('Rory')], [one('Sadia')]])
    expect(names(ringAgain(climbed, { step: 2, broadcasting: false }, people))).toEqual(['Isla', 'Rory'])
    expect(ringAgain(climbed, { step: 2, broadcasting: false }, people)).toMatchObject({ step: 2, waitSeconds: 30 })
    expect(names(ringAgain(climbed, start, people))).toEqual(['Isla'])
    expect(ringAgain(climbed, { step: 1, broadcasting: true }, people)).toMatchObject({ broadcast: true })
    expect(names(ringAgain(climbed, { step: 1, broadcasting: false }, [rory]))).toEqual(['Rory'])
  })
  test('A3 a drill rings whoever a ladder would, once each, by all of its ways', () => {
    const called = everybodyOn(ladder([[one('Isla')], [group('controllers')]]), people)
    expect(called.map((each) => [each.name, each.channels])).toEqual([
      ['Isla', ['text', 'call']],
      ['Rory', ['call']],
    ])
  })
})
