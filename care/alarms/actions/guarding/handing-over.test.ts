import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { alarmBench } from '../../../../test/harness/alarm-bench.ts'
import { people } from '../../../../test/harness/one-visit.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import { seconds } from '../../../../lib/time.ts'
import { openToken, signedToken } from '../../../../platform/http/webhook.ts'
import { tellNextOfKin } from '../../../workforce/actions.ts'
import { accepted, centreNow, faceForCentre, handToArc, handoffOf, setCentre } from '../../actions.ts'
import type { Centre } from '../../actions.ts'

const { isla, ewan, engine, amina } = people
const { world, as, help, answer, passes, supplier, stand, clock, owner } = await alarmBench()
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

/** A receiving centre of another hand: checks the signature by itself, and answers as it is told. */
type Came = { id: string; isSigned: boolean; body: Record<string, unknown> }
const came: Came[] = []
let says = { status: 200, body: JSON.stringify({ reference: 'ARC-4711' }) }
const centre = createServer((request, response) => {
  let body = ''
  request.on('data', (data) => (body += data))
  request.on('end', () => {
    const header = (name: string): string => String(request.headers[name])
    const signed = `${header('webhook-id')}.${header('webhook-timestamp')}.${body}`
    const mac = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update(signed)
      .digest('base64')
    came.push({ id: header('webhook-id'), isSigned: header('webhook-signature') === `v1,${mac}`, body: JSON.parse(body) })
    response.writeHead(says.status).end(says.body)
  })
})
await new Promise<void>((resolve) => centre.listen(0, '127.0.0.1', resolve))
afterAll(() => centre.close())
const url = `http://127.0.0.1:${(centre.address() as AddressInfo).port}/alarms`
const ours: Centre = { name: 'Firth Monitoring', url, secret, telephone: '+441314960999', certificate: 'BS 9518, NSI 1234' }
const set = (one: Partial<Centre> = {}) => world.db.act(ewan, (tx) => setCentre(tx, { ...ours, ...one }))
const handed = async () => {
  const id = await help()
  orThrow(await world.db.act(isla, (tx) => handToArc(tx, id)))
  return id
}
const stateOf = (id: Awaited<ReturnType<typeof help>>) => as(isla, (tx) => handoffOf(tx, id))
const callsToCentre = () => supplier.sent.filter((one) => one.to === ours.telephone)

beforeEach(async () => {
  came.length = 0
  says = { status: 200, body: JSON.stringify({ reference: 'ARC-4711' }) }
  orThrow(await set())
})

test('A5 a handed-over alarm reaches the centre signed and by call, with who, where, what to beware of and whom to tell', async () => {
  await as(isla, (tx) => tellNextOfKin(tx, amina.operativeId, { name: 'Yusuf Yusuf', telephone: '+447700900555' }))
  const id = await handed()
  await passes(seconds(1))
  expect(came).toHaveLength(1)
  expect(came[0]).toMatchObject({
    isSigned: true,
    body: {
      type: 'alarm.handed_over',
      data: {
        alarm: { id, kind: 'help' },
        person: { name: 'Amina Yusuf', telephone: '+447700900104' },
        sentTo: expect.stringContaining('22/3 Easter Road'),
        precautions: [expect.stringContaining('dog')],
        nextOfKin: { name: 'Yusuf Yusuf' },
      },
    },
  })
  expect(callsToCentre()[0]!.words).toContain('Press 1 to accept this alarm.')
  expect(await stateOf(id)).toMatchObject({ state: 'accepted', acceptedHow: 'webhook', reference: 'ARC-4711', centre: 'Firth Monitoring' })
})

test('H3 the centre learns the address and the precautions, and nothing of the household: no name, no need', async () => {
  await handed()
  await passes(seconds(1))
  const told = JSON.stringify(came[0]!.body)
  for (const word of ['Malik', 'DOOR_WAIT', 'SHOES', 'shoes', 'household']) expect(told).not.toContain(word)
})

test('A3 an alarm that was handed over goes on ringing here until a person of ours answers', async () => {
  const id = await handed()
  await passes(seconds(60))
  const { rows } = await owner.query<{ state: string; round: number }>('select state, ring_round as round from alarms where id = $1', [id])
  expect(rows[0]).toMatchObject({ state: 'ringing', round: expect.toSatisfy((n: number) => n > 1) })
})

test('A5 a centre that does not take it is tried again with the same id until it does; the call is not repeated within a minute', async () => {
  says = { status: 500, body: '' }
  const id = await handed()
  await passes(seconds(20))
  expect(came.length).toBeGreaterThan(1)
  expect(new Set(came.map((one) => one.id)).size).toBe(1)
  expect(callsToCentre()).toHaveLength(1)
  expect(await stateOf(id)).toMatchObject({ state: 'trying', trouble: 'Webhook: It answered with status 500.' })
  says = { status: 200, body: 'thanks' }
  await passes(seconds(60))
  expect(await stateOf(id)).toMatchObject({ state: 'accepted', reference: null, trouble: null })
})

