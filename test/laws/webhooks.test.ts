import pg from 'pg'
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'
import { afterAll, describe, expect, test } from 'vitest'
import { raiseAlarm } from '../../care/alarms/actions.ts'
import { isSigned } from '../../platform/telephone/signature.ts'
import { chanceFrom } from '../harness/chance.ts'
import { freshDatabase } from '../harness/database.ts'
import { oneVisit, people } from '../harness/one-visit.ts'
import { seeds } from '../harness/seeds.ts'
import { supplierSigns } from '../harness/supplier-signature.ts'
import { authToken, line, openLine } from '../harness/telephone-line.ts'
import { forgeries, formOf, notifyPath, notifyReceipt, untouched, wellMade, wrongTokens } from './what-is-posted.ts'
import type { Field } from './what-is-posted.ts'

/** What a supplier posts to us: forged, repeated, out of order, far too long, or with more in it than we know. */
const guarded = await untouched()
/** As they are posted to in earnest, with what our address says of whose it is. */
const everyHook = [
  '/hooks/arc/keys?handoff=ho_1',
  '/hooks/auditor/keys?shout=as_1',
  notifyPath,
  '/hooks/twilio/gather?turn=1',
  '/hooks/twilio/sms',
  '/hooks/twilio/status?id=msg_1',
  '/hooks/twilio/voice',
]
const address = (path: string): string => `${guarded.publicUrl}${path}`
const send = (url: string, fields: readonly Field[], headers: Record<string, string>): Promise<Response> =>
  fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields.map(([name, value]) => [name, value])) })

describe('A2 forged: refused before the database is touched', () => {
  test.each(seeds)('whatever was changed on the way, seed %s', async (seed) => {
    const chance = chanceFrom(seed)
    for (const path of guarded.signed) {
      const form = formOf(path, chance)
      for (const { name, path: to, fields, headers } of forgeries({ path, form, chance, publicUrl: guarded.publicUrl, authToken })) {
        const { status } = await send(address(to), fields, headers)
        expect(status, `${path}, ${name}`).toBe(403)
      }
    }
    expect(guarded.touched(), 'what was asked of the database or the telephone').toEqual([])
  })

  test.each(seeds)('and whatever is shown in place of the token that Notify was given, seed %s', async (seed) => {
    for (const authorization of wrongTokens(chanceFrom(seed))) {
      const headers = { 'content-type': 'application/json', ...(authorization === null ? {} : { authorization }) }
      const { status } = await fetch(address(notifyPath), { method: 'POST', headers, body: JSON.stringify(notifyReceipt) })
      expect(status, `shown: ${authorization}`).toBe(403)
    }
    expect(guarded.touched()).toEqual([])
  })

  test('these are all the hooks that there are', () => {
    expect(guarded.hooks.toSorted()).toEqual(everyHook.map((path) => path.split('?')[0]))
  })

  test.each(everyHook)('the proof bites: what is well made does reach the database, %s', async (path) => {
    const form = formOf(path.split('?')[0]!, chanceFrom(1)).map(([name, value]): Field => [name, name === 'Digits' ? '1' : value])
    expect((await fetch(address(path), { method: 'POST', ...wellMade(guarded.publicUrl, { path, form }) })).status).toBe(500)
    expect(guarded.touched().splice(0)).not.toEqual([])
  })

  const inBothWays = everyHook.flatMap((path) => [true, false].map((told) => ({ path, told })))
  test.each(inBothWays)(
    'ten megabytes are refused without being looked at, also well made: $path, length told first: $told',
    async (way) => {
      const { path, told } = way
      const { headers, body } = wellMade(guarded.publicUrl, { path, form: formOf(path, chanceFrom(2)), more: 'x'.repeat(10_000_000) })
      const whole = told ? body : new Blob([body]).stream()
      const status = await fetch(address(path), { method: 'POST', headers, body: whole, duplex: 'half' } as RequestInit).then(
        (reply) => reply.status,
        () => 413, // the line was closed while we were still talking
      )
      expect(status).toBe(413)
      expect(guarded.touched()).toEqual([])
    },
  )
})

describe('the signature, by three hands', () => {
  test.each(seeds)('ours, Twilio’s own library’s, and one from the description agree, seed %s', (seed) => {
    const chance = chanceFrom(seed)
    for (const path of guarded.signed) {
      const form = formOf(path, chance)
      const fields = Object.fromEntries(form)
      const signature = supplierSigns(authToken, `https://doorstep.example${path}`, form)
      expect(validateRequest(authToken, signature, `https://doorstep.example${path}`, fields)).toBe(true)
      expect(isSigned(authToken, 'https://doorstep.example', path, fields, signature)).toBe(true)
    }
  })
})

const database = await freshDatabase()
const { world, due, publicUrl, clock } = await openLine(database)
await oneVisit(world)
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
afterAll(() => owner.end())
const count = async (sql: string): Promise<number> => (await owner.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]!.n
const posts = async (path: string, fields: readonly Field[], headers: Record<string, string> = {}) => {
  const signature = supplierSigns(authToken, `${publicUrl}${path}`, fields)
  const reply = await send(`${publicUrl}${path}`, fields, { 'x-twilio-signature': signature, ...headers })
  return { status: reply.status, said: await reply.text() }
}
const textFrom = (from: string, sid: string, body: string): Field[] => [
  ['MessageSid', sid],
  ['From', from],
  ['To', line],
  ['Body', body],
  ['NumMedia', '0'],
]
const amina = '+447700900104'

