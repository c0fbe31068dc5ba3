import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** A program to keep alive. What it prints goes into `log`, and what happens to it is told to a person through `say`. */
export type Program = {
  /** As people call it: “The server”. */
  readonly name: string
  readonly file: string
  readonly args?: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly log: string
  readonly say: (sentence: string) => void
}
export type Supervised = { readonly pid: () => number | undefined; stop(): Promise<void> }

/** The first crashes are answered at once; one that keeps crashing is given growing rests, so that the machine can breathe. */
const patient = { crashes: 3, within: 60_000, firstRest: 1_000, longestRest: 30_000 }
/** How long a program may take to end before it is ended. */
const grace = 10_000

/** Starts the program and starts it again whenever it ends by itself, until `stop`. It ends when this process does. */
export function supervise(program: Program): Supervised {
  let child: ChildProcess | undefined
  let resting: NodeJS.Timeout | undefined
  let stopping = false
  const crashes: number[] = []

  const start = (): void => {
    child = launch(program)
    child.once('error', (error) => program.say(`${program.name} cannot be started: ${error.message}.`))
    child.once('exit', (code, signal) => {
      if (stopping) return
      const rest = restAfter(crashes, performance.now())
      program.say(ending(program, signal ?? `status ${code}`, rest))
      resting = setTimeout(start, rest)
    })
  }
  const stop = async (): Promise<void> => {
    stopping = true
    clearTimeout(resting)
    if (child) await end(child)
  }
  start()
  return { pid: () => child?.pid, stop }
}

/** Notes a crash at `now` (ms) in `crashes`; the rest (ms) to take before starting again. */
export function restAfter(crashes: number[], now: number): number {
  crashes.push(now)
  const recent = crashes.filter((at) => now - at < patient.within).length
  return recent < patient.crashes ? 0 : Math.min(patient.firstRest * 2 ** (recent - patient.crashes), patient.longestRest)
}

const ending = (program: Program, how: string, rest: number): string =>
  `${program.name} ended unexpectedly (${how}); ${rest === 0 ? 'it is started again' : `it keeps ending, so it is started again in ${rest / 1000} s`}. Its log: ${program.log}`

/** Its own process group: Ctrl-C in a terminal reaches it through us, in order. The channel tells it when we are gone. */
function launch({ file, args = [], env, log }: Program): ChildProcess {
  const tooLong = 20_000_000
  mkdirSync(dirname(log), { recursive: true })
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > tooLong) renameSync(log, `${log}.old`)
  const out = openSync(log, 'a', 0o600)
  const child = spawn(process.execPath, [file, ...args], { detached: true, env, stdio: ['ignore', out, out, 'ipc'] })
  closeSync(out)
  return child
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  const hurry = setTimeout(() => child.kill('SIGKILL'), grace)
  await gone
  clearTimeout(hurry)
}

/**
 * For a program's own file: calls `stop` once when it is asked to end, or when the process that supervises it has gone,
 * then exits. A `stop` that hangs does not keep the program.
 */
export function endWhenAsked(stop: () => Promise<void>): void {
  let ending = false
  const finish = async (): Promise<void> => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(1), grace - 1_000).unref()
    await stop()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void finish())
  if (process.connected === false) void finish()
  else process.once('disconnect', () => void finish())
}
