import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'

/** A real program under test: what it prints can be waited for, and nothing that it starts may outlive it. */
export type Program = {
  readonly pid: number
  /** All that it has printed so far. */
  printed(): string
  /** Resolves to the match when it has printed it; throws, with all that it did print, when it ends without. */
  prints(wanted: RegExp): Promise<RegExpExecArray>
  /** The status that it ended with; null when a signal ended it. */
  readonly ended: Promise<number | null>
  /** The processes that it started, and those they started, as of now (Linux). */
  family(): number[]
  /** The one of its family whose command line names that file. Throws when there is none. */
  whoRuns(file: string): number
  kill(signal: NodeJS.Signals): void
  /** As Ctrl-C in a terminal does: SIGINT to everybody in its process group. */
  interrupt(): void
}

export function startProgram(
  command: readonly string[],
  options: { env?: Record<string, string | undefined>; cwd?: string } = {},
): Program {
  const env = { ...process.env, NO_COLOR: '1', ...options.env }
  const child = spawn(command[0]!, command.slice(1), { cwd: options.cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      text += data
      for (const heard of listeners) heard()
    })
  const ended = new Promise<number | null>((done) => child.once('close', done))
  return {
    pid: child.pid!,
    printed: () => text,
    prints: (wanted) => hear(wanted, () => text, listeners, ended),
    ended,
    family: () => familyOf(child),
    whoRuns: (file) => {
      const found = familyOf(child).find((pid) => commandOf(pid).some((word) => word.endsWith(file)))
      if (found === undefined) throw new Error(`Nobody runs ${file}.`)
      return found
    },
    kill: (signal) => void child.kill(signal),
    interrupt: () => void process.kill(-child.pid!, 'SIGINT'),
  }
}

function hear(wanted: RegExp, text: () => string, listeners: Set<() => void>, ended: Promise<unknown>): Promise<RegExpExecArray> {
  return new Promise((found, failed) => {
    const look = (): void => {
      const match = wanted.exec(text())
      if (!match) return
      listeners.delete(look)
      found(match)
    }
    listeners.add(look)
    look()
    void ended.then(() => failed(new Error(`It ended without printing ${wanted}:\n${text()}`)))
  })
}

function familyOf(child: ChildProcess): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const parent = parentOf(Number(name))
    if (parent !== null) parents.set(Number(name), parent)
  }
  const isFamily = (pid: number): boolean => {
    const parent = parents.get(pid)
    return parent !== undefined && (parent === child.pid || isFamily(parent))
  }
  return [...parents.keys()].filter(isFamily)
}

function parentOf(pid: number): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1])
  } catch {
    return null
  }
}

function commandOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

/** Is there a process under this number that is not merely waiting to be buried? */
export function isAlive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] !== 'Z'
  } catch {
    return false
  }
}
