import { sql } from 'kysely'
import type { ContractorId } from '../../lib/ids.ts'
import { engineOf } from '../who.ts'
import type { World } from '../world.ts'
import type { Claimed, Handler, Job, Lane } from './timers.ts'

/** A claim is kept by renewing it; a worker that died stops renewing, and another takes over after this long. */
const leaseMs = 1200
export const renewEveryMs = 400
/** How many are claimed with one question. */
const batch = 50

/** A claim was lost: its lease ran out and somebody else has the timer. The transaction rolls back and nothing was done. */
class ClaimLost extends Error {}

/** The first and the last lane of a round. */
export type Lanes = readonly [first: Lane, last: Lane]

const claim = (world: World, worker: string, most: number, [first, last]: Lanes): Promise<Claimed[]> =>
  world.db.engine(async ({ q }) => {
    const { rows } =
      await sql<Claimed>`select * from claim_timers(${worker}, ${most}, ${`${leaseMs} milliseconds`}::interval, ${first}, ${last})`.execute(
        q,
      )
    return rows
  })

/**
 * Keeps these claims for a little longer: those that a hand works on, and no other. One whose answer was lost with the database, or
 * that could not be put back, is held by nobody, and its lease runs out. One that a hand is deciding at this moment is passed over: its
 * row is locked, so nobody can claim it, and whoever waited for it would hold up the renewing of all the others, and they each other.
 */
export const renewLeases = (world: World, held: readonly Claimed[]): Promise<void> =>
  held.length === 0
    ? Promise.resolve()
    : world.db.engine(async ({ q }) => {
        const [contractors, ids, fences] = [held.map((one) => one.contractorId), held.map((one) => one.id), held.map((one) => one.fence)]
        await sql`update timers t set leased_until = time_now() + ${`${leaseMs} milliseconds`}::interval
          from (select t.contractor_id, t.id from timers t
            join unnest(${contractors}::text[], ${ids}::text[], ${fences}::int[]) as h(contractor_id, id, fence) using (contractor_id, id, fence)
            for update of t skip locked) held
          where t.contractor_id = held.contractor_id and t.id = held.id`.execute(q)
      })

/** A clock may be put right by an hour or be two that disagree a little: this much is no jump. */
const noJump = '2 seconds'

/** A5 The clock went back: what was set before that would wait as long again. It is due now, and no claim from before holds it. */
export const noticeClockBack = (world: World): Promise<void> =>
  world.db.engine(async ({ q }) => {
    await sql`update timers set due_at = least(due_at, time_now()), set_at = time_now(), leased_until = null, fence = fence + 1
      where set_at > time_now() + ${noJump}::interval`.execute(q)
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

/** Puts a timer that failed back: later each time, a minute apart at the most and two seconds for duty, with what went wrong beside it. */
const putBack = (world: World, timer: Claimed, error: unknown): Promise<void> =>
  world.db.engine(async ({ q }) => {
    const wait = Math.min(60, 2 ** Math.min(timer.attempts, 6))
    await sql`update timers set leased_until = null, leased_by = null,
      due_at = time_now() + make_interval(secs => case when lane <= 1 then least(${wait}, 2) else ${wait} end), last_trouble = ${String(error).slice(0, 500)}
      where contractor_id = ${timer.contractorId} and id = ${timer.id} and fence = ${timer.fence}`.execute(q)
  })

export type EngineReport = { done: number; failed: number }

/** `trouble` hears of each failure. `width`: how many hands there are, each with one timer at a time. */
export type EngineOptions = { worker: string; width?: number; lanes?: Lanes; trouble?: (timer: Claimed, error: unknown) => void }

/**
 * Hands that work: `start` gives every free one a timer that is due, duty first, and tells how many got one; `busy` resolves when one is
 * free again; `held` is what they work on.
 */
export type Hands = {
  start(): Promise<number>
  free(): number
  idle(): boolean
  busy(): Promise<void>
  held(): readonly Claimed[]
  report: EngineReport
}

const every: Lanes = [0, 3]

export const makeHands = (
  world: World,
  handlers: readonly Handler[],
  { worker, width = 6, lanes = every, trouble }: EngineOptions,
): Hands => {
  const byKind = new Map(handlers.map((h) => [h.kind, h]))
  const report: EngineReport = { done: 0, failed: 0 }
  const working = new Map<Promise<void>, Claimed>()
  /** What `trouble` itself threw: it ends the work that it came from, and is told to whoever waits for the hands. */
  const broken: unknown[] = []
  const mind = (): void => {
    if (broken.length > 0) throw broken.shift()
  }
  const runOne = async (timer: Claimed): Promise<void> => {
    try {
      const handler = byKind.get(timer.kind)
      if (!handler) throw new Error(`Nobody handles timers of the kind ${timer.kind}.`)
      await handler.run(jobFor(world, timer))
      report.done++
    } catch (error) {
      if (error instanceof ClaimLost) return
      report.failed++
      trouble?.(timer, error)
      await putBack(world, timer, error).catch((worse: unknown) => trouble?.(timer, worse)) // its lease runs out all the same
    }
  }
  const free = (): number => width - working.size
  return {
    report,
    free,
    idle: () => working.size === 0,
    held: () => [...working.values()],
    busy: async () => {
      await Promise.race(working.keys())
      mind()
    },
    start: async () => {
      mind()
      if (free() === 0) return 0
      const claimed = await claim(world, worker, Math.min(free(), batch), lanes)
      for (const timer of claimed) {
        const work: Promise<void> = runOne(timer)
          .catch((error: unknown) => void broken.push(error))
          .finally(() => working.delete(work))
        working.set(work, timer)
      }
      return claimed.length
    },
  }
}

/** Runs what is due now, duty first, `width` at a time, until nothing is due and nobody works. */
export const runDue = async (world: World, handlers: readonly Handler[], options: EngineOptions): Promise<EngineReport> => {
  const hands = makeHands(world, handlers, options)
  for (;;) {
    const started = await hands.start()
    if (started === 0 && hands.idle()) return hands.report
    if (started === 0 || hands.free() === 0) await hands.busy()
  }
}

/**
 * Milliseconds from now to the next timer of these lanes that can be claimed; null when there is none. Two short walks, of the first
 * that nobody holds in each lane and of the few that are held: a table of fifty thousand watches is not read for every ring.
 */
export const untilNext = (world: World, [first, last]: Lanes = every): Promise<number | null> =>
  world.db.engine(async ({ q }) => {
    const { rows } = await sql<{
      ms: number | null
    }>`select extract(epoch from least(
        (select min((select t.due_at from timers t where t.lane = l and t.leased_until is null order by t.due_at limit 1)) from generate_series(${first}::int, ${last}::int) l),
        (select min(greatest(due_at, leased_until)) from timers where leased_until is not null and lane between ${first} and ${last})
      ) - time_now())::float8 * 1000 as ms`.execute(q)
    return rows[0]?.ms ?? null
  })
