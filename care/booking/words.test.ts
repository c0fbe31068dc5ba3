import { expect, test } from 'vitest'
import { agreedWords, brokenWords, goerWords, keptWords, roadWords } from './words.ts'

test.each([
  [0, 'under 1%', 'over 99%'],
  [0.004, 'under 1%', 'over 99%'],
  [0.31, '31%', '69%'],
  [0.995, 'over 99%', 'under 1%'],
  [1, '100%', '0%'],
])('B6 a promise that breaks %d times in one is never said to be certain to be kept', (chance, broken, kept) => {
  expect([brokenWords(chance), keptWords(chance)]).toEqual([broken, kept])
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
