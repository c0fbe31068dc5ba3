/**
 * Loaded into a program before it begins, so that it can be killed at one exact place. Every statement that reaches the database
 * and every request that leaves is a boundary with a name; the program is told over its channel at which of them to die, and dies
 * there as by `kill -9`, before a line of its own code has run on.
 */
import pg from 'pg'

/** A boundary: its name, and the how-manieth of that name since the program was told. */
export type Boundary = { name: string; nth: number }
export type Told = { go: true } | { dieAt: Boundary | null }

/** What a program does all the time, whether somebody is in danger or not. */
const housekeeping =
  /heartbeat|^listen|set leased_until|min\(greatest|^begin|^start transaction|^rollback|set_config\('app\.now'|unsealed|seal/i

let dieAt: Boundary | null = null
let seen = new Map<string, number>()

const reach = (name: string): void => {
  const nth = (seen.get(name) ?? 0) + 1
  seen.set(name, nth)
  if (dieAt?.name === name && dieAt.nth === nth) process.kill(process.pid, 'SIGKILL')
  process.send?.({ name, nth } satisfies Boundary)
}

type Query = (this: pg.Client, config: unknown, ...rest: unknown[]) => unknown
const lastOf = new WeakMap<pg.Client, string>()
const textOf = (config: unknown): string =>
  (typeof config === 'string' ? config : ((config as { text?: string } | null)?.text ?? '')).replaceAll(/\s+/g, ' ').trim().slice(0, 90)

/** A commit is known by what was done before it; a claim that found nothing is no boundary. */
const nameOf = (client: pg.Client, text: string): string | null => {
  const isEnd = /^commit/i.test(text)
  const last = lastOf.get(client)
  if (isEnd) return last ? `commit after ${last}` : null
  return housekeeping.test(text) ? null : text
}

const query = pg.Client.prototype.query as Query
const watched: Query = function watched(config, ...rest) {
  const answer = query.call(this, config, ...rest)
  if (!(answer instanceof Promise)) return answer
  const text = textOf(config)
  return answer.then((result: pg.QueryResult) => {
    const name = /claim_timers/.test(text) && result.rows.length === 0 ? null : nameOf(this, text)
    if (/^(commit|rollback)/i.test(text)) lastOf.delete(this)
    else if (name !== null) lastOf.set(this, name)
    if (name !== null) reach(name)
    return result
  })
}
pg.Client.prototype.query = watched as typeof pg.Client.prototype.query

const plainFetch = globalThis.fetch
globalThis.fetch = async (...asked) => {
  const what = new URL(String(asked[0])).pathname.split('/').at(-1)
  reach(`${what} is asked for`)
  const answer = await plainFetch(...asked)
  reach(`${what} was answered`)
  return answer
}

/** Resolves when the program is told to begin. */
export const told = (): Promise<void> =>
  new Promise((go) => {
    process.on('message', (what: Told) => {
      if ('go' in what) return go()
      dieAt = what.dieAt
      seen = new Map()
    })
    process.send?.('loaded')
  })
