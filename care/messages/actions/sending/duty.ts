import { seconds } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { cancelTimer, holdsClaim } from '../../../../platform/timers/timers.ts'
import { attemptAfter, mayBecomeACall, messageAfter, planDuty, referenceOf, secretTemplates, tooSlow } from '../../rules.ts'
import type { Ways } from '../../rules.ts'
import {
  addAttempt,
  attemptsOf,
  blockersOf,
  changeAttempt,
  changeMessage,
  endScreens,
  holdMessage,
  keepBlocked,
  screensOf,
  telephoneOfStaff,
} from '../../store.ts'
import type { KeptAttempt, Message } from '../../store.ts'
import { healthEventOf, waysOf } from './health.ts'
import type { HealthNote } from './health.ts'
import type { Outgoing, Outcome } from './outgoing.ts'
import { saidToStaff } from './said.ts'
import { lookAgain, settle } from './settle.ts'

/** The claim of a message's timer under which we work: whoever lost it has nothing to say any more. */
export type Claim = { messageId: string; timerId: string; fence: number }
/** `ofHousehold`: no duty message at all; nothing was done. */
export type Step = { going: readonly Outgoing[]; health: readonly HealthNote[]; ofHousehold?: true }

/**
 * A5 One step of a duty message, in a short transaction: notes what became of the last tries, decides what comes next, and writes each new
 * try down before it leaves. Nothing is held while a supplier thinks. Should we die between two steps, whoever claims the timer next
 * finds a try that is still `trying` under an older fence and makes it again, with the same ids.
 */
export const dutyStep = async (tx: Tx, claim: Claim, outcomes: readonly Outcome[]): Promise<Step> => {
  const message = await holdMessage(tx, claim.messageId)
  if (!message) return { going: [], health: [] }
  if (message.lane !== 'duty') return { going: [], health: [], ofHousehold: true }
  const health: HealthNote[] = []
  const before = await attemptsOf(tx, message.id)
  for (const outcome of outcomes) {
    const attempt = before.find((one) => one.id === outcome.attemptId && one.fence === claim.fence)
    if (attempt) health.push(...(await noteOutcome(tx, message, attempt, outcome)))
  }
  const isOpen = message.state === 'queued' || message.state === 'sent'
  if (!isOpen || !(await holdsClaim(tx, claim))) return { going: [], health }
  const attempts = outcomes.length === 0 ? before : await attemptsOf(tx, message.id)
  const forgotten = attempts.filter((one) => one.state === 'trying')
  if (forgotten.length > 0) return { going: await takeUp(tx, message, forgotten, claim), health }
  const late = tooSlow(attempts, tx.now)
  for (const one of late) {
    await changeAttempt(tx, one.id, { state: attemptAfter(one.state, 'too_slow') ?? one.state, trouble: 'No receipt in time.' })
    health.push({
      supplier: one.supplier,
      channel: one.channel,
      event: 'not_in_time',
      trouble: 'It takes messages, and they do not arrive.',
    })
  }
  return { going: await goOn(tx, message, late.length > 0 ? await attemptsOf(tx, message.id) : attempts, claim), health }
}

const goOn = async (tx: Tx, held: Message, attempts: readonly KeptAttempt[], claim: Claim): Promise<readonly Outgoing[]> => {
  const to = await addressOf(tx, held)
  const plan =
    to === null
      ? { over: true as const }
      : planDuty(await waysTo(tx, held, to, attempts), attempts, { queuedAt: held.queuedAt, now: tx.now })
  const message = await keepState(tx, held, attempts)
  if ('go' in plan && to !== null) {
    const going: Outgoing[] = []
    for (const way of plan.go) {
      const id = tx.world.newId('attempt')
      await addAttempt(tx, { ...way, id, messageId: message.id, fence: claim.fence, reference: referenceOf(message.id) })
      going.push(await outgoing(tx, message, { id, ...way }, to))
    }
    await changeMessage(tx, message.id, { state: message.state, tries: message.tries + plan.go.length, ...keptOf(tx, message) })
    return going
  }
  if ('wait' in plan) await lookAgain(tx, message, plan.wait)
  else {
    await cancelTimer(tx, { kind: 'message.send', subject: message.id })
    const carried = attempts.some((one) => one.state === 'accepted' || one.state === 'not_in_time')
    if (!carried)
      await settle(tx, message, message.state === 'sent' ? 'did_not_arrive' : 'refused', {
        trouble: to === null ? nobody(message) : troubleOf(message),
      })
  }
  return []
}

const nobody = ({ channel }: Message): string =>
  channel === 'push' ? 'No browser of theirs has asked to be told.' : 'No telephone is known.'
const troubleOf = ({ trouble }: Message): string => trouble ?? 'No supplier could deliver it.'

