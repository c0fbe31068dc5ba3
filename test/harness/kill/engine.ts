import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Boundary, Told } from './hook.ts'

/** The real `work` program in a process of its own, that can be told where to die. */
export type Engine = {
  /** Lets it begin; until then it is loaded and waits. */
  go(): void
  /** It dies there, the next time it comes by; null: nowhere. Boundaries are counted and kept from now on. */
  diesAt(boundary: Boundary | null): void
  /** The boundaries that it has passed since it was last told. */
  passed(): readonly Boundary[]
  readonly gone: Promise<unknown>
  kill(): void
}

/** So that the tenth start reads what the first has understood. */
export const compiled = join(tmpdir(), 'doorstep-compiled')

export type Settings = Readonly<Record<string, string>>

/** `program`: see `builtPrograms`. */
export const loadEngine = async (program: string, settings: Settings, log: string): Promise<Engine> => {
  const out = openSync(log, 'a')
  const child: ChildProcess = spawn(process.execPath, [program], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', NODE_COMPILE_CACHE: compiled, ...settings },
    stdio: ['ignore', out, out, 'ipc'],
  })
  closeSync(out)
  const gone = once(child, 'exit')
  let passed: Boundary[] = []
  const tell = (told: Told): void => void (child.connected && child.send(told))
  await Promise.race([once(child, 'message'), gone.then(() => Promise.reject(new Error(`The worker did not start; see ${log}.`)))])
  child.on('message', (boundary: Boundary) => passed.push(boundary))
  return {
    go: () => tell({ go: true }),
    diesAt: (dieAt) => {
      passed = []
      tell({ dieAt })
    },
    passed: () => passed,
    gone,
    kill: () => void child.kill('SIGKILL'),
  }
}
