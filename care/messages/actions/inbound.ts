import type { HouseholdId, Id, StaffId } from '../../../lib/ids.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { done } from '../../../lib/refusal.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import { recordEvent } from '../../record/actions.ts'
import { asTelephone, asksToStartAgain, asksToStop, languageFor, mayAnswer, supplierOfInbound } from '../rules.ts'
import {
  addressedTo,
  answeredWithinTheHour,
  answersWithinTheHour,
  arrivedAs,
  cardsOfTelephone,
  endBlocked,
  holdArrived,
  keepBlocked,
  letterheadOf,
  noteGrown,
  noteRead,
  noteUnderstood,
  readCard,
  staffOfTelephone,
  storeArrived,
  unreadTexts,
} from '../store.ts'
import { householdWords } from '../words.ts'

/** A text or call that came in, and whose number it came from. `from` is E.164, or as it came when it is no number ('anonymous'). */
export type Inbound = {
  id: Id<'inbound'>
  channel: 'text' | 'call'
  from: string
  to: string
  body: string
  householdId: HouseholdId | null
  staffId: StaffId | null
  /** False where it came by a supplier that carries no answer back. */
  answerable: boolean
}

export type Stored = Inbound & {
  /** Seen before: `answer` is what was said then; nothing may be done again. */
  repeated: boolean
  /** Its words before, when this is a long text of which more came; null for every other. */
  was: string | null
  understoodAs: string | null
  answer: string | null
}

/**
 * Stores what came in, before anything is decided about it. The supplier's own id makes a second copy harmless; a long text
 * that comes in parts is one that grows under its id. `sentAt`: when it was written, where the network says so.
 */
export const storeInbound = async (
  tx: Tx,
  came: {
    channel: 'text' | 'call'
    supplierId: string
    from: string
    to: string
    body: string
    pictures?: number
    sentAt?: Instant | null
  },
): Promise<Stored> => {
  const from = asTelephone(came.from) ?? came.from
  const staff = await staffOfTelephone(tx, from)
  const householdId = staff ? null : await householdOfTelephone(tx, from)
  const row = {
    id: tx.world.newId('inbound'),
    channel: came.channel,
    supplierId: came.supplierId,
    fromTelephone: from,
    toTelephone: came.to,
    body: came.body,
    pictures: came.pictures ?? 0,
    sentAt: came.sentAt ?? null,
    householdId,
    staffId: staff?.id ?? null,
  }
  const isNew = await storeArrived(tx, row)
  const stored = await arrivedAs(tx, came.supplierId)
  const grew = !isNew && came.body.length > stored.body.length
  if (grew) await noteGrown(tx, stored.id, came.body)
  if (isNew && came.channel === 'text') await hearStop(tx, { supplierId: came.supplierId, from, body: came.body })
  if (isNew)
    await recordEvent(tx, {
      verb: 'inbound_stored',
      subject: ['inbound', stored.id],
      content: { channel: came.channel, householdId: row.householdId, staffId: row.staffId },
    })
  const body = grew ? came.body : stored.body
  const { understoodAs, answer } = stored
  return { ...inboundOf({ ...stored, body }), repeated: !isNew && !grew, was: grew ? stored.body : null, understoodAs, answer }
}

/**
 * A6 STOP is the supplier's own business: it writes to that number no more. We note it, so that duty goes by another way before being
 * refused, and so that a household is asked by a person what it meant. START ends it.
 */
const hearStop = async (tx: Tx, { supplierId, from, body }: { supplierId: string; from: string; body: string }): Promise<void> => {
  if (asksToStartAgain(body)) return endBlocked(tx, from)
  if (asksToStop(body)) await keepBlocked(tx, { supplier: supplierOfInbound(supplierId), telephone: from })
}

const inboundOf = (row: Awaited<ReturnType<typeof arrivedAs>>): Inbound => ({
  id: row.id as Id<'inbound'>,
  channel: row.channel as 'text' | 'call',
  from: row.fromTelephone,
  to: row.toTelephone,
  body: row.body,
  householdId: row.householdId as HouseholdId | null,
  staffId: row.staffId as StaffId | null,
  answerable: supplierOfInbound(row.supplierId) !== 'notify',
})

/** Whose number it is; null when it is nobody's, or two households share it. With safe contact only the safe number speaks for them (H4). */
const householdOfTelephone = async (tx: Tx, telephone: string): Promise<string | null> => {
  const cards = await cardsOfTelephone(tx, telephone)
  const theirs = cards.filter(({ card }) => !card.safeContactOnly || card.safeTelephone === telephone)
  return theirs.length === 1 ? (theirs[0]?.householdId ?? null) : null
}

/** What to say back (empty: silence); null when it means nothing to whoever heard it. `forAPerson`: it is said, and a person reads the text. */
export type Heard = string | { readonly answer: string; readonly forAPerson: true } | null

