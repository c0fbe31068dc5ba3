import { expect, test } from 'vitest'
import type { Trade } from '../../../care/workforce/rules.ts'
import { addressOf, askedIn, choicesIn, everything, isIn, mostAtStake, onAPage, pageOf, type About } from './narrow.ts'

const about = (area: string | null, trade: Trade | null, words = ''): About => ({ area, trade, words })
const lines = (count: number, over: Partial<About> = {}) =>
  Array.from({ length: count }, (_, n) => ({ line: n, about: { area: 'EH7', trade: 'gas', words: `Home ${n}`, ...over } as About }))
const asked = (search: string) => askedIn(`http://desk.example/today${search}`)

test('an address keeps the part of the day and the pages, and asks for the same again', () => {
  for (const search of ['', '?area=EH7', '?area=G2&trade=gas&for=Mrs+Malik&risks=2&proposals=11'])
    expect(addressOf(asked(search))).toBe(`/today${search}`)
})

test('what an address cannot mean asks for everything, never for nothing', () => {
  const strange = '?area=..%2Fevil&trade=wizard&for=%20&proposals=-3&risks=0&out=nine&do=send'
  expect(asked(strange)).toEqual(everything)
  expect(addressOf(asked(strange))).toBe('/today')
})

test('an area is found however it is typed', () => expect(asked('?area=eh7').area).toBe('EH7'))

test.each([
  ['the area', about('EH7', 'gas'), '?area=EH7', true],
  ['another area', about('EH70', 'gas'), '?area=EH7', false],
  ['the trade', about('EH7', 'gas'), '?trade=gas', true],
  ['another trade', about('EH7', 'roofer'), '?trade=gas', false],
  ['one of the two', about('EH7', 'roofer'), '?area=EH7&trade=gas', false],
  ['every word, wherever it stands', about('EH7', 'gas', 'Grace Okafor Mrs Malik 22/3 Easter Road'), '?for=malik+grace', true],
  ['one word only', about('EH7', 'gas', 'Grace Okafor'), '?for=grace+malik', false],
  ['a line that has no area', about(null, null, 'Grace Okafor'), '?area=EH7&trade=gas', true],
])('a line fits by %s', (_, line, search, fits) => expect(isIn(line, asked(search))).toBe(fits))

test('a list holds a page at the most, in its own order, and says how many fit and how many there are', () => {
  const all = [...lines(40), ...lines(228, { area: 'EH8' })]
  const first = pageOf('proposals', all, everything)
  expect([first.lines, first.from, first.fit, first.all, first.pages]).toEqual([[...Array(onAPage.proposals).keys()], 1, 268, 268, 11])
  const last = pageOf('proposals', all, asked('?proposals=11'))
  expect([last.lines.length, last.from]).toEqual([18, 251])
  const part = pageOf('proposals', all, asked('?area=EH7&proposals=2'))
  expect([part.lines.length, part.from, part.fit, part.all]).toEqual([15, 26, 40, 268])
})

test('every line of a list stands on one of its pages, once', () => {
  const all = lines(268)
  const seen = Array.from({ length: 11 }, (_, n) => pageOf('proposals', all, asked(`?proposals=${n + 1}`)).lines).flat()
  expect(seen).toEqual(all.map(({ line }) => line))
})

test('a list that has become shorter shows its last page, not an empty one', () => {
  const page = pageOf('proposals', lines(30), asked('?proposals=9'))
  expect([page.page, page.lines.length]).toEqual([2, 5])
})

test('what can be chosen is counted beside what is asked for already, EH7 before EH10', () => {
  const risks = [about('EH10', 'gas'), about('EH7', 'roofer')]
  const proposals = [about('EH7', 'gas'), about('EH7', 'gas'), about(null, null)]
  const { areas, trades } = choicesIn({ risks, proposals }, asked('?trade=gas'))
  expect(areas).toEqual([
    { value: 'EH7', risks: 0, proposals: 2 },
    { value: 'EH10', risks: 1, proposals: 0 },
  ])
  expect(trades).toEqual([
    { value: 'gas', risks: 1, proposals: 2 },
    { value: 'roofer', risks: 1, proposals: 0 },
  ])
})

test('B6 the areas with the most promises at risk are named first', () => {
  const areas = [
    { value: 'EH1', risks: 0, proposals: 9 },
    { value: 'EH2', risks: 3, proposals: 0 },
    { value: 'EH3', risks: 3, proposals: 4 },
  ]
  expect(mostAtStake(areas, 2).map(({ value }) => value)).toEqual(['EH3', 'EH2'])
})
