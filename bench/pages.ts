// npm run bench:pages — how soon pages are answered while fifty people each open one every five seconds, and what a first load weighs.
import { setTimeout as pause } from 'node:timers/promises'
import { startDoorstep } from './doorstep.ts'
import { compressedKilobytes, laterScriptsOf, scriptsOf } from './first-load.ts'
import { quantile } from './ground.ts'
import { fifty } from './visitors.ts'
import type { Visitor } from './visitors.ts'

const everyMs = 5_000
const warmingRounds = 2
const countedRounds = Number(process.argv[2] ?? 12)
const limit = { p95: 150, scripts: 350 }

const doorstep = await startDoorstep((line) => console.log(line))
const visitors = await fifty(doorstep.world)
const times = new Map<string, number[]>()
const opened = new Map<string, string>()

/** From the request to the last byte of the answer, over the loopback interface, in ms. Anything but the page itself is a fault. */
const open = async ({ page, path, cookie }: Visitor): Promise<number> => {
  const began = performance.now()
  const answer = await fetch(`${doorstep.address}${path}`, { headers: { cookie }, redirect: 'manual' })
  const body = await answer.text()
  const took = performance.now() - began
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${body.slice(0, 200)}`)
  opened.set(page, body)
  return took
}

/** One person: comes at their own moment of the five seconds, and again after each five. */
const person = async (visitor: Visitor, n: number): Promise<void> => {
  const came = performance.now() + (n * everyMs) / visitors.length
  for (let round = 0; round < warmingRounds + countedRounds; round++) {
    await pause(Math.max(0, came + round * everyMs - performance.now()))
    const took = await open(visitor)
    if (round >= warmingRounds) times.set(visitor.page, [...(times.get(visitor.page) ?? []), took])
  }
}

const ms = (value: number): string => value.toFixed(0).padStart(5)
const row = (name: string, all: readonly number[]): string =>
  `${name.padEnd(26)} ${String(all.length).padStart(5)} ${[0.5, 0.95, 0.99, 1].map((share) => ms(quantile(all, share))).join(' ')}`

try {
  const shuffled = visitors.map((visitor, n) => ({ visitor, at: (n * 23) % visitors.length })).sort((a, b) => a.at - b.at)
  await Promise.all(shuffled.map(({ visitor }, n) => person(visitor, n)))
  console.log(`\n${visitors.length} people, each opens a page every ${everyMs / 1000} s; ms until the last byte\n`)
  console.log(`${'page'.padEnd(26)} ${'times'.padStart(5)} ${['p50', 'p95', 'p99', 'most'].map((name) => name.padStart(5)).join(' ')}`)
  for (const [page, all] of times) console.log(row(page, all))
  const slow = [...times].filter(([, all]) => quantile(all, 0.95) > limit.p95).map(([page]) => page)
  console.log(slow.length === 0 ? `every page: p95 under ${limit.p95} ms` : `p95 over ${limit.p95} ms: ${slow.join(', ')}`)
  const scripts = scriptsOf(opened.get('/today')!)
  const page = compressedKilobytes(scripts)
  const map = compressedKilobytes(laterScriptsOf(scripts))
  console.log(
    `control room, first load of /today: ${page.toFixed(0)} kB of compressed script (limit ${limit.scripts}), the map apart: ${map.toFixed(0)} kB`,
  )
  console.log(`resident's page: ${scriptsOf(opened.get('/v/<link>')!).length} scripts`)
  process.exitCode = slow.length > 0 || page > limit.scripts ? 1 : 0
} finally {
  await doorstep.stop()
}
