import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

/** The longest first, so that both cores have work until the end. */
const groups = {
  house: ['test/*.test.ts', 'test/harness/**/*.test.ts'],
  laws: ['test/laws/**/*.test.ts'],
  stories: ['test/stories/**/*.test.ts'],
  beside: ['lib/**/*.test.ts', 'care/**/*.test.ts', 'platform/**/*.test.ts', 'apps/**/*.test.ts', 'db/**/*.test.ts', 'bench/**/*.test.ts'],
  faces: ['test/faces/**/*.test.ts', 'apps/**/*.test.tsx'],
  start: ['scripts/**/*.test.ts'],
}
const names = Object.keys(groups)
/**
 * The first four at once, four files at a time, because laws that kill and copies of the source wait for others most of the time; then
 * browsers and whole starts, two at a time.
 */
const turnOf = (name: string) => (name === 'faces' || name === 'start' ? { order: 1, atOnce: 2 } : { order: 0, atOnce: 4 })
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => names.indexOf(a.project.name) - names.indexOf(b.project.name))
  }
}
/** What drives other programs is given time; a browser or a whole start on a busy machine is asked once more, and the report says so. */
const slow = new Set(['laws', 'faces', 'start'])
const askedTwice = new Set(['faces', 'start'])
const seconds = 1000
/** `npm run drill`: the same laws, far longer. */
const isDrill = process.env['DOORSTEP_DRILL'] === '1'
const patience = (group: string) => (isDrill ? 3600 : slow.has(group) ? 240 : 20) * seconds

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    isolate: false, // whoever changes what is shared puts it back
    sequence: { sequencer: LongestFirst },
    projects: Object.entries(groups).map(([name, include]) => ({
      extends: true as const,
      test: {
        name,
        include,
        globalSetup: ['test/harness/global-setup.ts'],
        setupFiles: ['test/harness/equality.ts'],
        sequence: { groupOrder: turnOf(name).order },
        maxWorkers: turnOf(name).atOnce,
        experimental: { viteModuleRunner: name === 'faces', nodeLoader: false }, // Node runs the source as it is; only screens are compiled
        retry: askedTwice.has(name) ? 1 : 0,
        testTimeout: patience(name),
        hookTimeout: 60 * seconds,
      },
    })),
  },
})
