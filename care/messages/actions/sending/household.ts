import { after, seconds } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import type { CallWords, SendResult, Sending } from '../../../../platform/telephone/telephone.ts'
import {
  goesInSpiteOfStop,
  languageFor,
  referenceOf,
  replacedBy,
  routeFor,
  secretTemplates,
  waitBeforeTry,
  worthSendingFor,
} from '../../rules.ts'
import type { ContactCard, HouseholdTemplate, Route, SupplierName, Way } from '../../rules.ts'
import { addAttempt, attemptsOf, blockersOf, changeAttempt, holdCard, isReplaced, keepBlocked } from '../../store.ts'
import type { Change, KeptAttempt, Message } from '../../store.ts'
import { householdWords, voiceOf } from '../../words.ts'
import { compose } from '../compose.ts'
import { healthEventOf, waysOf } from './health.ts'
import type { HealthNote } from './health.ts'
import { discreetCall, plainCall } from './said.ts'
import { lookAgain, settle, waitUntil } from './settle.ts'

/** How long a supplier may leave us unsure whether it sent, before a second copy goes out (harmless by its id). */
const doubtLasts = seconds(60)

type ToSend = { channel: 'text' | 'call'; to: string; words: string; change: Partial<Change> }
type Tried = { supplier: SupplierName; attemptId: string; result: SendResult }

/**
 * Sends one message to a household. The contact card is held until a supplier has answered, so that it cannot change between looking
 * and sending (H4). Should we die on the way, nothing is committed and the timer brings it back: at least once, and a second copy
 * is known by its id. Returns what was learned of the suppliers, to be noted once this is committed.
 */
export const sendToHousehold = async (tx: Tx, message: Message): Promise<readonly HealthNote[]> => {
  const template = message.template as HouseholdTemplate
  if (await isReplaced(tx, message, replacedBy[template] ?? [])) return tooLate(tx, message, 'A later message says otherwise.')
  const card = message.householdId === null ? null : await holdCard(tx, message.householdId)
  const route: Route = card
    ? routeFor(card, tx.now, { queuedAt: message.queuedAt, worth: worthSendingFor[template] })
    : { way: 'needs_a_person' }
  switch (route.way) {
    case 'wait':
      await waitUntil(tx, message, route.until, { trouble: 'Waits for the safe hours.' })
      return []
    case 'too_late':
      return tooLate(tx, message, 'It would have come too late.')
    case 'needs_a_person':
      return byHand(tx, message, card)
    case 'send':
      return leave(tx, message, card, route)
  }
}

const tooLate = async (tx: Tx, message: Message, trouble: string): Promise<[]> => {
  await settle(tx, message, 'too_late', { trouble })
  return []
}

const byHand = async (tx: Tx, message: Message, card: ContactCard | null, trouble: string | null = null): Promise<[]> => {
  const language = card ? languageFor(card) : 'en'
  const { kept } = await compose(tx, message, { language, spoken: false, withLink: false })
  await settle(tx, message, 'needs_a_person', { channel: 'letter', language, body: kept, trouble })
  return []
}

const leave = async (
  tx: Tx,
  message: Message,
  card: ContactCard | null,
  route: Extract<Route, { way: 'send' }>,
): Promise<readonly HealthNote[]> => {
  const stopped = await blockersOf(tx, route.to)
  const mayText = stopped.length === 0 || goesInSpiteOfStop(message.template as HouseholdTemplate)
  if (route.channel === 'text' && !mayText) return byHand(tx, message, card, 'They replied STOP. Ask them what they meant.')
  const attempts = await attemptsOf(tx, message.id)
  const ways = await waysOf(tx, 'household', route.channel)
  const open = ways.filter((way) => !(way.channel === 'text' && stopped.includes(way.supplier)) && !hasFailed(attempts, way.supplier))
  if (ways.length > 0 && open.length === 0) return byHand(tx, message, card, 'No supplier can reach them.')
  const thing = await whatToSend(tx, message, card, route)
  const tried = await tryInTurn(
    tx,
    message,
    thing,
    withoutDoubtFirst(attempts, open).map((way) => way.supplier),
  )
  await keepTried(tx, message, thing, tried)
  await note(tx, message, card, thing, tried.at(-1) ?? null)
  return tried.map(({ supplier, result }) => ({
    ...{ supplier, channel: thing.channel, event: healthEventOf(result), trouble: result.ok ? null : result.why },
  }))
}

/** A supplier that reported that this message did not arrive is not asked to carry it again. */
const hasFailed = (attempts: readonly KeptAttempt[], supplier: SupplierName): boolean =>
  attempts.some((one) => one.supplier === supplier && one.channel === 'text' && one.state === 'undelivered')

