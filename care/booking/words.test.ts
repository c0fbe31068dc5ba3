import { expect, test } from 'vitest'
import { instant } from '../../lib/time.ts'
import { oddsIn } from '../../test/harness/odds-in.ts'
import { byText } from './words/by-text.ts'
import type { Anew } from './words/by-text.ts'
import { agreedWords, brokenWords, emergencyWords, goerWords, keptWords, partWords, roadWords } from './words.ts'

test.each([
  [0, 'under 1%', 'over 99%'],
  [0.004, 'under 1%', 'over 99%'],
  [0.31, '31%', '69%'],
  [0.995, 'over 99%', 'under 1%'],
  [1, '100%', '0%'],
])('B6 a promise that breaks %d times in one is never said to be certain to be kept', (chance, broken, kept) => {
  expect([brokenWords(chance), keptWords(chance)]).toEqual([broken, kept])
})

test.each([
  [1, 0.1, 'one emergency: reckoned in, and as much room is left for it as before.'],
  [4, -0.1, '4 emergencies: reckoned in, and as much room is left for them as before.'],
  [1, 0.9, 'one emergency: likely no room is left for it.'],
  [4, 0.3, '4 emergencies: likely no room is left for one of them.'],
  [4, 1.6, '4 emergencies: likely no room is left for 2 of them.'],
  [2, 2, '2 emergencies: likely no room is left for any of them.'],
  [3, -1, '3 emergencies: likely there would be room for one of them, where there is none now.'],
])('B4 B6 %d emergencies that a day usually brings, %d more without anybody in time', (usual, missed, sentence) => {
  expect(emergencyWords({ usual, missed })).toBe(`That day usually brings ${sentence}`)
})

test('B6 of a large day it is said which part of it was thought through, and that nothing else was', () => {
  expect(partWords({ people: 100, homes: 400 })).toBe(
    'This day is too large to think through whole: these are the 100 people nearest with a trade of theirs, and the 400 homes nearest. Nobody and no home farther away is reckoned in.',
  )
  expect(emergencyWords({ usual: 2, missed: 0.5 }, 'around here')).toBe(
    'Around here that day usually brings 2 emergencies: likely no room is left for one of them.',
  )
})

test('B6 the road and who goes, as people say it', () => {
  expect([14, 1, 0, -3].map(roadWords)).toEqual([
    'About 14 minutes more on the road, everybody together.',
    'About 1 minute more on the road, everybody together.',
    'The time on the road stays as it is.',
    'About 3 minutes less on the road, everybody together.',
  ])
  expect(goerWords('Mrs Malik', 'Grace', 'Amina')).toBe('Amina would go to Mrs Malik instead of Grace.')
  expect(goerWords('Mrs Malik', 'Grace', '')).toBe('Nobody would be left to go to Mrs Malik. So far the plan has Grace.')
  expect(goerWords('Mrs Malik', '', 'Amina')).toBe('Amina would go to Mrs Malik. So far the plan has nobody.')
})

test('B9 whose yes it was', () => {
  const at = Temporal.Instant.from('2026-11-24T10:40:00Z')
  expect(agreedWords({ by: ' Anna Kowalska ', how: 'door', at })).toBe('Anna Kowalska agreed at the door.')
  expect(agreedWords('themselves')).toBe('The household chose another window.')
})

const offer = (count: number, anew: Anew | null) => {
  const from = instant('2026-11-26T10:00:00Z')
  const windows = Array.from({ length: count }, (_, n) => ({ from: from.add({ hours: 24 * n }), to: from.add({ hours: 24 * n + 2 }) }))
  return { ...head, windows, anew, stands: true, now: instant('2026-11-24T09:00:00Z') }
}
const head = { contractor: 'Larkfield Repairs', telephone: '+441314960142' }

test('B9 M4 what goes back by text fits into two texts of the cheapest phone, says what to reply, and whom to ring', () => {
  for (const count of [1, 2, 3])
    for (const anew of [null, 'a_while_ago', 'gone'] as const) {
      const { en } = byText
      const all = [en.offered(offer(count, anew)), en.whichOne(head, count), en.nothingFree(head), en.going(head), en.aPersonReads(head)]
      for (const text of all) {
        expect(text.startsWith('Larkfield Repairs: ')).toBe(true)
        expect(text).toMatch(/^[A-Za-z0-9 .,:'\n]*$/)
        expect(text.length).toBeLessThanOrEqual(anew ? 459 : 306)
        expect(text).toContain('ring 0131 496 0142')
        expect(oddsIn(text)).toEqual([])
      }
      expect(all[0]).toContain(`Reply ${['1', '1 or 2', '1, 2 or 3'][count - 1]}, or ring`)
      expect(byText.ur.offered(offer(count, anew))).toContain(['1', '1 یا 2', '1, 2 یا 3'][count - 1])
    }
})

test('M1 in Urdu each window stands on a line of its own, with digits together', () => {
  const { ur } = byText
  const all = [ur.offered(offer(3, 'gone')), ur.whichOne(head, 3), ur.nothingFree(head), ur.going(head), ur.aPersonReads(head)]
  for (const text of all) {
    expect(text).toContain('01314960142')
    expect(text.replace(/Larkfield Repairs|CHANGE|CANCEL/g, '')).not.toMatch(/[A-Za-z]|\d \d/)
  }
  expect(
    all[0]!
      .split('\n')
      .slice(1, 4)
      .map((line) => line.slice(0, 2)),
  ).toEqual(['1:', '2:', '3:'])
})
