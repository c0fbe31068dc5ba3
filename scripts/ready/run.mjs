import { spawn } from 'node:child_process'
import { root } from './places.mjs'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
process.once('exit', () => running.forEach((child) => child.kill()))

/**
 * Runs a program in the project's folder to its end; resolves to its status and the end of what it printed.
 * It is ended when we are.
 * @param {string} program @param {string[]} words @param {Record<string, string>} [env]
 * @returns {Promise<{ status: number | null, output: string }>}
 */
export const run = (program, words, env = {}) =>
  new Promise((done, failed) => {
    const child = spawn(program, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1', ...env } })
    let output = ''
    running.add(child)
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output = (output + data).slice(-60_000)))
    child.once('error', failed)
    child.once('close', (status) => {
      running.delete(child)
      done({ status, output })
    })
  })
