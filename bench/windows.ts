/**
 * “When can somebody come?” in a branch of 80 with 10 days of promises on the books (B4): how long the answer takes, of that how
 * long the thread thinks, and for how long the process that answers pages is held up at a time.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { promiseWindow, windowsFor } from '../care/booking/actions.ts'
import { constraintReasons } from '../apps/constraints.ts'
import { orThrow } from '../lib/refusal.ts'
import { trueClock } from '../platform/clock.ts'
import { crowTravelTimes } from '../platform/maps/crow.ts'
import { openDb } from '../platform/postgres/tx.ts'
import { startThinking } from '../platform/thinking/thinking.ts'
import { makeWorld, trueChance } from '../platform/world.ts'
import { benchDatabase, benchKeys, quantile } from './ground.ts'
import { byItsOwnTime, byTheClock } from './held-up.ts'
import { fillBranch } from './windows/branch.ts'
import { countStatements } from './windows/statements.ts'

const size = { people: 80, days: 10, perDay: 47, homes: 3000, asked: Number(process.argv[2] ?? 300), past: 12_000 }
const database = await benchDatabase()
const thread = startThinking({ program: new URL('../apps/thinking.ts', import.meta.url), trouble: console.error })
const thought: number[] = []
const thinking = {
  ...thread,
  ask: async (question: unknown): Promise<unknown> => {
    const began = performance.now()
    const answer = await thread.ask(question)
    thought.push(performance.now() - began)
    return answer
  },
}
const rest = {
  ...{ keys: benchKeys, suppliers: [], travel: crowTravelTimes(), publicUrl: 'http://localhost', thinking },
  push: { publicKey: '', send: () => Promise.reject(new Error('no push')) },
  trouble: console.error,
}
const world = makeWorld(trueClock, trueChance, rest, (get) => openDb(database.urls, trueClock, constraintReasons, get))
const clock = byTheClock()
const counted = countStatements()
const took: number[] = []
const promised: number[] = []
const spent: number[] = []
let asked = { statements: 0, rows: 0 }

/** One household rings: its windows are asked for, and every third takes one of those offered. */
const rings = async (
  controller: Parameters<typeof world.db.as>[0],
  orderId: Parameters<typeof windowsFor>[1],
  n: number,
): Promise<boolean> => {
  counted.since()
  const began = performance.now()
  const before = process.threadCpuUsage()
  const windows = orThrow(await world.db.as(controller, (tx) => windowsFor(tx, orderId, { days: size.days })))
  took.push(performance.now() - began)
  asked = counted.since()
  const { user, system } = process.threadCpuUsage(before)
  spent.push((user + system) / 1000)
  const free = windows.filter((one) => one.free)
  if (n % 3 === 0 && free.length > 0) {
    const again = performance.now()
    await world.db.act(controller, (tx) => promiseWindow(tx, { orderId, window: free[n % Math.min(10, free.length)]!.window }))
    promised.push(performance.now() - again)
  }
  return free.length > 0
}

const said = (name: string, all: readonly number[]): void =>
  console.log(
    `${name}: p50 ${quantile(all, 0.5).toFixed(0)} ms, p99 ${quantile(all, 0.99).toFixed(0)} ms, most ${Math.max(...all).toFixed(0)} ms (${all.length} times)`,
  )

try {
  const { controller, orders } = await fillBranch(database.ownerUrl, world.now(), size)
  let offered = 0
  for (const [n, orderId] of orders.entries()) {
    if (n === 20) {
      for (const list of [took, spent, thought, promised]) list.length = 0
      clock.from()
    }
    if (await rings(controller, orderId, n)) offered++
    await pause(5)
  }
  said('windows of 10 days', took)
  said('of that, processor time of the thread that answers pages', spent)
  said('of that, until the thread answered', thought)
  said('a promise, asked again under its lock', promised)
  console.log(`one question: ${asked.statements} statements, ${asked.rows} rows`)
  const held = clock.held()
  console.log(`the process was held up at most ${held.most.toFixed(1)} ms at a time by the clock, p99 ${held.p99.toFixed(1)} ms`)
  const own = await byItsOwnTime(async () => {
    for (const orderId of orders.slice(-20)) await world.db.as(controller, (tx) => windowsFor(tx, orderId, { days: size.days }))
  })
  console.log(`… at most ${own.most.toFixed(1)} ms by its own processor time, p99 ${own.p99.toFixed(1)} ms`)
  console.log(`${offered} of ${orders.length} were offered something`)
} finally {
  await world.db.close()
  await thread.close()
  await database.stop()
}
