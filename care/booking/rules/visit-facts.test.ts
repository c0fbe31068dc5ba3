import { expect, test } from 'vitest'
import type { AppointmentId, HouseholdId, MarkerId, OperativeId } from '../../../lib/ids.ts'
import { instant } from '../../../lib/time.ts'
import { adjustmentsOf } from '../../households/rules.ts'
import type { NeedCode, ToldNeed } from '../../households/rules.ts'
import { consequencesOf } from '../../premises/rules.ts'
import type { PrecautionCode } from '../../premises/rules.ts'
import { visitFactsOf } from './visit-facts.ts'
import type { VisitFound } from './visit-facts.ts'

const at = (time: string) => instant(`2026-11-24T${time}:00Z`)
const amina = 'op_amina' as OperativeId
const tom = 'op_tom0' as OperativeId
const need = (code: NeedCode, over: Partial<ToldNeed> = {}): ToldNeed => ({
  code,
  ifPossible: false,
  language: null,
  operativeId: null,
  note: null,
  hours: null,
  ...over,
})
const marker = (code: PrecautionCode, hours: { from: string; to: string } | null = null) => ({ id: 'mk_0001' as MarkerId, code, hours })

const visit = (needs: ToldNeed[], markers: ReturnType<typeof marker>[] = [], over: Partial<VisitFound> = {}) =>
  visitFactsOf(
    {
      key: 'apt_0001' as AppointmentId,
      household: 'hh_0001' as HouseholdId,
      standing: 'promised',
      emergency: false,
      trade: 'plumbing',
      window: { from: at('10:00'), to: at('12:00') },
      expectedMinutes: 45,
      place: { lon: -3.2, lat: 55.95 },
      topics: [],
      hotWork: false,
      adjustments: adjustmentsOf(needs),
      consequences: consequencesOf(markers),
      namedOperative: null,
      lastOperative: null,
      landlordAgreed: false,
      ...over,
    },
    at('09:50'),
  )

test('H1 what a household told becomes what dispatch obeys', () => {
  const facts = visit([need('FEMALE_OP'), need('NO_LONE_OP', { ifPossible: true }), need('OXYGEN')])
  expect(facts.requests).toEqual({ sex: { value: 'f', hard: true }, twoPeople: { value: true, hard: false } })
  expect(facts.noFlame).toBe(true)
})

test('H3 no code, note or label of a need, and no sentence of a marker, reaches dispatch', () => {
  const facts = visit([need('DEMENTIA'), need('ALLERGY', { note: 'peanuts' })], [marker('W_WEAPON_REPORTED')])
  expect(JSON.stringify(facts)).not.toMatch(/DEMENTIA|ALLERGY|peanut|Memory|WEAPON|weapon/i)
})

test('D3 the consequences of all precautions in force are handed on', () => {
  const markers = [marker('W_TWO'), marker('W_TIME_OF_DAY', { from: '08:00', to: '12:00' }), marker('W_NO_FEMALE_ALONE')]
  expect(visit([], markers).precautions).toEqual({ twoPeople: true, hours: { from: '08:00', to: '12:00' }, notAlone: ['f'] })
  expect(visit([], [marker('W_NOVISIT')]).precautions).toEqual({ doNotAttend: true })
})

test.each([
  ['has not said yes yet', false],
  ['said yes', true],
])('D3 the landlord attends, and %s', (_, agreed) => {
  expect(visit([], [marker('W_LANDLORD_WITH')], { landlordAgreed: agreed }).precautions.landlordAttends).toEqual({ agreed })
})

test('D2 hours in which nobody knocks leave the free hours around the promised window', () => {
  expect(visit([need('SCHOOLRUN')]).requests.hours).toEqual({ value: { from: '09:30', to: '14:45' }, hard: true })
})

test('B2 a face that was promised is a hard request; a face that is known is a wish', () => {
  expect(visit([], [], { namedOperative: amina }).requests.sameOperative).toEqual({ value: amina, hard: true })
  expect(visit([need('AUTISM')], [], { lastOperative: tom }).requests.sameOperative).toEqual({ value: tom, hard: false })
  expect(visit([need('AUTISM')], [], { lastOperative: tom, namedOperative: amina }).requests.sameOperative?.value).toBe(amina)
  expect(visit([], [], { lastOperative: tom }).requests.sameOperative).toBeUndefined()
})
