import { sql } from 'kysely'
import pg from 'pg'
import type { World } from '../world.ts'
import { renewEveryMs, renewLeases, runDue, untilNext } from './engine.ts'
import type { Claimed, Handler, Lane } from './timers.ts'

/** How long the engine may sleep without looking, in ms; also how late a lost notification can make it. */
const longestSleep = 1000

export type Loop = { stop(): Promise<void> }

type Options = { engineUrl: string; worker: string; trouble: (timer: Claimed | null, error: unknown) => void }
type Turning = { nudge(): void; ended: Promise<void> }

/** Runs what is due in the lanes up to `lastLane`, round after round, until `isRunning` says no; sleeps until the next is due or it is nudged. */
const turn = (world: World, handlers: readonly Handler[], options: Options & { lastLane: Lane; isRunning: () => boolean }): Turning => {
  let wake: () => void = () => undefined
  let news = false
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (news) return resolve()
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const round = async (): Promise<void> => {
    news = false
    await runDue(world, handlers, options)
    const ms = await untilNext(world, options.lastLane)
    await sleep(Math.max(0, Math.min(ms ?? longestSleep, longestSleep)))
  }
  const turning = async (): Promise<void> => {
    while (options.isRunning())
      await round().catch(async (error: unknown) => {
        options.trouble(null, error)
        await sleep(200)
      })
  }
  return {
    nudge: () => {
      news = true
      wake()
    },
    ended: turning(),
  }
}

/**
 * Runs the timers for as long as the process lives: sleeps until the next is due, is woken by NOTIFY when one is set,
 * and writes its heartbeat every second. Duty (lane 0) has a round of its own besides: however long the day's business takes, a
 * supplier's silence for one, nothing waits in front of it (A6).
 */
export const startLoop = (world: World, handlers: readonly Handler[], options: Options): Loop => {
  let running = true
  const rounds = ([0, 2] as const).map((lastLane) => turn(world, handlers, { ...options, lastLane, isRunning: () => running }))
  const nudge = (): void => {
    for (const one of rounds) one.nudge()
  }

  let listener: pg.Client | null = null
  const listen = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: options.engineUrl, keepAlive: true })
    const again = (): void => {
      if (listener !== client) return
      listener = null
      if (running) setTimeout(() => void listen().catch(again), 200)
    }
    client.on('error', again)
    client.on('end', again)
    client.on('notification', nudge)
    listener = client
    await client.connect()
    await client.query('listen timers')
    nudge()
  }

  const beat = (): Promise<void> =>
    world.db.engine(async ({ q }) => {
      await sql`insert into heartbeats (worker, beat_at, figures)
        values (${options.worker}, time_now(), (select jsonb_build_object('waiting', count(*), 'due', count(*) filter (where due_at <= time_now())) from timers))
        on conflict (worker) do update set beat_at = excluded.beat_at, figures = excluded.figures`.execute(q)
    })

  void listen().catch((error: unknown) => options.trouble(null, error))
  const heart = setInterval(() => void beat().catch((error: unknown) => options.trouble(null, error)), 1000)
  const keeper = setInterval(
    () => void renewLeases(world, options.worker).catch((error: unknown) => options.trouble(null, error)),
    renewEveryMs,
  )
  void beat().catch((error: unknown) => options.trouble(null, error))

  return {
    stop: async () => {
      running = false
      clearInterval(heart)
      clearInterval(keeper)
      nudge()
      await Promise.all(rounds.map((one) => one.ended))
      const client = listener
      listener = null
      await client?.end()
    },
  }
}
