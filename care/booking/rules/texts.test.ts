import { expect, test } from 'vitest'
import { asksToCancel } from './texts.ts'

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
