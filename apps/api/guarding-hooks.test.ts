import formbody from '@fastify/formbody'
import Fastify from 'fastify'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { findingsNow } from '../../care/alarms/actions.ts'
import { signatureOf } from '../../platform/telephone/signature.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { noRoads, oneVisit, people } from '../../test/harness/one-visit.ts'
import { testWorld } from '../../test/harness/world.ts'
import { guardingHooksPlugin } from './guarding-hooks.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: noRoads })
await oneVisit(world)
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
const server = Fastify()
server.register(formbody)
server.register(guardingHooksPlugin({ world, tokens: ['the engine’s token', 'the auditor’s own token'] }))
afterAll(() => Promise.all([owner.end(), server.close()]))

const now = clock.now().toString()
await owner.query(
  `insert into auditor_shouts (contractor_id, id, staff_id, channel, supplier, shouted_at, supplier_id) values ('con_larkfield', 'as_1', 'st_isla', 'call', 'twilio', $1, 'CA1')`,
  [now],
)
await owner.query(
  `insert into auditor_findings (contractor_id, id, kind, subject_id, words, found_at, seen_at, shouted_at) values ('con_larkfield', 'af_1', 'engine_silent', 'engine', 'The engine is silent.', $1, $1, $1)`,
  [now],
)

const press = (path: string, keys: string, token = 'the auditor’s own token') => {
  const fields = { CallSid: 'CA1', From: '+44', To: '+44', CallStatus: 'in-progress', Digits: keys }
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-twilio-signature': signatureOf(token, `${world.publicUrl}${path}`, fields),
  }
  return server.inject({ method: 'POST', url: path, headers, payload: new URLSearchParams(fields).toString() })
}
const seen = () => world.db.as(people.isla, findingsNow)

test('A3 the key 1 in a call of the auditor’s says that they have it; another key, and a stranger, say nothing', async () => {
  expect((await press('/hooks/auditor/keys?shout=as_1', '1', 'a token of nobody')).statusCode).toBe(403)
  expect((await press('/hooks/auditor/keys?shout=as_1', '2')).body).toContain('not understood')
  expect(await seen()).toMatchObject({ findings: [{ words: 'The engine is silent.' }], answered: null, isAwake: false })
  expect((await press('/hooks/auditor/keys?shout=as_1', '1')).body).toContain('You have it')
  expect(await seen()).toMatchObject({ answered: { name: 'Isla Fraser' } })
  expect((await press('/hooks/auditor/keys?shout=as_gone', '1')).body).toContain('too old')
})

test('A5 a key for a handing over that we do not know accepts nothing', async () => {
  expect((await press('/hooks/arc/keys?handoff=ho_gone', '1', 'the engine’s token')).body).toContain('not understood')
})

test('A5 that the auditor looked shows; half a minute later its silence does', async () => {
  await owner.query(`insert into auditor_looks (auditor, looked_at) values ('auditor', $1)`, [now])
  expect(await seen()).toMatchObject({ isAwake: true })
  clock.moveTo(clock.now().add({ seconds: 31 }))
  expect(await seen()).toMatchObject({ isAwake: false })
})
