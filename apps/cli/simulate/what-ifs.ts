/** What-ifs as they are written on the command line. */
import { policies, windowLengths } from '../../../care/dispatch/rehearsal/days/what-if.ts'
import type { WhatIf, WindowLength } from '../../../care/dispatch/rehearsal/days/what-if.ts'
import { tradeName } from '../../../care/dispatch/rehearsal/days/words.ts'
import { Trouble } from '../../../platform/trouble.ts'

/** Who works that day, and of which trades somebody might be added. */
export type Knows = { readonly names: ReadonlyMap<string, string>; readonly trades: readonly string[] }
type Values = Readonly<Record<string, unknown>>

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)])
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()

/** “gas”, “gas_engineer”, “Gas engineer” */
const tradeFrom = (text: string, { trades }: Knows): string => {
  const found = trades.find((one) => plain(one) === plain(text) || plain(tradeName(one)) === plain(text))
  if (found !== undefined) return found
  throw new Trouble(
    `Nobody has the trade “${text}”.`,
    `Say one of these: ${trades.map((one) => plain(tradeName(one)).replaceAll(' ', '_')).join(', ')}.`,
  )
}

const shares: Readonly<Record<string, number>> = { half: 1 / 2, 'a third': 1 / 3, third: 1 / 3, quarter: 1 / 4, all: 1, everybody: 1 }
const shareFrom = (text: string): number | null => {
  const share = shares[plain(text)] ?? (/^\d+%$/.test(text) ? Number(text.slice(0, -1)) / 100 : 0)
  return share > 0 && share <= 1 ? share : null
}

/** “2 gas_engineer”: the trade stands in the same word, or is the next loose word. */
const countOf = (option: string, text: string, loose: string[], knows: Knows): { people: number; trade: string } => {
  const [, digits, rest] = /^(\d{1,2})(?:\s+(.+))?$/.exec(text.trim()) ?? []
  const trade = rest ?? loose.shift()
  const people = Number(digits)
  if (!digits || people < 1 || people > 50 || trade === undefined)
    throw new Trouble(`“--${option} ${text}” does not say how many of whom.`, `Write it like --${option} 2 gas_engineer, up to 50 people.`)
  return { people, trade: tradeFrom(trade, knows) }
}

const offFrom = (text: string, loose: string[]): NonNullable<WhatIf['off']> => {
  const [time = '', said] = text.trim().split(/\s+/, 2)
  const clock = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time)
  const share = shareFrom(said ?? loose.shift() ?? '')
  if (!clock || share === null)
    throw new Trouble(
      `“--off-at ${text}” does not say when, and how many.`,
      'Write it like --off-at 10:00 half (or quarter, third, all, 30%).',
    )
  return { at: Number(clock[1]) * 60 + Number(clock[2]), share }
}

/** B8 Ids of those named. */
const namedIn = (wanted: readonly string[], { names }: Knows): string[] =>
  wanted.map((name) => {
    const found = [...names].filter(
      ([id, full]) => id === name || plain(full) === plain(name) || plain(full.split(' ')[0]!) === plain(name),
    )
    if (found.length === 1) return found[0]![0]
    throw new Trouble(
      found.length === 0 ? `Nobody called “${name}” works that day.` : `Several people called “${name}” work that day.`,
      found.length === 0
        ? `These do: ${[...names.values()].join(', ') || 'in a made-up day nobody has a name; say --fewer 1 plumber'}.`
        : 'Write the whole name.',
    )
  })

const oneOfThese = <T extends string>(option: string, text: string, list: readonly T[]): T => {
  const found = list.find((one) => plain(one) === plain(text))
  if (found !== undefined) return found
  throw new Trouble(`“--${option} ${text}” is not known.`, `Say one of these: ${list.join(', ')}.`)
}

/**
 * Each option is a what-if of its own; `together` makes one of all of them. Those named after `--without` are always left out
 * together: nobody is to be set beside a colleague by what a day is like without them (B8).
 */
export const whatIfsFrom = (values: Values, positionals: readonly string[], knows: Knows): WhatIf[] => {
  const loose = [...positionals]
  const add = listOf(values['add']).map((text) => countOf('add', text, loose, knows))
  const fewer = listOf(values['fewer']).map((text) => countOf('fewer', text, loose, knows))
  const off = values['off-at'] === undefined ? undefined : offFrom(String(values['off-at']), loose)
  const without = namedIn(listOf(values['without']), knows)
  const windows = listOf(values['windows']).map((text): WindowLength => oneOfThese('windows', text, windowLengths))
  const decided = listOf(values['policy']).map((text) =>
    oneOfThese(
      'policy',
      text.replaceAll('-', '_'),
      policies.filter((one) => one !== 'as_it_was'),
    ),
  )
  if (loose.length > 0)
    throw new Trouble(`“${loose.join(' ')}” belongs to nothing.`, 'doorstep simulate --day 2026-11-20 --add 2 gas_engineer --windows 2h')
  const changes: Omit<WhatIf, 'policy'>[] = [
    ...add.map((one) => ({ add: [one] })),
    ...fewer.map((one) => ({ fewer: [one] })),
    ...(without.length > 0 ? [{ without }] : []),
    ...(off ? [{ off }] : []),
    ...windows.map((one) => ({ windows: one })),
  ]
  if (values['together'] !== true)
    return [...changes.map((one) => ({ policy: 'plan' as const, ...one })), ...decided.map((policy) => ({ policy }))]
  if (windows.length > 1 || decided.length > 1)
    throw new Trouble('Together, there can be one policy and one length of windows.', 'Leave --together out to see each beside the others.')
  const all = {
    ...(add.length > 0 && { add }),
    ...(fewer.length > 0 && { fewer }),
    ...Object.assign({}, ...changes.filter((one) => !one.add && !one.fewer)),
  }
  return [{ policy: decided[0] ?? 'plan', ...all }]
}
