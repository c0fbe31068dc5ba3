import { mkdtempSync, rmSync } from 'node:fs'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../../platform/postgres/embedded.ts'
import { migrate } from '../../../platform/postgres/migrate.ts'
import { testKeys } from '../keys.ts'
import { compiled } from './loaded.ts'
import type { Settings } from './loaded.ts'
import { openPlace } from './place.ts'
import type { Place } from './place.ts'

export const parts = ['the worker', 'the web server', 'the database'] as const
export type Part = (typeof parts)[number]

/** A place whose database, worker and web server run in processes of their own, each of which can be killed and comes again. */
export type Killable = Place & { kill(part: Part): Promise<void>; close(): Promise<void> }

/** Whatever can be killed -9: resolves when it has gone, and is started again at once. `ready` says when it is at work. */
type Life = { kill(): Promise<void>; end(): Promise<void> }

const keepProgram = (file: string, settings: Settings, log: string): Life => {
  let ending = false
  const start = (): ChildProcess => {
    const out = openSync(log, 'a')
    const env = { PATH: process.env['PATH'], NODE_ENV: 'test', NODE_COMPILE_CACHE: compiled, ...settings }
    const child = spawn(process.execPath, [file], { env, stdio: ['ignore', out, out, 'ipc'] })
    closeSync(out)
    child.on('message', (said) => said === 'loaded' && child.send({ go: true }))
    child.once('exit', () => void (ending || (running = start())))
    return child
  }
  let running = start()
  const kill = async (): Promise<void> => {
    const gone = once(running, 'exit')
    running.kill('SIGKILL')
    await gone
  }
  return {
    kill,
    end: () => {
      ending = true
      return kill()
    },
  }
}

const keepDatabase = async (folder: string): Promise<Life & { url: string }> => {
  const dataDir = join(folder, 'postgres')
  let running = await startEmbedded({ dataDir })
  const { url } = running
  await migrate({ ownerUrl: url, passwordOf: testKeys.passwordOf })
  return {
    url,
    kill: async () => {
      process.kill(running.pid, 'SIGKILL')
      await running.ended
      running = await startEmbedded({ dataDir, port: Number(new URL(url).port) })
    },
    end: () => running.stop(),
  }
}

export const openKillable = async (programs: { worker: string; web: string }): Promise<Killable> => {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-killable-'))
  const database = await keepDatabase(folder)
  const place = await openPlace(database.url)
  const lives: Record<Part, Life> = {
    'the worker': keepProgram(programs.worker, place.settings, join(folder, 'worker.log')),
    'the web server': keepProgram(programs.web, place.settings, join(folder, 'web.log')),
    'the database': database,
  }
  return {
    ...place,
    kill: (part) => lives[part].kill(),
    close: async () => {
      await Promise.all([lives['the worker'].end(), lives['the web server'].end()])
      await place.close()
      await database.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
