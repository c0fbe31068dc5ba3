import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** What PostgreSQL writes into `postmaster.pid`: line 1 its process, line 4 its port, line 8 how far it is. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean }

export function readPostmaster(data: string): Postmaster | null {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
  } catch {
    return null
  }
}

/** The PostgreSQL that is at work on this data folder now, or null. A number that another program has since been given is not one. */
export function runningPostmaster(data: string): Postmaster | null {
  const found = readPostmaster(data)
  return found && isAlive(found.pid) && isPostgres(found.pid, data) ? found : null
}

/**
 * Makes the way free after a death: waits while a PostgreSQL that lost its parent shuts down (it is asked to), then
 * removes a `postmaster.pid` that names nobody. Resolves false when the old one is still there after `patience` ms.
 */
export async function clearStalePostmaster(data: string, patience: number): Promise<boolean> {
  const orphan = runningPostmaster(data)
  if (orphan) process.kill(orphan.pid, 'SIGINT')
  for (let waited = 0; runningPostmaster(data); waited += 50) {
    if (waited >= patience) return false
    await pause(50)
  }
  rmSync(join(data, 'postmaster.pid'), { force: true })
  return true
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Where there is no /proc, a living process under that number is taken to be PostgreSQL: the careful side. */
function isPostgres(pid: number, data: string): boolean {
  if (!existsSync('/proc/self/cmdline')) return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data)
  } catch {
    return false
  }
}
