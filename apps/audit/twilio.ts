import { patienceMs, troubleOf } from './senders.ts'
import type { Sender, Sent } from './senders.ts'

export type Account = { apiUrl: string; accountSid: string; authToken: string; from: string }

/** Twilio's REST interface, written a second time on purpose: a fault in the engine's is not a fault here. */
export const twilioSender = (account: Account): Sender => ({
  name: 'twilio',
  text: (to, words) => post(account, 'Messages', { To: to, Body: words }),
  call: (to, words, answerAt) => post(account, 'Calls', { To: to, Twiml: spoken(words, answerAt), Timeout: '40' }),
})

const post = async ({ apiUrl, accountSid, authToken, from }: Account, what: string, fields: Record<string, string>): Promise<Sent> => {
  try {
    const response = await fetch(`${apiUrl}/2010-04-01/Accounts/${accountSid}/${what}.json`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      body: new URLSearchParams({ From: from, ...fields }),
      signal: AbortSignal.timeout(patienceMs),
    })
    const answer: unknown = await response.json().catch(() => null)
    const sid = typeof answer === 'object' && answer !== null && 'sid' in answer ? answer.sid : null
    return response.ok && typeof sid === 'string' ? { ok: true, id: sid } : { ok: false, trouble: `status ${response.status}` }
  } catch (error) {
    return { ok: false, trouble: troubleOf(error) }
  }
}

/** Said twice: who picks up in the night misses the first. A key says that they have it. */
const spoken = (words: string, answerAt: string): string => {
  const say = `<Say language="en-GB">${escaped(words)} Press 1 to say that you have it.</Say>`
  return `<Response><Gather input="dtmf" numDigits="1" timeout="10" action="${escaped(answerAt)}">${say}<Pause length="1"/>${say}</Gather></Response>`
}

const escaped = (text: string): string => text.replace(/[^\x20-\x7e]|[<>&"']/gu, (one) => `&#${one.codePointAt(0)};`)
