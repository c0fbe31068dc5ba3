import { NotifyClient } from 'notifications-node-client'
import { z } from 'zod'
import { seconds } from '../../lib/time.ts'
import { failureOf } from './line-faults.ts'
import type { MessageState } from './incoming.ts'
import type { SendResult, Supplier } from './telephone.ts'

/**
 * `url`: where GOV.UK Notify is. The template has one place, `((words))`, because our words are made by ourselves (M1); everything else that
 * stands in it is what the service that pays wants to say.
 */
export type NotifySettings = { url: string; apiKey: string; templateId: string; patience?: Temporal.Duration }

/** GOV.UK Notify, for residents' texts. Our own id of the message is its reference there. */
export const notifySupplier = ({
  url,
  apiKey,
  templateId,
  patience = seconds(10),
}: NotifySettings): Required<Pick<Supplier, 'text'>> & Supplier => {
  const client = (long: Temporal.Duration): NotifyClient => {
    const made = new NotifyClient(url, apiKey)
    made.setClient(byFetch(long) as never)
    return made
  }
  return {
    name: 'notify',
    text: async (to, words, how) => {
      try {
        const options = { personalisation: { words }, reference: how.id }
        const answer = await client(how.patience ?? patience).sendSms(templateId, to, options)
        return understood(answer as unknown as Answered)
      } catch (error) {
        return failureOf(error)
      }
    },
    answers: async (long) => {
      try {
        const { status } = (await client(long).getTemplateById(templateId)) as unknown as Answered
        return status === 200 ? null : `The supplier answers ${status}.`
      } catch (error) {
        return failureOf(error).why
      }
    },
  }
}

type Asked = { method: string; url: string; headers: Record<string, string>; data?: unknown }
type Answered = { status: number; body: unknown }

/** How the client reaches its service: by `fetch`, with our patience, and with every answer as a value. */
const byFetch =
  (patience: Temporal.Duration) =>
  async ({ method, url, headers, data }: Asked): Promise<Answered> => {
    const response = await fetch(url, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      body: data === undefined ? null : JSON.stringify(data),
      redirect: 'error',
      signal: AbortSignal.timeout(patience.total('milliseconds')),
    })
    return { status: response.status, body: await response.json().catch(() => null) }
  }

const acceptance = z.object({ id: z.string().min(1) })

const understood = ({ status, body }: Answered): SendResult => {
  if (status === 429) return { ok: false, kind: 'unreachable', why: 'The supplier has too much to do (429).' }
  if (status >= 500) return { ok: false, kind: 'unclear', why: `The supplier broke down (${status}).` }
  if (status >= 400)
    return {
      ok: false,
      kind: 'refused',
      because: status === 400 ? 'number' : 'account',
      status,
      code: null,
      why: `The supplier said no (${status}).`,
    }
  const accepted = acceptance.safeParse(body)
  return accepted.success
    ? { ok: true, sid: accepted.data.id }
    : { ok: false, kind: 'unclear', why: `The supplier's answer (${status}) could not be read.` }
}

const states: Readonly<Record<string, MessageState>> = {
  ...{ delivered: 'delivered', sending: 'sent', pending: 'sent', created: 'queued', sent: 'sent' },
  ...{ 'permanent-failure': 'undelivered', 'temporary-failure': 'undelivered', 'technical-failure': 'failed' },
}

/** What Notify posts to us: a receipt (`reference` is our id of the message), or a text that somebody sent to the service's number. */
export const notifyCallback = z.union([
  z
    .looseObject({
      id: z.string().min(1).max(64),
      reference: z.string().max(64).nullish(),
      status: z.string().refine((status) => status in states),
    })
    .transform((form) => ({
      is: 'receipt' as const,
      id: form.id,
      messageId: form.reference ?? null,
      state: states[form.status] ?? 'sent',
    })),
  z
    .looseObject({
      ...{ id: z.string().min(1).max(64), source_number: z.string().min(1).max(64), destination_number: z.string().min(1).max(64) },
      message: z.string().max(20_000),
    })
    .transform((form) => ({
      is: 'text' as const,
      text: { supplierId: `notify:${form.id}`, from: plused(form.source_number), to: plused(form.destination_number), body: form.message },
    })),
])

/** Notify writes `447700900123`. */
const plused = (number: string): string => (/^[1-9]\d{7,14}$/.test(number) ? `+${number}` : number)
