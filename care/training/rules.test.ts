import { describe, expect, test } from 'vitest'
import { instant } from '../../lib/time.ts'
import { trades } from '../workforce/rules.ts'
import { afterDay } from '../../lib/working-days.ts'
import { fitnessOf, hardTopicsFor, nextWarning, stateOf, topicCodes, topics } from './rules.ts'
import type { TopicCode } from './rules.ts'

const now = instant('2026-11-24T09:00:00Z')
const day = (text: string) => Temporal.PlainDate.from(text)

describe('T1 everybody is trained on every mandatory topic', () => {
  test.each([
    'culture',
    'older people',
    'mental health',
    'child abuse',
    'domestic abuse',
    'loneliness',
    'sexual orientation',
    'disability',
    'animals',
    'lone working',
  ])('%s is hard by default', (word) =>
    expect(topicCodes.some((code) => topics[code].gate === 'hard' && topics[code].label.toLowerCase().includes(word))).toBe(true),
  )
  test('whatever the trade, and however employed: the rule cannot even be told', () => {
    const hard = topicCodes.filter((code) => topics[code].gate === 'hard')
    for (const trade of trades) expect(hardTopicsFor({ trades: [trade] }).map((topic) => topic.code)).toEqual(expect.arrayContaining(hard))
  })
  test('a trade adds its own', () => {
    const codes = (trade: (typeof trades)[number]) => hardTopicsFor({ trades: [trade] }).map((topic) => topic.code)
    expect(codes('plumber')).toContain('T_LEGION')
    expect(codes('electrician')).not.toContain('T_LEGION')
  })
})

describe('T2 fit or not, and why', () => {
  const papers = { trades: ['plumber'] as const, idCardValidUntil: day('2026-11-24'), vettingValidUntil: day('2027-11-24') }
  const all = new Map(hardTopicsFor(papers).map(({ code }) => [code, afterDay(day('2027-06-30'))]))
  const without = (code: TopicCode) => new Map([...all].filter(([one]) => one !== code))
  test('everything in date, and the card on its last day', () =>
    expect(fitnessOf(papers, all, now)).toMatchObject({ fit: true, idCard: { inDate: true } }))
  test('the card a day later', () =>
    expect(fitnessOf(papers, all, instant('2026-11-25T00:00:00Z'))).toMatchObject({ fit: false, idCard: { inDate: false } }))
  test('vetting over', () => expect(fitnessOf({ ...papers, vettingValidUntil: day('2026-11-23') }, all, now).fit).toBe(false))
  test('a hard topic never learnt', () =>
    expect(fitnessOf(papers, without('T_ANIMAL'), now)).toMatchObject({
      fit: false,
      topics: { 0: { code: 'T_ANIMAL', state: 'missing' } },
    }))
  test('a topic of the trade never learnt', () => expect(fitnessOf(papers, without('T_LEGION'), now).fit).toBe(false))
  test('a soft topic never learnt stops nothing', () =>
    expect(fitnessOf(papers, all, now).topics.some((one) => one.gate === 'soft' && one.state === 'missing')).toBe(true))

  test.each([
    ['2026-11-24T09:00:00Z', 'lapsed'],
    ['2026-11-24T09:00:01Z', 'lapses_soon'],
    ['2027-01-23T09:00:00Z', 'lapses_soon'],
    ['2027-01-23T09:00:01Z', 'in_date'],
  ])('good until %s: %s', (until, state) => expect(stateOf(instant(until), now)).toBe(state))
  test('unknown is not fit', () => expect(stateOf(undefined, now)).toBe('missing'))
})

test('T4 the warnings of a certificate, one after the other, then none', () => {
  const end = day('2027-02-28')
  const all = []
  for (let at = nextWarning(end, now); at; at = nextWarning(end, at)) all.push(at.toString())
  expect(all).toEqual(['2026-12-30T09:00:00Z', '2027-01-29T09:00:00Z', '2027-02-14T09:00:00Z', '2027-02-21T09:00:00Z'])
})