describe('A5 the same again', () => {
  test('twenty copies at one moment: one answer for all, one text kept, one alarm, one act', async () => {
    const copies = await Promise.all(Array.from({ length: 20 }, () => posts('/hooks/twilio/sms', textFrom(amina, 'SMtwenty', 'heron'))))
    expect(new Set(copies.map(({ said }) => said)).size).toBe(1)
    expect(copies.every(({ status }) => status === 200)).toBe(true)
    expect(await count(`inbound_messages where supplier_id = 'SMtwenty'`)).toBe(1)
    expect(await count('alarms')).toBe(1)
    expect(await count('alarm_acts')).toBe(1)
  })

  test('twenty copies of a call with twenty of its keys: each kind gets one answer', async () => {
    const call: Field[] = [
      ['CallSid', 'CAtwenty'],
      ['From', amina],
      ['To', line],
      ['CallStatus', 'ringing'],
      ['Direction', 'inbound'],
    ]
    const copies = await Promise.all(Array.from({ length: 20 }, () => posts('/hooks/twilio/voice', call)))
    expect(new Set(copies.map(({ status, said }) => `${status} ${said}`)).size).toBe(1)
    expect(await count(`inbound_messages where supplier_id = 'CAtwenty'`)).toBe(1)
  })

  test('a copy a day later, after the alarm, gets the answer of that day and raises nothing', async () => {
    const first = await posts('/hooks/twilio/sms', textFrom(amina, 'SMtwenty', 'heron'))
    await owner.query(`update timers set due_at = due_at + interval '10 years'`)
    clock.moveTo(clock.now().add({ hours: 24 }))
    expect(await posts('/hooks/twilio/sms', textFrom(amina, 'SMtwenty', 'heron'))).toEqual(first)
    expect(await count('alarm_acts')).toBe(1)
  })
})

describe('M2 what a supplier reports', () => {
  test.each(seeds)('in whatever order it comes, delivered stays delivered, seed %s', async (seed) => {
    const { random } = chanceFrom(seed)
    await world.db.as(people.amina, (tx) =>
      raiseAlarm(tx, { kind: 'help', operativeId: people.amina.operativeId, raisedAt: tx.now, actId: `act_order_${seed}` }),
    )
    await due()
    const [message] = (
      await owner.query<{ id: string; supplierId: string }>(
        `select id, supplier_id as "supplierId" from messages where lane = 'duty' and channel = 'text' and supplier_id is not null order by queued_at desc, id desc limit 1`,
      )
    ).rows
    const states = ['sent', 'delivered', 'sending', 'queued', 'delivered', 'undelivered'].sort(() => random() - 0.5)
    for (const state of states) {
      const report: Field[] = [
        ['MessageStatus', state],
        ['MessageSid', message!.supplierId],
      ]
      expect((await posts(`/hooks/twilio/status?id=${message!.id}`, report)).status).toBe(200)
    }
    expect(await count(`messages where id = '${message!.id}' and state = 'delivered'`)).toBe(1)
  })
})

describe('A6 more than we know, and more than we like', () => {
  test.each(seeds.slice(0, 5))('fields in any order, with names of tomorrow among them, seed %s', async (seed) => {
    const { random } = chanceFrom(seed)
    const form: Field[] = [...textFrom('+447700900777', `SMnew${seed}`, 'hello'), ['TomorrowsField', '1'], ['Ämter', '🆘\r\n']]
    form.sort(() => random() - 0.5)
    expect((await posts('/hooks/twilio/sms', form)).status).toBe(200)
    expect(await count(`inbound_messages where supplier_id = 'SMnew${seed}'`)).toBe(1)
  })

  test('a signature for another host is none, whatever the Host header says; ours is one, whatever it says', async () => {
    const form = textFrom('+447700900778', 'SMhost', 'hello')
    const elsewhere = supplierSigns(authToken, 'http://elsewhere.example/hooks/twilio/sms', form)
    const headers = { 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'http' }
    expect((await posts('/hooks/twilio/sms', form, { ...headers, 'x-twilio-signature': elsewhere })).status).toBe(403)
    expect((await posts('/hooks/twilio/sms', form, headers)).status).toBe(200)
  })

  test('valid ones are never limited, however many come from one number and however many forged ones between them', async () => {
    const before = await count('inbound_messages')
    const all = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        const form = textFrom('+447700900779', `SMmany${n}`, `text ${n}`)
        const forged = await posts('/hooks/twilio/sms', form, { 'x-twilio-signature': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' })
        return [forged.status, (await posts('/hooks/twilio/sms', form)).status].join()
      }),
    )
    expect([...new Set(all)]).toEqual(['403,200'])
    expect(await count('inbound_messages')).toBe(before + 200)
  })
})
