import pg from 'pg'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/harness/database.ts'
import { oneVisit, people, place } from '../../test/harness/one-visit.ts'
import { authToken, line, openLine } from '../../test/harness/telephone-line.ts'
import { raiseAlarm, openAlarms } from '../../care/alarms/actions.ts'
import type { Listener } from '../../care/messages/actions.ts'
import { changeContactCard, messagesAbout, tellHousehold, textsToRead } from '../../care/messages/actions.ts'
import { orThrow } from '../../lib/refusal.ts'
import { after, minutes, seconds } from '../../lib/time.ts'
import { signatureOf } from '../../platform/telephone/signature.ts'
import type { Tx } from '../../platform/postgres/tx.ts'

const heard: string[] = []
const breaks: Listener = {
  name: 'breaks',
  hear: async (_, { body }) => {
    if (body === 'break') throw new Error('a bug')
    return null
  },
}
const cancels: Listener = {
  name: 'cancels',
  hear: async (tx, { body, householdId }) => {
    heard.push(`${tx.who.kind} ${householdId}: ${body}`)
    return body === 'CANCEL' ? 'We will not come.' : null
  },
}

const database = await freshDatabase()
const { world, clock, exchange, publicUrl, due, passes, troubles } = await openLine(database, { listeners: [breaks, cancels] })
await oneVisit(world)
const { engine, isla, amina } = people
const as = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(engine, work)
const phone = {
  isla: exchange.handset('07700900101'),
  amina: exchange.handset('07700900104'),
  malik: exchange.handset('07700900200'),
  safe: exchange.handset('07700900201'),
}
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
afterAll(() => owner.end())
const count = async (table: string): Promise<number> =>
  (await owner.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n
const open = () => world.db.as(isla, openAlarms)

const post = (path: string, form: Record<string, string>, signature = signatureOf(authToken, `${publicUrl}/hooks/twilio/${path}`, form)) =>
  fetch(`${publicUrl}/hooks/twilio/${path}`, {
    method: 'POST',
    headers: { 'x-twilio-signature': signature },
    body: new URLSearchParams(form),
  })
const sms = { MessageSid: 'SM-by-hand', From: '+447700900104', To: line, Body: 'heron', NumMedia: '0' }

afterEach(async () => {
  await owner.query('truncate alarms cascade')
  await as((tx) => tx.q.deleteFrom('timers').execute())
  clock.moveTo(after(clock.now(), minutes(120)))
  const broken = [...troubles.splice(0), ...exchange.troubles().map((one) => one.what)]
  if (broken.length > 0) throw new Error(broken.join('; '))
})

describe('who may post here', () => {
  test.each(['sms', 'voice', 'gather', 'status'])('an unsigned %s is refused before the database is touched', async (path) => {
    const before = await count('inbound_messages')
    expect((await post(path, sms, 'nonsense')).status).toBe(403)
    expect((await post(path, sms, signatureOf('another token', `${publicUrl}/hooks/twilio/${path}`, sms))).status).toBe(403)
    expect((await post(path, { ...sms, Body: 'changed' }, signatureOf(authToken, `${publicUrl}/hooks/twilio/${path}`, sms))).status).toBe(
      403,
    )
    expect(await count('inbound_messages')).toBe(before)
  })
  test('a body of ten megabytes is refused, and a form without its fields', async () => {
    expect((await post('sms', { ...sms, Body: 'x'.repeat(10_000_000) }).catch(() => ({ status: 413 }))).status).toBe(413)
    expect((await post('sms', { From: '+447700900104' })).status).toBe(400)
    expect(await count('inbound_messages')).toBe(0)
  })
})

describe('a call for help, by text', () => {
  test('A2, A3 the whole way: the word, an innocent answer, the duty phone rings, the digits answer', async () => {
    await phone.amina.says('herron please', line)
    expect(phone.amina.last()?.body).toBe('Larkfield Repairs: thanks, got your message.')
    await due()
    const text = await phone.isla.awaitText('Amina Yusuf needs help, by text, at 22/3 Easter Road')
    expect(phone.isla.rings()).toBe(true)
    expect(phone.amina.texts).toHaveLength(1)
    await phone.isla.declines()
    await phone.isla.says(/reply (\d\d)/.exec(text.body)![1]!)
    expect(phone.isla.last()?.body).toContain('You have answered')
    expect(await open()).toMatchObject([{ state: 'answered', answeredByName: 'Isla Fraser' }])
  })
  test('A5 the supplier repeats itself: one alarm, one act, the same answer', async () => {
    const first = await (await post('sms', sms)).text()
    const [again, andAgain] = await Promise.all([post('sms', sms), post('sms', sms)])
    expect([await again.text(), await andAgain.text()]).toEqual([first, first])
    expect(first).toContain('got your message')
    expect((await open()).map((alarm) => alarm.asked.length)).toEqual([1])
    await due()
    await phone.isla.answers()
    await phone.isla.presses('1')
  })
})

describe('a duty call', () => {
  const help = () =>
    world.db.as(amina, (tx) =>
      raiseAlarm(tx, { kind: 'help', operativeId: amina.operativeId, raisedAt: tx.now, actId: `act_${clock.now().epochMilliseconds}` }),
    )

  test('A3 picked up, or a voicemail, is no answer; 1 is', async () => {
    await help()
    await due()
    await phone.isla.answers()
    expect(phone.isla.heard.join(' ')).toContain(
      'Amina Yusuf needs help, at 22/3 Easter Road, Edinburgh, EH7 5RN. Do not ring them. Press 1 to answer.',
    )
    await phone.isla.staysSilent()
    expect(phone.isla.heard.join(' ')).toContain('We will ring again')
    expect(await open()).toMatchObject([{ state: 'ringing' }])
    await passes(seconds(40))
    await phone.isla.answers()
    await phone.isla.presses('1')
    expect(phone.isla.heard.join(' ')).toContain('Thank you. You have answered.')
    expect(await open()).toMatchObject([{ state: 'answered', answeredByName: 'Isla Fraser' }])
    expect((await open())[0]!.rings.some((ring) => ring.answeredAt !== null && ring.name === 'Isla Fraser')).toBe(true)
  })
  test('M2 what came back stands with each ring', async () => {
    await help()
    await phone.isla.switchesOff()
    await due()
    const rings = (await open())[0]!.rings.map((ring) => [ring.channel, ring.state, ring.trouble])
    expect(rings).toContainEqual(['text', 'sent', null])
    expect(rings.find(([channel]) => channel === 'call')?.[1]).not.toBe('delivered')
    await phone.isla.switchesOn()
    expect((await open())[0]!.rings.find((ring) => ring.channel === 'text')?.state).toBe('delivered')
    await passes(seconds(40))
    await phone.isla.answers()
    await phone.isla.presses('1')
  })
})

describe('a text from a household', () => {
  test('goes down the list in its name; the first who understands it answers', async () => {
    await phone.malik.says('CANCEL', line)
    expect(phone.malik.last()?.body).toBe('We will not come.')
    expect(heard).toContain(`resident ${place.householdId}: CANCEL`)
  })
  test('that nobody understands waits for a person, and is thanked for once an hour', async () => {
    const before = phone.malik.texts.length
    await phone.malik.says('The cat is in the cupboard', line)
    await phone.malik.says('And the dog', line)
    expect(phone.malik.texts.slice(before).map((text) => text.body)).toEqual([expect.stringContaining('a person will read it')])
    expect((await world.db.as(isla, textsToRead)).map((text) => text.body)).toEqual(
      expect.arrayContaining(['The cat is in the cupboard', 'And the dog']),
    )
  })
  test('a listener that breaks keeps nobody else from hearing, and no text is lost', async () => {
    await phone.malik.says('break', line)
    expect(troubles.splice(0)).toEqual([expect.stringContaining('the listener breaks')])
    expect(heard.at(-1)).toContain('break')
    expect((await world.db.as(isla, textsToRead)).map((text) => text.body)).toContain('break')
  })
  test('A2 a text to a number that is no contractor’s, where there are several: whoever runs this is told', async () => {
    await owner.query(
      `insert into contractors select (jsonb_populate_record(c, '{"contractor_id": "con_other", "duty_number": "+441315550177"}')).* from contractors c`,
    )
    const form = { ...sms, MessageSid: 'SM-elsewhere', To: '+441315550199' }
    expect((await post('sms', form)).status).toBe(200)
    expect(troubles.splice(0)).toEqual([expect.stringContaining('+441315550199')])
    await owner.query(`delete from contractors where contractor_id = 'con_other'`)
  })
})

test('M2 a text to a household is delivered when the supplier says so', async () => {
  const about = ['visit', 'vis_hook0'] as const
  await as((tx) => tellHousehold(tx, { householdId: place.householdId, template: 'welfare_trying', facts: {}, about }))
  await due()
  await phone.malik.awaitText('Are you all right?')
  expect(await as((tx) => messagesAbout(tx, about))).toMatchObject([{ state: 'delivered', channel: 'text' }])
})

test('H4 a call to the safe telephone names nobody until a key is pressed', async () => {
  const card = {
    language: 'en',
    channel: 'call',
    telephone: '+447700900200',
    largePrint: false,
    safeContactOnly: true,
    safeTelephone: '+447700900201',
    safeFrom: null,
    safeTo: null,
  } as const
  await as(async (tx) => orThrow(await changeContactCard(tx, place.householdId, card)))
  const about = ['visit', 'vis_hook1'] as const
  const window = { windowFrom: after(clock.now(), minutes(60)), windowTo: after(clock.now(), minutes(180)) }
  await as((tx) =>
    tellHousehold(tx, { householdId: place.householdId, template: 'promise_cancelled', facts: { ...window, askedBy: 'us' }, about }),
  )
  await due()
  await phone.safe.answers()
  await phone.safe.staysSilent()
  expect(phone.safe.heard.join(' ')).not.toMatch(/Larkfield|come/)
  await passes(minutes(5))
  await phone.safe.answers()
  await phone.safe.presses('1')
  expect(phone.safe.heard.join(' ')).toContain('Larkfield Repairs: we are sorry. We cannot come')
  expect(await as((tx) => messagesAbout(tx, about))).toMatchObject([{ state: 'delivered' }])
})

test('somebody who rings the number hears where to ring', async () => {
  await phone.malik.dials(line)
  expect(phone.malik.heard.join(' ')).toContain('please ring 0131 496 0142')
})
