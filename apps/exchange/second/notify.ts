import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { acceptMessage } from '../switch/messages.ts'
import { e164, isNumber } from '../switch/numbers.ts'
import type { Switch } from '../switch/switch.ts'
import type { MessageStatus } from '../switch/things.ts'

/** `apiKey`: name, service and secret as GOV.UK Notify joins them. `callbackToken`: what its callbacks carry. */
export type NotifyAccount = { apiKey: string; templateId: string; callbackToken: string }

const form = z.object({
  phone_number: z.string().min(1),
  template_id: z.string(),
  reference: z.string().nullish(),
  personalisation: z.object({ words: z.string().min(1) }),
})

const states: Record<MessageStatus, string> = {
  queued: 'created',
  sent: 'sending',
  delivered: 'delivered',
  undelivered: 'permanent-failure',
  received: 'sending',
}

/** GOV.UK Notify's REST as far as it is spoken here: texts by a template with one place, `((words))`, and callbacks with a token. */
export const notifyDoor = (server: FastifyInstance, exchange: Switch, account: NotifyAccount): void => {
  const refuse = (status: number, message: string) => ({ status_code: status, errors: [{ error: 'BadRequestError', message }] })
  server.get('/v2/template/:id', async (request, reply) =>
    isCustomer(account, request)
      ? { id: account.templateId, type: 'sms', body: '((words))' }
      : reply.code(403).send(refuse(403, 'Invalid token')),
  )
  server.post('/v2/notifications/sms', async (request, reply) => {
    if (!isCustomer(account, request)) return reply.code(403).send(refuse(403, 'Invalid token: signature'))
    const read = form.safeParse(request.body)
    if (!read.success || read.data.template_id !== account.templateId)
      return reply.code(400).send(refuse(400, 'Template not found or a field is missing'))
    const to = e164(read.data.phone_number)
    if (!isNumber(to)) return reply.code(400).send(refuse(400, 'phone_number Not enough digits'))
    const strikes = (fault: Parameters<Switch['faults']['strikes']>[0]) => exchange.faults.strikes(fault, to, 'notify')
    if (strikes('error_500')) return reply.code(500).send(refuse(500, 'Internal server error'))
    if (strikes('refused')) return reply.code(400).send(refuse(400, 'Can’t send to this recipient'))
    if (strikes('timeout_lost')) return reply.hijack()
    const { reference = null, personalisation } = read.data
    const message = acceptMessage(exchange, {
      ...{ from: 'GOVUK', to, body: personalisation.words, statusCallback: null, by: 'notify' },
      report: ({ sid }, status) => callBack(exchange, account, { id: sid, reference, to, status: states[status] }),
    })
    return strikes('timeout_sent')
      ? reply.hijack()
      : reply.code(201).send({ id: message.sid, reference, content: { body: message.body, from_number: 'GOVUK' } })
  })
}

/** A JSON web token by HMAC-SHA256 of the secret, as its own clients make it. */
const isCustomer = ({ apiKey }: NotifyAccount, request: FastifyRequest): boolean => {
  const [header = '', claims = '', signature = ''] = (request.headers.authorization ?? '').replace('Bearer ', '').split('.')
  const expected = createHmac('sha256', apiKey.slice(-36)).update(`${header}.${claims}`).digest()
  const given = Buffer.from(signature, 'base64url')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const callBack = async (
  exchange: Switch,
  { callbackToken }: NotifyAccount,
  said: { id: string; reference: string | null; to: string; status: string },
): Promise<void> => {
  const token = exchange.faults.strikes('wrong_signature', said.to, 'notify') ? 'not the token' : callbackToken
  const response = await fetch(`${exchange.settings.callbackBase}/hooks/notify`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...said, notification_type: 'sms' }),
    signal: AbortSignal.timeout(15_000),
  }).catch((error: unknown) => exchange.trouble(11200, `/hooks/notify: ${String(error)}`))
  if (response && !response.ok) exchange.trouble(11200, `/hooks/notify: answered ${response.status}`)
}
