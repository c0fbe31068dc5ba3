import type { PlayedSupplier } from './faults.ts'
import { ask } from './hooks.ts'
import { e164, newSid } from './numbers.ts'
import { remember } from './switch.ts'
import type { Switch } from './switch.ts'
import type { Message, MessageStatus } from './things.ts'
import { readTwiml } from './twiml.ts'

/** Texts, from the customer to handsets and back. */

const made = (exchange: Switch, message: Omit<Message, 'sid' | 'at' | 'errorCode'>): Message =>
  remember(exchange.messages, { ...message, sid: newSid('SM'), at: exchange.now(), errorCode: null })

/** A text of the customer's: accepted now, on its way afterwards. */
export const acceptMessage = (
  exchange: Switch,
  text: Pick<Message, 'from' | 'to' | 'body' | 'statusCallback' | 'by' | 'report'>,
): Message => {
  exchange.lines.add(text.from)
  const message = made(exchange, { ...text, direction: 'outbound-api', status: 'queued' })
  void exchange.work.run(() => deliver(exchange, message))
  return message
}

const deliver = async (exchange: Switch, message: Message): Promise<void> => {
  const { faults, handsets, pace, work } = exchange
  const strikes = (fault: Parameters<typeof faults.strikes>[0]) => faults.strikes(fault, message.to, message.by)
  await pace.pause(0.4)
  if (strikes('undelivered')) return tell(exchange, message, ['queued', 'sent', 'undelivered'])
  if (strikes('never_delivered')) return tell(exchange, message, ['queued', 'sent'])
  if (strikes('delivered_late') || !handsets.of(message.to).on) {
    const held = handsets.of(message.to).on ? faults : { hold: (act: () => void) => handsets.of(message.to).waiting.push(act) }
    held.hold(() => void work.run(() => arrive(exchange, message, ['delivered'])))
    if (strikes('delivered_late')) pace.later(60, faults.release)
    return tell(exchange, message, ['queued', 'sent'])
  }
  await arrive(exchange, message, ['queued', 'sent', 'delivered'])
}

const arrive = (exchange: Switch, message: Message, story: MessageStatus[]): Promise<void> => {
  const twice = exchange.faults.strikes('delivered_twice', message.to, message.by)
  for (let copy = 0; copy < (twice ? 2 : 1); copy++) putOnHandset(exchange, message)
  return tell(exchange, message, twice ? [...story, 'delivered'] : story)
}

const putOnHandset = (exchange: Switch, { sid, from, to, body }: Message): void => {
  exchange.handsets.of(to).texts.push({ sid, from, to, body, at: exchange.now(), mine: false })
  exchange.handsets.changed(to)
}

/** Tells the customer each state, one post after the other. */
const tell = async (exchange: Switch, message: Message, story: MessageStatus[]): Promise<void> => {
  message.status = story.at(-1) ?? message.status
  message.errorCode = message.status === 'undelivered' ? 30003 : null
  const { statusCallback: url, to: number } = message
  if (url === null && !message.report) return
  for (const status of exchange.faults.strikes('out_of_order', number, message.by) ? story.toReversed() : story) {
    if (url === null) {
      await message.report?.(message, status)
      continue
    }
    const error: Record<string, string> = status === 'undelivered' ? { ErrorCode: '30003' } : {}
    await ask(exchange, { url, number, params: { ...common(exchange, message), MessageStatus: status, SmsStatus: status, ...error } })
  }
}

const common = (exchange: Switch, { sid, from, to }: Message) => ({
  MessageSid: sid,
  SmsSid: sid,
  AccountSid: exchange.settings.accountSid,
  From: from,
  To: to,
  ApiVersion: '2010-04-01',
})

/** Whom this handset means: the number given, else whoever wrote or rang last, else the customer's first line. */
export const otherEnd = (exchange: Switch, number: string, given: string | undefined): string => {
  if (given !== undefined) return e164(given)
  const { texts, calls } = exchange.handsets.of(number)
  const lastText = texts.findLast((text) => !text.mine)
  const lastCall = calls.findLast((call) => call.direction === 'outbound-api')
  const last = lastText && lastCall && Temporal.Instant.compare(lastText.at, lastCall.at) < 0 ? lastCall : (lastText ?? lastCall)
  return last?.from ?? [...exchange.lines][0] ?? number
}

/** `pictures` come with it, with or without words. `by`: through which supplier's network it reaches the customer. */
export type Written = { pictures?: number; by?: PlayedSupplier }

/**
 * A text from a handset: to the customer's hook, or to the other handset if the number is one. Resolves once the hook has answered.
 * Written out of signal, it leaves when the handset is switched on again.
 */
export const textFromHandset = async (
  exchange: Switch,
  from: string,
  to: string,
  body: string,
  { pictures = 0, by = 'twilio' }: Written = {},
): Promise<Message> => {
  const message = made(exchange, { from, to, body, direction: 'inbound', status: 'received', statusCallback: null, by })
  exchange.handsets.of(from).texts.push({ sid: message.sid, from, to, body, at: exchange.now(), mine: true })
  exchange.handsets.changed(from)
  const goOut = () =>
    exchange.work.run(async () => {
      if (!exchange.lines.has(to)) return deliver(exchange, message)
      if (by === 'smpp') return void (await exchange.bySmpp?.bring(message))
      await post(exchange, message, pictures)
      if (exchange.faults.strikes('received_twice', from)) await post(exchange, message, pictures)
    })
  const handset = exchange.handsets.of(from)
  if (handset.on) await goOut()
  else handset.waiting.push(() => void goOut())
  return message
}

const post = async (exchange: Switch, message: Message, pictures: number): Promise<void> => {
  const { body, from } = message
  const answer = await ask(exchange, {
    url: `${exchange.settings.callbackBase}/hooks/twilio/sms`,
    number: from,
    params: {
      ...common(exchange, message),
      SmsMessageSid: message.sid,
      SmsStatus: 'received',
      Body: body,
      NumMedia: String(pictures),
      DateSent: new Date(message.at.epochMilliseconds).toUTCString(),
      NumSegments: String(segments(body)),
    },
  })
  if (answer !== null) await follow(exchange, message, answer)
}

/** Does what the hook answered: texts back. */
const follow = async (exchange: Switch, message: Message, answer: string): Promise<void> => {
  const document = readTwiml(answer)
  if (!document.ok) return exchange.trouble(12100, document.why)
  for (const verb of document.verbs) {
    if (verb.verb !== 'Message') exchange.trouble(12200, `${verb.verb} is no answer to a text.`)
    else
      await deliver(
        exchange,
        made(exchange, {
          from: message.to,
          to: verb.to ?? message.from,
          body: verb.text,
          direction: 'outbound-reply',
          status: 'queued',
          statusCallback: null,
          by: 'twilio',
        }),
      )
  }
}

/** How many pieces a text travels in: 160 characters of plain Latin, 70 of any other script, a little less when joined. */
export const segments = (body: string): number => {
  const plain = /^[\n\r !-~£¥èéùìòÇØøÅåÆæßÉ¤¡ÄÖÑÜ§¿äöñüà€]*$/.test(body)
  const [alone, joined] = plain ? [160, 153] : [70, 67]
  return body.length <= alone ? 1 : Math.ceil(body.length / joined)
}
