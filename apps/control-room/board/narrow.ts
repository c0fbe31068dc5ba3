/**
 * A day of hundreds, looked at in parts: by area, trade, and who or where, and a page of each list at a time. The address says which part,
 * so it can be shared and read again. Nothing is left out silently: every list knows how many it has and how many fit.
 */
import { trades } from '../../../care/workforce/rules.ts'
import type { Trade } from '../../../care/workforce/rules.ts'
import { oneOf } from '../../../lib/lists.ts'

/** How many of a list stand on one page: what a branch of 80 has on most mornings fits. */
export const onAPage = { risks: 20, proposals: 25, out: 100, waits: 50, breaks: 50, right: 50 } as const
export type ListName = keyof typeof onAPage
export const listNames = Object.keys(onAPage) as ListName[]

/** What is asked for. Null and empty ask for everything. */
export type Part = { readonly area: string | null; readonly trade: Trade | null; readonly text: string }
export type Asked = Part & { readonly pages: Readonly<Partial<Record<ListName, number>>> }

/** What a line is about. Where an area or a trade is not known, or is not the point, it is never narrowed away by them. */
export type About = { readonly area: string | null; readonly trade: Trade | null; readonly words: string }
export type Line<T> = { readonly line: T; readonly about: About }

/** One page of a list: `from` counts from one, `fit` is how many there are in this part of the day, `all` how many there are at all. */
export type Page<T> = {
  readonly list: ListName
  readonly lines: readonly T[]
  readonly page: number
  readonly pages: number
  readonly from: number
  readonly fit: number
  readonly all: number
}

export const everything: Asked = { area: null, trade: null, text: '', pages: {} }
export const isNarrowed = ({ area, trade, text }: Part): boolean => area !== null || trade !== null || text !== ''

const pageNumber = (text: string | null): number => (/^[1-9]\d{0,3}$/.test(text ?? '') ? Number(text) : 1)

/** What an address asks for; what it cannot mean is asked for by nobody. */
export const askedIn = (url: string): Asked => {
  const asked = new URL(url).searchParams
  const area = asked.get('area')?.trim().toUpperCase() ?? ''
  const pages = listNames.map((list) => [list, pageNumber(asked.get(list))] as const).filter(([, page]) => page > 1)
  return {
    area: /^[A-Z0-9]{1,4}$/.test(area) ? area : null,
    trade: oneOf(trades, asked.get('trade')),
    text: (asked.get('for') ?? '').trim().slice(0, 100),
    pages: Object.fromEntries(pages),
  }
}

/** The address that asks for it: `/today?area=EH7&trade=gas&proposals=2`. */
export const addressOf = ({ area, trade, text, pages }: Asked): string => {
  const said = new URLSearchParams()
  if (area !== null) said.set('area', area)
  if (trade !== null) said.set('trade', trade)
  if (text !== '') said.set('for', text)
  for (const list of listNames) if ((pages[list] ?? 1) > 1) said.set(list, String(pages[list]))
  return said.size > 0 ? `/today?${said.toString()}` : '/today'
}

/** Whether every word asked for stands somewhere in these. */
export const saysAll = (words: string, asked: string): boolean => {
  const said = words.toLowerCase()
  return asked
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word))
}

export const isIn = ({ area, trade, words }: About, part: Part): boolean =>
  (part.area === null || area === null || area === part.area) &&
  (part.trade === null || trade === null || trade === part.trade) &&
  saysAll(words, part.text)

/** The page of a list that is asked for, or its last one where it has become shorter meanwhile. */
export const pageOf = <T>(list: ListName, all: readonly Line<T>[], asked: Asked): Page<T> => {
  const fitting = all.filter((one) => isIn(one.about, asked))
  const most = onAPage[list]
  const pages = Math.max(1, Math.ceil(fitting.length / most))
  const page = Math.min(asked.pages[list] ?? 1, pages)
  const shown = fitting.slice((page - 1) * most, page * most).map((one) => one.line)
  return { list, lines: shown, page, pages, from: (page - 1) * most + 1, fit: fitting.length, all: all.length }
}

/** One area or trade that can be chosen, with how much of the day it has. */
export type Choice<T extends string = string> = { readonly value: T; readonly risks: number; readonly proposals: number }
type Both = { readonly risks: readonly About[]; readonly proposals: readonly About[] }

const choices = <T extends string>({ risks, proposals }: Both, valueOf: (about: About) => T | null): Choice<T>[] => {
  const counted = (all: readonly About[]) => Map.groupBy(all, valueOf)
  const [there, going] = [counted(risks), counted(proposals)]
  return [...new Set([...there.keys(), ...going.keys()])].flatMap((value) =>
    value === null ? [] : [{ value, risks: there.get(value)?.length ?? 0, proposals: going.get(value)?.length ?? 0 }],
  )
}

const numbered = new Intl.Collator('en', { numeric: true })

/** Where there is something to choose, each counted as if it were chosen beside what is asked for already. */
export const choicesIn = (both: Both, asked: Part): { areas: Choice[]; trades: Choice<Trade>[] } => {
  const within = (part: Part): Both => ({
    risks: both.risks.filter((one) => isIn(one, part)),
    proposals: both.proposals.filter((one) => isIn(one, part)),
  })
  return {
    areas: choices(within({ ...asked, area: null }), ({ area }) => area).toSorted((a, b) => numbered.compare(a.value, b.value)),
    trades: choices(within({ ...asked, trade: null }), ({ trade }) => trade).toSorted((a, b) => numbered.compare(a.value, b.value)),
  }
}

/** Those with the most at risk first, then with the most to send: where a bad day is looked at first. */
export const mostAtStake = <T extends string>(all: readonly Choice<T>[], most: number): Choice<T>[] =>
  all.toSorted((a, b) => b.risks - a.risks || b.proposals - a.proposals).slice(0, most)
