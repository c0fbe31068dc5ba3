import { expect, test } from 'vitest'
import { readCsv } from './csv.ts'

test('a spreadsheet’s file: byte order mark, quotes, semicolons, empty lines, the line of each row', () => {
  expect(readCsv('\uFEFFRef;Work\r\n1; "Tap drips; kitchen" \r\n\r\n;;\r\n2;Door\r\n')).toEqual({
    header: ['Ref', 'Work'],
    rows: [
      { line: 2, cells: ['1', 'Tap drips; kitchen'] },
      { line: 5, cells: ['2', 'Door'] },
    ],
    damaged: [],
  })
})

test('a quotation mark that is never closed is said, and the rows before it are kept', () => {
  const read = readCsv('Ref,Work\n1,Tap\n2,"Door\n3,Roof\n')
  expect(read.rows.map((row) => row.cells[0])).toContain('1')
  expect(read.damaged).toHaveLength(1)
})

test('nothing at all', () => expect(readCsv('')).toEqual({ header: [], rows: [], damaged: [] }))
