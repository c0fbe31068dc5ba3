import { describe, expect, test } from 'vitest'
import { namedInSource, toldIn } from './harness/promises.ts'
import { filesBelow, textOf } from './harness/source.ts'

const told = toldIn(textOf('PROMISES.md'))
const standing = told.filter((one) => one.standing !== 'not yet')
const named = namedInSource()
const nobody = { rules: new Set<string>(), tests: new Set<string>() }
const whereIs = (id: string) => named.get(id) ?? nobody

describe('PROMISES.md', () => {
  test('no number is given twice', () => {
    expect(told.length).toBeGreaterThan(50)
    expect(told.map(({ id }) => id).toSorted()).toEqual([...new Set(told.map(({ id }) => id))].toSorted())
  })
  test.each(standing)('$id has a rule or a constraint, and a test, that name it', ({ id }) => {
    expect([...whereIs(id).rules], 'a rule or a constraint').not.toEqual([])
    expect([...whereIs(id).tests], 'a test').not.toEqual([])
  })
  test.each(standing)('$id: every link leads to a file that names it (npm run promises draws them anew)', ({ id, keptIn, testedBy }) => {
    expect(keptIn.filter((path) => !whereIs(id).rules.has(path))).toEqual([])
    expect(testedBy.filter((path) => !whereIs(id).tests.has(path))).toEqual([])
    expect([keptIn.length > 0, testedBy.length > 0]).toEqual([true, true])
  })
  test('every promise that code, database or tests name is told here', () => {
    const known = new Set(told.map(({ id }) => id))
    const orphans = [...named].filter(([id]) => !known.has(id)).map(([id, { rules, tests }]) => `${id}: ${[...rules, ...tests].join(', ')}`)
    expect(orphans).toEqual([])
  })
  test('every reason code of a duty begins with the id of a promise that is told here', () => {
    const known = new Set(told.map(({ id }) => id))
    const codes = filesBelow('care')
      .filter((path) => /\/words\.ts$/.test(path))
      .flatMap((path) => [...textOf(path).matchAll(/^ {2}([A-Z]+\d*)_[A-Z0-9_]+: (?:\[|$)/gm)].map(([, id]) => `${id} in ${path}`))
    expect(codes.length).toBeGreaterThan(50)
    expect(codes.filter((one) => !known.has(one.split(' ')[0]!))).toEqual([])
  })
})