/** What is kept of the words, once: facts that are secret go with the sending. */
const keptOf = (tx: Tx, message: Message) =>
  message.body === null
    ? { language: 'en', body: saidToStaff(tx, message, (message.channel ?? 'text') as 'text' | 'call' | 'push').kept }
    : {}

/** A message is sent while some supplier has it, and waits again when none has. */
const keepState = async (tx: Tx, message: Message, attempts: readonly KeptAttempt[]): Promise<Message> => {
  const carried = attempts.findLast((one) => one.state === 'accepted' || one.state === 'not_in_time')
  if (carried && message.state === 'queued') {
    const secret = secretTemplates.includes(message.template) ? { facts: '{}' } : {}
    const state = await settle(tx, message, 'accepted', {
      ...secret,
      sentAt: tx.now,
      supplierId: carried.supplierIds[0] ?? null,
      trouble: null,
    })
    return { ...message, state }
  }
  if (!carried && message.state === 'sent') {
    const state = messageAfter('sent', 'tried_later') ?? 'queued'
    await changeMessage(tx, message.id, { state })
    return { ...message, state }
  }
  return message
}

/** Where a duty message goes: a telephone; for a push the person, when a browser of theirs listens. */
const addressOf = async (tx: Tx, { staffId, channel }: Message): Promise<string | null> => {
  if (staffId === null) return null
  if (channel !== 'push') return telephoneOfStaff(tx, staffId)
  return (await screensOf(tx, staffId)).length > 0 ? staffId : null
}

const waysTo = async (tx: Tx, message: Message, to: string, attempts: readonly KeptAttempt[]): Promise<Ways> => {
  if (message.channel === 'push') return { first: await waysOf(tx, 'duty', 'push'), next: [], isBlocked: false }
  const stopped = await blockersOf(tx, to)
  const texts = (await waysOf(tx, 'duty', 'text')).filter((way) => !stopped.includes(way.supplier))
  const calls = await waysOf(tx, 'duty', 'call')
  if (message.channel !== 'call')
    return { first: texts, next: mayBecomeACall(message.template) ? calls : [], isBlocked: stopped.length > 0 }
  const rang = attempts.some((one) => one.channel === 'call' && (one.state === 'undelivered' || one.state === 'delivered'))
  return { first: calls, next: rang || !mayBecomeACall(message.template) ? [] : texts, isBlocked: false }
}

/** A5 Whoever was at these died: they are made again under our claim. */
const takeUp = async (tx: Tx, message: Message, forgotten: readonly KeptAttempt[], claim: Claim): Promise<readonly Outgoing[]> => {
  const to = await addressOf(tx, message)
  const going: Outgoing[] = []
  for (const one of forgotten) {
    await changeAttempt(tx, one.id, {
      fence: claim.fence,
      triedAt: tx.now,
      trouble: 'Made again: whoever made it first did not live to note it.',
    })
    if (to !== null) going.push(await outgoing(tx, message, one, to))
  }
  return going
}

const outgoing = async (
  tx: Tx,
  message: Message,
  { id, supplier, channel }: Pick<KeptAttempt, 'id' | 'supplier' | 'channel'>,
  to: string,
): Promise<Outgoing> => ({
  ...{ attemptId: id, messageId: message.id, supplier, channel, to },
  ...{ words: saidToStaff(tx, message, channel).words, livesFor: seconds(120) },
  browsers: channel === 'push' ? await screensOf(tx, to) : [],
})

/** Notes what one try came to. A receipt may have been faster: then only the supplier's id is news. */
const noteOutcome = async (tx: Tx, message: Message, attempt: KeptAttempt, { result, gone, to }: Outcome): Promise<HealthNote[]> => {
  const { supplier, channel, state } = attempt
  const noAccount = !result.ok && result.kind === 'refused' && result.because === 'account'
  const event = result.ok
    ? 'taken'
    : result.kind === 'unclear'
      ? 'unsure'
      : result.kind === 'unreachable' || noAccount
        ? 'not_reached'
        : 'said_no'
  await changeAttempt(tx, attempt.id, {
    ...{ state: attemptAfter(state, event) ?? state, endedAt: tx.now, trouble: result.ok ? null : result.why },
    ...(result.ok ? { supplierIds: result.parts ?? [result.sid] } : {}),
  })
  if (!result.ok) await changeMessage(tx, message.id, { state: message.state, trouble: result.why })
  await endScreens(tx, { ids: gone })
  if (!result.ok && result.kind === 'refused' && result.because === 'blocked') await keepBlocked(tx, { supplier, telephone: to })
  return [{ supplier, channel, event: healthEventOf(result), trouble: result.ok ? null : result.why }]
}
