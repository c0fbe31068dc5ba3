import { expect, test } from 'vitest'
import { after, instant, minutes, seconds } from '../../../lib/time.ts'
import type { Attempt, AttemptState, SupplierName, TriedChannel } from './attempts.ts'
import { mayBecomeACall, planDuty, tooSlow } from './duty.ts'
import type { Plan, Ways } from './duty.ts'

const start = instant('2026-11-24T02:00:00Z')
const at = (n: number) => after(start, seconds(n))
const text = (supplier: SupplierName) => ({ supplier, channel: 'text' as const })
const call = { supplier: 'twilio', channel: 'call' } as const
const both: Ways = { first: [text('twilio'), text('smpp')], next: [call], isBlocked: false }
const tried = (supplier: SupplierName, channel: TriedChannel, state: AttemptState, n: number): Attempt => ({
  ...{ id: `att_${supplier}${channel}${n}`, supplier, channel, state, triedAt: at(n) },
})
const t = (state: AttemptState, n: number) => tried('twilio', 'text', state, n)
const s = (state: AttemptState, n: number) => tried('smpp', 'text', state, n)
const c = (state: AttemptState, n: number) => tried('twilio', 'call', state, n)

const rows: [name: string, ways: Ways, attempts: Attempt[], now: number, plan: Plan][] = [
  ['the first goes at once', both, [], 0, { go: [text('twilio')] }],
  ['taken: fifteen seconds for the receipt', both, [t('accepted', 0)], 3, { wait: at(15) }],
  ['M3 not reached: the other at once', both, [t('failed', 0)], 0, { go: [text('smpp')] }],
  ['M3 unsure: the other at once', both, [t('unclear', 0)], 4, { go: [text('smpp')] }],
  ['M3 not in time: the other, and a call', both, [t('not_in_time', 0)], 15, { go: [text('smpp'), call] }],
  ['M3 lost on the way: the other, and a call', both, [t('undelivered', 0)], 2, { go: [text('smpp'), call] }],
  ['A6 blocked: the other, and a call, at once', { ...both, first: [text('smpp')], isBlocked: true }, [], 0, { go: [text('smpp'), call] }],
  ['A6 refused for the number: the other, and a call', both, [t('refused', 0)], 0, { go: [text('smpp'), call] }],
  ['A6 blocked everywhere: a call', { first: [], next: [call], isBlocked: true }, [], 0, { go: [call] }],
  ['nobody reached: a call too', both, [t('failed', 0), s('failed', 0)], 0, { go: [call] }],
  ['A6 nobody reached by any way: again in five seconds', both, [t('failed', 0), s('failed', 0), c('failed', 0)], 1, { wait: at(5) }],
  ['A6 …and again', both, [t('failed', 0), s('failed', 0), c('failed', 0)], 5, { go: [text('twilio'), call] }],
  ['the other has it now', both, [t('failed', 0), s('accepted', 0)], 6, { wait: at(15) }],
  [
    'both took it, nothing came: who knows more is the ladder',
    both,
    [t('not_in_time', 0), s('not_in_time', 15), c('delivered', 15)],
    31,
    { over: true },
  ],
  [
    'one took it, the other never could: it goes on trying',
    both,
    [t('not_in_time', 0), s('failed', 15), c('undelivered', 15)],
    20,
    { go: [text('smpp')] },
  ],
  [
    'one supplier alone is asked again and again',
    { first: [text('twilio')], next: [], isBlocked: false },
    [t('unclear', 0)],
    5,
    { go: [text('twilio')] },
  ],
]
test.each(rows)('A5, A6, M3 what a duty message does next: %s', (_, ways, attempts, now, plan) => {
  expect(planDuty(ways, attempts, { queuedAt: start, now: at(now) })).toEqual(plan)
})

test('A6 after ten minutes every minute, after a day no more', () => {
  const failed = (n: number) => [t('failed', n), s('failed', n), c('failed', n)]
  const later = (n: number) => planDuty(both, failed(n), { queuedAt: start, now: at(n + 5) })
  expect(later(660)).toEqual({ wait: at(720) })
  expect(later(24 * 3600)).toEqual({ over: true })
})

test('M3 whatever happened before, a plan never asks to look at a moment that is over', () => {
  const states: AttemptState[] = ['accepted', 'failed', 'refused', 'unclear', 'not_in_time', 'undelivered']
  for (const first of states)
    for (const second of states)
      for (const third of states)
        for (const now of [0, 4, 5, 14, 15, 16, 35, 36, 700]) {
          const plan = planDuty(both, [t(first, 0), s(second, 0), c(third, 0)], { queuedAt: start, now: at(now) })
          if ('wait' in plan) expect(Temporal.Instant.compare(plan.wait, at(now)), `${first} ${second} ${third} ${now}`).toBe(1)
        }
})

test('M3 a receipt is late after fifteen seconds; a call may ring first', () => {
  const attempts = [t('accepted', 0), c('accepted', 0), s('unclear', 0)]
  expect(tooSlow(attempts, at(14))).toEqual([])
  expect(tooSlow(attempts, at(15))).toEqual([attempts[0]])
  expect(tooSlow(attempts, after(start, minutes(1)))).toEqual(attempts.slice(0, 2))
})

test('A2 what would make a worker’s phone ring stays a text', () => {
  expect(['alarm_ring', 'concern_received', 'check_in_due', 'device_code'].map(mayBecomeACall)).toEqual([true, true, false, false])
})
