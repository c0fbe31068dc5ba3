import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { askForHelp, homeForPhone, takeWatchAct, watchForPhone } from '../../care/alarms/actions.ts'
import { addToConcern, myConcerns, raiseConcern } from '../../care/safeguarding/actions.ts'
import { addPhoto, apply, thisVisit } from '../../care/visits/actions.ts'
import { byOurClock } from '../../care/visits/rules.ts'
import { done } from '../../lib/refusal.ts'
import type { Outcome, Reason } from '../../lib/refusal.ts'
import type { Instant } from '../../lib/time.ts'
import { readCookie } from '../../platform/http/cookies.ts'
import { cleanPicture } from '../../platform/pictures.ts'
import { operativeOfDevice, whichPin } from '../../platform/sign-in/phone.ts'
import type { PinGiven } from '../../platform/sign-in/phone.ts'
import { signInReason } from '../../platform/sign-in/reasons.ts'
import { steadily } from '../../platform/sign-in/steadily.ts'
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
    server.get('/api/phone/watch', async (request, reply) => {
      const who = await whoOf(request)
      if (who) return world.db.as(who, watchForPhone)
      const helper = await helperOf(request)
      return helper ? world.db.as(helper, homeForPhone) : reply.code(401).send({ ok: false, reasons: [signInFirst] })
    })
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
      const taking = { world, trouble, sentAt: told.data.sentAt ?? world.now() }
      const acts = told.data.acts.map(cameOf)
      const answer = (by: Operative, these: Came[]) =>
        these.some(holdsPin) ? steadily(() => takeAll(taking, by, these)) : takeAll(taking, by, these)
      const who = await whoOf(request)
      if (who) return { answers: await answer(who, acts) }
      const helper = await helperOf(request)
      const answers = helper ? await answer(helper, acts.filter(isForAnyKnownPhone)) : []
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
const cameOf = (raw: unknown): Came => ({ id: withId.safeParse(raw).data?.id ?? '', act: phoneAct.safeParse(raw).data ?? null })
/** What a known phone may tell although nobody is signed in on it: help, that they are safe, that they are home. */
const isForAnyKnownPhone = ({ act }: Came): boolean => act?.kind === 'help' || act?.kind === 'safe_now' || act?.kind === 'home_safe'
const holdsPin = ({ act }: Came): boolean => act !== null && 'pin' in act && act.pin !== undefined
const isUrgent = (came: Came): boolean =>
  came.act?.kind === 'help' || came.act?.kind === 'concern' || came.act?.kind === 'add_to_concern' || holdsPin(came)

/**
 * Takes what a phone tells. Help, PINs and concerns first, each by itself, so that nothing else in the list can hold them up (A5, S7);
 * then the rest in order, each in its own transaction. When something breaks on our side, whatever follows has to be told again,
 * because its order counts. Answers stand in the order of the acts.
 */
const takeAll = async (taking: Taking, who: Operative, came: readonly Came[]): Promise<PhoneAnswer[]> => {
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
    const pin = 'pin' in act && act.pin !== undefined ? await whichPin(world, who.staffId, act.pin) : null
    return answerOf(id, await doOne(world, who, { act, pin, sentAt }))
  } catch (error) {
    trouble(error, `the phone's act ${act.kind}`)
    return { id, ok: false, again: true }
  }
}

const answerOf = (id: string, outcome: Outcome<Did>): PhoneAnswer => {
  if (outcome.ok && outcome.value.right === false) return { id, ok: false, reasons: [signInReason('SIGN_IN_PIN_WRONG')] }
  if (outcome.ok) return outcome.value.reference === undefined ? { id, ok: true } : { id, ok: true, reference: outcome.value.reference }
  return { id, ok: false, reasons: outcome.kind === 'refused' ? outcome.reasons : [notUnderstood] }
}

type Doing = { act: PhoneAct; pin: PinGiven | null; sentAt: Instant }
/** `right` false: the PIN was wrong. That is kept, so it is no refusal: those leave nothing behind. */
type Did = { reference?: string; right?: boolean }

const doOne = (world: World, who: Operative, { act, pin, sentAt }: Doing): Promise<Outcome<Did>> =>
  world.db.act<Did>(who, async (tx) => {
    const at = byOurClock({ said: act.at, sentAt, receivedAt: tx.now })
    switch (act.kind) {
      case 'help':
        await askForHelp(tx, { ...act, at })
        return done({})
      case 'concern':
        return raiseConcern(tx, {
          words: act.words,
          danger: act.danger,
          visitId: act.visitId,
          saidAt: at,
          actId: act.id,
        })
      case 'check_in':
      case 'amber':
      case 'pause':
      case 'resume':
      case 'safe_now':
      case 'home_safe':
      case 'place':
        return takeWatchAct(tx, { ...act, at, pin })
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
