import { expect, test } from 'vitest'
import { freshProgress } from '../../../care/visits/rules.ts'
import type { ActFacts, Shown } from '../../../care/visits/rules.ts'
import type { MarkerId, OperativeId, VisitId } from '../../../lib/ids.ts'
import { instant } from '../../../lib/time.ts'
import { reckon, screenOf } from './reckon.ts'
import type { Visit } from './reckon.ts'

const dog = 'mk_dog0' as MarkerId
const shown: Shown = {
  household: 'Mrs Malik',
  residents: ['Mrs Malik'],
  address: ['22/3 Easter Road'],
  wayIn: null,
  work: 'Kitchen tap drips',
  room: 'Kitchen',
  window: null,
  plates: [{ markerId: dog, icon: 'dog', sentence: 'Ask that the dog is shut away.' }],
  helps: { before: [], door: [], inside: [] },
  doorWaitMinutes: 5,
  takesTime: true,
  interpreter: null,
  safeContactOnly: false,
  welfareIfNobody: false,
  leaveNothing: false,
  together: [],
  code: '4729',
  firstName: 'Amina',
  contractor: 'Larkfield Repairs',
  office: '+441314960142',
  dutyNumber: '+441314960199',
}
const visit: Visit = {
  kind: 'visit',
  visitId: 'vis_tap0' as VisitId,
  operativeId: 'op_amina' as OperativeId,
  shown,
  progress: freshProgress(5),
  read: [],
  company: 'not_needed',
  checkInBy: null,
  lastHeardAt: null,
}
/** Each a minute after the one before, from 10:20. */
const done = (...acts: ActFacts[]) => acts.map((facts, n) => ({ facts, at: instant('2026-11-24T10:20:00Z').add({ minutes: n }) }))
const after = (...acts: ActFacts[]) => reckon(visit, done(...acts))

const toTheDoor: ActFacts[] = [{ kind: 'read_marker', markerId: dog }, { kind: 'set_off' }, { kind: 'arrive' }, { kind: 'knock' }]
const asked: ActFacts[] = [
  ...toTheDoor,
  { kind: 'door_opened' },
  { kind: 'say_code' },
  { kind: 'show_id' },
  { kind: 'under_18s', only: false },
  { kind: 'look_around', found: 'going_in' },
]
const inside: ActFacts[] = [
  ...asked,
  { kind: 'consent', givenBy: 'Mrs Malik', work: 'Kitchen tap drips', rooms: ['Kitchen'] },
  { kind: 'go_in' },
]

test.each<[string, ActFacts[], string]>([
  ['nothing done', [], 'this_visit'],
  ['the precaution read', toTheDoor.slice(0, 1), 'this_visit'],
  ['set off', toTheDoor.slice(0, 2), 'on_the_way'],
  ['there', toTheDoor.slice(0, 3), 'arrived'],
  ['knocked', toTheDoor, 'waiting'],
  ['somebody came', asked.slice(0, 5), 'door_open'],
  ['V7, V1, V3 asked, and looked around', asked, 'consent'],
  ['V4 looked around, and not going in', [...asked, { kind: 'look_around', found: 'not_going_in' }], 'door_open'],
  ['V3 only under-18s', [...asked, { kind: 'under_18s', only: true }], 'door_open'],
  ['V1 let in', inside, 'inside'],
  ['V2 they changed their mind', [...inside, { kind: 'withdraw_consent' }], 'ended'],
  ['V4 it felt wrong on the way', [...toTheDoor.slice(0, 2), { kind: 'felt_wrong' }], 'ended'],
  ['the work done', [...inside, { kind: 'leave', outcome: 'done' }], 'away'],
])('without signal, %s: %s', (_, acts, screen) => {
  expect(screenOf(after(...acts))).toBe(screen)
})

test('P2 an act that a rule is against changes nothing here either', () => {
  const seen = after({ kind: 'set_off' }, { kind: 'arrive' })
  expect(seen.progress.state).toBe('on_the_way')
  expect(seen.progress.setOffAt).toBeNull()
  expect(seen.unread).toEqual([dog])
})

test('an act told twice, or already in the answer of the office, changes nothing more', () => {
  const once = after(...inside)
  expect(reckon({ ...visit, progress: once.progress, read: [dog] }, done(...inside)).progress.state).toBe('inside')
})
