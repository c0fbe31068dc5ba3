import { expect, test } from 'vitest'
import { asksForHelp, holdsCodeKeys, holdsCodeWord } from './code-word.ts'
import { isAlarming } from './pin.ts'

test.each([
  ['red file', true],
  ['Have you got the RED FILE for this one?', true],
  ['red-file', true],
  ['redfile', true],
  ['reD fiel 🆘', true],
  ['rad file', true],
  ['', false],
  ['I am at the door', false],
  ['the fire is red', false],
])('A2 the word for help from a known number: %s', (text, expected) => {
  expect(holdsCodeWord(text, 'red file', { forgiving: true })).toBe(expected)
})

test('A2 from an unknown number the word counts, but its spelling is not forgiven', () => {
  expect(holdsCodeWord('Red file!', 'red file', { forgiving: false })).toBe(true)
  expect(holdsCodeWord('rad file', 'red file', { forgiving: false })).toBe(false)
  expect(holdsCodeWord('anything', '', { forgiving: true })).toBe(false)
})

test.each([
  ['the word among others', 'have you got the rde file?', 0, true],
  ['🆘 alone', '🆘', 0, true],
  ['🚨 after words', 'at the flat 🚨', 0, true],
  ['a cry that is all there is', 'HELP!!', 0, true],
  ['999', '999', 0, true],
  ['help, with something else', 'can you help me park?', 0, false],
  ['a picture without a word', ' ', 1, true],
  ['a picture with words', 'the boiler plate', 1, false],
  ['nothing at all', '', 0, false],
  ['a thumb up', '👍', 0, false],
])('A2 a worker’s text asks for help, or does not: %s', (_, body, pictures, expected) => {
  expect(asksForHelp({ body, pictures }, 'red file')).toBe(expected)
})

test.each([
  ['7333', '7333', true],
  ['0007333#', '7333', true],
  ['733', '7333', false],
  ['7333', null, false],
  ['', '', false],
])('A2 keys %s, the keyed code %s', (keys, code, expected) => {
  expect(holdsCodeKeys(keys, code)).toBe(expected)
})

test('A2 the third wrong PIN in a row is an alarm, and each third after it', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map(isAlarming)).toEqual([false, false, false, true, false, false, true])
})
