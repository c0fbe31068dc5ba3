import { expect, test } from 'vitest'
import { at, tenOClock } from '../../dispatch/examples.ts'
import { leaveBy, mostUrgentFirst } from './promises.ts'

const could = (name: string, arrives: string, closes: string, isEmergency = false) => ({
  ...{ name, isEmergency, arrivesAt: at(arrives) },
  window: { from: at('08:00'), to: at(closes) },
})
const order = (...all: ReturnType<typeof could>[]) => mostUrgentFirst(all).map(({ name }) => name)

test('B6 an emergency stands before every other, however soon theirs closes', () =>
  expect(order(could('closing', '10:20', '10:25'), could('burst pipe', '10:30', '16:00', true))).toEqual(['burst pipe', 'closing']))

test('B6 of two emergencies, the one that has to be left for first', () =>
  expect(order(could('later', '10:30', '16:00', true), could('sooner', '10:30', '12:00', true))).toEqual(['sooner', 'later']))

test('B6 not the window that closes first stands in front, but the way that has to be begun first', () =>
  expect(order(could('near', '10:05', '12:00'), could('far', '11:10', '12:30'))).toEqual(['far', 'near']))

test('what stands alike keeps its order, so that nothing jumps when the page is read again', () =>
  expect(order(could('one', '10:20', '12:00'), could('two', '10:20', '12:00'))).toEqual(['one', 'two']))

test('twenty minutes away from a window that closes at noon: leave by 11:40', () =>
  expect(leaveBy(could('home', '10:20', '12:00'), tenOClock)).toEqual(at('11:40')))
