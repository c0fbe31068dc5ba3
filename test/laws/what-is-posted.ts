import { afterAll } from 'vitest'
import { guardingHooksPlugin } from '../../apps/api/guarding-hooks.ts'
import { hooksPlugin } from '../../apps/api/hooks.ts'
import { notifyHooksPlugin } from '../../apps/api/texts/notify.ts'
import { makeServer } from '../../platform/http/server.ts'
import type { Chance, World } from '../../platform/world.ts'
import { freePort } from '../harness/ports.ts'
import { supplierSigns } from '../harness/supplier-signature.ts'
import { authToken, line } from '../harness/telephone-line.ts'

/** What may come in by the hooks: well-formed forms of each, and every way to forge one that we could think of. */
export type Field = readonly [name: string, value: string]

const bodies = ['heron', 'HERON 🆘', 'کیا حال ہے', 'a\r\nb', '', ' + & = %', 'x'.repeat(1600)]
const callStates = ['ringing', 'in-progress', 'completed', 'no-answer']
const pick = <T>(from: readonly T[], { random }: Chance): T => from[Math.floor(random() * from.length)]!

/** A form such as the telephone supplier posts there. */
export const formOf = (path: string, chance: Chance): Field[] => {
  const from = `+4477009${chance.digits(5)}`
  if (path.endsWith('sms'))
    return [
      ['MessageSid', `SM${chance.token()}`],
      ['From', from],
      ['To', line],
      ['Body', pick(bodies, chance)],
      ['NumMedia', pick(['0', '1'], chance)],
    ]
  if (path.endsWith('status'))
    return [
      ['MessageSid', `SM${chance.token()}`],
      ['MessageStatus', pick(['sent', 'delivered', 'undelivered'], chance)],
    ]
  const call: Field[] = [
    ['CallSid', `CA${chance.token()}`],
    ['From', from],
    ['To', line],
    ['CallStatus', pick(callStates, chance)],
    ['Direction', 'inbound'],
  ]
  return /gather|keys/.test(path) ? [...call, ['Digits', chance.digits(2)], ['SpeechResult', pick(bodies, chance)]] : call
}

type Forged = { name: string; path: string; fields: readonly Field[]; headers: Record<string, string> }
type Given = { path: string; form: readonly Field[]; chance: Chance; publicUrl: string; authToken: string }

/** One good request, spoilt in every way: whoever forges has seen such a request, and does not have the token. */
export const forgeries = ({ path, form, chance, publicUrl, authToken: token }: Given): Forged[] => {
  const good = supplierSigns(token, `${publicUrl}${path}`, form)
  const signed = (signature: string): Record<string, string> => ({ 'x-twilio-signature': signature })
  const at = Math.floor(chance.random() * form.length)
  const changed = form.map(([name, value], n): Field => (n === at ? [name, `${value}1`] : [name, value]))
  const flip = Math.floor(chance.random() * 26)
  const one = (name: string, over: Partial<Forged>): Forged => ({ name, path, fields: form, headers: signed(good), ...over })
  return [
    one('no signature', { headers: {} }),
    one('an empty signature', { headers: signed('') }),
    one('one letter of it changed', {
      headers: signed(good.slice(0, flip) + (good[flip] === 'A' ? 'B' : 'A') + good.slice(flip + 1)),
    }),
    one('the beginning of it', { headers: signed(good.slice(0, flip)) }),
    one('it, twice', { headers: signed(`${good}, ${good}`) }),
    one('by another token', { headers: signed(supplierSigns(chance.token(), `${publicUrl}${path}`, form)) }),
    one('by an empty token', { headers: signed(supplierSigns('', `${publicUrl}${path}`, form)) }),
    one('for another host', { headers: signed(supplierSigns(token, `https://elsewhere.example${path}`, form)) }),
    one('for another path', { headers: signed(supplierSigns(token, `${publicUrl}${path}x`, form)) }),
    one('a query added', { path: `${path}?id=msg_1` }),
    one('a field changed', { fields: changed }),
    one('a field more', { fields: [...form, ['Extra', '1']] }),
    one('a field less', { fields: form.filter((_, n) => n !== at) }),
    one('a field twice', { fields: [...form, [form[at]![0], 'another']] }),
    one('nothing in it', { fields: [] }),
  ]
}

export const notifyPath = '/hooks/notify'
export const notifyToken = 'what Notify was given for its callbacks'
/** A receipt such as GOV.UK Notify posts. */
export const notifyReceipt = { id: 'notify-1', reference: 'msg_1', status: 'delivered' }

/** What somebody may show in place of Notify's token, who does not know it: the header's words. */
export const wrongTokens = (chance: Chance): (string | null)[] => {
  const at = Math.floor(chance.random() * notifyToken.length)
  const flipped = `${notifyToken.slice(0, at)}${notifyToken[at] === 'x' ? 'y' : 'x'}${notifyToken.slice(at + 1)}`
  const shown = [chance.token(), '', flipped, notifyToken.slice(0, at), `${notifyToken} ${notifyToken}`, notifyToken.toUpperCase()]
  return [null, '', notifyToken, `Basic ${notifyToken}`, `bearer ${notifyToken}`, ...shown.map((token) => `Bearer ${token}`)]
}

/** Of a request that its sender signed or gave its token to: what goes with it. `more`: a field that nobody expects. */
export const wellMade = (
  publicUrl: string,
  { path, form, more = '' }: { path: string; form: readonly Field[]; more?: string },
): { headers: Record<string, string>; body: string } => {
  if (path === notifyPath)
    return {
      headers: { 'content-type': 'application/json', authorization: `Bearer ${notifyToken}` },
      body: JSON.stringify({ ...notifyReceipt, more }),
    }
  const fields: Field[] = more === '' ? [...form] : [...form, ['More', more]]
  return {
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': supplierSigns(authToken, `${publicUrl}${path}`, fields),
    },
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
  }
}

/**
 * A server of ours, as it stands on the internet, whose database and telephone throw and write down that they were asked. `hooks`:
 * every address there at which anybody posts to us; `signed`: those of them that the telephone supplier signs.
 */
export const untouched = async () => {
  const asked: string[] = []
  const tripwire = (name: string): object =>
    new Proxy(
      {},
      {
        get: (_, what) => () => {
          asked.push(`${name}.${String(what)}`)
          throw new Error(`${name} was touched`)
        },
      },
    )
  const server = makeServer({ https: false, log: () => undefined })
  const hooks: string[] = []
  server.addHook('onRoute', ({ url, method }) => {
    if (url.startsWith('/hooks/') && method === 'POST') hooks.push(url)
  })
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const world = { db: tripwire('the database'), telephone: tripwire('the telephone'), publicUrl, now: () => Temporal.Now.instant() }
  const hearing = { world: world as unknown as World, listeners: [], trouble: () => undefined }
  server.register(hooksPlugin({ ...hearing, authToken }))
  server.register(guardingHooksPlugin({ world: hearing.world, tokens: [authToken, 'the auditor’s own'] }))
  server.register(notifyHooksPlugin({ ...hearing, token: notifyToken }))
  await server.listen({ host: '127.0.0.1', port })
  afterAll(() => server.close())
  return { publicUrl, hooks, signed: hooks.filter((path) => path !== notifyPath), touched: () => asked }
}
