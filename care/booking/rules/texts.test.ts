import { expect, test } from 'vitest'
import { asksToCancel, asksToWait } from './texts.ts'

test.each([
  ['CANCEL', true],
  [' cancel. ', true],
  ['Cancel please!', true],
  ['CANCEL thank you 🙏', true],
  ['cancel the complaint', false],
  ['do not cancel', false],
  ['CHANGE', false],
  ['', false],
])('M4 “%s” asks to cancel: %s', (text, asks) => expect(asksToCancel(text)).toBe(asks))

test.each([
  ['WAIT', true],
  ['Wait, thank you', true],
  ['I cannot wait', false],
  ['OK', false],
  ['', false],
])('M4 B6 “%s” says that they wait: %s', (text, waits) => expect(asksToWait(text)).toBe(waits))
