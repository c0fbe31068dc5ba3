import { sql } from 'kysely'
import pg from 'pg'
import type { World } from '../world.ts'
import { makeHands, noticeClockBack, renewEveryMs, renewLeases, untilNext } from './engine.ts'
import type { Lanes } from './engine.ts'
import type { Claimed, Handler } from './timers.ts'

/** How long the engine may sleep without looking, in ms; also how late a lost notification can make it. */
const longestSleep = 1000

export type Loop = { stop(): Promise<void> }

/** How many timers of the day's business are worked on at once: each may hold a connection while a supplier thinks. */
const businessHands = 6
/** How many of duty: whoever waits for a supplier holds no connection, so there can be many, and a first ring finds a hand free (A6). */
const dutyHands = 256
/** How many decide about people: each is a short transaction, and there are as many as have a connection. */
const decidingHands = 8

/**
 * `deciding` and `duty` are worlds with connections of their own, which nobody after them can use up; else everybody shares one.
 */
type Options = {
  engineUrl: string
  worker: string
  deciding?: World
  duty?: World
  trouble: (timer: Claimed | null, error: unknown) => void
}
type Turning = { nudge(): void; held(): readonly Claimed[]; ended: Promise<void> }
type Round = Pick<Options, 'worker' | 'trouble'> & { lanes: Lanes; width: number; isRunning: () => boolean }

/** Gives what is due in these lanes to free hands, until `isRunning` says no; sleeps until the next is due, a full hand is free again or it is nudged. */
const turn = (world: World, handlers: readonly Handler[], { isRunning, ...options }: Round): Turning => {
  const hands = makeHands(world, handlers, options)
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
    if ((await hands.start()) > 0) return
    if (hands.free() === 0) return hands.busy()
    const ms = await untilNext(world, options.lanes)
    await sleep(Math.max(0, Math.min(ms ?? longestSleep, longestSleep)))
  }
  const turning = async (): Promise<void> => {
    while (isRunning())
      await round().catch(async (error: unknown) => {
        options.trouble(null, error)
        await sleep(200)
      })
    while (!hands.idle()) await hands.busy()
  }
  return {
    nudge: () => {
      news = true
      wake()
    },
    held: hands.held,
    ended: turning(),
  }
}

/**
 * Runs the timers for as long as the process lives: sleeps until the next is due, is woken by NOTIFY when one is set,
 * and writes its heartbeat every second. Deciding (lane 0) and saying what duty has to say (lane 1) have hands of their own: however
 * much there is to say, what is due is decided now, and however long the day's business takes, nothing waits in front of duty (A4, A6).
 */
export const startLoop = (world: World, handlers: readonly Handler[], options: Options): Loop => {
  let running = true
  const isRunning = (): boolean => running
  const deciding = options.deciding ?? world
  const rounds = [
    turn(deciding, handlers, { ...options, lanes: [0, 0], width: decidingHands, isRunning }),
    turn(options.duty ?? world, handlers, { ...options, lanes: [1, 1], width: dutyHands, isRunning }),
    turn(world, handlers, { ...options, lanes: [2, 3], width: businessHands, isRunning }),
  ]
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
    deciding.db.engine(async ({ q }) => {
      await sql`insert into heartbeats (worker, beat_at, figures)
        values (${options.worker}, time_now(), (select jsonb_build_object('due', count(*)) from timers where lane in (0, 1, 2, 3) and due_at <= time_now()))
        on conflict (worker) do update set beat_at = excluded.beat_at, figures = excluded.figures`.execute(q)
    })

  void listen().catch((error: unknown) => options.trouble(null, error))
  const beatAndLook = (): Promise<void> => beat().then(() => noticeClockBack(deciding))
  const heart = setInterval(() => void beatAndLook().catch((error: unknown) => options.trouble(null, error)), 1000)
  const renew = (): Promise<void> =>
    renewLeases(
      deciding,
      rounds.flatMap((one) => one.held()),
    )
  const keeper = setInterval(() => void renew().catch((error: unknown) => options.trouble(null, error)), renewEveryMs)
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
