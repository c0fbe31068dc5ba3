import { expect, test } from 'vitest'
import { csvFile, csvLine } from './csv.ts'

test('quotes are doubled, numbers stand as they are, and nothing is taken for a formula', () => {
  expect(csvLine(['say "hello"', -3, '=1+1', '−3', '+44'])).toBe(`"say ""hello""",-3,"'=1+1","−3","'+44"`)
})

test('a file begins with its mark and ends with a line', () => expect(csvFile([['a'], [1]])).toBe('\uFEFF"a"\r\n1\r\n'))
