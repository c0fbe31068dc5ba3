// npm run bench:alarms — 50,000 live watches, 2% of them due each minute, and 60 alarms a minute through the real web and work
// processes and a supplier over a socket; then each load grows until it breaks. `-- --small` tries it with 2,000 watches.
import { setTimeout as pause } from 'node:timers/promises'
import { openDesk } from './alarms/desk.ts'
import { alarms, askForHelp, listen, moments, noteSeen } from './alarms/load.ts'
import { openOffice } from './alarms/office.ts'
import { closeOlder, dealWith, lateness, willMiss } from './alarms/town.ts'
import { quantile } from './ground.ts'

const isSmall = process.argv.includes('--small')
const watches = isSmall ? 2_000 : 50_000
const seconds = isSmall ? 10 : 60
const stepSeconds = isSmall ? 4 : 12
const limit = { ms: 500, late: 1000, kill: 2000, memory: 400 }

const say = (line: string): void => console.log(line)
const inMs = (ms: number): string => (Number.isFinite(ms) ? `${ms.toFixed(0)} ms` : 'never')
const spread = (values: readonly number[]): string => `p50 ${inMs(quantile(values, 0.5))}, p99 ${inMs(quantile(values, 0.99))}`
const kept99 = (values: readonly number[], most: number): boolean => quantile(values, 0.99) <= most

const office = await openOffice(watches, say)
const kept = moments()
const stopListening = listen(office, kept)
const toCome = office.firstDue.getTime() - Date.now()
if (toCome < 0) throw new Error('Workers were asked whether they are well before anybody listened: this machine needs longer to start.')
await pause(toCome)
const desk = await openDesk(office, (worker, at) => noteSeen(kept, worker, at))
/** Who has asked or missed so far: each worker once, from the end of those who fall due late. */
let next = Math.floor(watches / 2)
const take = (howMany: number): number => (next += howMany) - howMany

/** Missed check-ins, `perMinute` for so long; how late each was decided. Controllers deal with each within ten seconds, or with none. */
const misses = async (perMinute: number, forSeconds: number, dealtWith: 'dealt with' | 'left open' = 'dealt with'): Promise<number[]> => {
  const howMany = Math.round((perMinute * forSeconds) / 60)
  const from = take(howMany)
  await willMiss(office.owner, from, howMany, new Date(Date.now() + 1000), 60_000 / perMinute)
  const closing = dealtWith === 'dealt with' ? dealWith(office.owner) : null
  await pause(1000 + forSeconds * 1000 + 2000)
  closing?.stop()
  const late = await lateness(office.owner, from, howMany)
  await closeOlder(office.owner, 0)
  return late.map((ms) => (ms < 0 ? Number.POSITIVE_INFINITY : ms))
}

try {
  await alarms(office, kept, { from: take(20), perMinute: 60, seconds: 20 }) // warm, as after its first minute
  const asked = await alarms(office, kept, { from: take(seconds), perMinute: 60, seconds })
  const late = await misses(60, seconds)
  say(
    `60 alarms a minute, ${asked.howMany} of them: from the text accepted to the ring requested ${spread(asked.rung)} (limit ${limit.ms} ms)`,
  )
  say(`  to the controller’s screen ${spread(asked.seen)} (limit ${limit.ms} ms); the desk was read ${desk.reads()} times`)
  say(`60 missed check-ins a minute: decided late by ${spread(late)} (limit ${limit.late} ms)`)

  const usual = quantile(asked.rung, 0.5)
  const kills: number[] = []
  for (let kill = 0; kill < (isSmall ? 2 : 4); kill++) {
    const worker = take(1)
    await askForHelp(office, kept, worker)
    process.kill(office.workPid(), 'SIGKILL')
    for (let n = 0; n < 100 && !kept.rung.has(worker); n++) await pause(100)
    kills.push((kept.rung.get(worker) ?? Number.POSITIVE_INFINITY) - kept.accepted.get(worker)! - usual)
    await pause(1500)
    await closeOlder(office.owner, 0)
    if (!isSmall) await pause(30_000) // an engine that keeps crashing is given rests; one that is killed now and then is not
  }
  say(
    `kill -9 of the engine as a text is accepted, ${kills.length} times: the ring is later by p50 ${inMs(quantile(kills, 0.5))}, at most ${inMs(Math.max(...kills))} (limit ${limit.kill} ms)`,
  )
  say(
    `memory of the work process: ${office.memory().now.toFixed(0)} MB now, ${office.memory().most.toFixed(0)} MB at most (limit ${limit.memory} MB)`,
  )

  say('Until it breaks:')
  const [more, missed] = await Promise.all([alarms(office, kept, { from: take(seconds), perMinute: 60, seconds }), misses(60, seconds)])
  say(
    `  both at once, 120 that ring a minute: rung ${spread(more.rung)}; on the screen ${spread(more.seen)}; decided late by ${spread(missed)}`,
  )
  const leftOpen = await misses(60, seconds, 'left open')
  say(
    `  60 missed check-ins a minute and nobody closes any: decided late by ${spread(leftOpen)}, of the first thirty ${spread(leftOpen.slice(0, 30))}`,
  )
  for (const perMinute of isSmall ? [600] : [300, 600, 1200, 2400, 4800]) {
    const { rung, seen } = await alarms(office, kept, {
      from: take(Math.round((perMinute * stepSeconds) / 60)),
      perMinute,
      seconds: stepSeconds,
    })
    const holds = [kept99(rung, limit.ms), kept99(seen, limit.ms)]
    say(
      `  ${perMinute} alarms a minute: rung ${spread(rung)}${holds[0] ? '' : ' BROKEN'}; on the screen ${spread(seen)}${holds[1] ? '' : ' BROKEN'}`,
    )
    if (!holds.includes(true)) break
  }
  for (const perMinute of isSmall ? [600] : [300, 1200, 2400, 4800]) {
    const found = await misses(perMinute, stepSeconds)
    say(`  ${perMinute} missed check-ins a minute: decided late by ${spread(found)}${kept99(found, limit.late) ? '' : ' BROKEN'}`)
    if (!kept99(found, limit.late)) break
  }
  say(`memory of the work process after all this: ${office.memory().most.toFixed(0)} MB at most`)
} finally {
  stopListening()
  desk.close()
  await office.stop()
}
