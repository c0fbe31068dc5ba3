import { existsSync, readFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { inRoot, root } from './places.mjs'
import { freeAt } from './room.mjs'
import { run } from './run.mjs'
import { Trouble, diskFull } from './trouble.mjs'

/** Do the installed packages differ from the lock? Packages for other machines are left out by npm, and here. */
export function needsInstall() {
  const wanted = lockOf(inRoot('package-lock.json'))
  const found = lockOf(inRoot('node_modules', '.package-lock.json'))
  return Object.entries(wanted).some(([path, one]) => {
    if (path === '') return false
    const here = found[path]
    return here ? here.version !== one.version : !one.optional && !one.devOptional
  })
}

/** @param {string} file @returns {Record<string, { version: string, optional?: boolean, devOptional?: boolean }>} */
function lockOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}

/** What the packages take on disk, about, in MB. */
const size = 850

/** `npm ci`, with a line every five seconds so that a person sees it working. */
export async function install() {
  console.log('Fetching the packages that Doorstep is built from (only the first time, about a minute)…')
  const began = performance.now()
  const before = freeAt(root)
  let most = 0
  const tick = setInterval(() => {
    most = Math.max(most, Math.round(before - freeAt(root)))
    console.log(`  ${seconds(began)} s: ${most < size ? `${most} of about ${size} MB` : 'nearly there'}`)
  }, 5_000)
  const { status, output } = await npmCi().finally(() => clearInterval(tick))
  if (status !== 0) throw whatWentWrong(output)
  console.log(`  done in ${seconds(began)} s`)
}

/** Under `npm run` the Node in use may be the packaged one, which `npm ci` is about to remove: the machine's own is taken. */
function npmCi() {
  const words = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000']
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.startsWith(root))
  return run('npm', [...words, ...patience], { PATH: path.join(delimiter) })
}

/** @param {string} output */
function whatWentWrong(output) {
  if (/ENOSPC|no space left/i.test(output)) return diskFull(root)
  const unreachable =
    /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|ERR_SOCKET_TIMEOUT|CERT_\w+|\w+_CERT_\w+)\b/.exec(output)
  if (unreachable)
    return new Trouble(
      `The registry that packages come from cannot be reached (${unreachable[1]}).`,
      'look at the network, a proxy (npm config get proxy) and the address (npm config get registry), then start again.',
    )
  return new Trouble(
    `The packages could not be installed. npm said:\n${output.trim().split('\n').slice(-12).join('\n')}`,
    'put that right, then start again.',
  )
}

const seconds = (/** @type {number} */ began) => Math.round((performance.now() - began) / 1000)
