import pg from 'pg'
import { Trouble, codeOf, inWords } from '../trouble.ts'

type Rights = { who: string; database: string; mayMakeRoles: boolean; ownsDatabase: boolean; isOurs: boolean }

/**
 * Looks at somebody's PostgreSQL before anything is done to it: can it be reached, and may this user prepare it?
 * Resolves to whether it already holds Doorstep's tables. Throws Trouble in words, without the password.
 */
export async function reach(url: string): Promise<{ isOurs: boolean }> {
  const rights = await ask(url)
  if (!rights.mayMakeRoles)
    throw new Trouble(
      `The user “${rights.who}” in DATABASE_URL may not create roles, and Doorstep signs in as roles of its own that see only what they must.`,
      `Let an administrator run: alter role ${pg.escapeIdentifier(rights.who)} createrole`,
    )
  if (!rights.ownsDatabase)
    throw new Trouble(
      `The database “${rights.database}” does not belong to “${rights.who}”, who therefore cannot prepare it.`,
      `Let an administrator run: alter database ${pg.escapeIdentifier(rights.database)} owner to ${pg.escapeIdentifier(rights.who)}`,
    )
  return { isOurs: rights.isOurs }
}

async function ask(url: string): Promise<Rights> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<Rights>(
      `select rolname as who, datname as database, rolsuper or rolcreaterole as "mayMakeRoles",
              rolsuper or pg_has_role(rolname, datdba, 'member') as "ownsDatabase",
              to_regclass('public.doorstep_migrations') is not null as "isOurs"
         from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
    )
    return rows[0]!
  } catch (error) {
    throw notReached(url, error)
  } finally {
    await client.end().catch(() => {})
  }
}

function notReached(url: string, error: unknown): Trouble {
  const { host, username, pathname } = new URL(url)
  const code = codeOf(error)
  if (code === '28P01' || code === '28000')
    return new Trouble(`The database at ${host} does not let “${username}” in with the password given.`, 'Correct DATABASE_URL.')
  if (code === '3D000')
    return new Trouble(
      `There is no database “${pathname.slice(1)}” at ${host}.`,
      `Make one (createdb ${pathname.slice(1)}) or correct DATABASE_URL.`,
    )
  return new Trouble(
    `The database at ${host} cannot be reached (${inWords(error)}).`,
    'Start it or correct DATABASE_URL; without DATABASE_URL Doorstep keeps a database of its own.',
  )
}
