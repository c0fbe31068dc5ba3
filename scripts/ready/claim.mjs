import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataDir, port } from './places.mjs'
import { Trouble } from './trouble.mjs'

const file = join(dataDir, 'running.json')

/** One Doorstep per data folder. Takes the claim over when whoever held it has died; throws Trouble while they live. */
export function claim() {
  reachable(() => mkdirSync(dataDir, { recursive: true }))
  const draft = `${file}.${process.pid}`
  reachable(() => writeFileSync(draft, JSON.stringify({ pid: process.pid, born: birthOf(process.pid), port })))
  try {
    if (link(draft)) return release
    const holder = read()
    if (holder && isAlive(holder))
      throw new Trouble(
        `Doorstep is already running from ${dataDir} (process ${holder.pid}, http://localhost:${holder.port}).`,
        'use that one, end it first, or give this one a folder of its own: DOORSTEP_DATA_DIR=… npm start',
      )
    rmSync(file, { force: true })
    if (link(draft)) return release
    throw new Trouble(`Another Doorstep is starting from ${dataDir} at this moment.`, 'wait for that one.')
  } finally {
    rmSync(draft, { force: true })
  }
}

function release() {
  if (read()?.pid === process.pid) rmSync(file, { force: true })
}

/** @param {string} draft */
function link(draft) {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/** @returns {{ pid: number, born: string, port: number } | null} */
function read() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** The same process, not another that was given its number since. @param {{ pid: number, born: string }} holder */
function isAlive({ pid, born }) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM' && birthOf(pid) === born
  }
  return birthOf(pid) === born
}

/** When a process was started, in the kernel's ticks; '' where that cannot be known. @param {number} pid */
function birthOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/** @param {() => void} touch */
function reachable(touch) {
  try {
    touch()
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error)
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code ?? '')) throw error
    throw new Trouble(
      `The data folder ${dataDir} cannot be written to (${message}).`,
      'make it yours (chown), or choose another: DOORSTEP_DATA_DIR=… npm start',
    )
  }
}
