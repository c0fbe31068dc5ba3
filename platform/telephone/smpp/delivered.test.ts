import type { Pdu } from 'smpp'
import { expect, test } from 'vitest'
import { textReader } from './delivered.ts'

let now = 1_000_000
const part = (message: string, nth: number, joint = 7, more: Partial<Pdu> = {}): Pdu => ({
  ...{ command: 'deliver_sm', command_status: 0, sequence_number: 1 },
  ...{ source_addr: '447700900104', destination_addr: '441314960199' },
  short_message: { message, udh: [Buffer.from([0, 3, joint, 3, nth])] },
  response: () => part('', 1),
  ...more,
})

test('A2 a long text is handed on with each of its parts, and is one text under one id', () => {
  const read = textReader(() => now)
  const heard = [part('I am at the red ', 1), part('file, top floor, ', 2), part('come.', 3)].map(read)
  expect(heard.map(({ body }) => body)).toEqual([
    'I am at the red ',
    'I am at the red file, top floor, ',
    'I am at the red file, top floor, come.',
  ])
  expect(new Set(heard.map(({ supplierId }) => supplierId)).size).toBe(1)
})

test('A5 parts out of order, and parts that come again: the same id, the words in their order', () => {
  const read = textReader(() => now)
  const heard = [part('C', 3), part('A', 1), part('A', 1), part('B', 2)].map(read)
  expect(heard.map(({ body }) => body)).toEqual(['C', 'AC', 'AC', 'ABC'])
  expect(new Set(heard.map(({ supplierId }) => supplierId)).size).toBe(1)
  expect(textReader(() => now)(part('C', 3)).supplierId).toBe(heard[0]!.supplierId)
})

test('another text under the same number, of somebody else, or later, is another one', () => {
  const read = textReader(() => now)
  const ids = [
    read(part('A', 1)),
    read(part('Something else', 1)),
    read(part('A', 1, 8)),
    read(part('A', 1, 7, { source_addr: '447700900105' })),
  ]
  expect(ids.map(({ body }) => body)).toEqual(['A', 'Something else', 'A', 'A'])
  now += 121_000
  ids.push(read(part('B', 2)))
  expect(ids.at(-1)!.body).toBe('B')
  expect(new Set(ids.map(({ supplierId }) => supplierId)).size).toBe(5)
})

test('a text that is whole at once keeps the id that the supplier gave it', () => {
  const read = textReader(() => now)
  const whole: Pdu = { ...part('', 1), short_message: 'Hello' }
  expect(read({ ...whole, receipted_message_id: 'SM1' }).supplierId).toBe('smpp:SM1')
  expect(read(whole).supplierId).toBe(read(whole).supplierId)
})

test('a text too long for its own field is read from the one for long ones', () => {
  const long = { ...part('', 1), short_message: '', message_payload: `${'so '.repeat(60)}red file` }
  expect(textReader(() => now)(long).body).toBe(`${'so '.repeat(60)}red file`)
})
