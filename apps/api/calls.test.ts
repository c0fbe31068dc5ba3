/** A2 A call to us, over a real exchange and sockets: recognised or asked for a card and a PIN, the code said or keyed, the line kept open. */
import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openAlarms } from '../../care/alarms/actions.ts'
import { innocentAnswer } from '../../care/alarms/words.ts'
import { textsToRead } from '../../care/messages/actions.ts'
import { instant } from '../../lib/time.ts'
import { hashSecret } from '../../platform/sign-in/secrets.ts'
import { signatureOf } from '../../platform/telephone/signature.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { oneVisit, people } from '../../test/harness/one-visit.ts'
import { authToken, line, openLine } from '../../test/harness/telephone-line.ts'

const database = await freshDatabase()
const { world, clock, exchange, publicUrl, troubles } = await openLine(database, { at: instant('2026-11-24T10:19:00Z') })
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
afterAll(() => owner.end())
const pins = [await hashSecret('4826'), await hashSecret('7193')]

const amina = exchange.handset('07700 900104')
const stranger = exchange.handset('07700 900999')
const open = () => world.db.as(people.isla, openAlarms)
const said = () => amina.heard.at(-1)

beforeEach(async () => {
  await owner.query('truncate contractors cascade')
  clock.moveTo(instant('2026-11-24T10:19:00Z'))
  await oneVisit(world)
  await owner.query('update staff set pin_hash = $1, duress_pin_hash = $2', pins)
  await owner.query(`update contractors set code_keys = '7333', amber_words = 'blue folder'`)
  for (const one of [amina, stranger]) if (one.calls.at(-1)?.status === 'in-progress') await one.hangsUp()
})

const row = async (sql: string) => (await owner.query(sql)).rows[0]

test('A2 the spoken code from a worker’s telephone: an innocent sentence, an alarm, and the line stays open', async () => {
  await amina.dials(line)
  expect(said()).toBe('Hello, Larkfield Repairs. How can I help?')
  await amina.speaks('Hi, is the heron with you?')
  expect(said()).toBe('Of course. Stay on the line, please, while I look that up.')
  expect(amina.calls.at(-1)?.status).toBe('in-progress')
  const [alarm] = await open()
  expect(alarm).toMatchObject({
    kind: 'code_call',
    how: 'call',
    operativeId: 'op_amina',
    heard: 'Hi, is the heron with you?',
    silent: true,
  })
  expect(alarm?.callRoom).toBe(`line-${amina.calls.at(-1)?.sid}`)
  await amina.hangsUp()
  expect((await open())[0]?.callRoom).toBeNull()
})

test('A2 the keyed code does the same, also after an ordinary sentence', async () => {
  await amina.dials(line)
  await amina.speaks('Could you ring Mrs Malik for me')
  expect(said()).toBe('Thank you, I have written that down. Anything else?')
  await amina.presses('7333#')
  expect(said()).toBe('Of course. Stay on the line, please, while I look that up.')
  expect(await open()).toMatchObject([{ kind: 'code_call', heard: 'keyed the code' }])
})

test('an ordinary call is rung back, and so is a silent one', async () => {
  await amina.dials(line)
  for (const words of ['I am early', 'really early', 'that is all']) await amina.speaks(words)
  expect(said()).toBe('Thank you. We will ring you straight back. Goodbye.')
  await amina.dials(line)
  for (let times = 0; times < 3; times++) await amina.staysSilent()
  expect([said(), amina.calls.at(-1)?.status]).toEqual(['Thank you. We will ring you straight back. Goodbye.', 'completed'])
  expect(await open()).toEqual([])
  expect(await row(`select count(*)::int n from messages where template = 'rang_us'`)).toMatchObject({ n: 2 })
})

test('A1 the phrase for uneasy, on the telephone, tightens the watch and is no alarm', async () => {
  await amina.dials(line)
  await amina.speaks('is the blue folder with you')
  expect([said(), await open()]).toEqual(['Thank you, I have made a note of that. Goodbye.', []])
  expect(await row('select amber_at::text, check_in_by::text from watches')).toEqual({
    amber_at: '2026-11-24 10:19:00+00',
    check_in_by: '2026-11-24 10:29:00+00',
  })
})

