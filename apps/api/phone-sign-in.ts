import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { expectHome, hearPin } from '../../care/alarms/actions.ts'
import { textStaff } from '../../care/messages/actions.ts'
import { asTelephone } from '../../care/messages/rules.ts'
import { recordEvent } from '../../care/record/actions.ts'
import type { Reason } from '../../lib/refusal.ts'
import type { StaffId } from '../../lib/ids.ts'
import { clearCookie, readCookie, setCookie } from '../../platform/http/cookies.ts'
import { askForDevice, enrolDevice, openShift, operativeOfDevice, whichPin } from '../../platform/sign-in/phone.ts'
import { signInReason } from '../../platform/sign-in/reasons.ts'
import { endSession, sessionOf } from '../../platform/sign-in/sessions.ts'
import { forgetFailures, noteFailure, secondsToWait } from '../../platform/sign-in/slowing.ts'
import { steadily } from '../../platform/sign-in/steadily.ts'
import { engineOf } from '../../platform/who.ts'
import type { Who } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'

export type Operative = Extract<Who, { kind: 'operative' }>

/** Whose phone asks: an open session of an operative, or null. */
export const whoOfPhone = async (world: World, request: FastifyRequest): Promise<Operative | null> => {
  const token = readCookie(request.headers.cookie, 'phone')
  const session = token ? await sessionOf(world, token) : null
  return session?.state === 'open' && session.who.kind === 'operative' ? session.who : null
}

const asked = z.object({ telephone: z.string().max(40) })
const code = z.object({
  code: z
    .string()
    .max(20)
    .transform((text) => text.replace(/\D/g, '')),
})
const pin = z.object({ pin: z.string().min(1).max(12) })

const notUnderstood: Reason = { code: 'NOT_UNDERSTOOD', sentence: 'That could not be read.', next: 'Type it again.' }
const say = (reply: FastifyReply, status: number, ...reasons: Reason[]) => reply.code(status).send({ ok: false, reasons })

/** The phone's own door: its number, the code from the text, then the PIN once a shift; and the end of the shift. */
export const phoneSignInPlugin =
  ({ world }: { world: World }) =>
  async (server: FastifyInstance): Promise<void> => {
    server.setErrorHandler((error, _request, reply) => {
      if (error instanceof z.ZodError) return say(reply, 400, notUnderstood)
      throw error
    })
    server.post('/api/phone/device', (request, reply) => askToBeKnown(world, request, reply))
    server.post('/api/phone/enrol', (request, reply) => becomeKnown(world, request, reply))
    server.post('/api/phone/pin', async (request, reply) => {
      const answer = await steadily(() => checkPin(world, request))
      if ('refused' in answer) return say(reply, 401, answer.refused)
      return reply.header('Set-Cookie', setCookie('phone', answer.token, world.publicUrl)).send({ ok: true, me: answer.me })
    })
    server.post('/api/phone/sign-out', async (request, reply) => {
      const token = readCookie(request.headers.cookie, 'phone')
      if (token) await endSession(world, token)
      return reply.header('Set-Cookie', clearCookie('phone')).send({ ok: true })
    })
  }

/** The same answer for every number: a code goes only to one that we hold, and never to one that was typed. */
const askToBeKnown = async (world: World, request: FastifyRequest, reply: FastifyReply) => {
  const telephone = asTelephone(asked.parse(request.body).telephone) ?? 'not a number'
  const wait = await world.db.door(async (tx) => {
    const seconds = await secondsToWait(tx, `device ${telephone}`, request.ip)
    if (seconds === 0) await noteFailure(tx, `device ${telephone}`, request.ip)
    return seconds
  })
  if (wait > 0) return say(reply, 429, signInReason('SIGN_IN_TOO_MANY'))
  const { deviceToken, send } = await askForDevice(world, telephone)
  if (send)
    await world.db.as(engineOf(send.contractorId), (tx) =>
      textStaff(tx, {
        staffId: send.staffId as StaffId,
        template: 'device_code',
        facts: { code: send.code },
        about: ['staff', send.staffId],
      }),
    )
  const { sentence, next } = signInReason('SIGN_IN_NUMBER_UNKNOWN')
  return reply.header('Set-Cookie', setCookie('device', deviceToken, world.publicUrl)).send({ ok: true, sentence, next })
}

const becomeKnown = async (world: World, request: FastifyRequest, reply: FastifyReply) => {
  const deviceToken = readCookie(request.headers.cookie, 'device') ?? ''
  const outcome = await enrolDevice(world, { deviceToken, code: code.parse(request.body).code })
  if (!outcome.ok) return say(reply, 422, ...(outcome.kind === 'refused' ? outcome.reasons : []))
  await world.db.door((tx) => forgetFailures(tx, '*', request.ip))
  return reply.send({ ok: true })
}

type PinAnswer = { token: string; me: { name: string; operativeId: string } } | { refused: Reason }

/** A2 A right PIN and a PIN under duress differ in one row that this phone never sees; it is committed before the shift begins. */
const checkPin = async (world: World, request: FastifyRequest): Promise<PinAnswer> => {
  const who = await operativeOfDevice(world, readCookie(request.headers.cookie, 'device') ?? '')
  const was = await whichPin(world, who?.staffId ?? null, pin.parse(request.body).pin)
  if (!who) return { refused: signInReason('SIGN_IN_DEVICE_UNKNOWN') }
  const right = await world.db.as(who, async (tx) => {
    const told = { id: world.newId('act'), operativeId: who.operativeId, kind: 'signed_in', at: tx.now, was, way: 'pin' } as const
    if (!(await hearPin(tx, told))) return false
    await expectHome(tx, who.operativeId)
    await recordEvent(tx, { verb: 'signed_in_on_the_phone', subject: ['staff', who.staffId] })
    return true
  })
  if (!right) return { refused: signInReason('SIGN_IN_PIN_WRONG') }
  return { token: await openShift(world, who), me: { name: who.name, operativeId: who.operativeId } }
}