test('A5 a centre with a telephone alone has it when somebody there presses the key, and is rung again until then', async () => {
  orThrow(await set({ url: null, secret: null }))
  const id = await handed()
  await passes(seconds(80))
  expect(callsToCentre().length).toBe(2)
  const handoff = /handoff=(\w+)/.exec(callsToCentre()[0]!.words)![1]!
  expect(await as(engine, (tx) => accepted(tx, handoff, 'key', null))).toBe(true)
  await passes(seconds(120))
  expect(callsToCentre()).toHaveLength(2)
  expect(await stateOf(id)).toMatchObject({ state: 'accepted', acceptedHow: 'key' })
})

test('A5 twice is once, and what is over is handed to nobody', async () => {
  const id = await handed()
  orThrow(await world.db.act(isla, (tx) => handToArc(tx, id)))
  await passes(seconds(30))
  expect(came).toHaveLength(1)
  orThrow(await answer(isla, id))
  orThrow(await stand(isla, id))
  expect(await world.db.act(isla, (tx) => handToArc(tx, id))).toMatchObject({ reasons: [{ code: 'A3_NOTHING_TO_HAND_OVER' }] })
})

test('A3 a rung of the ladder hands it over by itself, once, and the ladder climbs on', async () => {
  const day = clock.now().toString()
  await owner.query(
    `insert into ladders (contractor_id, id, name, from_time, to_time, changed_at) values ('con_larkfield', 'ldr_arc', 'Night', '00:00', '00:00', $1)`,
    [day],
  )
  for (const [step, group] of ['controllers', 'arc', 'everyone'].entries()) {
    await owner.query(
      `insert into ladder_steps (contractor_id, ladder_id, step, wait_seconds) values ('con_larkfield', 'ldr_arc', $1, 30)`,
      [step + 1],
    )
    await owner.query(
      `insert into ladder_rungs (contractor_id, id, ladder_id, step, role_group, channels) values ('con_larkfield', $1, 'ldr_arc', $2, $3, '{call,text}')`,
      [`rung_arc${step}`, step + 1, group],
    )
  }
  const id = await help()
  await passes(seconds(20))
  expect(await stateOf(id)).toBeNull()
  await passes(seconds(20))
  expect(await stateOf(id)).toMatchObject({ state: 'accepted' })
  await passes(seconds(120))
  expect(came).toHaveLength(1)
  await owner.query(`update ladders set ended_at = $1 where id = 'ldr_arc'`, [day])
})

test('the picture opens by our own link for an hour, and by no other', async () => {
  await handed()
  await passes(seconds(1))
  const { person } = (came[0]!.body as { data: { person: { photo: string } } }).data
  const token = person.photo.split('/').at(-1)!
  expect(await faceForCentre(world, token)).toEqual({ face: {} })
  expect(await faceForCentre(world, `${token.slice(0, -2)}xx`)).toBeNull()
  expect(openToken(Buffer.from('another key'), signedToken(Buffer.from('a key'), 'con al'))).toBeNull()
  clock.moveTo(clock.now().add({ minutes: 61 }))
  expect(await faceForCentre(world, token)).toBeNull()
})

test.each<[string, Partial<Centre>, string]>([
  ['an address that is not encrypted', { url: 'http://arc.example/alarms' }, 'url'],
  ['a secret that is too short', { secret: 'whsec_c2hvcnQ=' }, 'secret'],
  ['no way to reach it', { url: null, secret: null, telephone: null }, 'reach'],
  ['no certificate', { certificate: ' ' }, 'certificate'],
])('a centre with %s is not set', async (_, wrong, field) => {
  expect(await set(wrong)).toMatchObject({ ok: false, faults: [{ field }] })
})

test('a centre is set by a director, its secret is sealed, and none is no centre', async () => {
  expect(await world.db.act(isla, (tx) => setCentre(tx, ours))).toMatchObject({ reasons: [{ code: 'A3_CENTRE_IS_FOR_DIRECTORS' }] })
  const { rows } = await owner.query<{ sealed: Buffer }>('select secret_sealed as sealed from arc_centres where ended_at is null')
  expect(rows[0]!.sealed.toString('latin1')).not.toContain('whsec')
  orThrow(await world.db.act(ewan, (tx) => setCentre(tx, null)))
  expect(await as(isla, centreNow)).toBeNull()
  const id = await help()
  expect(await world.db.act(isla, (tx) => handToArc(tx, id))).toMatchObject({ reasons: [{ code: 'A3_NO_CENTRE' }] })
})
