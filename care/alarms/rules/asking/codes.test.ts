import { expect, test } from 'vitest'
import { faultsOfCodes } from './codes.ts'

const good = { codeWord: 'red file', codeKeys: '7333', amberWords: 'blue folder' }

test.each([
  ['two ordinary words', good, []],
  ['no keys and no second phrase', { ...good, codeKeys: null, amberWords: null }, []],
  ['one word', { ...good, codeWord: 'bramble' }, ['codeWord']],
  ['too short for slips to be forgiven', { ...good, codeWord: 'a key' }, ['codeWord']],
  ['letters among the keys', { ...good, codeKeys: '73A' }, ['codeKeys']],
  ['the number that everybody keys', { ...good, codeKeys: '999' }, ['codeKeys']],
  ['two phrases that a slip turns into each other', { ...good, amberWords: 'rad file' }, ['amberWords']],
] as const)('A2 codes: %s', (_, codes, faults) => {
  expect(faultsOfCodes(codes).map(({ field }) => field)).toEqual(faults)
})
