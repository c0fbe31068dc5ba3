import { expect, test } from 'vitest'
import { asksToCancel, asksToChange, asksToWait, numberSaid } from './texts.ts'

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

test.each([
  ['CHANGE', true],
  ['Change, please', true],
  ['change the locks', false],
  ['CANCEL', false],
])('M4 B9 “%s” asks for another time: %s', (text, asks) => expect(asksToChange(text)).toBe(asks))

test.each([
  ['2', 2],
  ['2 please', 2],
  ['No. 3!', 3],
  ['Two, thank you', 2],
  ['۲', 2],
  ['نمبر 1', 1],
  ['دو', 2],
  ['7', 7],
  ['1 or 2', 0],
  ['1 2', 0],
  ['1, 2', 0],
  ['not 1', null],
  ['at 2 my sister is here', null],
  ['07700 900100', null],
  ['', null],
  ['thanks', null],
  ['No. 2', 2],
  ['No, 2', null],
  ['2 no', null],
  ['2?', null],
])('M4 B9 “%s” says the number %s', (text, number) => expect(numberSaid(text)).toBe(number))
