import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { raiseAlarm } from '../../care/alarms/actions.ts'
import { addToConcern, myConcerns, raiseConcern } from '../../care/safeguarding/actions.ts'
import { addPhoto, apply, thisVisit } from '../../care/visits/actions.ts'
import { byOurClock } from '../../care/visits/rules.ts'
import { done } from '../../lib/refusal.ts'
import type { Outcome, Reason } from '../../lib/refusal.ts'
import type { Instant } from '../../lib/time.ts'
import { readCookie } from '../../platform/http/cookies.ts'
import { cleanPicture } from '../../platform/pictures.ts'
import { operativeOfDevice } from '../../platform/sign-in/phone.ts'
import type { World } from '../../platform/world.ts'
import { phoneAct, phoneActs, phonePhoto } from './phone-acts.ts'
import type { PhoneAct } from './phone-acts.ts'
import { whoOfPhone } from './phone-sign-in.ts'
import type { Operative } from './phone-sign-in.ts'

/** What came of one act. `again`: something broke on our side, so it must be told once more. `reference`: a concern's receipt. */
export type PhoneAnswer =
  | { id: string; ok: true; reference?: string }
  | { id: string; ok: false; reasons: readonly Reason[] }
  | { id: string; ok: false; again: true }

type Phone = {
  world: World
  trouble: (error: unknown, where: string) => void
  whoOf?: (request: FastifyRequest) => Promise<Operative | null>
  /** Who may ask for help, and only that: a known phone whose shift has ended. */
  helperOf?: (request: FastifyRequest) => Promise<Operative | null>
}

const mostPhotoBytes = 15_000_000
const notUnderstood: Reason = {
  code: 'NOT_UNDERSTOOD',
  sentence: 'That could not be read.',
  next: 'Open “This visit” again and say it once more.',
}
const signInFirst: Reason = { code: 'SIGN_IN_FIRST', sentence: 'This phone is not signed in.', next: 'Enter your PIN.' }