/** M3 Where a supplier left us unsure, the second copy goes by another before it goes by that one again. */
const withoutDoubtFirst = (attempts: readonly KeptAttempt[], ways: readonly Way[]): Way[] => {
  const doubts = ({ supplier }: Way): number => attempts.filter((one) => one.supplier === supplier && one.state === 'unclear').length
  return ways.toSorted((a, b) => doubts(a) - doubts(b))
}

const whatToSend = async (
  tx: Tx,
  message: Message,
  card: ContactCard | null,
  { channel, to, discreet }: Extract<Route, { way: 'send' }>,
): Promise<ToSend> => {
  const language = languageFor(card ?? { language: 'en' })
  const spoken = channel === 'call'
  if (spoken && discreet)
    return {
      ...{ channel, to, words: discreetCall(tx, message.id, language) },
      change: { channel, language, body: householdWords[language].discreetGreeting },
    }
  const { said, kept } = await compose(tx, message, { language, spoken, withLink: !spoken })
  return { channel, to, words: spoken ? plainCall(said, voiceOf[language]) : said, change: { channel, language, body: kept } }
}

/** A supplier tells us that they replied STOP, and this is nothing that goes all the same: a person asks them what they meant. */
const asksFirst = ({ template }: Message, result: SendResult): boolean =>
  !result.ok && result.kind === 'refused' && result.because === 'blocked' && !goesInSpiteOfStop(template as HouseholdTemplate)

/** M3 One supplier after the other, until one takes it or leaves us unsure: two certain copies would only puzzle people. */
const tryInTurn = async (tx: Tx, message: Message, thing: ToSend, suppliers: readonly SupplierName[]): Promise<Tried[]> => {
  const tried: Tried[] = []
  for (const name of suppliers) {
    const supplier = tx.world.suppliers.find((one) => one.name === name)
    if (!supplier) continue
    const attemptId = tx.world.newId('attempt')
    const how: Sending = {
      ...{ statusCallback: `${tx.world.publicUrl}/hooks/twilio/status`, id: message.id },
      ...{ attempt: attemptId, reference: referenceOf(message.id) },
    }
    const script: CallWords = { twiml: thing.words }
    const sending = thing.channel === 'call' ? supplier.call?.(thing.to, script, how) : supplier.text?.(thing.to, thing.words, how)
    if (!sending) continue
    const result = await sending
    tried.push({ supplier: name, attemptId, result })
    if (result.ok || result.kind === 'unclear' || asksFirst(message, result)) break
  }
  return tried
}

const keepTried = async (tx: Tx, message: Message, { channel, to }: ToSend, tried: readonly Tried[]): Promise<void> => {
  for (const { supplier, attemptId, result } of tried) {
    const state = result.ok ? 'accepted' : ({ refused: 'refused', unreachable: 'failed', unclear: 'unclear' } as const)[result.kind]
    await addAttempt(tx, { id: attemptId, messageId: message.id, supplier, channel, fence: 0, state, reference: referenceOf(message.id) })
    await changeAttempt(tx, attemptId, {
      ...{ endedAt: tx.now, supplierIds: result.ok ? (result.parts ?? [result.sid]) : [], trouble: result.ok ? null : result.why },
    })
    if (!result.ok && result.kind === 'refused' && result.because === 'blocked') await keepBlocked(tx, { supplier, telephone: to })
  }
}

/** Notes what came of it. Accepted is not delivered (M2); unsure means that a second copy follows unless a receipt comes. */
const note = async (tx: Tx, message: Message, card: ContactCard | null, { change }: ToSend, last: Tried | null): Promise<void> => {
  const tries = message.tries + 1
  const result: SendResult = last?.result ?? { ok: false, kind: 'unreachable', why: 'No supplier is set for this.' }
  if (result.ok) {
    const secret = secretTemplates.includes(message.template) ? { facts: '{}' } : {}
    await settle(tx, message, 'accepted', { ...change, ...secret, tries, sentAt: tx.now, supplierId: result.sid, trouble: null })
    return
  }
  if (asksFirst(message, result)) return void (await byHand(tx, message, card, 'They replied STOP. Ask them what they meant.'))
  const wait = result.kind === 'refused' && result.because !== 'account' ? null : waitBeforeTry(tries)
  if (!wait) return void (await settle(tx, message, 'refused', { ...change, tries, trouble: result.why }))
  if (result.kind !== 'unclear') return waitUntil(tx, message, after(tx.now, wait), { tries, trouble: result.why })
  await lookAgain(tx, message, after(tx.now, doubtLasts))
  await settle(tx, message, 'accepted', { ...change, tries, sentAt: tx.now, supplierId: null, trouble: result.why })
}
