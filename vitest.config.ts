import { defineConfig } from 'vitest/config'

/** Beside the code; then whole days; then random ones; then browsers; then whole starts, which need the machine for themselves. */
const groups = {
  beside: [
    'lib/**/*.test.ts',
    'care/**/*.test.ts',
    'platform/**/*.test.ts',
    'apps/**/*.test.{ts,tsx}',
    'db/**/*.test.ts',
    'bench/**/*.test.ts',
  ],
  house: ['test/*.test.ts', 'test/harness/**/*.test.ts'],
  stories: ['test/stories/**/*.test.ts'],
  laws: ['test/laws/**/*.test.ts'],
  faces: ['test/faces/**/*.test.ts'],
  start: ['scripts/**/*.test.ts'],
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
    maxWorkers: 2,
    projects: Object.entries(groups).map(([name, include], order) => ({
      extends: true as const,
      test: {
        name,
        include,
        globalSetup: ['test/harness/global-setup.ts'],
        setupFiles: ['test/harness/equality.ts'],
        sequence: { groupOrder: order },
        fileParallelism: name !== 'start',
        retry: askedTwice.has(name) ? 1 : 0,
        testTimeout: patience(name),
        hookTimeout: 60 * seconds,
      },
    })),
  },
})
