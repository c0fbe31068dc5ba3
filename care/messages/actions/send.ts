import { after, isBefore, seconds } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { setTimer } from '../../../platform/timers/timers.ts'
import type { SendResult } from '../../../platform/telephone/telephone.ts'
import { gather, pause, response, say } from '../../../platform/telephone/twiml.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { recordEvent } from '../../record/actions.ts'
import { keysOfCall, languageFor, messageAfter, replacedBy, routeFor, secretTemplates, waitBeforeTry, worthSendingFor } from '../rules.ts'
import type { CallTemplate, ContactCard, HouseholdTemplate, MessageEvent, MessageState, Route, StaffTemplate } from '../rules.ts'
import { changeMessage, holdCard, holdMessage, isReplaced, telephoneOfStaff } from '../store.ts'
import type { Change, Message } from '../store.ts'
import { householdWords, staffCall, staffCalls, staffTexts, voiceOf } from '../words.ts'
import { compose } from './compose.ts'

/** How long a supplier may leave us unsure whether it sent, before a second copy goes out (harmless by its id). */
const doubtLasts = seconds(60)

/**
 * Sends one message that is due. Everything is read at this moment and held until the supplier has answered: the message, so
 * that nobody sends it twice, and for a household the contact card, so that it cannot change between looking and sending (H4).
 * Should we die on the way, nothing is committed and the timer brings it back: at least once, and a second copy is known by its id.
 */
export const sendMessage = async (tx: Tx, id: string): Promise<void> => {
  const held = await holdMessage(tx, id)
  const unsure = held?.state === 'sent' && held.supplierId === null
  if (!held || (held.state !== 'queued' && !unsure)) return
  const message: Message = { ...held, state: 'queued' }
  if (message.lane === 'duty') return sendToStaff(tx, message)
  if (await isReplaced(tx, message, replacedBy[message.template as HouseholdTemplate] ?? []))
    return settle(tx, message, 'too_late', { trouble: 'A later message says otherwise.' })
  const card = message.householdId === null ? null : await holdCard(tx, message.householdId)
  const route: Route = card
    ? routeFor(card, tx.now, { queuedAt: message.queuedAt, worth: worthSendingFor[message.template as HouseholdTemplate] })
    : { way: 'needs_a_person' }
  return sendToHousehold(tx, message, card, route)
}

const sendToHousehold = async (tx: Tx, message: Message, card: ContactCard | null, route: Route): Promise<void> => {
  switch (route.way) {
    case 'wait':
      return later(tx, message, route.until, { trouble: 'Waits for the safe hours.' })
    case 'too_late':
      return settle(tx, message, 'too_late', { trouble: 'It would have come too late.' })
    case 'needs_a_person': {
      const language = card ? languageFor(card) : 'en'
      const { kept } = await compose(tx, message, { language, spoken: false, withLink: false })
      return settle(tx, message, 'needs_a_person', { channel: 'letter', language, body: kept })
    }
    case 'send': {
      const language = languageFor(card ?? { language: 'en' })
      const spoken = route.channel === 'call'
      if (spoken && route.discreet) {
        const result = await tx.world.telephone.call(route.to, { twiml: discreetCall(tx, message.id, language) }, sending(tx, message.id))
        return note(tx, message, result, { channel: 'call', language, body: householdWords[language].discreetGreeting })
      }
      const { said, kept } = await compose(tx, message, { language, spoken, withLink: !spoken })
      const result = spoken
        ? await tx.world.telephone.call(route.to, { twiml: plainCall(said, voiceOf[language]) }, sending(tx, message.id))
        : await tx.world.telephone.text(route.to, said, sending(tx, message.id))
      return note(tx, message, result, { channel: route.channel, language, body: kept })
    }
  }
}

const sendToStaff = async (tx: Tx, message: Message): Promise<void> => {
  const to = message.staffId === null ? null : await telephoneOfStaff(tx, message.staffId)
  if (!to) return settle(tx, message, 'refused', { trouble: 'No telephone is known.' })
  const text = staffTexts[message.template as StaffTemplate](message.facts as never)
  if (message.channel === 'call') {
    const template = message.template as CallTemplate
    const body = staffCalls[template](message.facts as never)
    const result = await tx.world.telephone.call(
      to,
      { twiml: dutyCall(tx, message.id, template, body) },
      { ...sending(tx, message.id), ringFor: seconds(30) },
    )
    return note(tx, message, result, { language: 'en', body })
  }
  const result = await tx.world.telephone.text(to, text, sending(tx, message.id))
  return note(tx, message, result, { language: 'en', body: secretTemplates.includes(message.template) ? '(not kept)' : text })
}

