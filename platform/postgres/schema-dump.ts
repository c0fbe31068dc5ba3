import type pg from 'pg'

const lines = async (client: pg.ClientBase, sql: string, values: unknown[] = []): Promise<string[]> =>
  (await client.query<{ line: string }>(sql, values)).rows.map((row) => row.line)

const tableOf = async (client: pg.ClientBase, table: string): Promise<string> => {
  const columns = await lines(
    client,
    `select format('  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
        case when d.adbin is null then '' when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored' else ' default ' || pg_get_expr(d.adbin, d.adrelid) end,
        coalesce(' -- ' || col_description(a.attrelid, a.attnum), '')) as line
       from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [table],
  )
  const constraints = await lines(
    client,
    `select format('  constraint %I %s%s', conname, pg_get_constraintdef(oid), coalesce(' -- ' || obj_description(oid, 'pg_constraint'), '')) as line
       from pg_constraint where conrelid = $1::regclass and contype <> 'n' order by contype = 'p' desc, conname`,
    [table],
  )
  const indexes = await lines(
    client,
    `select pg_get_indexdef(i.indexrelid) || ';' || coalesce(' -- ' || obj_description(i.indexrelid, 'pg_class'), '') as line
       from pg_index i where i.indrelid = $1::regclass and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid) order by 1`,
    [table],
  )
  const policies = await lines(
    client,
    `select format('create policy %I on %I as %s for %s to %s%s%s;', policyname, tablename, lower(permissive), lower(cmd), array_to_string(roles, ', '),
        coalesce(' using (' || qual || ')', ''), coalesce(' with check (' || with_check || ')', '')) as line
       from pg_policies where schemaname = 'public' and tablename = $1 order by policyname`,
    [table],
  )
  const forced = await lines(
    client,
    `select 'alter table ' || relname || ' force row level security;' as line from pg_class where oid = $1::regclass and relforcerowsecurity`,
    [table],
  )
  const grants = await lines(
    client,
    `select format('grant %s on %I to %s;', string_agg(lower(privilege_type), ', ' order by privilege_type), $1::text, grantee) as line
       from information_schema.role_table_grants where table_schema = 'public' and table_name = $1 and grantee like 'doorstep%' and grantee <> 'doorstep_owner' group by grantee order by grantee`,
    [table],
  )
  const columnGrants = await lines(
    client,
    `select format('grant %s (%s) on %I to %s;', lower(privilege_type), string_agg(column_name, ', ' order by column_name), $1::text, grantee) as line
       from information_schema.column_privileges p where table_schema = 'public' and table_name = $1 and grantee like 'doorstep%' and grantee <> 'doorstep_owner'
        and not exists (select 1 from information_schema.role_table_grants g where g.table_schema = 'public' and g.table_name = $1 and g.grantee = p.grantee and g.privilege_type = p.privilege_type)
      group by grantee, privilege_type order by 1`,
    [table],
  )
  return [
    `create table ${table} (`,
    [...columns, ...constraints].join(',\n'),
    ');',
    ...indexes,
    ...forced,
    ...policies,
    ...grants,
    ...columnGrants,
  ].join('\n')
}

/** The shape of a migrated database as one text, to be reviewed as a diff. Made from the catalogue, because the embedded server brings no pg_dump. */
export const dumpSchema = async (client: pg.ClientBase): Promise<string> => {
  const functions = await lines(
    client,
    `select pg_get_functiondef(p.oid) || ';' as line from pg_proc p where p.pronamespace = 'public'::regnamespace order by p.proname, p.oid::regprocedure::text`,
  )
  const tables = await lines(
    client,
    `select relname as line from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
  )
  const parts: string[] = []
  for (const table of tables) parts.push(await tableOf(client, table))
  return `-- The shape of the database after every migration. Made by scripts/dump-schema.ts; compared by the tests.\n\n${[...functions, ...parts].join('\n\n')}\n`
}
