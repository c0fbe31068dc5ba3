import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Directory } from '../directory.ts'
import { answer, dial, liveCall, press, putDown, ringOut, speak } from '../switch/calls.ts'
import { faultNames, playedSuppliers } from '../switch/faults.ts'
import { switchOn } from '../switch/handsets.ts'
import { otherEnd, textFromHandset } from '../switch/messages.ts'
import { e164 } from '../switch/numbers.ts'
import type { Switch } from '../switch/switch.ts'
import type { Call } from '../switch/things.ts'
import { everybody, handsetView, overview } from '../views.ts'

/** The hands' door: what a person does with a handset, and what a drill does to the exchange. JSON in, JSON out. */

const to = z.object({ to: z.string().min(1).optional() })
const textForm = to
  .extend({ body: z.string().max(1_600).default(''), pictures: z.int().min(0).max(10).default(0) })
  .refine(({ body, pictures }) => body !== '' || pictures > 0, 'A text has words or a picture.')
const keysForm = z.object({ keys: z.string().regex(/^[\d*#]{1,32}$/) })
const wordsForm = z.object({ words: z.string().min(1).max(1_000) })
const onForm = z.object({ on: z.boolean() })
const faultsForm = z.array(
  z.object({ name: z.enum(faultNames), number: z.string().nullish(), supplier: z.enum(playedSuppliers).nullish() }),
)

export const handsDoor = (server: FastifyInstance, exchange: Switch, directory: Directory): void => {
  const show = (number: string) => handsetView(exchange, directory.who(number), number)
  /** Does it in the background and shows the handset as it is now: a hook that is down must not hold the finger. */
  const set = <T>(path: string, form: z.ZodType<T>, act: (number: string, given: T) => Promise<unknown> | void) =>
    server.post(`/handsets/:number/${path}`, async (request, reply) => {
      const given = form.safeParse(request.body)
      if (!given.success) return reply.code(400).send({ code: 'NOT_UNDERSTOOD', detail: z.prettifyError(given.error) })
      const number = numberOf(request)
      void exchange.work.run(async () => act(number, given.data))
      return reply.code(202).send(show(number))
    })
  const withCall = (act: (call: Call) => Promise<unknown> | void) => async (number: string) => {
    const call = liveCall(exchange, number)
    if (call) await act(call)
  }

  server.get('/handsets', async () => everybody(exchange, directory.people()))
  server.get('/handsets/:number', async (request) => show(numberOf(request)))
  set('text', textForm, (number, given) => textFromHandset(exchange, number, otherEnd(exchange, number, given.to), given.body, given))
  set('dial', to, (number, given) =>
    liveCall(exchange, number) ? undefined : dial(exchange, number, otherEnd(exchange, number, given.to)),
  )
  set(
    'answer',
    z.object({}),
    withCall((call) => answer(exchange, call)),
  )
  set(
    'hangup',
    z.object({}),
    withCall((call) => putDown(exchange, call)),
  )
  set(
    'ring-out',
    z.object({}),
    withCall((call) => ringOut(exchange, call)),
  )
  set('keys', keysForm, (number, { keys }) => withCall((call) => press(exchange, call, keys))(number))
  set('speak', wordsForm, (number, { words }) => withCall((call) => speak(exchange, call, words))(number))
  set('switch', onForm, (number, { on }) => switchOn(exchange.handsets, number, on))

  server.get('/handsets/:number/events', (request, reply) => stream(exchange, reply, [numberOf(request)], show))
  server.get('/events', (request, reply) => {
    const { numbers } = z.object({ numbers: z.string().default('') }).parse(request.query)
    return stream(exchange, reply, numbers.split(',').filter(Boolean).map(e164), show, () => overview(exchange, directory.people()))
  })

  server.get('/faults', async () => exchange.faults.list())
  server.put('/faults', async (request, reply) => {
    const given = faultsForm.safeParse(request.body)
    if (!given.success) return reply.code(400).send({ code: 'NOT_UNDERSTOOD', detail: z.prettifyError(given.error) })
    exchange.faults.clear()
    for (const { name, number, supplier } of given.data) exchange.faults.on(name, number ? e164(number) : undefined, supplier ?? undefined)
    return exchange.faults.list()
  })
  server.post('/faults/release', async (_request, reply) => {
    exchange.faults.release()
    return reply.code(204).send()
  })
  server.get('/settled', async () => {
    await exchange.work.settled()
    return { settled: true }
  })
}

const numberOf = (request: FastifyRequest): string => e164(z.object({ number: z.string().min(1).max(40) }).parse(request.params).number)

/** Server-sent events: `handset` with everything on it, now and at each change; `overview` of all of them where asked. */
const stream = (
  exchange: Switch,
  reply: FastifyReply,
  numbers: string[],
  show: (number: string) => object,
  all?: () => object,
): FastifyReply => {
  reply.hijack()
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' })
  const send = (event: string, data: object) => reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  for (const number of numbers) send('handset', show(number))
  if (all) send('overview', all())
  const leave = exchange.handsets.watch((number) => {
    if (numbers.includes(number)) send('handset', show(number))
    if (all) send('overview', all())
  })
  reply.raw.on('close', leave)
  return reply
}
