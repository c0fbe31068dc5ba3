import { once } from 'node:events'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { makeServer } from './server.ts'

const told: string[] = []
const server = makeServer({ https: false, log: (error, url) => void told.push(`${url}: ${String(error)}`) })
const asked = Promise.withResolvers<undefined>()
const over = Promise.withResolvers<undefined>()
server.removeAllContentTypeParsers()
server.addContentTypeParser('*', (_request, _payload, done) => done(null))
server.addHook('onError', async () => over.resolve(undefined))
server.post('/form', async (request) => {
  asked.resolve(undefined)
  return new Response(Readable.toWeb(request.raw) as BodyInit).text()
})
server.get('/broken', async () => {
  throw new Error('no such table')
})
await server.listen({ port: 0, host: '127.0.0.1' })
const { port } = server.addresses()[0]!
afterAll(() => server.close())

test('what breaks on our side is told, and the answer says what to do; whoever leaves in the middle of a form is no trouble of ours', async () => {
  const caller = connect(port, '127.0.0.1')
  await once(caller, 'connect')
  caller.write('POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nhalf')
  await asked.promise
  caller.destroy()
  await over.promise
  const answer = await fetch(`http://127.0.0.1:${port}/broken`)
  expect([answer.status, await answer.json()]).toMatchObject([500, { code: 'BROKEN', next: 'Try again. If it stays, ring the office.' }])
  expect(told).toEqual(['/broken: Error: no such table'])
})
