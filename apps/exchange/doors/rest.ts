import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { placeCall } from '../switch/calls.ts'
import { acceptMessage, segments } from '../switch/messages.ts'
import { e164, isNumber } from '../switch/numbers.ts'
import type { Switch } from '../switch/switch.ts'
import { callEvents } from '../switch/things.ts'
import type { Call, Message } from '../switch/things.ts'

/** The supplier's door: Twilio's REST for messages and calls, as far as it is spoken here. Errors are Twilio's, with its numbers. */

const root = '/2010-04-01/Accounts/:account'

export const supplierDoor = (server: FastifyInstance, exchange: Switch): void => {
  server.register(async (door) => {
    door.addHook('onRequest', async (request, reply) => {
      if (!isCustomer(exchange, request)) return refuse(reply, 401, 20003, 'Authenticate')
    })
    door.post(`${root}/Messages.json`, (request, reply) => withFaults(exchange, request, reply, () => newMessage(exchange, request, reply)))
    door.post(`${root}/Calls.json`, (request, reply) => withFaults(exchange, request, reply, () => newCall(exchange, request, reply)))
    door.get(`${root}.json`, async (_request, reply) => {
      if (exchange.faults.strikes('error_500', '')) return refuse(reply, 500, 20500, 'Internal Server Error')
      if (exchange.faults.strikes('timeout_lost', '')) return reply.hijack()
      return { sid: exchange.settings.accountSid, status: 'active', type: 'Full' }
    })
    door.get(`${root}/Messages/:sid.json`, async (request, reply) => {
      const message = exchange.messages.get(sidOf(request))
      return message ? messageJson(exchange, message) : refuse(reply, 404, 20404, 'The requested resource was not found')
    })
    door.get(`${root}/Calls/:sid.json`, async (request, reply) => {
      const call = exchange.calls.get(sidOf(request))
      return call ? callJson(exchange, call) : refuse(reply, 404, 20404, 'The requested resource was not found')
    })
  })
}

const isCustomer = (exchange: Switch, request: FastifyRequest): boolean => {
  const { accountSid, authToken } = exchange.settings
  const expected = Buffer.from(`Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`)
  const given = Buffer.from(request.headers.authorization ?? '')
  const account = z.object({ account: z.string() }).parse(request.params).account
  return account === accountSid && given.length === expected.length && timingSafeEqual(given, expected)
}

const sidOf = (request: FastifyRequest): string => z.object({ sid: z.string() }).parse(request.params).sid

const refuse = (reply: FastifyReply, status: number, code: number, message: string): FastifyReply =>
  reply.code(status).send({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status })

/** The faults of a request and its answer, for the number it is about. */
const withFaults = (exchange: Switch, request: FastifyRequest, reply: FastifyReply, act: () => FastifyReply): FastifyReply => {
  const number = e164(
    z
      .object({ To: z.string().catch('') })
      .catch({ To: '' })
      .parse(request.body).To,
  )
  const strikes = (fault: Parameters<typeof exchange.faults.strikes>[0]) => exchange.faults.strikes(fault, number)
  if (strikes('error_500')) return refuse(reply, 500, 20500, 'Internal Server Error')
  if (strikes('refused')) return refuse(reply, 400, 21610, 'Attempt to send to unsubscribed recipient')
  if (strikes('timeout_lost')) return reply.hijack()
  if (strikes('timeout_sent')) {
    act()
    return reply
  }
  return act()
}

const text = z.string().default('')
const messageForm = z.object({ To: text, From: text, Body: text, StatusCallback: z.string().optional() })

