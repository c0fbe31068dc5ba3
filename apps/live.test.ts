import fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../test/harness/database.ts'
import { noRoads, oneVisit, people } from '../test/harness/one-visit.ts'
import { testWorld } from '../test/harness/world.ts'
import { cookieNames } from '../platform/http/cookies.ts'
import { tellBoard, tellBoardCalmly } from '../platform/postgres/tell-board.ts'
import { openSession } from '../platform/sign-in/sessions.ts'
import { livePlugin } from './live.ts'

const database = await freshDatabase()
const { world } = testWorld(database, { travel: noRoads })
await oneVisit(world)
const server = fastify()
await server.register(livePlugin({ world, listenUrl: database.ownerUrl }))
const address = await server.listen({ port: 0, host: '127.0.0.1' })
const isla = { contractorId: people.isla.contractorId, staffId: 'st_isla' }
const token = await world.db.door((tx) => openSession(tx, isla, 'desk'))
const gone = new AbortController()
afterAll(async () => {
  gone.abort()
  await server.close()
})

test('a desk hears of what is told at once and of what is told calmly; nobody hears who is not signed in', async () => {
  expect((await fetch(`${address}/live`)).status).toBe(401)
  const stream = await fetch(`${address}/live`, { headers: { cookie: `${cookieNames.desk}=${token}` }, signal: gone.signal })
  let changed = 0
  void (async () => {
    for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) changed += chunk.split('event: changed').length - 1
  })().catch(() => undefined)
  for (const tell of [tellBoard, tellBoardCalmly]) {
    const before = changed
    /** Joining the database's line is told as a change as well, once; so two must come. */
    const heard = async (): Promise<number> => {
      await world.db.as(people.engine, tell)
      return changed - before
    }
    await expect.poll(heard, { timeout: 15_000 }).toBeGreaterThan(1)
  }
})
