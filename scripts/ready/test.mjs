import { existsSync, readFileSync, rmSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { ensureBuilt } from './build.mjs'
import { install, needsInstall } from './install.mjs'
import { inRoot, root } from './places.mjs'
import { inMemory } from './room.mjs'
import { run } from './run.mjs'
import { findRuntime } from './runtime.mjs'
import { Trouble, giveUp } from './trouble.mjs'

const folders = ['apps', 'bench', 'care', 'db', 'lib', 'platform', 'scripts', 'test']
const report = inRoot('build', 'tests.json')
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** @typedef {{ passed: number, failed: number }} Count */

/** Steps that run only when they are named. */
const onlyWhenNamed = new Set(['laws'])

/** In reading order; each resolves to how many of its checks passed and failed. @param {string} node */
const stepsWith = (node) => ({
  types: () => quiet(node, ['node_modules/.bin/tsc', '-p', '.']),
  pure: () => quiet(node, ['node_modules/.bin/tsc', '-p', 'tsconfig.pure.json']),
  lint: () => quiet(node, ['node_modules/.bin/oxlint', '--deny-warnings', ...folders.filter((one) => existsSync(inRoot(one)))]),
  format: () => quiet(node, ['node_modules/.bin/oxfmt', '--list-different', '.']),
  unused: () => quiet(node, ['node_modules/.bin/knip']),
  build: () => ensureBuilt(node).then(() => ({ passed: 1, failed: 0 })),
  tests: () => vitest(node, []),
  laws: () => vitest(node, ['--project', 'laws']),
})

/** A step that speaks only when it fails. @param {string} node @param {string[]} words @returns {Promise<Count>} */
async function quiet(node, words) {
  const { status, output } = await run(node, words)
  if (status === 0) return { passed: 1, failed: 0 }
  console.log(output.trim())
  return { passed: 0, failed: 1 }
}

/** Every test counts as one; a run that ends badly without a failed test (a file that cannot be read) as one more. */
async function vitest(/** @type {string} */ node, /** @type {string[]} */ which) {
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const status = await shown(node, ['node_modules/vitest/vitest.mjs', 'run', ...which, ...reporters])
  const { numPassedTests = 0, numFailedTests = 0 } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
  return { passed: numPassedTests, failed: numFailedTests || (status === 0 ? 0 : 1) }
}

/** @param {string} program @param {string[]} words @returns {Promise<number | null>} */
const shown = (program, words) =>
  new Promise((done, failed) => {
    const env = { ...process.env, ...inMemory(), NODE_COMPILE_CACHE: inRoot('node_modules', '.cache', 'compiled') }
    const child = spawn(program, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env })
    for (const signal of signals) process.removeAllListeners(signal).on(signal, () => child.kill('SIGTERM'))
    child.once('error', failed)
    child.once('exit', (status) => done(status))
  })

/** @param {string} name @param {() => Promise<Count>} step */
async function timed(name, step) {
  console.log(`\n${name}…`)
  const began = performance.now()
  const count = await step().catch((error) => {
    console.log(error.message)
    return { passed: 0, failed: 1 }
  })
  return { name, ...count, seconds: ((performance.now() - began) / 1000).toFixed(1) }
}

/**
 * Everything that must hold, from the spelling of a type to a browser that clicks; or only the steps named. The last line
 * is `N passed, N failed`.
 * @param {string[]} wanted
 */
export async function test(wanted) {
  for (const signal of signals) process.on(signal, () => process.exit(130))
  try {
    if (needsInstall()) await install()
    const steps = Object.entries(stepsWith(findRuntime()))
    const unknown = wanted.find((one) => !steps.some(([name]) => name === one))
    if (unknown) throw new Trouble(`There is no step “${unknown}”.`, `choose from ${steps.map(([name]) => name).join(', ')}.`)
    const results = []
    for (const [name, step] of steps)
      if (wanted.length > 0 ? wanted.includes(name) : !onlyWhenNamed.has(name)) results.push(await timed(name, step))
    summarise(results)
  } catch (error) {
    giveUp(error)
  }
}

/** @param {(Count & { name: string, seconds: string })[]} results */
function summarise(results) {
  console.log()
  for (const { name, passed, failed, seconds } of results)
    console.log(`${failed ? '✗' : '✓'} ${name.padEnd(8)} ${seconds.padStart(6)} s  ${passed} passed${failed ? `, ${failed} failed` : ''}`)
  const passed = results.reduce((sum, one) => sum + one.passed, 0)
  const failed = results.reduce((sum, one) => sum + one.failed, 0)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
  console.log(`\n${passed} passed, ${failed} failed`)
}
