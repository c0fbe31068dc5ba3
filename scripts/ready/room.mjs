import { existsSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { freemem } from 'node:os'
import { dataDir, nearestFolder, port, root } from './places.mjs'
import { Trouble, diskFull } from './trouble.mjs'

const megabyte = 1024 * 1024
/** What a first start writes (packages, build, database), and what a later one may need. In MB. */
const needs = { packages: 1_300, first: 150, later: 30 }
/** What tests write at most while they run, in MB. */
const forTests = 3_000

/** Is there room for what is to come? Asked before, so that nobody waits three minutes to hear no. @param {boolean} install */
export function checkDisk(install) {
  if (install && freeAt(root) < needs.packages) throw diskFull(root)
  if (freeAt(dataDir) < (nearestFolder(dataDir) === dataDir ? needs.later : needs.first)) throw diskFull(dataDir)
}

/** Free space, in MB, where that path is or will be. @param {string} path */
export function freeAt(path) {
  const { bavail, bsize } = statfsSync(nearestFolder(path))
  return (bavail * bsize) / megabyte
}

/**
 * Where tests keep their databases and browsers for as long as they run: in memory where there is plenty of it, because a disk may be
 * the slowest thing of a machine. Settings for a child process.
 * @returns {Record<string, string>}
 */
export function inMemory() {
  const memory = '/dev/shm'
  const plenty = existsSync(memory) && freeAt(memory) > forTests && freemem() / megabyte > 2 * forTests
  return plenty && !process.env['TMPDIR'] ? { TMPDIR: memory } : {}
}

/** Is the port ours to take, on every address of this machine? A port that is no number is told by the settings. */
export async function checkPort() {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return
  for (const host of ['0.0.0.0', '::']) {
    const trouble = await tryToListen(host)
    if (trouble === 'EADDRINUSE')
      throw new Trouble(`Port ${port} is taken by another program.`, `end that program, or choose another port: PORT=${port + 1} npm start`)
    if (trouble === 'EACCES')
      throw new Trouble(`Port ${port} may not be used by an ordinary user.`, 'choose a port above 1023: PORT=3000 npm start')
  }
}

/** @param {string} host @returns {Promise<string>} an error code, or '' */
const tryToListen = (host) =>
  new Promise((tell) => {
    const probe = createServer()
    probe.once('error', (error) => tell('code' in error ? String(error.code) : ''))
    probe.listen({ port, host, ipv6Only: host === '::' }, () => probe.close(() => tell('')))
  })
