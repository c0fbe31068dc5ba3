import { sql } from 'kysely'
import type { ContractorId } from '../../lib/ids.ts'
import { engineOf } from '../who.ts'
import type { World } from '../world.ts'
import type { Claimed, Handler, Job, Lane } from './timers.ts'

/** A claim is kept by renewing it; a worker that died stops renewing, and another takes over after this long. */
const leaseMs = 1200
export const renewEveryMs = 400
const batch = 50

/** A claim was lost: its lease ran out and somebody else has the timer. The transaction rolls back and nothing was done. */
class ClaimLost extends Error {}

const claim = (world: World, worker: string, lastLane: Lane): Promise<Claimed[]> =>
  world.db.engine(async ({ q }) => {
    const { rows } =
      await sql<Claimed>`select * from claim_timers(${worker}, ${batch}, ${`${leaseMs} milliseconds`}::interval, ${lastLane})`.execute(q)
    return rows
  })

/** Keeps what this worker holds for a little longer. */
export const renewLeases = (world: World, worker: string): Promise<void> =>
  world.db.engine(async ({ q }) => {
    await sql`update timers set leased_until = time_now() + ${`${leaseMs} milliseconds`}::interval where leased_by = ${worker} and leased_until is not null`.execute(
      q,
    )
  })

const jobFor = (world: World, timer: Claimed): Job => ({
  world,
  timer,
  once: (work) =>
    world.db.as(engineOf(timer.contractorId as ContractorId), async (tx) => {
      const gone = await tx.q.deleteFrom('timers').where('id', '=', timer.id).where('fence', '=', timer.fence).executeTakeFirst()
      if (gone.numDeletedRows === 0n) throw new ClaimLost()
      await work(tx)
    }),
})

/** Puts a timer that failed back: later each time, a minute apart at the most, with what went wrong beside it. */
const putBack = (world: World, timer: Claimed, error: unknown): Promise<void> =>
  world.db.engine(async ({ q }) => {
    const wait = Math.min(60, 2 ** Math.min(timer.attempts, 6))
    await sql`update timers set leased_until = null, leased_by = null, due_at = time_now() + make_interval(secs => ${wait}), last_trouble = ${String(error).slice(0, 500)}
      where contractor_id = ${timer.contractorId} and id = ${timer.id} and fence = ${timer.fence}`.execute(q)
  })

export type EngineReport = { done: number; failed: number }

export type EngineOptions = { worker: string; width?: number; lastLane?: Lane; trouble?: (timer: Claimed, error: unknown) => void }

/** Claims and runs what is due now in the lanes up to `lastLane`, duty first, `width` at a time, until nothing is due. `trouble` hears of each failure. */
export const runDue = async (world: World, handlers: readonly Handler[], options: EngineOptions): Promise<EngineReport> => {
  const byKind = new Map(handlers.map((h) => [h.kind, h]))
  const report: EngineReport = { done: 0, failed: 0 }
  const runOne = async (timer: Claimed): Promise<void> => {
    try {
      const handler = byKind.get(timer.kind)
      if (!handler) throw new Error(`Nobody handles timers of the kind ${timer.kind}.`)
      await handler.run(jobFor(world, timer))
      report.done++
    } catch (error) {
      if (error instanceof ClaimLost) return
      report.failed++
      options.trouble?.(timer, error)
      await putBack(world, timer, error)
    }
  }
  for (;;) {
    const claimed = await claim(world, options.worker, options.lastLane ?? 2)
    if (claimed.length === 0) return report
    const waiting = [...claimed]
    const lane = async (): Promise<void> => {
      for (let timer = waiting.shift(); timer; timer = waiting.shift()) await runOne(timer)
    }
    await Promise.all(Array.from({ length: options.width ?? 6 }, lane))
  }
}

/** Milliseconds from now to the next timer of these lanes that can be claimed; null when there is none. */
export const untilNext = (world: World, lastLane: Lane = 2): Promise<number | null> =>
  world.db.engine(async ({ q }) => {
    const { rows } = await sql<{
      ms: number | null
    }>`select extract(epoch from min(greatest(due_at, coalesce(leased_until, due_at))) - time_now())::float8 * 1000 as ms from timers where lane <= ${lastLane}`.execute(
      q,
    )
    return rows[0]?.ms ?? null
  })
