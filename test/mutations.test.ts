/** Proves that the tests bite: with a rule cut out, a test that names its promise fails. Constraints: see database-promises.test.ts. */
import { beforeAll, describe, expect, inject, test } from 'vitest'
import type { Noticed } from './harness/mutate.ts'
import { whatIsNoticed } from './harness/mutate.ts'
import { speaksOf } from './harness/promises.ts'
import { textOf } from './harness/source.ts'
import { mutations } from './mutations/list.ts'

const seconds = 1000
const numbered = mutations.map((mutation, at) => ({ ...mutation, at, short: mutation.cut.slice(0, 60) }))
let noticed: Noticed[] = []

describe('the list is of today', () => {
  test.each(numbered)('$promise “$short” stands in $file once', ({ file, cut, tests }) => {
    expect(textOf(file).split(cut).length - 1).toBe(1)
    expect(textOf(tests)).not.toBe('')
  })
})

describe('cut out, it is missed', () => {
  beforeAll(async () => {
    noticed = await whatIsNoticed(mutations, inject('cluster'))
  }, 600 * seconds)
  test.each(numbered)('$promise “$short”', ({ at, promise }) => {
    const { failed, broken } = noticed[at]!
    expect(broken).toBeNull()
    expect(
      failed.filter((name) => speaksOf(promise, name)),
      `of these that failed: ${failed.join(' | ')}`,
    ).not.toEqual([])
  })
})
