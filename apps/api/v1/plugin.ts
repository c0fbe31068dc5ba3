import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { parseId } from '../../../lib/ids.ts'
import { holderOfKey } from '../../../platform/sign-in/api-keys.ts'
import type { KeyHolder } from '../../../platform/sign-in/api-keys.ts'
import type { World } from '../../../platform/world.ts'
import { once } from './once.ts'
import { addOrder, listOrders, newOrder, orderShown, readOrder } from './orders.ts'
import { problem, problemOf, sendProblem } from './problem.ts'

const about = {
  openapi: '3.1.0',
  info: { title: 'Doorstep', version: '1', description: 'Orders of repairs and what was promised about them. Times are RFC 3339 in UTC.' },
  components: { securitySchemes: { key: { type: 'http' as const, scheme: 'bearer' } } },
  security: [{ key: [] }],
}
const problems = { 400: problem, 401: problem, 404: problem, 409: problem, 422: problem }

/** The HTTP API for landlords' systems: bearer keys, problem details, and writes that take an `Idempotency-Key`. */
export const apiPlugin =
  ({ world }: { world: World }) =>
  async (outer: FastifyInstance): Promise<void> => {
    outer.setValidatorCompiler(validatorCompiler)
    outer.setSerializerCompiler(serializerCompiler)
    await outer.register(swagger, { openapi: about, transform: jsonSchemaTransform })
    outer.get('/api/openapi.json', { schema: { hide: true } }, async () => outer.swagger())
    await outer.register(v1(world), { prefix: '/api/v1' })
  }

const holders = new WeakMap<FastifyRequest, KeyHolder>()
const holderOf = (request: FastifyRequest): KeyHolder => {
  const holder = holders.get(request)
  if (!holder) throw new Error('A route of the API was reached without a key.')
  return holder
}

const askForKey = (world: World) => async (request: FastifyRequest, reply: FastifyReply) => {
  const key = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  const holder = key ? await holderOfKey(world, key) : null
  if (!holder)
    return sendProblem(reply, 401, {
      code: 'NO_KEY',
      detail: 'This needs one of your keys.',
      next: 'Send it as “Authorization: Bearer …”. Ask the office for a new one if it was lost.',
    })
  holders.set(request, holder)
}

const v1 = (world: World) => async (server: FastifyInstance) => {
  server.addHook('onRequest', askForKey(world))
  server.setErrorHandler((error, _request, reply) => {
    if (!hasZodFastifySchemaValidationErrors(error)) throw error
    const faults = error.validation.map((one) => ({
      field: one.instancePath.slice(1).replaceAll('/', '.') || 'body',
      sentence: one.message ?? 'not understood',
    }))
    return sendProblem(reply, 400, {
      code: 'INVALID',
      detail: faults.map((one) => `${one.field}: ${one.sentence}`).join('; '),
      next: 'Put these right and send it again.',
      faults,
    })
  })
  const api = server.withTypeProvider<ZodTypeProvider>()
  const orderNotKnown = {
    code: 'ORDER_NOT_KNOWN',
    detail: 'There is no such order, or it is not yours.',
    next: 'Check the id; list your orders with GET /api/v1/orders.',
  }

  api.get(
    '/orders',
    {
      schema: {
        summary: 'Your open orders, the first to be finished first',
        response: { 200: z.object({ orders: z.array(orderShown) }), ...problems },
      },
    },
    async (request) => ({
      orders: await world.db.as(holderOf(request).who, listOrders),
    }),
  )

  api.get(
    '/orders/:id',
    { schema: { summary: 'One order', params: z.object({ id: z.string() }), response: { 200: orderShown, ...problems } } },
    async (request, reply) => {
      const id = parseId('order', request.params.id)
      const order = id && (await world.db.as(holderOf(request).who, (tx) => readOrder(tx, id)))
      return order ?? (sendProblem(reply, 404, orderNotKnown) as never)
    },
  )

  api.post(
    '/orders',
    {
      schema: {
        summary: 'Send an order',
        headers: z.object({ 'idempotency-key': z.string().min(8).max(100) }),
        body: newOrder,
        response: { 201: orderShown, ...problems },
      },
    },
    async (request, reply) => {
      const { keyId, who } = holderOf(request)
      const answer = await world.db.as(who, (tx) =>
        once(tx, { keyId, idempotencyKey: request.headers['idempotency-key'], body: request.body }, async () => {
          const added = await addOrder(tx, request.body)
          return added.ok ? { status: 201, body: await readOrder(tx, added.value) } : { status: problemOf(added).status, body: added }
        }),
      )
      if (answer === 'another')
        return sendProblem(reply, 422, {
          code: 'KEY_USED_BEFORE',
          detail: 'This Idempotency-Key came before with another order.',
          next: 'Use a new key for a new order.',
        }) as never
      if (answer.status === 201) return reply.code(201).send(answer.body as z.infer<typeof orderShown>)
      const { status, said } = problemOf(answer.body as Parameters<typeof problemOf>[0])
      return sendProblem(reply, status, said) as never
    },
  )
}
