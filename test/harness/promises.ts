/** The promises as `PROMISES.md` tells them, and where the code, the database and the tests name them. */
import { filesBelow, isTest, textOf } from './source.ts'

/** A letter for the duty and a number: `B1`. Numbers are never used again for something else. */
export const ids = /\b[BDVASHPTCMR]\d{1,2}\b/g

/** Whether the name of a test, or of a constraint, speaks of this promise. */
export const speaksOf = (id: string, name: string): boolean => new RegExp(`\\b${id}(\\b|_)`).test(name)

export type Told = { id: string; sentence: string; keptIn: string[]; testedBy: string[]; standing: 'kept' | 'first form' | 'not yet' }
export type Named = { rules: Set<string>; tests: Set<string> }

const standingOf = (heading: string): Told['standing'] =>
  heading.startsWith('Not yet') ? 'not yet' : heading.startsWith('In a first form') ? 'first form' : 'kept'
const linksIn = (cell: string): string[] => [...cell.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path!)

/** Every promise of the page, in its order. */
export const toldIn = (page: string): Told[] => {
  let heading = ''
  return page.split('\n').flatMap((line): Told[] => {
    if (line.startsWith('## ')) heading = line.slice(3)
    const [, first, sentence, keptIn, testedBy] = line.split('|').map((cell) => cell.trim())
    const id = /^\*\*([A-Z]\d+)\*\*$/.exec(first ?? '')?.[1]
    if (id === undefined || sentence === undefined) return []
    return [{ id, sentence, keptIn: linksIn(keptIn ?? ''), testedBy: linksIn(testedBy ?? ''), standing: standingOf(heading) }]
  })
}

/** What a file that is no test says about promises: comments, reason codes (`'B1_…'`) and named rules (`id: 'B1 …'`). */
const saidInCode = (text: string): string =>
  [...text.matchAll(/\/\*[^]*?\*\/|(?<!:)\/\/[^\n]*|--[^\n]*|\b[A-Z]\d{1,2}(?=_[A-Z])|(?<=id: ')[A-Z]\d+|\bis '[^']*'/g)]
    .map(([found]) => found)
    .join('\n')
/** What a test says: its titles and named rows, which are texts of several words. */
const saidInTest = (text: string): string =>
  [...text.matchAll(/'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g)]
    .map(([found]) => found)
    .filter((found) => found.includes(' '))
    .join('\n')

const speaks = (path: string): boolean => /^(care|lib|platform|apps|db|test|scripts)\//.test(path) && /\.(ts|tsx|sql|css)$/.test(path)
const looked = new Set(['test/harness/promises.ts', 'db/schema.sql', 'db/types.ts'])

/** Where each id is named: in rules and constraints, and in tests. */
export const namedInSource = (): Map<string, Named> => {
  const named = new Map<string, Named>()
  for (const path of filesBelow('').filter((one) => speaks(one) && !looked.has(one))) {
    const said = isTest(path) ? saidInTest(textOf(path)) : saidInCode(textOf(path))
    for (const [id] of said.matchAll(ids)) {
      const one = named.get(id) ?? { rules: new Set(), tests: new Set() }
      one[isTest(path) ? 'tests' : 'rules'].add(path)
      named.set(id, one)
    }
  }
  return named
}

const most = 4
/** Rules and the database first, then what acts, then what shows. */
const order = [
  /^care\/.*rules/,
  /^db\/migrations/,
  /^care\/dispatch/,
  /^care\/.*actions/,
  /^care/,
  /^platform/,
  /^lib/,
  /^apps/,
  /^test\/laws/,
  /^test\/stories/,
]
const rank = (path: string): number => (order.findIndex((one) => one.test(path)) + order.length + 1) % (order.length + 1)
const best = (paths: Iterable<string>): string[] => [...paths].toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b)).slice(0, most)
const shown = (path: string): string => path.replace(/^care\/|^db\/migrations\//, '').replace(/\.(ts|tsx|sql)$/, '')
const links = (paths: Iterable<string>): string =>
  best(paths)
    .map((path) => `[${shown(path)}](${path})`)
    .join(' · ')

/** The page with its links drawn anew from the source. Sentences stay as they stand. */
export const withLinks = (page: string, named: ReadonlyMap<string, Named> = namedInSource()): string => {
  const told = new Map(toldIn(page).map((one) => [one.id, one]))
  return page
    .split('\n')
    .map((line) => {
      const one = told.get(/^\| \*\*([A-Z]\d+)\*\*/.exec(line)?.[1] ?? '')
      const where = one && named.get(one.id)
      return !one || !where || one.standing === 'not yet'
        ? line
        : `| **${one.id}** | ${one.sentence} | ${links(where.rules)} | ${links(where.tests)} |`
    })
    .join('\n')
}