/**
 * One entry of the literal list of those who may hear a text that was nothing for the alarms. It acts in the name of the household
 * whose number it is; a number that is nobody's, or that two households share, is heard by no listener.
 */
export type Listener = { readonly name: string; hear(tx: Tx, inbound: Inbound): Promise<Heard> }

/** Two machines must not answer each other for ever: after so many answers within an hour a person reads what comes from a number. */
const oftenInAnHour = 10
const isAnsweredTooOften = async (tx: Tx, telephone: string): Promise<boolean> =>
  (await answersWithinTheHour(tx, telephone)) >= oftenInAnHour

/**
 * Lets one listener hear a household's text that nobody has understood yet, and notes who understood it. Null: it meant nothing to
 * this one, or came from a number that speaks for no household (H4), which only a person may make sense of.
 */
export const understandOnce = async (tx: Tx, inboundId: string, listener: Listener): Promise<string | null> => {
  const row = await holdArrived(tx, inboundId)
  if (!row) return null
  if (row.understoodAs !== null) return row.answer ?? ''
  const inbound = inboundOf(row)
  const { householdId } = inbound
  if (householdId === null || (await isAnsweredTooOften(tx, inbound.from))) return null
  const who = { kind: 'resident', contractorId: tx.who.contractorId, householdId, linkId: null } as const
  const heard = await listener.hear({ ...tx, who }, inbound)
  if (heard === null) return null
  if (typeof heard !== 'string') {
    await tellBoard(tx)
    return keepAnswer(tx, inboundId, await answerTo(tx, inbound.from, heard.answer))
  }
  const answer = await answerTo(tx, inbound.from, heard)
  await noteUnderstood(tx, inboundId, { understoodAs: listener.name, answer })
  await recordEvent(tx, { verb: 'inbound_understood', subject: ['inbound', inboundId], content: { as: listener.name } })
  return answer
}

/** H4 What may go back to a number as an automatic answer: the words, or nothing when it belongs to a household that must not be told this way. */
export const answerTo = async (tx: Tx, telephone: string, words: string): Promise<string> => {
  const cards = await cardsOfTelephone(tx, telephone)
  return cards.every(({ card }) => mayAnswer(card, telephone, tx.now)) ? words : ''
}

/** Keeps what is said back, so that a copy of the same text hears the same; `understoodAs` when it was understood. */
export const keepAnswer = async (tx: Tx, inboundId: string, answer: string, understoodAs?: string): Promise<string> => {
  await noteUnderstood(tx, inboundId, { answer, ...(understoodAs ? { understoodAs } : {}) })
  return answer
}

/** Nobody understood it: a person will read it, and whoever wrote is told so, once an hour at the most. */
export const thankForText = async (tx: Tx, inboundId: string): Promise<string> => {
  const row = await holdArrived(tx, inboundId)
  if (!row) return ''
  if (row.answer !== null) return row.answer
  if (asksToStop(row.body)) {
    await tellBoard(tx) // a person asks them what they meant; nothing goes back by text
    await noteUnderstood(tx, inboundId, { answer: '' })
    return ''
  }
  const card = row.householdId === null ? null : await readCard(tx, row.householdId)
  const words = householdWords[languageFor(card ?? { language: 'en' })].textReceived({
    ...(await letterheadOf(tx)),
    link: null,
    code: null,
    spoken: false,
    now: tx.now,
  })
  const answer = (await answeredWithinTheHour(tx, row.fromTelephone, row.id)) ? '' : await answerTo(tx, row.fromTelephone, words)
  await noteUnderstood(tx, inboundId, { answer })
  await tellBoard(tx)
  return answer
}

/** What waits for a person to read it: calls for help from numbers we do not know first (`understoodAs` says so), then the oldest. */
export const textsToRead = (tx: Tx) => unreadTexts(tx)

export const markTextRead = async (tx: Tx, inboundId: Id<'inbound'>): Promise<Outcome<{ read: true }>> => {
  if (tx.who.kind === 'staff' && (await noteRead(tx, inboundId, tx.who.staffId)))
    await recordEvent(tx, { verb: 'inbound_read', subject: ['inbound', inboundId] })
  return done({ read: true })
}

/** What a message to somebody at work was about, for whoever hears keys in its call; null when it is none of those. `about`: kind and id. */
export const staffMessageOf = async (
  tx: Tx,
  id: string,
): Promise<{ template: string; staffId: StaffId; facts: unknown; about: readonly [kind: string, id: string] } | null> => {
  const message = await addressedTo(tx, id)
  if (!message?.staffId) return null
  const { template, facts, aboutKind, aboutId } = message
  return { template, facts, staffId: message.staffId as StaffId, about: [aboutKind, aboutId] }
}
