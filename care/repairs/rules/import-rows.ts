/** One row of a landlord's file: parsed once, all its faults together, each with what to do. */
import { atTime, isBefore, parseInstant } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Priority } from '../../landlords/rules.ts'
import { asTelephone } from '../../messages/rules.ts'
import { asPostcode, jurisdictionOf } from '../../premises/rules.ts'
import type { Trade } from '../../workforce/rules.ts'
import { trades } from '../../workforce/rules.ts'
import type { ImportColumn } from './import-columns.ts'
import { usualMinutes } from './orders.ts'

export type ImportedRow = {
  readonly landlordRef: string
  readonly uprn: string | null
  readonly line1: string
  readonly line2: string | null
  readonly town: string | null
  /** Empty when the row names its address by UPRN alone. */
  readonly postcode: string
  readonly description: string
  readonly room: string | null
  readonly trade: Trade
  readonly priorityCode: string
  readonly reportedAt: Instant
  readonly tenant: { readonly title: string | null; readonly name: string } | null
  readonly telephone: string | null
  readonly language: string | null
  readonly expectedMinutes: number
  readonly hotWork: boolean
}

/** What to do about a row: a fault keeps it out, a remark does not. */
export type RowRead = { readonly row: ImportedRow | null; readonly faults: readonly string[]; readonly remarks: readonly string[] }

// prettier-ignore
const tradeNames: Readonly<Record<string, Trade>> = {
  plumbing: 'plumber', pl: 'plumber', drainage: 'plumber', electrical: 'electrician', electrics: 'electrician', el: 'electrician', heating: 'gas', gasengineer: 'gas', boiler: 'gas',
  carpenter: 'joiner', carpentry: 'joiner', joinery: 'joiner', plastering: 'plasterer', painter: 'decorator', painting: 'decorator', decorating: 'decorator', roofing: 'roofer',
  glazing: 'glazier', locks: 'locksmith', mould: 'damp', dampandmould: 'damp', multitrade: 'multi', multiskilled: 'multi', multiskill: 'multi', handyperson: 'multi', general: 'multi',
}
const priorityNames: Readonly<Record<string, string>> = {
  '1': 'emergency',
  '2': 'emergency',
  '3': 'urgent',
  '4': 'routine',
  immediate: 'emergency',
  normal: 'routine',
}
const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

export const asTrade = (text: string): Trade | null => trades.find((one) => one === bare(text)) ?? tradeNames[bare(text)] ?? null

export const asPriority = (text: string, priorities: readonly Priority[]): Priority | null => {
  const named = (wanted: string): Priority | undefined => priorities.find((one) => bare(one.code) === wanted || bare(one.label) === wanted)
  return (bare(text) === '' ? undefined : (named(bare(text)) ?? named(priorityNames[bare(text)] ?? ''))) ?? null
}

/** `2026-11-20`, `2026-11-20T09:30:00Z`, `20/11/2026`, `20/11/2026 09:30`. A day alone begins in the morning. Null when it is no date. */
export const asReported = (text: string): Instant | null => {
  const exact = parseInstant(text)
  if (exact) return exact
  const found = /^(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})[/.](\d{1,2})[/.](\d{4}))(?:[T ]+(\d{1,2}):(\d\d)(?::\d\d)?)?$/.exec(text)
  if (!found) return null
  const [, isoYear, isoMonth, isoDay, day, month, year, hour = '9', minute = '00'] = found
  const date = { year: Number(isoYear ?? year), month: Number(isoMonth ?? month), day: Number(isoDay ?? day) }
  try {
    return atTime(Temporal.PlainDate.from(date, { overflow: 'reject' }), `${hour.padStart(2, '0')}:${minute}`)
  } catch {
    return null
  }
}

