import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/harness/database.ts'

const database = await freshDatabase()

test('a test file has a migrated database of its own, and the roles of the product can sign in to it', async () => {
  const client = new pg.Client({ connectionString: database.urls.app })
  await client.connect()
  const { rows } = await client.query(`select current_user as who, to_regclass('bookings') is not null as migrated`)
  await client.end()
  expect(rows).toEqual([{ who: 'doorstep_app', migrated: true }])
})

test('the roles of the product are held by row-level security', async () => {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query(`select rolname from pg_roles where rolname like 'doorstep_%' and (rolsuper or rolbypassrls)`)
  await owner.end()
  expect(rows).toEqual([])
})
