import { z } from 'zod'
import { foundAround, visitStates } from '../../care/visits/rules.ts'
import { parseInstant } from '../../lib/time.ts'
import { cookieNames, readCookie } from '../../platform/http/cookies.ts'
import type { CookieName } from '../../platform/http/cookies.ts'

/** What came back; null is silence: nobody there, or broken just now. */
export type Answer = { status: number; body: unknown; cookie: (name: CookieName) => string | null } | null
export type Cookies = { readonly [name in CookieName]?: string | undefined }

const patience = 12_000

/** Asks the office as a phone does. Never throws. */
export const ask = async (address: string, cookies: Cookies = {}, body?: object): Promise<Answer> => {
  try {
    const response = await fetch(address, {
      signal: AbortSignal.timeout(patience),
      headers: {
        Cookie: Object.entries(cookies)
          .flatMap(([name, value]) => (value ? [`${cookieNames[name as CookieName]}=${value}`] : []))
          .join('; '),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    if (response.status >= 500) return null
    const set = response.headers.getSetCookie()
    return {
      status: response.status,
      body: await response.json(),
      cookie: (name) => set.map((one) => readCookie(one, name)).find((one) => one !== null) ?? null,
    }
  } catch {
    return null
  }
}

const moment = z.string().transform((text, ctx) => parseInstant(text) ?? (ctx.addIssue('not a moment'), z.NEVER))
const when = moment.nullable()

/** The part of the phone's answer that somebody at work needs. */
const visit = z.object({
  kind: z.literal('visit'),
  visitId: z.string(),
  shown: z.object({
    work: z.string(),
    room: z.string().nullable(),
    residents: z.array(z.string()),
    plates: z.array(z.object({ markerId: z.string() })),
    together: z.array(z.string()),
  }),
  progress: z.object({
    state: z.enum(visitStates),
    setOffAt: when,
    knockedAt: when,
    waitMinutes: z.number(),
    doorOpenedAt: when,
    codeSaidAt: when,
    idShownAt: when,
    noAdultHome: z.boolean().nullable(),
    lookAround: z.enum(foundAround).nullable(),
    consent: z.object({ givenAt: moment }).nullable(),
  }),
  read: z.array(z.string()),
  company: z.enum(['not_needed', 'waiting', 'there']),
  checkInBy: when,
  lastHeardAt: when,
})
const phoneVisit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('breathing'), until: moment }),
  visit,
])
export type Visit = z.output<typeof visit>
export const readVisit = (body: unknown) => phoneVisit.parse(body)

const watch = z.object({ homeSafe: z.object({ dueAt: moment, asksPin: z.boolean() }).nullable() })
/** A8 Whether the office waits to hear that they are home. */
export const readHome = (body: unknown) => watch.parse(body).homeSafe

const refusal = z.object({ reasons: z.array(z.object({ code: z.string() })).default([]) })
export const codesIn = (body: unknown): string[] => refusal.parse(body).reasons.map(({ code }) => code)

const answers = z.object({ answers: z.array(refusal.extend({ ok: z.boolean() })) })
/** Whether the one act that was told was taken; and if not, why. */
export const wasTaken = (body: unknown): { ok: boolean; why: string[] } => {
  const [first] = answers.parse(body).answers
  return { ok: first?.ok ?? false, why: first?.reasons.map(({ code }) => code) ?? [] }
}

const handset = z.object({ texts: z.array(z.object({ sid: z.string(), body: z.string(), mine: z.boolean() })) })
const codeIn = /code for this phone is (\d+)/

/** The newest code for a phone among the texts of a handset of the exchange. */
export const lastCode = (body: unknown): { sid: string; code: string } | null =>
  handset
    .parse(body)
    .texts.flatMap(({ sid, body: words, mine }) => {
      const code = mine ? undefined : codeIn.exec(words)?.[1]
      return code ? [{ sid, code }] : []
    })
    .at(-1) ?? null