test('A2 another telephone: the card and the PIN make the caller known, and then the code counts with its slips', async () => {
  await owner.query(`update operatives set id_card_number = 'LR-0412' where id = 'op_amina'`)
  await stranger.dials(line)
  expect(stranger.heard.at(-1)).toContain('please ring 0131 496 0142')
  await stranger.presses('0412#')
  expect(stranger.heard.at(-1)).toBe('Thank you. Now key your PIN.')
  await stranger.presses('4826')
  expect(stranger.heard.at(-1)).toBe('Hello, Larkfield Repairs. How can I help?')
  await stranger.speaks('is the herron there')
  expect(await open()).toMatchObject([{ kind: 'code_call', operativeId: 'op_amina' }])
})

test('A2 the PIN under duress on a telephone sounds like the other one, and is an alarm', async () => {
  await owner.query(`update operatives set id_card_number = 'LR-0412' where id = 'op_amina'`)
  const heard: string[][] = []
  for (const pin of ['4826', '7193']) {
    await stranger.dials(line)
    await stranger.presses('0412#')
    await stranger.presses(pin)
    await stranger.hangsUp()
    heard.push([...stranger.heard])
  }
  expect(heard[1]).toEqual(heard[0])
  expect(await open()).toMatchObject([{ kind: 'duress_pin', how: 'call', operativeId: 'op_amina', fromTelephone: null }])
})

test('A2 three wrong PINs on a telephone are an alarm; a card that nobody has is asked for its PIN all the same', async () => {
  await owner.query(`update operatives set id_card_number = 'LR-0412' where id = 'op_amina'`)
  const spoken: string[][] = []
  for (const card of ['0412', '9999']) {
    await stranger.dials(line)
    await stranger.presses(`${card}#`)
    for (const pin of ['1111', '2222', '3333']) await stranger.presses(pin)
    spoken.push([...stranger.heard])
  }
  expect(spoken[1]).toEqual(spoken[0])
  expect(await open()).toMatchObject([{ kind: 'wrong_pins', operativeId: 'op_amina' }])
})

test('A2 the code from a telephone that nobody knows, exactly said, is an alarm of that number', async () => {
  await stranger.dials(line)
  await stranger.speaks('heron')
  expect(stranger.calls.at(-1)?.status).toBe('in-progress')
  expect(await open()).toMatchObject([
    { kind: 'unmatched', how: 'call', fromTelephone: '+447700900999', operativeId: null, heard: 'heron' },
  ])
})

test('anybody else hears where to ring, and their call is there to be read', async () => {
  await stranger.dials(line)
  await stranger.staysSilent()
  expect(stranger.heard.at(-1)).toBe('To speak to somebody, please ring 0131 496 0142. In danger, ring 999. Goodbye.')
  expect([await open(), await world.db.as(people.isla, textsToRead)]).toEqual([[], []])
})

test('A2 a picture without words from a worker, 🆘, and the code with its slips are alarms; the answer is the one to any text', async () => {
  const innocent = innocentAnswer('Larkfield Repairs')
  await amina.says('Running late', line)
  expect(await open()).toEqual([])
  await amina.sendsPicture(line)
  await amina.says('🆘', line)
  await amina.says('is the HERRON in', line)
  expect(await open()).toMatchObject([{ kind: 'code_text', how: 'text', heard: 'a picture without words\n🆘\nis the HERRON in' }])
  expect((await open())[0]?.asked).toHaveLength(3)
  expect(new Set(amina.texts.slice(-4).map((one) => one.body))).toEqual(new Set([innocent]))
})

test('A2, A5 a text that was two hours on its way is an alarm all the same, with both times', async () => {
  const form = { MessageSid: 'SM-late', From: amina.number, To: line, Body: 'heron', DateSent: 'Tue, 24 Nov 2026 08:19:00 +0000' }
  const url = `${publicUrl}/hooks/twilio/sms`
  const headers = { 'x-twilio-signature': signatureOf(authToken, url, form) }
  expect((await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) })).status).toBe(200)
  expect(await open()).toMatchObject([{ kind: 'code_text', raisedAt: instant('2026-11-24T08:19:00Z'), receivedAt: clock.now() }])
})

test('nothing broke on our side in any of this', () => {
  expect([troubles, exchange.troubles()]).toEqual([[], []])
})
