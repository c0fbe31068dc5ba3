import { beforeEach, inject } from 'vitest'
import type { RunnerTestCase, RunnerTestSuite } from 'vitest'
import { speaksOf } from './promises.ts'

/**
 * For copies of the source with a rule cut out: once a test that names its promise has failed, it is missed, and the rest need not run.
 * Tests of pure rules stand each by itself: of those only the ones that name the promise run.
 */
declare module 'vitest' {
  interface ProvidedContext {
    /** Of each copy, by its number. */
    cuts: { promise: string; isPure: boolean }[]
  }
}

const missed = new Set<string>()
const fullName = ({ name, suite }: RunnerTestCase | RunnerTestSuite): string => (suite ? `${fullName(suite)} ${name}` : name)

beforeEach(({ task, skip, onTestFailed }) => {
  const { filepath } = task.file
  const { promise, isPure } = inject('cuts')[Number(/\/m(\d+)\//.exec(filepath)?.[1])]!
  const isAboutIt = speaksOf(promise, fullName(task))
  if (missed.has(filepath) || (isPure && !isAboutIt)) skip()
  onTestFailed(() => void (isAboutIt && missed.add(filepath)))
})
