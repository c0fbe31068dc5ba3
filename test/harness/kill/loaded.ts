import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Boundary, Told } from './hook.ts'

/** One of our programs in a process of its own, that can be told where to die. */
export type Loaded = {
  /** Lets it begin, and resolves when it is at work; until then it is loaded and waits. */
  go(): Promise<void>
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
export const load = async (program: string, settings: Settings, log: string): Promise<Loaded> => {
  const out = openSync(log, 'a')
  const child: ChildProcess = spawn(process.execPath, [program], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', NODE_COMPILE_CACHE: compiled, ...settings },
    stdio: ['ignore', out, out, 'ipc'],
  })
  closeSync(out)
  const gone = once(child, 'exit')
  let passed: Boundary[] = []
  const tell = (told: Told): void => void (child.connected && child.send(told))
  await Promise.race([once(child, 'message'), gone.then(() => Promise.reject(new Error(`${program} did not start; see ${log}.`)))])
  let begun: () => void = () => undefined
  const atWork = new Promise<void>((done) => (begun = done))
  child.on('message', (said: Boundary | 'at work') => (said === 'at work' ? begun() : passed.push(said)))
  return {
    go: () => {
      tell({ go: true })
      return Promise.race([atWork, gone.then(() => undefined)])
    },
    diesAt: (dieAt) => {
      passed = []
      tell({ dieAt })
    },
    passed: () => passed,
    gone,
    kill: () => void child.kill('SIGKILL'),
  }
}
