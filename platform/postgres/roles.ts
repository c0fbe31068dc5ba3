import type pg from 'pg'
import type { DbUrls } from './tx.ts'

/** The roles of design: `owner` migrates and nobody signs in as it; the others see what their policies allow. */
export const loginRoles = ['app', 'engine', 'door', 'auditor'] as const
export type LoginRole = (typeof loginRoles)[number]

/** A role's password, hex, derived from the key file: nothing to configure and nothing in the repository. */
export type PasswordOf = (role: LoginRole) => string

/** Makes the roles, or sets their passwords anew when the key changed. `client` may create roles. */
export const ensureRoles = async (client: pg.ClientBase, passwordOf: PasswordOf): Promise<void> => {
  const wanted = ['owner', ...loginRoles]
  const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [
    wanted.map((r) => `doorstep_${r}`),
  ])
  const present = new Set(rows.map((r) => r.rolname))
  if (!present.has('doorstep_owner')) await client.query('create role doorstep_owner nologin')
  for (const role of loginRoles) {
    const verb = present.has(`doorstep_${role}`) ? 'alter' : 'create'
    await client.query(`${verb} role doorstep_${role} login nosuperuser nocreatedb nocreaterole password '${passwordOf(role)}'`)
  }
  await client.query('grant doorstep_owner to current_user')
}

/** The addresses of the four log-in roles on the database that `url` names. */
export const roleUrls = (url: string, passwordOf: PasswordOf): DbUrls => {
  const of = (role: LoginRole): string => {
    const address = new URL(url)
    address.username = `doorstep_${role}`
    address.password = passwordOf(role)
    return address.toString()
  }
  return { app: of('app'), door: of('door'), engine: of('engine'), auditor: of('auditor') }
}
