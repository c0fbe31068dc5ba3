import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { line, startBoth } from './customer.fixture.ts'
import { directoryFile, directoryOf } from './directory.ts'
import type { Person } from './directory.ts'

const karen: Person = { number: '+447700900777', name: 'Karen Bell', role: 'controller' }
let both: Awaited<ReturnType<typeof startBoth>>
beforeEach(async () => {
  both = await startBoth({ directory: directoryOf(() => [karen]) })
})
afterEach(() => both.close())

const at = (path: string) => both.exchange.url + path
const hand = async (number: string, act: string, body: object = {}) => {
  const answer = await fetch(at(`/handsets/${number}/${act}`), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  await both.exchange.settled()
  return answer.status
}
const show = async (number: string) => (await fetch(at(`/handsets/${number}`))).json()

test('a person’s hands over HTTP: text, dial, keys, hang up', async () => {
  both.customer.answers('/hooks/twilio/sms', '<Message>Thank you.</Message>')
  both.customer.answers('/hooks/twilio/voice', '<Gather numDigits="2" action="/keys"><Say>Two keys.</Say></Gather>')
  expect(await hand('07700900777', 'text', { body: 'Hello' })).toBe(202)
  expect(await hand(karen.number, 'dial')).toBe(202)
  expect((await show(karen.number)).live).toMatchObject({ with: line, heard: ['Two keys.'], listening: { keys: true, keyed: '' } })
  await hand(karen.number, 'keys', { keys: '4' })
  expect((await show(karen.number)).live.listening.keyed).toBe('4')
  await hand(karen.number, 'hangup')
  expect(await show(karen.number)).toMatchObject({
    name: 'Karen Bell',
    role: 'controller',
    live: null,
    texts: [{ mine: true }, { body: 'Thank you.' }],
  })
})

test('everybody is listed, those with news first', async () => {
  await hand('+447700900123', 'text', { body: 'Hello' })
  const list = await (await fetch(at('/handsets'))).json()
  expect(list).toMatchObject([
    { number: '+447700900123', lastWords: 'Hello' },
    { name: 'Karen Bell', lastAt: null },
  ])
})

test('what is not understood changes nothing and is told', async () => {
  expect(await hand(karen.number, 'text', { body: '' })).toBe(400)
  expect(await hand(karen.number, 'keys', { keys: 'abc' })).toBe(400)
  expect((await fetch(at(`/handsets/${karen.number}/hangup`), { method: 'POST' })).status).toBe(400)
  expect(both.customer.posts).toEqual([])
})

test('a name of somebody else that points here gets nothing', async () => {
  const status = await new Promise((resolve) =>
    request(at('/handsets'), { headers: { host: 'evil.example' } }, (answer) => resolve(answer.statusCode)).end(),
  )
  expect(status).toBe(403)
})

test('events: the handset now, then at each change', async () => {
  const stream = await fetch(at(`/handsets/${karen.number}/events`))
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toContain('"texts":[]')
  await hand(karen.number, 'text', { body: 'Good morning' })
  expect((await reader?.read())?.value).toContain('Good morning')
  await reader?.cancel()
})

test('faults are switched over HTTP for drills', async () => {
  const put = (body: unknown) =>
    fetch(at('/faults'), { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  expect(await (await put([{ name: 'error_500', number: '07700 900123' }])).json()).toEqual([
    { name: 'error_500', number: '+447700900123', supplier: null },
  ])
  expect((await put([{ name: 'lightning' }])).status).toBe(400)
})

test('the directory is a file that may come later, change, or be broken', () => {
  const folder = mkdtempSync(join(tmpdir(), 'directory-'))
  const complaints: string[] = []
  const path = join(folder, 'people.json')
  const { people, who } = directoryFile(path, (sentence) => complaints.push(sentence))
  expect(people()).toEqual([])
  writeFileSync(path, JSON.stringify([{ ...karen, number: '07700 900777' }]))
  expect(who(karen.number)).toEqual(karen)
  writeFileSync(path, '[{"name": "nobody"}] ')
  expect([people(), complaints.length]).toEqual([[karen], 1])
  rmSync(folder, { recursive: true })
})
