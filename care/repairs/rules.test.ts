import { describe, expect, test } from 'vitest'
import { roads } from '../../lib/machine.ts'
import { instant } from '../../lib/time.ts'
import { finishBy, sayClock, usualPriorities } from '../landlords/rules.ts'
import {
  asPriority,
  asReported,
  asTenant,
  asTrade,
  columnsOf,
  orderMachine,
  priorityOfHaste,
  problemCodes,
  problems,
  readRow,
  usualMinutes,
} from './rules.ts'

const now = instant('2026-11-24T09:00:00Z')

describe('C1 the landlord’s clock', () => {
  const [emergency, urgent, routine] = usualPriorities as [
    (typeof usualPriorities)[0],
    (typeof usualPriorities)[0],
    (typeof usualPriorities)[0],
  ]
  test.each([
    ['an emergency runs through the night', emergency, 'scotland', '2026-11-25T09:00:00Z'],
    ['five working days in Scotland leave out St Andrew’s Day', urgent, 'scotland', '2026-12-02T23:59:00Z'],
    ['five working days in England do not', urgent, 'england', '2026-12-01T23:59:00Z'],
    ['twenty working days', routine, 'england', '2026-12-22T23:59:00Z'],
  ] as const)('%s', (_, priority, jurisdiction, by) => expect(finishBy(priority, now, jurisdiction).toString()).toBe(by))

  test('24 elapsed hours, also in the night in which the clocks go forward', () =>
    expect(finishBy(emergency, instant('2027-03-28T00:30:00Z'), 'england').toString()).toBe('2027-03-29T00:30:00Z'))
  test('said as people say it', () => expect(usualPriorities.map(sayClock)).toEqual(['24 hours', '5 working days', '20 working days']))
  test('what a resident reports gets the landlord’s own priority of that haste', () => {
    expect((['emergency', 'urgent', 'routine'] as const).map((haste) => priorityOfHaste(usualPriorities, haste)?.code)).toEqual([
      'emergency',
      'urgent',
      'routine',
    ])
    expect(priorityOfHaste([routine], 'emergency')).toEqual(routine)
    expect(priorityOfHaste([], 'emergency')).toBeNull()
  })
  test('every problem a resident can name leads to a trade with a usual time', () => {
    for (const code of problemCodes) expect(usualMinutes[problems[code].trade], code).toBeGreaterThan(0)
  })
})

test('an order ends once: every road of its states', () =>
  expect(roads(orderMachine)).toEqual([
    ['open', 'finished', 'done'],
    ['open', 'called_off', 'cancelled'],
  ]))

describe('a landlord’s file', () => {
  test.each([
    ['our own names', ['Landlord ref', 'Address', 'Postcode', 'Description', 'Trade', 'Priority', 'Reported date', 'Tenant name', 'Phone']],
    [
      'other names, other case',
      [
        'WORK ORDER NUMBER',
        'address_line_1',
        'Post Code',
        'description of work',
        'TRADE',
        'priority code',
        'dateRaised',
        'Customer',
        'Mobile',
      ],
    ],
    ['a UPRN in place of the address', ['Job No.', 'uprn', 'Fault', 'skill', 'Urgency']],
  ])('%s are understood', (_, header) => expect(columnsOf(header)).toMatchObject({ missing: [], unknown: [] }))
  test('what is missing is named, what is unknown is left out', () =>
    expect(columnsOf(['Ref', 'Address', 'Colour'])).toMatchObject({
      missing: ['Description', 'Trade', 'Priority', 'UPRN, or Address and Postcode'],
      unknown: ['Colour'],
    }))

  test.each([
    ['2026-11-20', '2026-11-20T09:00:00Z'],
    ['20/11/2026', '2026-11-20T09:00:00Z'],
    ['20/11/2026 14:05', '2026-11-20T14:05:00Z'],
    ['2026-07-01 08:30', '2026-07-01T07:30:00Z'],
    ['2026-11-20T14:05:00Z', '2026-11-20T14:05:00Z'],
    ['31/02/2026', null],
    ['last week', null],
  ])('reported on %s', (text, at) => expect(asReported(text)?.toString() ?? null).toBe(at))

  test('trades and priorities by the names people use', () => {
    expect(['Plumbing', 'ELECTRICAL', 'Carpentry', 'Gas', 'Chimney sweep'].map(asTrade)).toEqual([
      'plumber',
      'electrician',
      'joiner',
      'gas',
      null,
    ])
    expect(['URGENT', 'routine', '2', 'Normal', 'whenever', ''].map((text) => asPriority(text, usualPriorities)?.code ?? null)).toEqual([
      'urgent',
      'routine',
      'emergency',
      'routine',
      null,
      null,
    ])
    expect(asTenant('Mrs. Nasreen Malik')).toEqual({ title: 'Mrs', name: 'Nasreen Malik' })
  })

  const good = {
    reference: 'F-1',
    address: '1 Lark St',
    postcode: 'EH7 5RN',
    description: 'Tap drips',
    trade: 'plumber',
    priority: 'routine',
  }
  const read = (over: Record<string, string>) => {
    const cells: Record<string, string> = { ...good, ...over }
    return readRow((column) => cells[column] ?? '', usualPriorities, now)
  }
  test('a good row', () =>
    expect(read({})).toMatchObject({ faults: [], remarks: [], row: { landlordRef: 'F-1', expectedMinutes: 45, postcode: 'EH7 5RN' } }))
  test.each([
    ['no reference', { reference: '' }, /reference is missing/],
    ['no description', { description: '' }, /Nothing says what the work is/],
    ['no address', { address: '' }, /address is missing/],
    ['no postcode', { postcode: 'somewhere' }, /“somewhere” is not a postcode/],
    ['Wales', { postcode: 'CF10 1AA' }, /England and Scotland/],
    ['an unknown trade', { trade: 'sweep' }, /“sweep” is not a trade we have. Use one of: plumber, /],
    ['an unknown priority', { priority: 'whenever' }, /Use one of: emergency, urgent, routine/],
    ['a date that is none', { reported: 'soon' }, /is not a date/],
    ['tomorrow', { reported: '25/11/2026' }, /still to come/],
    ['too long', { minutes: '1000' }, /between 5 and 600/],
  ])('kept out: %s, said with what to do', (_, over, sentence) => {
    const { row, faults } = read(over)
    expect(row).toBeNull()
    expect(faults).toEqual([expect.stringMatching(sentence)])
  })
  test('all faults of a row at once', () => expect(read({ reference: '', trade: 'sweep', postcode: 'x' }).faults).toHaveLength(3))
  test('a telephone we cannot dial keeps nobody’s repair waiting', () =>
    expect(read({ telephone: 'ask' })).toMatchObject({ row: { telephone: null }, faults: [], remarks: [expect.stringContaining('ask')] }))
})
