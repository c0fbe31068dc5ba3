import type { Tx } from '../../../platform/postgres/tx.ts'
import { dropClaim } from '../../../platform/timers/timers.ts'
import type { Claimed } from '../../../platform/timers/timers.ts'
import { engineOf } from '../../../platform/who.ts'
import type { World } from '../../../platform/world.ts'
import { dutyPatience, languageFor, messageAfter, oneSupplierName, routeFor } from '../rules.ts'
import { changeMessage, holdCard, holdMessage } from '../store.ts'
import { voiceOf } from '../words.ts'
import { compose } from './compose.ts'
import { dutyStep } from './sending/duty.ts'
import { noteHealth } from './sending/health.ts'
import type { HealthNote } from './sending/health.ts'
import { sendToHousehold } from './sending/household.ts'
import { makeTry } from './sending/outgoing.ts'
import type { Outcome } from './sending/outgoing.ts'

/** Sends the message of a timer that was claimed, as its lane is sent. Opens its own transactions; call it outside of any. */
export const sendMessage = async (world: World, timer: Claimed): Promise<void> => {
  const as = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(engineOf(timer.contractorId), work)
  const learned = (notes: readonly HealthNote[]): Promise<void> =>
    notes.length === 0 ? Promise.resolve() : as((tx) => noteHealth(tx, notes))
  let outcomes: readonly Outcome[] = []
  for (;;) {
    const step = await as((tx) => dutyStep(tx, { messageId: timer.subjectId, timerId: timer.id, fence: timer.fence }, outcomes))
    if (step.ofHousehold) return learned(await as((tx) => oneHousehold(tx, timer)))
    await learned(step.health)
    if (step.going.length === 0) return
    outcomes = await Promise.all(step.going.map((one) => makeTry(world, one)))
  }
}

/**
 * In one transaction with the timer that it came from, so that both are over or neither. The timer is taken away last: nothing holds its
 * row, nor its lease, while a supplier thinks.
 */
const oneHousehold = async (tx: Tx, timer: Claimed): Promise<readonly HealthNote[]> => {
  const held = await holdMessage(tx, timer.subjectId)
  const unsure = held?.state === 'sent' && held.supplierId === null
  const isDue = held !== undefined && (held.state === 'queued' || unsure)
  const learned = isDue ? await sendToHousehold(tx, { ...held, state: 'queued' }) : []
  await dropClaim(tx, { timerId: timer.id, fence: timer.fence })
  return learned
}

/** M3 Asks a supplier that failed whether it is back, so that no message has to find out. `subject`: its name and a channel. */
export const probeSupplier = async (world: World, timer: Claimed): Promise<HealthNote | null> => {
  const [name, channel] = timer.subjectId.split(' ')
  const supplier = world.suppliers.find((one) => one.name === name)
  const way = oneSupplierName(name, channel)
  if (!supplier || !way) return null
  const trouble = await supplier.answers(dutyPatience)
  return { ...way, event: trouble === null ? 'answered' : 'no_answer', trouble }
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
