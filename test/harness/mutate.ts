/** Cuts rules out of copies of the source and looks whether the tests notice: one run of vitest over all the copies. */
import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isTest, root, textOf } from './source.ts'

/** `cut` stands in `file` exactly once; with `instead` in its place, a test of `tests` that names the promise must fail. */
export type Mutation = { promise: string; file: string; cut: string; instead: string; tests: string }
/** Names of the tests that failed. `broken`: what vitest said when a file could not even be run. */
export type Noticed = { failed: string[]; ran: number; broken: string | null }

/** Rules stand on rules and lib; a test with a database stands on everything. */
const grounds = { rules: ['care', 'lib'], everything: ['care', 'lib', 'platform', 'apps', 'db', 'test/harness'] } as const
const groundOf = (tests: string): keyof typeof grounds => (textOf(tests).includes('harness/') ? 'everything' : 'rules')
const isNeeded = (path: string): boolean => !/\.(woff2?|png|svg|css|tsx|md)$/.test(path) && !isTest(path)

/** The source without its tests, once; each mutation stands in a tree of links to it. */
const layGround = (folder: string, ground: keyof typeof grounds): void => {
  for (const part of grounds[ground]) cpSync(join(root, part), join(folder, ground, part), { recursive: true, filter: isNeeded })
  symlinkSync(join(root, 'data'), join(folder, ground, 'data'))
}
const plant = (folder: string, tree: string, { file, cut, instead, tests }: Mutation): void => {
  execFileSync('cp', ['-al', join(folder, groundOf(tests)), tree])
  rmSync(join(tree, file)) // the link, or every tree would lose the rule
  writeFileSync(
    join(tree, file),
    textOf(file).replace(cut, () => instead),
  )
  mkdirSync(dirname(join(tree, tests)), { recursive: true })
  copyFileSync(join(root, tests), join(tree, tests))
}

type Report = { testResults: { name: string; message: string; assertionResults: { fullName: string; status: string }[] }[] }

const vitest = (folder: string): Promise<string> =>
  new Promise((done) => {
    const child = spawn(
      process.execPath,
      [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', join(folder, 'vitest.config.mjs'), '--root', folder],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'test', NODE_DISABLE_COMPILE_CACHE: '1' } },
    )
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)))
    child.once('close', () => done(said))
  })

/** Runs them all, and answers what was noticed of each, in their order. */
export const whatIsNoticed = async (mutations: readonly Mutation[], cluster: { url: string; template: string }): Promise<Noticed[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-mutations-'))
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
    cpSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'))
    for (const ground of ['rules', 'everything'] as const) layGround(folder, ground)
    for (const [at, mutation] of mutations.entries()) plant(folder, join(folder, `m${at}`), mutation)
    const cuts = mutations.map(({ promise, tests }) => ({ promise, isPure: groundOf(tests) === 'rules' }))
    const settings = {
      ...{ environment: 'node', pool: 'threads', isolate: false, maxWorkers: 2, testTimeout: 20_000, provide: { cluster, cuts } },
      experimental: { viteModuleRunner: false, nodeLoader: false }, // Node runs every copy as it is: nothing is compiled two hundred times
      include: mutations.map(({ tests }, at) => `m${at}/${tests}`),
      setupFiles: [join(root, 'test/harness/equality.ts'), join(root, 'test/harness/until-missed.ts')],
      ...{ reporters: ['json'], outputFile: join(folder, 'report.json') },
    }
    writeFileSync(join(folder, 'vitest.config.mjs'), `export default { test: ${JSON.stringify(settings)} }\n`)
    const said = await vitest(folder)
    const { testResults } = JSON.parse(readReport(folder, said)) as Report
    return mutations.map(({ tests }, at) => {
      const found = testResults.find(({ name }) => name.endsWith(join(`m${at}`, tests)))
      if (!found) return { failed: [], ran: 0, broken: said.slice(-2000) }
      const failed = found.assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName)
      const ran = found.assertionResults.length
      return { failed, ran, broken: ran === 0 ? found.message : null }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const readReport = (folder: string, said: string): string => {
  try {
    return readFileSync(join(folder, 'report.json'), 'utf8')
  } catch {
    throw new Error(`The tests of the copies did not run:\n${said}`)
  }
}