const sending = (tx: Tx, id: string) => ({ statusCallback: `${tx.world.publicUrl}/hooks/twilio/status`, id })
const gathering = (tx: Tx, id: string): string => `${tx.world.publicUrl}/hooks/twilio/gather?message=${id}`

/** Said twice, with time to fetch one's glasses in between. */
const plainCall = (words: string, voice: string): string => response(say(words, voice), pause(2), say(words, voice))
/** H4 A call to a safe telephone says nothing before a key is pressed: somebody else, or a voicemail, may be listening. */
const discreetCall = (tx: Tx, id: string, language: 'en' | 'ur'): string =>
  response(gather({ action: gathering(tx, id), digits: 1, seconds: 10 }, say(householdWords[language].discreetGreeting, voiceOf[language])))
/** A3 Only a key is an answer. Said twice, for whoever was woken by it. */
const dutyCall = (tx: Tx, id: string, template: CallTemplate, words: string): string =>
  response(
    gather({ action: gathering(tx, id), digits: keysOfCall[template], seconds: 10 }, say(words), pause(1), say(words)),
    say(template === 'alarm_ring' ? staffCall.notHeard : staffCall.goodbye),
  )

/** Notes what the supplier said. Accepted is not delivered (M2); unsure means that a second copy follows unless a receipt comes. */
const note = async (tx: Tx, message: Message, result: SendResult, change: Partial<Change>): Promise<void> => {
  const tries = message.tries + 1
  if (result.ok) {
    const secret = secretTemplates.includes(message.template) ? { facts: '{}' } : {}
    return settle(tx, message, 'accepted', { ...change, ...secret, tries, sentAt: tx.now, supplierId: result.sid, trouble: null })
  }
  if (result.kind === 'refused') return settle(tx, message, 'refused', { ...change, tries, trouble: result.why })
  const wait = waitBeforeTry(message.lane, tries)
  if (!wait) return settle(tx, message, 'refused', { ...change, tries, trouble: result.why })
  if (result.kind === 'unreachable') return later(tx, message, after(tx.now, wait), { tries, trouble: result.why })
  await setTimer(tx, {
    kind: 'message.send',
    subject: message.id,
    dueAt: after(tx.now, message.lane === 'duty' ? wait : doubtLasts),
    lane: lane(message),
  })
  return settle(tx, message, 'accepted', { ...change, tries, sentAt: tx.now, supplierId: null, trouble: result.why })
}

const lane = (message: Message): 0 | 1 => (message.lane === 'duty' ? 0 : 1)

const later = async (tx: Tx, message: Message, dueAt: Instant, change: Partial<Change>): Promise<void> => {
  await changeMessage(tx, message.id, { ...change, state: stateAfter(message.state, 'tried_later') })
  await setTimer(tx, { kind: 'message.send', subject: message.id, dueAt: isBefore(dueAt, tx.now) ? tx.now : dueAt, lane: lane(message) })
}

const settle = async (tx: Tx, message: Message, event: MessageEvent, change: Partial<Change>): Promise<void> => {
  const state = stateAfter(message.state, event)
  await changeMessage(tx, message.id, { ...change, state })
  await recordEvent(tx, {
    verb: `message_${state}`,
    subject: ['message', message.id],
    content: { template: message.template, channel: change.channel ?? message.channel, language: change.language },
  })
}

/** The table decides; an event that means nothing here is a bug of ours. */
const stateAfter = (state: MessageState, event: MessageEvent): MessageState => {
  const to = messageAfter(state, event)
  if (!to) throw new Error(`A message that is ${state} cannot be ${event}.`)
  return to
}

/**
 * H4 Somebody pressed the key in a call to a safe telephone: the words, in the language to say them in. Asked again of the card,
 * which may have changed since. Null when nothing may be said.
 */
export const spokenWords = async (tx: Tx, id: string): Promise<{ words: string; voice: string } | null> => {
  const message = await holdMessage(tx, id)
  if (!message?.householdId || message.channel !== 'call') return null
  const card = await holdCard(tx, message.householdId)
  const route = card && routeFor(card, tx.now, { queuedAt: message.queuedAt, worth: null })
  if (!card || route?.way !== 'send') return null
  const language = languageFor(card)
  const { said } = await compose(tx, message, { language, spoken: true, withLink: false })
  const state = messageAfter(message.state, 'arrived')
  if (state) await changeMessage(tx, id, { state, deliveredAt: tx.now })
  return { words: said, voice: voiceOf[language] }
}
