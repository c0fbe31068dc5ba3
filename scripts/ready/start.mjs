import { spawn } from 'node:child_process'
import { ensureBuilt } from './build.mjs'
import { claim } from './claim.mjs'
import { install, needsInstall } from './install.mjs'
import { whenNpmDies } from './orphan.mjs'
import { inRoot, root } from './places.mjs'
import { checkDisk, checkPort } from './room.mjs'
import { findRuntime } from './runtime.mjs'
import { giveUp } from './trouble.mjs'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Everything that `npm start` does before there is a Node 26 to run the rest, and handing over to it. */
export async function start() {
  for (const signal of signals) process.on(signal, () => process.exit(130))
  try {
    console.log('Doorstep is getting ready.')
    process.once('exit', claim())
    await checkPort()
    const toInstall = needsInstall()
    checkDisk(toInstall)
    if (toInstall) await install()
    const node = findRuntime()
    await ensureBuilt(node)
    handOver(node)
  } catch (error) {
    giveUp(error)
  }
}

/**
 * Hands over to `apps/up.ts`. We stay to pass on signals; it notices when we are gone, and we notice when npm is: a
 * terminal sends Ctrl-C to all of us, `kill` only to one.
 * @param {string} node
 */
function handOver(node) {
  // Node keeps what it has compiled, which makes a warm start several times faster.
  const env = { ...process.env, NODE_COMPILE_CACHE: inRoot('node_modules', '.cache', 'compiled') }
  const up = spawn(node, [inRoot('apps', 'up.ts')], { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  const end = () => void (up.connected && up.disconnect())
  for (const signal of signals) process.removeAllListeners(signal).on(signal, end)
  whenNpmDies(end)
  up.once('error', giveUp)
  up.once('exit', (status, signal) => process.exit(status ?? (signal ? 1 : 0)))
}
