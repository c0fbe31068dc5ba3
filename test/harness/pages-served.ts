/** The real server with its pages, on a port of its own. Needs `build/web`, as `npm test` makes it before the tests. */
import { afterAll, expect } from 'vitest'
import { buildServer } from '../../apps/server.ts'
import { loadGeography } from '../../platform/maps/geography.ts'
import type { World } from '../../platform/world.ts'
import type { FreshDatabase } from './database.ts'

/** Serves until the file's tests are over; a page that broke on the way fails the file. */
export const pagesServed = async (world: World, database: FreshDatabase, framedBy: string | null = null): Promise<{ at: string }> => {
  const troubles: unknown[] = []
  const opened = { world, urls: database.urls, geography: loadGeography() }
  const server = await buildServer(opened, { authToken: null, framedBy, log: (error) => void troubles.push(error) })
  await server.listen({ port: 0, host: 'localhost' })
  afterAll(async () => {
    await server.close()
    expect(troubles).toEqual([])
  })
  return { at: `http://localhost:${server.addresses()[0]!.port}` }
}
