import { afterAll } from 'vitest'
import type { Instant } from '../../lib/time.ts'
import { instant } from '../../lib/time.ts'
import type { Reason } from '../../lib/refusal.ts'
import { movedClock } from '../../platform/clock.ts'
import type { TravelTimes } from '../../platform/maps/travel-times.ts'
import { openDb } from '../../platform/postgres/tx.ts'
import type { Push } from '../../platform/push/push.ts'
import type { Supplier } from '../../platform/telephone/telephone.ts'
import { makeWorld } from '../../platform/world.ts'
import type { World } from '../../platform/world.ts'
import { chanceFrom } from './chance.ts'
import type { FreshDatabase } from './database.ts'
import { noPush } from './no-push.ts'

export type TestWorld = { world: World; clock: { moveTo(at: Instant): void; now(): Instant } }

const stops: World['trouble'] = (error) => {
  throw error
}

/** A world of the test's own: its clock stands until it is moved, its dice come from a seed, its database is real. */
export const testWorld = (
  database: FreshDatabase,
  parts: {
    at?: Instant
    seed?: number
    /** One supplier, or several. */
    telephone?: Supplier
    suppliers?: readonly Supplier[]
    push?: Push
    travel: TravelTimes
    reasons?: Record<string, Reason>
    publicUrl?: string
    connections?: number
    /** What broke and stopped nothing; where nothing should, it stops the test. */
    trouble?: World['trouble']
  },
): TestWorld => {
  const clock = movedClock(parts.at ?? instant('2026-11-24T09:00:00Z'))
  const world = makeWorld(
    clock,
    chanceFrom(parts.seed ?? 1),
    {
      keys: database.keys,
      suppliers: parts.suppliers ?? (parts.telephone ? [parts.telephone] : []),
      push: parts.push ?? noPush,
      travel: parts.travel,
      publicUrl: parts.publicUrl ?? 'http://localhost:3000',
      trouble: parts.trouble ?? stops,
    },
    (get) => openDb(database.urls, clock, parts.reasons ?? {}, get, parts.connections),
  )
  afterAll(() => world.db.close())
  return { world, clock }
}
