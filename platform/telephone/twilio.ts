import { seconds } from '../../lib/time.ts'
import { z } from 'zod'
import type { Failure, Sending, SendResult, Telephone } from './telephone.ts'

export type TwilioSettings = {
  /** Where the supplier is, without a closing slash: `https://api.twilio.com`, or the local exchange. */
  apiUrl: string
  accountSid: string
  authToken: string
  /** The number that people see, E.164. */
  from: string
  /** How long an answer may take; then the sending is `unclear`. Ten seconds unless set. */
  patience?: Temporal.Duration
}

/** Twilio's REST interface, and whatever else speaks it. */
export const twilioTelephone = (settings: TwilioSettings): Telephone => ({
  text: (to, body, how) => send(settings, 'Messages', { To: to, Body: body, ...returnAddress(how) }),
  call: (to, what, how) =>
    send(settings, 'Calls', {
      To: to,
      ...('url' in what ? { Url: what.url } : { Twiml: what.twiml }),
      ...(how.ringFor ? { Timeout: String(Math.round(how.ringFor.total('seconds'))) } : {}),
      StatusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
      ...returnAddress(how),
    }),
})

type Form = Record<string, string | string[]>

const returnAddress = ({ statusCallback, id }: Sending): Form => {
  const url = new URL(statusCallback)
  url.searchParams.set('id', id)
  return { StatusCallback: url.href }
}

const send = async (settings: TwilioSettings, resource: 'Messages' | 'Calls', form: Form): Promise<SendResult> => {
  const { apiUrl, accountSid, authToken, from, patience = seconds(10) } = settings
  try {
    const response = await fetch(`${apiUrl}/2010-04-01/Accounts/${accountSid}/${resource}.json`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
      },
      body: encoded({ From: from, ...form }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience.total('milliseconds')),
    })
    return understood(response.status, await response.text())
  } catch (error) {
    return failureOf(error)
  }
}

const encoded = (form: Form): URLSearchParams =>
  new URLSearchParams(Object.entries(form).flatMap(([key, value]) => [value].flat().map((one): [string, string] => [key, one])))

const acceptance = z.object({ sid: z.string().min(1) })
const refusal = z.object({ code: z.number().nullish(), message: z.string().nullish() })

const understood = (status: number, body: string): SendResult => {
  if (status === 429) return { ok: false, kind: 'unreachable', why: 'The supplier has too much to do (429).' }
  if (status >= 500) return { ok: false, kind: 'unclear', why: `The supplier broke down (${status}).` }
  const json = parsed(body)
  if (status >= 400) {
    const said = refusal.safeParse(json).data
    return {
      ok: false,
      kind: 'refused',
      status,
      code: said?.code ?? null,
      why: `The supplier said no (${status}, ${said?.code ?? 'without a code'}).`,
    }
  }
  const accepted = acceptance.safeParse(json)
  return accepted.success
    ? { ok: true, sid: accepted.data.sid }
    : { ok: false, kind: 'unclear', why: `The supplier's answer (${status}) could not be read.` }
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

/** Faults before a connection stood: nothing can have been sent. */
const beforeSending = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'],
  ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID'],
])

/** A thrown fault as a value. Only faults of the network and of time: anything else is a bug of ours and is thrown on. */
const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Error)) throw error
  if (error.name === 'TimeoutError') return { ok: false, kind: 'unclear', why: 'The supplier did not answer in time.' }
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) throw error
  const code = codeOf(error.cause)
  return {
    ok: false,
    kind: beforeSending.has(code) ? 'unreachable' : 'unclear',
    why: `The line to the supplier failed (${code}).`,
  }
}

const codeOf = (cause: Error): string => {
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return codeOf(cause.errors[0])
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
}
