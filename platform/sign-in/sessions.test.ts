import { beforeEach, expect, test } from 'vitest'
import { onePersonPerRole } from '../../test/laws/one-person-per-role.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { testWorld } from '../../test/harness/world.ts'
import { crowTravelTimes } from '../maps/crow.ts'
import pg from 'pg'
import { hashSecret } from './secrets.ts'
import { endSession, sessionOf, signIn } from './sessions.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes() })
await onePersonPerRole(database.ownerUrl)
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
await owner.query('update staff set password_hash = $1', [await hashSecret('right')])
await owner.end()

const passes = (minutes: number): void => clock.moveTo(clock.now().add({ minutes }))
const knock = (password: string, { email = 'controller@law.example', asker = '10.0.0.1' } = {}) => signIn(world, { email, password, asker })
const tokenOf = async (): Promise<string> => {
  const opened = await knock('right', { asker: '10.9.9.9' })
  if (!opened.ok) throw new Error('not let in')
  return opened.value.token
}

beforeEach(() => passes(60 * 24 * 2))

test('a wrong password and an unknown account are answered in the same words', async () => {
  const wrong = await knock('wrong')
  const unknown = await knock('right', { email: 'nobody@law.example' })
  expect(wrong).toEqual(unknown)
  expect(wrong).toMatchObject({ ok: false, reasons: [{ code: 'SIGN_IN_NO_MATCH' }] })
})

test('guessing is slowed for whoever guesses, and the owner is not locked out', async () => {
  for (let tries = 0; tries < 6; tries++) await knock('wrong')
  expect(await knock('right')).toMatchObject({ ok: false, reasons: [{ code: 'SIGN_IN_TOO_MANY', next: expect.stringContaining('Wait') }] })
  expect(await knock('right', { asker: '10.0.0.2' })).toMatchObject({ ok: true })
  passes(1)
  expect(await knock('right')).toMatchObject({ ok: true })
})

test('one asker who tries many accounts is slowed at all of them', async () => {
  for (let n = 0; n < 31; n++) await knock('wrong', { email: `guess${n}@law.example`, asker: '10.0.0.3' })
  expect(await knock('right', { asker: '10.0.0.3' })).toMatchObject({ ok: false, reasons: [{ code: 'SIGN_IN_TOO_MANY' }] })
})

test('a desk that nobody touches falls asleep, though its screen goes on asking; then only an alarm may be answered from it', async () => {
  const token = await tokenOf()
  for (let n = 0; n < 6; n++) {
    passes(10)
    await sessionOf(world, token, false)
  }
  expect(await sessionOf(world, token)).toMatchObject({ state: 'locked' })
  passes(60 * 25)
  expect(await sessionOf(world, token)).toBeNull()
})

test('a desk that is used stays awake', async () => {
  const token = await tokenOf()
  for (let n = 0; n < 12; n++) {
    passes(10)
    expect(await sessionOf(world, token)).toMatchObject({ state: 'open' })
  }
})

test('a session that was ended is nobody’s', async () => {
  const token = await tokenOf()
  await endSession(world, token)
  expect(await sessionOf(world, token)).toBeNull()
})
