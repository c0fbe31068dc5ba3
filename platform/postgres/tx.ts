import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import type { Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from '../../db/types.ts'
import type { Outcome, Reason } from '../../lib/refusal.ts'
import { isRefused, refused } from '../../lib/refusal.ts'
import type { Instant } from '../../lib/time.ts'
import type { Clock } from '../clock.ts'
import { actorId, roleName } from '../who.ts'
import type { Who } from '../who.ts'
import type { World } from '../world.ts'
import { temporalPlugin, typeParsers } from './types.ts'

export type Queries = Transaction<DB>

/** A transaction in somebody's name: rows (`q`), the moment it was opened (`now`), who acts, and the World. */
export type Tx = { readonly q: Queries; readonly now: Instant; readonly who: Who; readonly world: World }

/** The door's transaction: before a contractor is known (sign-in, links, inbound). Its role sees little. */
export type DoorTx = { readonly q: Queries; readonly now: Instant; readonly world: World }

export type Db = {
  /** Does `work` in one transaction in the name of `who`. A refusal that it returns rolls everything back. */
  as<T>(who: Who, work: (tx: Tx) => Promise<T>): Promise<T>
  /** As `as`, for actions: a constraint that keeps a promise answers in the promise's own words instead of throwing. */
  act<V>(who: Who, work: (tx: Tx) => Promise<Outcome<V>>): Promise<Outcome<V>>
  door<T>(work: (tx: DoorTx) => Promise<T>): Promise<T>
  engine<T>(work: (tx: DoorTx) => Promise<T>): Promise<T>
  auditor<T>(work: (tx: DoorTx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type DbUrls = { app: string; door: string; engine: string; auditor: string }

/** A database that does not answer is an error that somebody hears of, not a page or a ring that waits for ever. */
const patience = { connectionTimeoutMillis: 10_000, statement_timeout: 60_000, idle_in_transaction_session_timeout: 60_000 }

const open = (connectionString: string, max: number): Kysely<DB> => {
  const pool = new pg.Pool({ connectionString, max, types: typeParsers, idleTimeoutMillis: 60_000, ...patience })
  pool.on('error', () => undefined) // a connection that drops while idle is replaced at the next use
  pool.on('connect', (client) => void client.on('error', () => undefined)) // one that drops in use fails its query, not the program
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin(), temporalPlugin()] })
}

/** Carries a refusal out of a transaction that must not commit. */
class RollBack extends Error {
  readonly value: unknown
  constructor(value: unknown) {
    super('rolled back')
    this.value = value
  }
}

const passing = new Set(['40001', '40P01'])

/** Runs a transaction; a refusal rolls back; a deadlock or serialisation failure is tried again, three times at most. */
const transact = async <T>(db: Kysely<DB>, work: (q: Queries) => Promise<T>, tries = 3): Promise<T> => {
  try {
    return await db.transaction().execute(async (q) => {
      const value = await work(q)
      if (isRefused(value)) throw new RollBack(value)
      return value
    })
  } catch (error) {
    if (error instanceof RollBack) return error.value as T
    if (tries > 1 && passing.has((error as { code?: string }).code ?? '')) return transact(db, work, tries - 1)
    throw error
  }
}

/**
 * Opens the pools, one a database role. `reasons` maps the names of constraints to the reason that a person reads.
 * The world is given later because it holds the database itself.
 */
export const openDb = (urls: DbUrls, clock: Clock, reasons: Readonly<Record<string, Reason>>, world: () => World, poolSize = 10): Db => {
  const pools = { app: open(urls.app, poolSize), door: open(urls.door, 4), engine: open(urls.engine, 4), auditor: open(urls.auditor, 2) }
  const bare =
    (pool: Kysely<DB>) =>
    <T>(work: (tx: DoorTx) => Promise<T>) =>
      transact(pool, async (q) => {
        const now = clock.forSql()
        if (now !== null) await sql`select set_config('app.now', ${now}, true)`.execute(q)
        return work({ q, now: clock.now(), world: world() })
      })
  const as: Db['as'] = (who, work) =>
    transact(pools.app, async (q) => {
      await sql`select set_config('app.contractor', ${who.contractorId}, true), set_config('app.role', ${roleName(who)}, true),
        set_config('app.actor', ${actorId(who) ?? ''}, true), set_config('app.landlord', ${who.kind === 'landlord' ? who.landlordId : ''}, true),
        set_config('app.household', ${who.kind === 'resident' ? who.householdId : ''}, true),
        set_config('app.operative', ${who.kind === 'operative' ? who.operativeId : ''}, true), set_config('app.now', ${clock.forSql() ?? ''}, true)`.execute(
        q,
      )
      return work({ q, now: clock.now(), who, world: world() })
    })
  return {
    as,
    act: async (who, work) => {
      try {
        return await as(who, work)
      } catch (error) {
        const reason = reasons[(error as { constraint?: string }).constraint ?? '']
        if (reason) return refused(reason)
        throw error
      }
    },
    door: bare(pools.door),
    engine: bare(pools.engine),
    auditor: bare(pools.auditor),
    close: async () => {
      await Promise.all(Object.values(pools).map((pool) => pool.destroy()))
    },
  }
}
