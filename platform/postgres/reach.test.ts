import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/harness/database.ts'
import { reach } from './reach.ts'

const database = await freshDatabase()
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
const role = `reach_${new URL(database.ownerUrl).pathname.slice(-6)}`
await owner.query(`create role ${role} login password 'quiet-word'`)
afterAll(async () => {
  await owner.query(`reassign owned by ${role} to current_user; drop owned by ${role}; drop role ${role}`)
  await owner.end()
})

const as = (user: string, password: string, name?: string): string => {
  const address = new URL(database.ownerUrl)
  Object.assign(address, { username: user, password, ...(name && { pathname: `/${name}` }) })
  return address.toString()
}

test('a database that Doorstep has prepared is known as ours', async () => {
  expect(await reach(database.ownerUrl)).toEqual({ isOurs: true })
})

test('a user without the rights hears which are missing, one after the other, and how to get them', async () => {
  await expect(reach(as(role, 'quiet-word'))).rejects.toThrow(/may not create roles.*alter role .* createrole/)
  await owner.query(`alter role ${role} createrole`)
  await expect(reach(as(role, 'quiet-word'))).rejects.toThrow(/does not belong to .*alter database .* owner to/)
})

test('a wrong password is told, and never shown', async () => {
  const wrong = await reach(as(role, 'loud-word')).catch((error: Error) => error.message)
  expect(wrong).toMatch(/does not let “reach_.*” in with the password given/)
  expect(wrong).not.toContain('loud-word')
})

test('a database that is not there is told with the command that makes it', async () => {
  await expect(reach(as(role, 'quiet-word', 'nowhere'))).rejects.toThrow(/There is no database “nowhere” .*createdb nowhere/)
})

test('a server that does not answer is told with its address', async () => {
  await expect(reach('postgres://doorstep@127.0.0.1:1/doorstep')).rejects.toThrow(/127\.0\.0\.1:1 cannot be reached \(.*ECONNREFUSED/)
})
