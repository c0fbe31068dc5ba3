import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { calmly } from './calmly.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the first is told at once, a burst after it once, and another key waits for neither', () => {
  const told: string[] = []
  const hear = calmly(1000, (key) => void told.push(key))
  hear('one')
  expect(told).toEqual(['one'])
  for (let n = 0; n < 20; n++) hear('one')
  hear('other')
  expect(told).toEqual(['one', 'other'])
  vi.advanceTimersByTime(1000)
  expect(told).toEqual(['one', 'other', 'one'])
  hear('one')
  expect(told).toHaveLength(3)
  vi.advanceTimersByTime(1000)
  expect(told).toEqual(['one', 'other', 'one', 'one'])
})

test('after a quiet second the next is told at once again', () => {
  const told: string[] = []
  const hear = calmly(1000, (key) => void told.push(key))
  hear('one')
  vi.advanceTimersByTime(1000)
  expect(told).toEqual(['one'])
  hear('one')
  expect(told).toEqual(['one', 'one'])
})
