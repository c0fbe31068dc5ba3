import { beforeEach, inject } from 'vitest'
import type { RunnerTestCase, RunnerTestSuite } from 'vitest'

import { speaksOf } from './promises.ts'

/** For copies of the source with a rule cut out: once a test that names its promise has failed, it is missed, and the rest need not run. */
declare module 'vitest' {
  interface ProvidedContext {
    /** Of each copy, by its number. */
    promises: string[]
  }
}

const missed = new Set<string>()
const fullName = ({ name, suite }: RunnerTestCase | RunnerTestSuite): string => (suite ? `${fullName(suite)} ${name}` : name)
beforeEach(({ task, skip, onTestFailed }) => {
  const { filepath } = task.file
  if (missed.has(filepath)) skip()
  const promise = inject('promises')[Number(/\/m(\d+)\//.exec(filepath)?.[1])]
  onTestFailed(() => void (promise !== undefined && speaksOf(promise, fullName(task)) && missed.add(filepath)))
})
