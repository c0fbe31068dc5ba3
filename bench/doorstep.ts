import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openWorld } from '../apps/world.ts'
import { readConfig } from '../platform/config.ts'
import type { World } from '../platform/world.ts'

export type Doorstep = { address: string; world: World; stop(): Promise<void> }

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, 'localhost', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })

/** A whole Doorstep with its demonstration, as `npm start` has it, in a folder that is thrown away afterwards. Needs the build. */
export const startDoorstep = async (say: (line: string) => void): Promise<Doorstep> => {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-bench-'))
  const port = await freePort()
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: String(port), DOORSTEP_DATA_DIR: folder }
  const up = spawn(process.execPath, [fileURLToPath(new URL('../apps/up.ts', import.meta.url))], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(up, 'exit')
  for await (const line of createInterface({ input: up.stdout })) {
    say(line)
    if (line.startsWith('Doorstep is ready')) break
  }
  if (up.exitCode !== null) throw new Error('Doorstep did not start.')
  up.stdout.resume()
  const { world } = openWorld(readConfig(env))
  return {
    address: `http://localhost:${port}`,
    world,
    stop: async () => {
      await world.db.close()
      up.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
