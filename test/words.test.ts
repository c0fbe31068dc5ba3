/** Words that hurt or blame stand on no page and in no message. The list is the one in GLOSSARY.md. */
import { describe, expect, test } from 'vitest'
import { filesBelow, isTest, textOf } from './harness/source.ts'

const [, table = ''] = textOf('GLOSSARY.md').split('## Words we do not use')
const unwanted = [...table.matchAll(/^\| ([^|]+?) \| ([^|]+?) \|$/gm)]
  .map(([, word, instead]) => ({ word: word!, instead: instead! }))
  .filter(({ word }) => word !== '---' && word !== 'we do not say')

/** What people read: texts of several words, and what stands between the tags of a page. Comments and names in code are not read. */
const readIn = (path: string): string[] => {
  const text = textOf(path).replaceAll(/\/\*[^]*?\*\/|(?<=\s)\/\/[^\n]*/g, '')
  const quoted = [...text.matchAll(/'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`/g)].map(
    ([, a, b, c]) => a ?? b ?? c ?? '',
  )
  const between = path.endsWith('.tsx') ? [...text.matchAll(/>([^<>{}]+)</g)].map(([, said]) => said!) : []
  return [...quoted.filter((said) => /\s/.test(said.trim()) || /^[A-Z][a-z]/.test(said)), ...between]
}

/** What others call their columns is theirs to say, and nobody reads it here. */
const notOurs = 'care/repairs/rules/import-columns.ts'
/** The exchange is a telephone network: it has no residents. Rules hold the sentences of needs and precautions. */
const spoken = (path: string): boolean =>
  path !== notOurs &&
  /\.tsx?$/.test(path) &&
  !isTest(path) &&
  (/^apps\/(?!exchange\/)/.test(path) || /^care\/.*(words|rules)/.test(path) || path.startsWith('platform/sign-in/'))
const texts = filesBelow('')
  .filter(spoken)
  .flatMap((path) => readIn(path).map((said) => ({ path, said })))

const ending = (word: string): RegExp =>
  new RegExp(`(?<![\\w-])${word.replaceAll(/[- ]/g, '[-\\s]+')}(s|es|ed|ing|ive|ance|men)?(?![\\w-])`, 'i')

describe('the words we do not use', () => {
  test('there are words to look for, and texts to look in', () => {
    expect(unwanted.length).toBeGreaterThan(25)
    expect(texts.length).toBeGreaterThan(1500)
    expect(texts.map(({ said }) => said)).toContain('Nobody has said yes yet.')
  })
  test.each([
    ['No access', 'no access', true],
    ['two no-shows', 'no-show', true],
    ['Their tickets', 'ticket', true],
    ['a thicket', 'ticket', false],
    ['the elderly lady', 'the elderly', true],
  ])('“%s” is found by “%s”: %s', (said, word, found) => expect(ending(word).test(said)).toBe(found))
  test.each(unwanted)('“$word” stands nowhere: we say “$instead”', ({ word }) => {
    expect(texts.filter(({ said }) => ending(word).test(said)).map(({ path, said }) => `${path}: ${said.trim().slice(0, 120)}`)).toEqual([])
  })
})

describe('the glossary', () => {
  test('explains each word once', () => {
    const words = [...textOf('GLOSSARY.md').matchAll(/^\| \*\*([^*]+)\*\* \|/gm)].map(([, word]) => word!)
    expect(words.length).toBeGreaterThan(40)
    expect(words.toSorted()).toEqual([...new Set(words)].toSorted())
  })
})
