import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/harness/database.ts'
import { noRoads, oneVisit, people } from '../../test/harness/one-visit.ts'
import { testWorld } from '../../test/harness/world.ts'
import { runDue } from './engine.ts'
import { startLoop } from './loop.ts'
import type { Handler, Lane } from './timers.ts'
import { setTimer } from './timers.ts'

const database = await freshDatabase()
const { world } = testWorld(database, { travel: noRoads })
await oneVisit(world)

const set = (kind: string, howMany: number, lane: Lane): Promise<void> =>
  world.db.as(people.engine, async (tx) => {
    for (let n = 0; n < howMany; n++) await setTimer(tx, { kind, subject: `${kind} ${n}`, dueAt: tx.now, lane })
  })
const trouble = (_: unknown, error: unknown): void => expect.unreachable(String(error))

test('A6 of what is due together, duty is done first', async () => {
  await set('business', 20, 2)
  await set('duty', 3, 0)
  const order: string[] = []
  const notes = (kind: string): Handler => ({ kind, run: ({ once }) => once(async () => void order.push(kind)) })
  await runDue(world, [notes('business'), notes('duty')], { worker: 'test', width: 1, trouble })
  expect(order.slice(0, 3)).toEqual(['duty', 'duty', 'duty'])
  expect(order).toHaveLength(23)
})

/** A handler of this kind that hangs on somebody who does not answer, until it is let go. */
const hanging = (kind: string) => {
  let letGo: () => void = () => undefined
  const answer = new Promise<void>((resolve) => (letGo = resolve))
  let howMany = 0
  const handler: Handler = {
    kind,
    run: async ({ once }) => {
      howMany += 1
      await answer
      await once(async () => undefined)
    },
  }
  return { handler, howMany: () => howMany, letGo: () => letGo() }
}

test.each([
  ['A6 while all the day’s business hangs on somebody who does not answer, duty is done at once', 2, 6, 1],
  ['A4 while everything that duty has to say hangs on a supplier, what is due is decided at once', 1, 256, 0],
] as const)('%s', async (_, lane, hands, before) => {
  const slow = hanging('slow')
  const seen: string[] = []
  const quick: Handler = { kind: 'quick', run: ({ once, timer }) => once(async () => void seen.push(timer.subjectId)) }
  await set('slow', hands + 20, lane)
  const loop = startLoop(world, [slow.handler, quick], { engineUrl: database.urls.engine, worker: 'test', trouble })
  await expect.poll(slow.howMany, { timeout: 10_000 }).toBe(hands)
  await set('quick', 1, before)
  await expect.poll(() => seen).toEqual(['quick 0'])
  expect(slow.howMany()).toBe(hands)
  slow.letGo()
  await loop.stop()
})
