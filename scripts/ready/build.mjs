import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { inRoot, root } from './places.mjs'
import { run } from './run.mjs'
import { Trouble, diskFull } from './trouble.mjs'

/** What the faces are made from, and how. */
const sources = ['apps', 'care', 'lib', 'platform']
const files = ['vite.config.ts', 'react-router.config.ts', 'package-lock.json']
const builds = [
  { name: 'web', command: ['node_modules/.bin/react-router', 'build'], result: 'build/web/server/index.js' },
  {
    name: 'phone',
    command: ['node_modules/.bin/vite', 'build', '-c', 'apps/phone/vite.config.ts'],
    result: 'build/phone/index.html',
  },
]
const stamp = () => inRoot('build', 'made-from')

/** Builds the faces that residents, the control room and operatives see, unless what is built was made from these very sources. */
export async function ensureBuilt(/** @type {string} */ node) {
  const now = fingerprint()
  const before = existsSync(stamp()) ? readFileSync(stamp(), 'utf8') : ''
  if (before === now && builds.every(({ result }) => existsSync(inRoot(result)))) return
  console.log('Building the screens…')
  const began = performance.now()
  rmSync(stamp(), { force: true })
  await Promise.all(builds.map((one) => build(node, one)))
  mkdirSync(inRoot('build'), { recursive: true })
  writeFileSync(stamp(), now)
  console.log(`  done in ${Math.round((performance.now() - began) / 1000)} s`)
}

/** @param {string} node @param {{ name: string, command: string[] }} one */
async function build(node, { name, command }) {
  const { status, output } = await run(node, command, { NODE_ENV: 'production' })
  if (status === 0) return
  if (/ENOSPC/.test(output)) throw diskFull(root)
  throw new Trouble(
    `The screens (${name}) could not be built:\n${output.trim().split('\n').slice(-25).join('\n')}`,
    'put that right in the sources, then start again.',
  )
}

/** A digest over the names and contents of all sources; tests are none. */
function fingerprint() {
  const digest = createHash('sha256')
  for (const path of [...sources.flatMap(everyFile), ...files].sort())
    digest
      .update(`${path}\0`)
      .update(readFileSync(inRoot(path)))
      .update('\0')
  return digest.digest('hex')
}

/** @param {string} folder @returns {string[]} */
function everyFile(folder) {
  return readdirSync(inRoot(folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$|\.md$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length + 1))
}
