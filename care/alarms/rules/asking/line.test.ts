import { expect, test } from 'vitest'
import { cardDigits, isLastMiss, meantBy } from './line.ts'

const codes = { codeWord: 'red file', codeKeys: '7333', amberWords: 'blue folder' }
const said = (words: string) => ({ keys: null, words })
const keyed = (keys: string) => ({ keys, words: null })

test.each([
  ['the word, said in a sentence', said('have you got the red file for this one'), 'help', 'help'],
  ['the word as the line heard it', said('have you got the read file for this one'), 'help', 'something'],
  ['the keyed code', keyed('7333'), 'help', 'help'],
  ['the keyed code among other keys', keyed('07333'), 'help', 'something'],
  ['the phrase for "come and look"', said('is the blue folder with you'), 'amber', 'something'],
  ['anything else', said('I am running late'), 'something', 'something'],
  ['silence', { keys: null, words: null }, 'nothing', 'nothing'],
] as const)('A2 what a caller means: %s', (_, heard, fromAWorker, fromAnybody) => {
  expect([meantBy(heard, codes, true), meantBy(heard, codes, false)]).toEqual([fromAWorker, fromAnybody])
})

test('A2 nothing set is no code', () => {
  expect(meantBy(keyed(''), { ...codes, codeKeys: null, amberWords: null }, true)).toBe('something')
})

test('a caller is asked three times, and a card is keyed by its digits', () => {
  expect([0, 1, 2, 3].map(isLastMiss)).toEqual([false, false, false, true])
  expect(cardDigits('LR-0412')).toBe('0412')
})