const titles = ['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'rev', 'sir', 'dame', 'lady', 'lord']

/** "Mrs Nasreen Malik" → Mrs, Nasreen Malik. */
export const asTenant = (text: string): { title: string | null; name: string } | null => {
  const [first = '', ...rest] = text.trim().split(/\s+/)
  if (first === '') return null
  return rest.length > 0 && titles.includes(bare(first))
    ? { title: first.replace(/\.$/, ''), name: rest.join(' ') }
    : { title: null, name: text.trim() }
}

const minutesOf = (text: string, trade: Trade): number | null => {
  if (text === '') return usualMinutes[trade]
  return /^\d+$/.test(text) && Number(text) >= 5 && Number(text) <= 600 ? Number(text) : null
}

type Cell = (column: ImportColumn) => string

const postcodeFaults = (cell: Cell): string[] => {
  const typed = cell('postcode')
  if (typed === '' && cell('uprn') !== '') return []
  const postcode = asPostcode(typed)
  if (!postcode)
    return [
      typed === ''
        ? 'The postcode is missing. Fill it in, or give the UPRN of an address we know.'
        : `“${typed}” is not a postcode. It looks like EH7 5RN.`,
    ]
  return jurisdictionOf(postcode) ? [] : [`We know the rules of England and Scotland so far, and ${postcode} is in neither.`]
}

/** Reads a row. `now` bounds the date: a repair cannot have been reported tomorrow. */
export const readRow = (cell: Cell, priorities: readonly Priority[], now: Instant): RowRead => {
  const trade = asTrade(cell('trade'))
  const priority = asPriority(cell('priority'), priorities)
  const reportedAt = cell('reported') === '' ? now : asReported(cell('reported'))
  const expectedMinutes = minutesOf(cell('minutes'), trade ?? 'multi')
  const telephone = cell('telephone') === '' ? null : asTelephone(cell('telephone'))
  const faults = [
    ...(cell('reference') === '' ? ['The landlord’s reference is missing. Without it we could take the same order twice.'] : []),
    ...(cell('description') === '' ? ['Nothing says what the work is. Fill in the description.'] : []),
    ...(cell('address') === '' && cell('uprn') === ''
      ? ['The address is missing. Fill it in, or give the UPRN of an address we know.']
      : []),
    ...postcodeFaults(cell),
    ...(trade ? [] : [`“${cell('trade')}” is not a trade we have. Use one of: ${trades.join(', ')}.`]),
    ...(priority
      ? []
      : [`“${cell('priority')}” is not one of this landlord’s priorities. Use one of: ${priorities.map((one) => one.code).join(', ')}.`]),
    ...(reportedAt ? [] : [`“${cell('reported')}” is not a date we can read. Write it like 20/11/2026 or 2026-11-20.`]),
    ...(reportedAt && isBefore(now, reportedAt)
      ? [`The repair was reported on ${cell('reported')}, which is still to come. Check the date.`]
      : []),
    ...(expectedMinutes === null ? [`“${cell('minutes')}” is not a number of minutes between 5 and 600.`] : []),
  ]
  const remarks =
    cell('telephone') !== '' && !telephone
      ? [`“${cell('telephone')}” is not a telephone number we can dial. The order is taken; ask them for their number.`]
      : []
  if (faults.length > 0 || !trade || !priority || !reportedAt || expectedMinutes === null) return { row: null, faults, remarks }
  const row: ImportedRow = {
    landlordRef: cell('reference'),
    uprn: cell('uprn') || null,
    line1: cell('address'),
    line2: cell('address2') || null,
    town: cell('town') || null,
    postcode: asPostcode(cell('postcode')) ?? '',
    description: cell('description'),
    room: cell('room') || null,
    trade,
    priorityCode: priority.code,
    reportedAt,
    tenant: asTenant(cell('tenant')),
    telephone,
    language: /^[a-z]{2,3}$/i.test(cell('language')) ? cell('language').toLowerCase() : null,
    expectedMinutes,
    hotWork: ['y', 'yes', 'true', '1'].includes(bare(cell('hotWork'))),
  }
  return { row, faults, remarks }
}
