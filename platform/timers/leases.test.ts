import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/harness/database.ts'
import { noRoads, oneVisit, people } from '../../test/harness/one-visit.ts'
import { testWorld } from '../../test/harness/world.ts'
import { after, seconds } from '../../lib/time.ts'
import { startLoop } from './loop.ts'
import type { Handler } from './timers.ts'
import { setTimer } from './timers.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: noRoads })
await oneVisit(world)
const worker = 'the one that lives on'
/** Two beats of its heart from now, a second apart: in between it renewed twice what it holds. */
const twoBeats = async (): Promise<void> => {
  const seen = new Set<string>()
  const look = () =>
    world.db.engine(async ({ q }) => {
      const { rows } = await sql<{ version: string }>`select xmin::text as version from heartbeats where worker = ${worker}`.execute(q)
      return seen.add(rows[0]?.version ?? '').size
    })
  await expect.poll(look, { timeout: 10_000 }).toBeGreaterThan(2)
}

test('A5 a claim that no hand works on, because the database died with the answer, is not kept by renewing it', async () => {
  await world.db.as(people.engine, (tx) => setTimer(tx, { kind: 'ring', subject: 'somebody', dueAt: tx.now, lane: 0 }))
  const lost = await world.db.engine(({ q }) =>
    sql`select * from claim_timers(${worker}, 1, interval '1200 milliseconds', 0, 0)`.execute(q),
  )
  expect(lost.rows).toHaveLength(1)
  const done: number[] = []
  const rings: Handler = { kind: 'ring', run: ({ once, timer }) => once(async () => void done.push(timer.attempts)) }
  const trouble = (_: unknown, error: unknown): void => expect.unreachable(String(error))
  const loop = startLoop(world, [rings], { engineUrl: database.urls.engine, worker, trouble })
  for (const _second of [1, 2]) {
    clock.moveTo(after(clock.now(), seconds(1)))
    await twoBeats()
  }
  await expect.poll(() => done, { timeout: 5_000 }).toEqual([2])
  await loop.stop()
})
