import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/harness/database.ts'
import { noRoads, oneVisit, people } from '../../test/harness/one-visit.ts'
import { testWorld } from '../../test/harness/world.ts'
import { runDue } from './engine.ts'
import { startLoop } from './loop.ts'
import type { Handler } from './timers.ts'
import { setTimer } from './timers.ts'

const database = await freshDatabase()
const { world } = testWorld(database, { travel: noRoads })
await oneVisit(world)

const set = (kind: string, howMany: number, lane: 0 | 1): Promise<void> =>
  world.db.as(people.engine, async (tx) => {
    for (let n = 0; n < howMany; n++) await setTimer(tx, { kind, subject: `${kind} ${n}`, dueAt: tx.now, lane })
  })
const trouble = (_: unknown, error: unknown): void => expect.unreachable(String(error))

test('A6 of what is due together, duty is done first', async () => {
  await set('business', 20, 1)
  await set('duty', 3, 0)
  const order: string[] = []
  const notes = (kind: string): Handler => ({ kind, run: ({ once }) => once(async () => void order.push(kind)) })
  await runDue(world, [notes('business'), notes('duty')], { worker: 'test', width: 1, trouble })
  expect(order.slice(0, 3)).toEqual(['duty', 'duty', 'duty'])
  expect(order).toHaveLength(23)
})

test('A6 while all the day’s business hangs on somebody who does not answer, duty is done at once', async () => {
  let letGo: () => void = () => undefined
  const answer = new Promise<void>((resolve) => (letGo = resolve))
  let hanging = 0
  const business: Handler = {
    kind: 'business',
    run: async ({ once }) => {
      hanging += 1
      await answer
      await once(async () => undefined)
    },
  }
  const seen: string[] = []
  const duty: Handler = { kind: 'duty', run: ({ once, timer }) => once(async () => void seen.push(timer.subjectId)) }
  await set('business', 60, 1)
  const loop = startLoop(world, [business, duty], { engineUrl: database.urls.engine, worker: 'test', trouble })
  await expect.poll(() => hanging).toBe(6)
  await set('duty', 1, 0)
  await expect.poll(() => seen).toEqual(['duty 0'])
  expect(hanging).toBe(6)
  letGo()
  await loop.stop()
})
