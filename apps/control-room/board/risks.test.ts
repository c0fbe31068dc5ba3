import { expect, test } from 'vitest'
import type { AheadNow, Note, PromiseToday } from '../../../care/booking/actions.ts'
import { anOperative, at, aVisit, tenOClock } from '../../../care/dispatch/examples.ts'
import type { Operative } from '../../../care/workforce/rules.ts'
import type { OrderId } from '../../../lib/ids.ts'
import type { Known } from './known.ts'
import { risksShown } from './risks.ts'
import type { ProposalShown } from './sending.ts'

const [ewan, grace] = [anOperative('ewan').id, anOperative('grace').id]
const known: Known = {
  households: new Map(),
  places: new Map(),
  orders: new Map(),
  operatives: new Map(
    [ewan, grace].map((id) => [
      id,
      (id === ewan ? { firstName: 'Ewan', name: 'Ewan Bell' } : { firstName: 'Grace', name: 'Grace Okafor' }) as Operative,
    ]),
  ),
}
const window = (from: string, to: string) => ({ from: at(from), to: at(to) })
const about = (name: string) => ({
  orderId: `ord_${name}` as OrderId,
  appointmentId: aVisit(name).appointment,
  householdId: aVisit(name).household,
})

const early = (name: string, to: string, chance = 0.4): Note => ({
  ...{ ...about(name), window: window('10:00', to), waits: [], troubles: [] },
  risk: {
    ...{ chance, saves: 'Ring now.' },
    instead: [{ operatives: [ewan], arrivesAt: at('10:20'), chance: 0.1, meantElsewhere: true }],
  },
})
const due = (name: string, to: string, risk: PromiseToday['risk']): PromiseToday => {
  const { appointmentId: id, ...more } = about(name)
  return { appointment: { ...more, id, window: window('08:00', to) } as PromiseToday['appointment'], going: [], risk }
}
const shown = (promises: PromiseToday[], ahead: Pick<AheadNow, 'notes' | 'chances'>, told: Parameters<typeof risksShown>[0]['told'] = []) =>
  risksShown({ due: promises, ahead, known, told, proposals: [], now: tenOClock })

test('B6 what closes now and what the plan sees coming stand in one list, the soonest first, each promise once', () => {
  const notes = [early('far', '14:00'), early('near', '11:00'), early('closing', '10:30')]
  const risks = shown([due('closing', '10:30', 'nobody_sent')], { notes, chances: new Map([['ord_near' as OrderId, 0.4]]) })
  expect(risks.map((one) => [one.orderId, one.isEarly, one.kept])).toEqual([
    ['ord_closing', false, null],
    ['ord_near', true, 12],
    ['ord_far', true, null],
  ])
  expect(risks[1]).toMatchObject({ next: 'Ring now.', left: '1 h left', why: 'As the day stands, somebody may come too late.' })
})

test('B6 what the household knows stands beside it: not told yet, told, or waits for us', () => {
  const [a, b, c, d, e] = ['asked', 'told', 'waits', 'again', 'still'].map((name) => early(name, '12:00'))
  const told = { riskToldAt: at('09:15'), riskToldExpectedAt: null, riskToldAgainAt: null, waitsSince: null }
  const again = { ...told, riskToldAgainAt: at('09:50'), waitsSince: at('09:20') }
  const risks = shown([], { notes: [a!, b!, c!, d!, e!], chances: new Map() }, [
    { ...told, id: b!.appointmentId! },
    { ...told, id: c!.appointmentId!, waitsSince: at('09:20') },
    { ...again, id: d!.appointmentId! },
    { ...again, id: e!.appointmentId!, waitsSince: at('09:55') },
  ])
  expect(risks.map((one) => [one.told, one.tell])).toEqual([
    [null, a!.appointmentId],
    ['Told at 9:15 that we may be late. No answer yet.', null],
    ['Told at 9:15 that we may be late. Waits for us.', null],
    ['Told at 9:15 that we may be late, at 9:50 that it takes longer still. No answer since. Ring them.', null],
    ['Told at 9:15 that we may be late, at 9:50 that it takes longer still. Still waits for us.', null],
  ])
})

test('B6 whoever could be sent instead stands beside the promise, with how likely they are in time, ready to send', () => {
  const [one] = shown([], { notes: [early('home', '11:00')], chances: new Map() })
  expect(one?.instead).toMatchObject([
    {
      says: 'Ewan Bell could be there about 10:20: 18 in 20 in time. Is meant for another home.',
      fields: { operativeIds: 'op_ewan', appointmentId: 'apt_home' },
    },
  ])
})

test('B6 so do the two who could go together, with how much likelier the promise is kept by them', () => {
  const note = early('home', '11:00')
  const instead = [{ ...note.risk!.instead[0]!, operatives: [ewan, grace] }]
  const [one] = shown([], { notes: [{ ...note, risk: { ...note.risk!, instead } }], chances: new Map([[note.orderId, 0.4]]) })
  expect(one?.instead).toMatchObject([
    {
      firstNames: 'Ewan and Grace',
      says: 'Ewan Bell and Grace Okafor could be there about 10:20: 18 in 20 in time instead of 12. Another home counts on them.',
      fields: { operativeIds: 'op_ewan op_grace', appointmentId: 'apt_home' },
    },
  ])
})

test('B6 of a window that has closed no odds are claimed', () => {
  const [one] = shown([due('late', '09:40', 'window_closed')], { notes: [], chances: new Map([['ord_late' as OrderId, 1]]) })
  expect([one?.kept, one?.left]).toEqual([null, '20 min late'])
})

test('B6 of promises that close together, one that somebody can leave for now stands before one that needs a call', () => {
  const proposal = { orderId: 'ord_saved', fields: { operativeIds: 'op_grace' } } as ProposalShown
  const risks = risksShown({
    ...{ due: ['lost', 'saved'].map((name) => due(name, '10:30', 'nobody_sent')), told: [], known, now: tenOClock },
    ...{
      ahead: {
        notes: [],
        chances: new Map([
          ['ord_lost' as OrderId, 1],
          ['ord_saved' as OrderId, 0.1],
        ]),
      },
      proposals: [proposal],
    },
  })
  expect(risks.map((one) => one.orderId)).toEqual(['ord_saved', 'ord_lost'])
})
