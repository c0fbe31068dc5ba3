import { seconds } from '../../lib/time.ts'
import { z } from 'zod'
import { failureOf } from './line-faults.ts'
import type { CallWords, Sending, SendResult, Supplier } from './telephone.ts'

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
export const twilioTelephone = (settings: TwilioSettings) =>
  ({
    name: 'twilio' as const,
    text: (to: string, body: string, how: Sending): Promise<SendResult> => send(settings, 'Messages', how, { To: to, Body: body }),
    call: (to: string, what: CallWords, how: Sending & { ringFor?: Temporal.Duration }): Promise<SendResult> =>
      send(settings, 'Calls', how, {
        To: to,
        ...('url' in what ? { Url: what.url } : { Twiml: what.twiml }),
        ...(how.ringFor ? { Timeout: String(Math.round(how.ringFor.total('seconds'))) } : {}),
        StatusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
      }),
    answers: (patience: Temporal.Duration): Promise<string | null> => accountIsThere(settings, patience),
  }) satisfies Supplier

type Form = Record<string, string | string[]>

const returnAddress = ({ statusCallback, id, attempt }: Sending): Form => {
  const url = new URL(statusCallback)
  url.searchParams.set('id', id)
  if (attempt !== undefined) url.searchParams.set('attempt', attempt)
  return { StatusCallback: url.href }
}

const send = async (settings: TwilioSettings, resource: 'Messages' | 'Calls', how: Sending, form: Form): Promise<SendResult> => {
  const { from, patience = seconds(10) } = settings
  const body = encoded({ From: from, ...form, ...returnAddress(how) })
  try {
    const response = await asked(settings, `/${resource}.json`, how.patience ?? patience, { method: 'POST', body })
    return understood(response.status, await response.text())
  } catch (error) {
    return failureOf(error)
  }
}

const asked = ({ apiUrl, accountSid, authToken }: TwilioSettings, path: string, patience: Temporal.Duration, request: RequestInit) =>
  fetch(`${apiUrl}/2010-04-01/Accounts/${accountSid}${path}`, {
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    redirect: 'error',
    signal: AbortSignal.timeout(patience.total('milliseconds')),
    ...request,
  })

/** Reads our own account: the cheapest question that a supplier in order answers. */
const accountIsThere = async (settings: TwilioSettings, patience: Temporal.Duration): Promise<string | null> => {
  try {
    const response = await asked(settings, '.json', patience, { method: 'GET' })
    await response.body?.cancel()
    return response.ok ? null : `The supplier answers ${response.status}.`
  } catch (error) {
    return failureOf(error).why
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
      because: becauseOf(status, said?.code ?? null),
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

/** Twilio's numbers: 21610 is STOP; 20003 and its like are about the account, and 401 and 403 always are. */
const becauseOf = (status: number, code: number | null): 'blocked' | 'number' | 'account' => {
  if (code === 21610) return 'blocked'
  return status === 401 || status === 403 || (code !== null && code >= 20_000 && code < 21_000) ? 'account' : 'number'
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
