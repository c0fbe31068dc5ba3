import { expect, test } from 'vitest'
import { after, instant, minutes, seconds } from '../../../lib/time.ts'
import { referenceOf, supplierOfInbound } from './attempts.ts'
import { asksToStartAgain, asksToStop, goesInSpiteOfStop } from './stop.ts'
import { healthAfter, inOrder, isNews, isResting, restAfter, wellSoFar } from './suppliers.ts'
import type { Health, HealthEvent } from './suppliers.ts'

const now = instant('2026-11-24T09:00:00Z')
const since = (events: readonly HealthEvent[], health: Health = wellSoFar): Health =>
  events.reduce((one, event) => healthAfter(one, event, now), health)
const later = (n: number) => after(now, seconds(n))

test('M3 one that does not answer rests at once, longer each time; an answer ends it', () => {
  expect([1, 2, 3, 4, 5, 9].map((n) => restAfter(n).total('seconds'))).toEqual([10, 20, 40, 80, 120, 120])
  const silent = since(['no_answer'])
  expect([isResting(silent, now), isResting(silent, later(10))]).toEqual([true, false])
  expect(isResting(since(['no_answer', 'no_answer']), later(10))).toBe(true)
  expect(isResting(since(['no_answer', 'answered']), now)).toBe(false)
})

test('M2, M3 one that takes and does not deliver rests after the third, and only a delivery ends it', () => {
  expect(isResting(since(['not_in_time', 'not_in_time']), now)).toBe(false)
  const takes = since(['not_in_time', 'not_in_time', 'not_in_time'])
  expect(isResting(takes, now)).toBe(true)
  expect(isResting(since(['answered'], takes), now)).toBe(true)
  expect(isResting(since(['delivered'], takes), now)).toBe(false)
  expect(isResting(takes, after(now, minutes(5)))).toBe(false)
})

test('M3 the healthy go first and nobody is left out', () => {
  const resting = since(['no_answer'])
  const order = (health: Record<string, Health>) => inOrder(['twilio', 'smpp'], (name) => health[name] ?? wellSoFar, now)
  expect(order({})).toEqual(['twilio', 'smpp'])
  expect(order({ twilio: resting })).toEqual(['smpp', 'twilio'])
  expect(order({ twilio: since(['no_answer', 'no_answer']), smpp: resting })).toEqual(['smpp', 'twilio'])
})

test('success upon success is no news; whatever ends a rest is', () => {
  const well = since(['delivered'])
  expect([isNews(wellSoFar, 'answered', now), isNews(well, 'answered', now), isNews(well, 'answered', later(30))]).toEqual([
    true,
    false,
    true,
  ])
  expect(isNews(since(['no_answer']), 'answered', now)).toBe(true)
  expect(isNews(since(['not_in_time', 'answered']), 'delivered', now)).toBe(true)
  expect(isNews(well, 'no_answer', now)).toBe(true)
})

test('A6 what suppliers take for STOP and START, and what still goes to a household that replied STOP', () => {
  expect(['STOP', ' stop. ', 'Stop!', 'UNSUBSCRIBE', 'Opt-out'].every(asksToStop)).toBe(true)
  expect(['please stop the leak', 'stop at the shop', 'red file', ''].some(asksToStop)).toBe(false)
  expect([asksToStartAgain('START'), asksToStartAgain('start again tomorrow')]).toEqual([true, false])
  expect((['on_the_way', 'promise_cancelled', 'visit_over_ask', 'promise_made'] as const).map(goesInSpiteOfStop)).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('which supplier brought a text, and the number that stands for a message', () => {
  expect(['SM12', 'smpp:ab', 'notify:12'].map(supplierOfInbound)).toEqual(['twilio', 'smpp', 'notify'])
  expect(referenceOf('msg_01')).toBe(referenceOf('msg_01'))
  expect(referenceOf('msg_01JQ9Z0000ABCDEFGHJKMNPQRS')).toBeLessThan(65_536)
})
