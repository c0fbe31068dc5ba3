import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../harness/database.ts'
import { chanceFrom } from '../harness/chance.ts'
import { seeds } from '../harness/seeds.ts'

const timersEach = 60

const database = await freshDatabase()
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
afterAll(() => owner.end())
await owner.query(`insert into contractors values ('con_law', 'Law', '0131', '0132', 'red file', 15, false, now())`)

type Worker = { kill(): Promise<void>; ran(times: number): Promise<void> }

const load = (): ChildProcess =>
  fork(new URL('../harness/killable-worker.ts', import.meta.url), {
    stdio: 'inherit',
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'doorstep-compiled') },
  })
/** Loaded already, and waits to be told its database. */
let spare = load()
afterAll(() => void spare.kill('SIGKILL'))

const startWorker = async (): Promise<Worker> => {
  const child = spare
  spare = load()
  let heard = 0
  let enough: () => void = () => undefined
  child.on('message', () => {
    heard += 1
    enough()
  })
  const hears = (messages: number): Promise<void> =>
    new Promise((resolve) => {
      enough = () => heard >= messages && resolve()
      enough()
    })
  child.send(database.urls)
  await hears(1)
  return {
    kill: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    ran: (times) => hears(1 + times),
  }
}

const count = async (sql: string, values: unknown[]): Promise<number> => (await owner.query<{ n: number }>(sql, values)).rows[0]!.n

for (const seed of seeds)
  test(`kill -9 of the worker at any instant loses no timer and runs none twice, seed ${seed}`, async () => {
    const { random } = chanceFrom(seed)
    await owner.query(
      `insert into timers (contractor_id, id, kind, subject_id, due_at) select 'con_law', 'tm_' || $1 || '_' || n, 'law', $1 || '_' || n, clock_timestamp() from generate_series(1, $2::int) n`,
      [`s${seed}`, timersEach],
    )
    const first = await startWorker()
    await first.ran(Math.floor(random() * 50))
    await first.kill()
    const second = await startWorker()
    await expect
      .poll(() => count(`select count(*)::int as n from timers where subject_id like $1`, [`s${seed}\\_%`]), {
        timeout: 15_000,
        interval: 50,
      })
      .toBe(0)
    await second.kill()
    const ran = await owner.query<{ n: number; subjects: number }>(
      `select count(*)::int as n, count(distinct subject_id)::int as subjects from record_events where subject_id like $1`,
      [`s${seed}\\_%`],
    )
    expect(ran.rows[0]).toEqual({ n: timersEach, subjects: timersEach })
  })
