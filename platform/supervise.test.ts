import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { restAfter, supervise } from './supervise.ts'

const folder = mkdtempSync(join(tmpdir(), 'doorstep-supervise-'))
afterAll(() => rmSync(folder, { recursive: true }))
const supervisor = new URL('./supervise.ts', import.meta.url).href

/** A program that notes its pid and lives until it is asked to end, when it says goodbye. */
const lives = join(folder, 'lives.ts')
writeFileSync(
  lives,
  `import { endWhenAsked } from '${supervisor}'
   endWhenAsked(async () => console.log('goodbye'))
   console.log('pid ' + process.pid)
   setInterval(() => {}, 1000)`,
)
const pidsIn = (log: string): number[] => [...read(log).matchAll(/pid (\d+)/g)].map((match) => Number(match[1]))
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
function read(log: string): string {
  try {
    return readFileSync(log, 'utf8')
  } catch {
    return ''
  }
}
const soon = { timeout: 10_000, interval: 20 }

test('a program that dies is started again at once, and it is said in words', async () => {
  const log = join(folder, 'a.log')
  const said: string[] = []
  const program = supervise({ name: 'The server', file: lives, env: process.env, log, say: (sentence) => said.push(sentence) })
  await expect.poll(() => pidsIn(log).length, soon).toBe(1)
  process.kill(pidsIn(log)[0]!, 'SIGKILL')
  await expect.poll(() => pidsIn(log).length, soon).toBe(2)
  expect(said).toEqual([`The server ended unexpectedly (SIGKILL); it is started again. Its log: ${log}`])
  await program.stop()
  expect(read(log)).toContain('goodbye')
  expect(pidsIn(log).some(isAlive)).toBe(false)
})

test('a program does not outlive the process that keeps it, even when that one is killed', async () => {
  const log = join(folder, 'b.log')
  const keeper = join(folder, 'keeper.ts')
  const words = { name: 'The server', file: lives, env: {}, log }
  writeFileSync(keeper, `import { supervise } from '${supervisor}'\nsupervise({ ...${JSON.stringify(words)}, say() {} })`)
  const parent = spawn(process.execPath, [keeper])
  await expect.poll(() => pidsIn(log).length, soon).toBe(1)
  parent.kill('SIGKILL')
  await expect.poll(() => read(log), soon).toContain('goodbye')
  await expect.poll(() => isAlive(pidsIn(log)[0]!), soon).toBe(false)
})

test('one that keeps crashing is given growing rests, up to half a minute; a quiet minute makes it new', () => {
  const crashes: number[] = []
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map((at) => restAfter(crashes, at))).toEqual([0, 0, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
  expect(restAfter(crashes, 120_000)).toBe(0)
})
