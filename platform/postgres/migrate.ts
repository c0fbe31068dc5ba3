import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import pg from 'pg'
import { Trouble } from '../trouble.ts'
import { ensureRoles } from './roles.ts'
import type { PasswordOf } from './roles.ts'

const folder = new URL('../../db/migrations/', import.meta.url)
const lockNumber = 4_318_007 // one migration at a time, whoever starts it

/**
 * Brings the database to today's shape: roles, then every `db/migrations/NNNN_words.sql` that has not run, in order, each in
 * its own transaction. A migration that was changed after it ran is refused, as is a database that is not ours (Trouble). Returns the names that ran.
 */
export const migrate = async ({ ownerUrl, passwordOf }: { ownerUrl: string; passwordOf: PasswordOf }): Promise<string[]> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    await refuseWhatIsNotOurs(client)
    await ensureRoles(client, passwordOf)
    const { rows } = await client.query<{ name: string }>(`select current_database() as name`)
    await client.query(
      `grant connect, temporary on database ${pg.escapeIdentifier(rows[0]!.name)} to doorstep_app, doorstep_engine, doorstep_door, doorstep_auditor`,
    )
    await client.query('grant usage, create on schema public to doorstep_owner')
    await client.query('grant usage on schema public to doorstep_app, doorstep_engine, doorstep_door, doorstep_auditor')
    await client.query('set role doorstep_owner')
    await client.query(
      'create table if not exists doorstep_migrations (name text primary key, checksum text not null, ran_at timestamptz not null default clock_timestamp())',
    )
    return await runMissing(client)
  } finally {
    await client.end()
  }
}

const refuseWhatIsNotOurs = async (client: pg.Client): Promise<void> => {
  const version = Number((await client.query<{ v: string }>(`select current_setting('server_version_num') as v`)).rows[0]!.v)
  if (version < 150_000)
    throw new Trouble(
      `This PostgreSQL is version ${Math.floor(version / 10_000)}, and Doorstep needs 15 or newer.`,
      'Point DATABASE_URL at a newer server.',
    )
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  )
  const names = rows.map((r) => r.name)
  if (names.length > 0 && !names.includes('doorstep_migrations'))
    throw new Trouble(
      `This database already holds tables that are not Doorstep's (${names.slice(0, 3).join(', ')}…). Nothing was touched.`,
      'Point DATABASE_URL at an empty database.',
    )
}

const runMissing = async (client: pg.Client): Promise<string[]> => {
  const ran = new Map(
    (await client.query<{ name: string; checksum: string }>('select name, checksum from doorstep_migrations')).rows.map((r) => [
      r.name,
      r.checksum,
    ]),
  )
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const fresh: string[] = []
  for (const name of names) {
    const text = await readFile(new URL(name, folder), 'utf8')
    const checksum = createHash('sha256').update(text).digest('hex')
    const before = ran.get(name)
    if (before === checksum) continue
    if (before !== undefined)
      throw new Trouble(`The migration ${name} was changed after it ran here.`, 'Put its old text back and write a new migration instead.')
    await client.query('begin')
    try {
      await client.query(text)
      await client.query('insert into doorstep_migrations (name, checksum) values ($1, $2)', [name, checksum])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw new Error(`The migration ${name} failed: ${(error as Error).message}`, { cause: error })
    }
    fresh.push(name)
  }
  return fresh
}