const newMessage = (exchange: Switch, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const form = messageForm.parse(request.body ?? {})
  const [from, to] = [e164(form.From), e164(form.To)]
  const answer = answerTo(exchange, reply, to)
  if (form.To === '') return answer.no(21604, "A 'To' phone number is required.")
  if (form.From === '') return answer.no(21603, "A 'From' phone number is required.")
  if (!isNumber(to)) return answer.no(21211, `Invalid 'To' Phone Number: ${form.To}`)
  if (form.Body === '') return answer.no(21602, 'Message body is required.')
  if (form.Body.length > 1_600) return answer.no(21617, 'The concatenated message body exceeds the 1600 character limit')
  if (form.StatusCallback !== undefined && !isAddress(form.StatusCallback))
    return answer.no(21609, 'The StatusCallback is not a valid URL.')
  const message = acceptMessage(exchange, { from, to, body: form.Body, statusCallback: form.StatusCallback ?? null, by: 'twilio' })
  return answer.yes(messageJson(exchange, message))
}

const callForm = z.object({
  ...{ To: text, From: text, Url: z.string().optional(), Twiml: z.string().optional(), StatusCallback: z.string().optional() },
  Method: z.enum(['GET', 'POST']).default('POST'),
  Timeout: z.coerce.number().int().min(1).max(600).catch(60),
  StatusCallbackEvent: z.union([z.array(z.enum(callEvents)), z.enum(callEvents).transform((one) => [one])]).catch(['completed']),
})

const newCall = (exchange: Switch, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const form = callForm.parse(request.body ?? {})
  const [from, to] = [e164(form.From), e164(form.To)]
  const answer = answerTo(exchange, reply, to)
  const script =
    form.Twiml !== undefined
      ? { twiml: form.Twiml }
      : form.Url !== undefined && isAddress(form.Url)
        ? { url: form.Url, method: form.Method }
        : null
  if (form.To === '') return answer.no(21201, "No 'To' number is specified")
  if (form.From === '') return answer.no(21213, "'From' phone number is required")
  if (!isNumber(to)) return answer.no(21211, `Invalid 'To' Phone Number: ${form.To}`)
  if (script === null) return answer.no(21205, 'Url parameter is required.')
  const statusCallback = form.StatusCallback === undefined ? null : { url: form.StatusCallback, events: form.StatusCallbackEvent }
  return answer.yes(callJson(exchange, placeCall(exchange, { from, to, script, statusCallback, ringFor: form.Timeout })))
}

/** The two answers. Under `timeout_sent` the acceptance is never spoken, though the thing was done. */
const answerTo = (exchange: Switch, reply: FastifyReply, to: string) => ({
  no: (code: number, message: string) => refuse(reply, 400, code, message),
  yes: (json: object) => (exchange.faults.strikes('timeout_sent', to) ? reply.hijack() : reply.code(201).send(json)),
})

const isAddress = (url: string): boolean => /^https?:/.test(url) && URL.canParse(url)

const dated = (at: Temporal.Instant | null): string | null =>
  at === null ? null : new Date(at.epochMilliseconds).toUTCString().replace('GMT', '+0000')

const messageJson = (exchange: Switch, { sid, from, to, body, direction, status, errorCode, at }: Message) => ({
  ...{ sid, account_sid: exchange.settings.accountSid, from, to, body, direction, status, error_code: errorCode, error_message: null },
  ...{
    num_segments: String(segments(body)),
    num_media: '0',
    price: null,
    price_unit: 'GBP',
    messaging_service_sid: null,
    api_version: '2010-04-01',
  },
  ...{ date_created: dated(at), date_updated: dated(at), date_sent: null },
  uri: `/2010-04-01/Accounts/${exchange.settings.accountSid}/Messages/${sid}.json`,
})

const callJson = (exchange: Switch, { sid, from, to, direction, status, at, answeredAt, endedAt }: Call) => ({
  ...{ sid, account_sid: exchange.settings.accountSid, from, to, direction, status, answered_by: null, api_version: '2010-04-01' },
  ...{ price: null, price_unit: 'GBP', date_created: dated(at), start_time: dated(answeredAt), end_time: dated(endedAt) },
  duration: answeredAt && endedAt ? String(Math.ceil((endedAt.epochMilliseconds - answeredAt.epochMilliseconds) / 1000)) : null,
  uri: `/2010-04-01/Accounts/${exchange.settings.accountSid}/Calls/${sid}.json`,
})
