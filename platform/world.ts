import { randomBytes, randomInt } from 'node:crypto'
import type { Id, IdKind } from '../lib/ids.ts'
import { makeId } from '../lib/ids.ts'
import type { Instant } from '../lib/time.ts'
import type { Clock } from './clock.ts'
import type { Keys } from './keys.ts'
import type { TravelTimes } from './maps/travel-times.ts'
import type { Db } from './postgres/tx.ts'
import type { Push } from './push/push.ts'
import type { Supplier } from './telephone/telephone.ts'
import type { Thinking } from './thinking/thinking.ts'

/** Everything outside: the clock, ids, dice, keys, the database, the roads, the telephone's suppliers and push. Passed in; tests own it. */
export type World = {
  now(): Instant
  newId<K extends IdKind>(kind: K): Id<K>
  /** A number in [0, 1) */
  random(): number
  /** 32 unguessable bytes, base64url. */
  token(): string
  /** `n` digits from 1 to 9: a nought can puzzle whoever reads it out. */
  digits(n: number): string
  keys: Keys
  db: Db
  /** Those that are set, in no order: which one carries what is decided by `messages` (M3). */
  suppliers: readonly Supplier[]
  push: Push
  travel: TravelTimes
  /** A thread for what takes long to think through; null where it is thought through in this one. */
  thinking: Thinking | null
  /** One more for the plan of the day, so that whoever is on the telephone does not wait for it; null as above. */
  planning: Thinking | null
  /** Another for days that are rehearsed, so that whoever is on the telephone never waits for one; null as above. */
  rehearsing: Thinking | null
  /** What broke and stopped nothing: for the log, so that somebody mends it. Does not throw. */
  trouble(error: unknown, where: string): void
  /** Where residents and operatives reach us, without a closing slash. */
  publicUrl: string
}

export type Chance = { random(): number; token(): string; digits(n: number): string }

export const trueChance: Chance = {
  random: () => randomInt(0, 2 ** 47) / 2 ** 47,
  token: () => randomBytes(32).toString('base64url'),
  digits: (n) => Array.from({ length: n }, () => randomInt(1, 10)).join(''),
}

export const makeWorld = (
  clock: Clock,
  chance: Chance,
  rest: Pick<World, 'keys' | 'suppliers' | 'push' | 'travel' | 'publicUrl' | 'trouble'> &
    Partial<Pick<World, 'thinking' | 'planning' | 'rehearsing'>>,
  openDb: (world: () => World) => Db,
): World => {
  const world: World = {
    now: () => clock.now(),
    newId: (kind) => makeId(kind, clock.now().epochMilliseconds, chance.random),
    ...chance,
    thinking: null,
    planning: null,
    rehearsing: null,
    ...rest,
    db: openDb(() => world),
  }
  return world
}