/** The operative's phone: its one visit, what it tells (also after a while without signal), photographs, and its own concerns. */
export const phonePlugin =
  ({ world, trouble, whoOf = (r) => whoOfPhone(world, r), helperOf = (r) => deviceOf(world, r) }: Phone) =>
  async (server: FastifyInstance): Promise<void> => {
    await server.register(multipart, { limits: { fileSize: mostPhotoBytes, files: 1, fields: 10 } })
    server.addHook(
      'onSend',
      async (_request, reply) => void reply.header('Cache-Control', 'no-store').header('X-Doorstep-Now', world.now().toString()),
    )
    const signedIn =
      (act: (who: Operative, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) =>
      async (request: FastifyRequest, reply: FastifyReply) => {
        const who = await whoOf(request)
        return who ? act(who, request, reply) : reply.code(401).send({ ok: false, reasons: [signInFirst] })
      }
    server.get(
      '/api/phone/visit',
      signedIn((who) => world.db.as(who, thisVisit)),
    )
    server.get(
      '/api/phone/concerns',
      signedIn(async (who) => ({ concerns: await world.db.as(who, myConcerns) })),
    )
    server.post(
      '/api/phone/photos',
      signedIn((who, request, reply) => takePhoto(world, who, request, reply)),
    )
    server.post('/api/phone/acts', async (request, reply) => {
      const told = phoneActs.safeParse(request.body)
      if (!told.success) return reply.code(400).send({ ok: false, reasons: [notUnderstood] })
      const taking = { world, trouble, sentAt: told.data.sentAt }
      const who = await whoOf(request)
      if (who) return { answers: await takeAll(taking, who, told.data.acts) }
      const helper = await helperOf(request)
      const answers = helper ? await takeAll(taking, helper, told.data.acts.filter(isHelp)) : []
      return reply.code(401).send({ ok: false, reasons: [signInFirst], answers })
    })
  }

const deviceOf = (world: World, request: FastifyRequest): Promise<Operative | null> => {
  const token = readCookie(request.headers.cookie, 'device')
  return token ? operativeOfDevice(world, token) : Promise.resolve(null)
}

type Taking = { world: World; trouble: Phone['trouble']; sentAt: Instant }
type Came = { id: string; act: PhoneAct | null }

const withId = z.looseObject({ id: z.string().max(80) })
const isHelp = (raw: unknown): boolean => phoneAct.safeParse(raw).data?.kind === 'help'
const isUrgent = ({ act }: Came): boolean => act?.kind === 'help' || act?.kind === 'concern' || act?.kind === 'add_to_concern'

/**
 * Takes what a phone tells. Help and concerns first, each by itself, so that nothing else in the list can hold them up (A5, S7);
 * then the rest in order, each in its own transaction. When something breaks on our side, whatever follows has to be told again,
 * because its order counts. Answers stand in the order of the acts.
 */
const takeAll = async (taking: Taking, who: Operative, raw: readonly unknown[]): Promise<PhoneAnswer[]> => {
  const came = raw.map((one): Came => ({ id: withId.safeParse(one).data?.id ?? '', act: phoneAct.safeParse(one).data ?? null }))
  const answers = new Map<Came, PhoneAnswer>()
  for (const one of came.filter(isUrgent)) answers.set(one, await takeOne(taking, who, one))
  let broken = false
  for (const one of came.filter((c) => !isUrgent(c))) {
    const answer: PhoneAnswer = broken ? { id: one.id, ok: false, again: true } : await takeOne(taking, who, one)
    broken ||= 'again' in answer
    answers.set(one, answer)
  }
  return came.map((one) => answers.get(one)!)
}

const takeOne = async ({ world, trouble, sentAt }: Taking, who: Operative, { id, act }: Came): Promise<PhoneAnswer> => {
  if (!act) return { id, ok: false, reasons: [notUnderstood] }
  try {
    return answerOf(id, await doOne(world, who, act, sentAt))
  } catch (error) {
    trouble(error, `the phone's act ${act.kind}`)
    return { id, ok: false, again: true }
  }
}

const answerOf = (id: string, outcome: Outcome<{ reference?: string }>): PhoneAnswer => {
  if (outcome.ok) return outcome.value.reference === undefined ? { id, ok: true } : { id, ok: true, reference: outcome.value.reference }
  return { id, ok: false, reasons: outcome.kind === 'refused' ? outcome.reasons : [notUnderstood] }
}

const doOne = (world: World, who: Operative, act: PhoneAct, sentAt: Instant): Promise<Outcome<{ reference?: string }>> =>
  world.db.act<{ reference?: string }>(who, async (tx) => {
    switch (act.kind) {
      case 'help':
        await raiseAlarm(tx, {
          kind: 'help',
          operativeId: who.operativeId,
          visitId: act.visitId ?? null,
          raisedAt: byOurClock({ said: act.at, sentAt, receivedAt: tx.now }),
          place: act.place ?? null,
          silent: act.silent,
          actId: act.id,
        })
        return done({})
      case 'concern':
        return raiseConcern(tx, {
          words: act.words,
          danger: act.danger,
          visitId: act.visitId,
          saidAt: byOurClock({ said: act.at, sentAt, receivedAt: tx.now }),
          actId: act.id,
        })
      case 'add_to_concern': {
        const added = await addToConcern(tx, { concernId: act.concernId, words: act.words, actId: act.id })
        return added.ok ? done({}) : added
      }
      default: {
        const taken = await apply(tx, act, sentAt)
        return taken.ok ? done({}) : taken
      }
    }
  })

const takePhoto = async (world: World, who: Operative, request: FastifyRequest, reply: FastifyReply) => {
  const sent = await formOf(request)
  const told = phonePhoto.safeParse(sent.fields)
  if (!sent.file || !told.success) return reply.code(400).send({ ok: false, reasons: [notUnderstood] })
  const picture = await cleanPicture(sent.file)
  const { sentAt, ...act } = told.data
  const outcome = await world.db.act(who, (tx) => addPhoto(tx, { ...act, kind: 'photo' }, sentAt, picture))
  return reply.send(answerOf(act.id, outcome.ok ? done({}) : outcome))
}

/** The one file and the fields of a form, in whatever order they come. */
const formOf = async (request: FastifyRequest): Promise<{ file: Buffer | null; fields: Record<string, string> }> => {
  const fields: Record<string, string> = {}
  let file: Buffer | null = null
  for await (const part of request.parts()) {
    if (part.type === 'file') file = await part.toBuffer()
    else fields[part.fieldname] = String(part.value)
  }
  return { file, fields }
}
