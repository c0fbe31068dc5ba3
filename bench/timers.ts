// npm run bench:timers — lateness with 10,000 timers due in one minute, and the take-over after a kill -9 of a worker.
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { benchDatabase, quantile } from './ground.ts'

const timers = 10_000
const overSeconds = 60
const database = await benchDatabase()
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
await owner.query(`insert into contractors values ('con_bench', 'Bench', '0131', '0132', 'red file', 15, false, now())`)

const startWorker = async (late: (ms: number) => void): Promise<ChildProcess> => {
  const child = fork(new URL('./worker.ts', import.meta.url), { stdio: 'inherit' })
  child.send({ urls: database.urls, seed: 'bench' })
  await once(child, 'message')
  child.on('message', (ms) => late(ms as number))
  return child
}
const setTimers = (name: string, howMany: number, fromSeconds: number, seconds: number): Promise<unknown> =>
  owner.query(
    `insert into timers (contractor_id, id, kind, subject_id, due_at)
     select 'con_bench', 'tm_' || $1 || n, 'bench', $1 || n, clock_timestamp() + make_interval(secs => $3::float8 + n * $4::float8 / $2) from generate_series(1, $2::int) n`,
    [name, howMany, fromSeconds, seconds],
  )

const lateness: number[] = []
let allDone: () => void = () => undefined
const worker = await startWorker((ms) => {
  lateness.push(ms)
  if (lateness.length === timers) allDone()
})
await setTimers('a', timers, 3, overSeconds)
await new Promise<void>((resolve) => {
  allDone = resolve
})
console.log(
  `${timers} timers due in ${overSeconds} s: lateness p50 ${quantile(lateness, 0.5).toFixed(1)} ms, p99 ${quantile(lateness, 0.99).toFixed(1)} ms, largest ${Math.max(...lateness).toFixed(1)} ms`,
)

/** How many timers a worker still holds: none, once another has taken them over. */
const heldBy = async ({ pid }: ChildProcess): Promise<number> => {
  const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from timers where leased_by = $1', [`worker ${pid}`])
  return rows[0]!.n
}

const takeOvers: number[] = []
let survivor = worker
for (let kill = 0; kill < 10; kill++) {
  const next = await startWorker(() => undefined)
  await setTimers(`k${kill}_`, 400, 0, 4)
  await once(survivor, 'message')
  survivor.kill('SIGKILL')
  const killedAt = performance.now()
  while ((await heldBy(survivor)) > 0) await once(next, 'message')
  takeOvers.push(performance.now() - killedAt)
  survivor = next
}
console.log(
  `take-over after kill -9, ${takeOvers.length} kills: median ${quantile(takeOvers, 0.5).toFixed(0)} ms, largest ${Math.max(...takeOvers).toFixed(0)} ms`,
)

survivor.kill('SIGKILL')
await owner.end()
await database.stop()
