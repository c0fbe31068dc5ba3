import { sql } from 'kysely'
import type { StaffId } from '../../../lib/ids.ts'
import { before, hours } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { RingChannel } from '../rules.ts'

export type Ring = {
  id: string
  alarmId: string
  round: number
  channel: RingChannel
  staffId: string | null
  messageId: string | null
  digits: string | null
  /** The step of the ladder; null when it is asked whether it is over. */
  step: number | null
  broadcast: boolean
  asks: 'answer' | 'agree'
}

export const addRing = async (tx: Tx, ring: Ring): Promise<void> => {
  await tx.q
    .insertInto('alarmRings')
    .values({ ...ring, contractorId: tx.who.contractorId, rungAt: tx.now })
    .execute()
}

/** Alarms of these states: few at any moment, and found by their own index, so that whatever hangs on them is found by theirs. */
const alarmsThat = async (tx: Tx, state: 'are open' | 'ring'): Promise<string[]> => {
  const open = tx.q.selectFrom('alarms').select('id').where('state', '<>', 'closed')
  const rows = await (state === 'ring' ? open.where('state', '=', 'ringing') : open).execute()
  return rows.map(({ id }) => id)
}

/** Digits that still mean an open alarm to this person. */
export const digitsInUse = async (tx: Tx, staffId: string): Promise<string[]> => {
  const alarms = await alarmsThat(tx, 'are open')
  if (alarms.length === 0) return []
  const rows = await tx.q
    .selectFrom('alarmRings')
    .select('digits')
    .distinct()
    .where('alarmId', 'in', alarms)
    .where('staffId', '=', staffId)
    .where('digits', 'is not', null)
    .execute()
  return rows.map((row) => row.digits ?? '')
}

const ringColumns = ['r.id', 'r.alarmId', 'r.staffId', 'r.digits', 'r.asks', 'r.rungAt', 'r.answeredAt', 's.name', 's.role'] as const
const ringsWithStaff = (tx: Tx) =>
  tx.q
    .selectFrom('alarmRings as r')
    .innerJoin('staff as s', (join) => join.onRef('s.id', '=', 'r.staffId').onRef('s.contractorId', '=', 'r.contractorId'))
    .select(ringColumns)
    .where('s.endedAt', 'is', null) // whoever has left answers nothing any more, not even an old ring

/** The rings that one message carries: of the alarm that it speaks of, then of others that joined its call, the first rung first. */
export const ringsOfMessage = (tx: Tx, messageId: string) =>
  ringsWithStaff(tx)
    .where('r.messageId', '=', messageId)
    .orderBy(
      sql`not exists (select from messages m where m.contractor_id = r.contractor_id and m.id = r.message_id and m.about_id = r.alarm_id)`,
    )
    .orderBy('r.rungAt')
    .orderBy('r.id')
    .execute()

/** Message `m` is a call that has yet to leave, or that left since and of which nobody has said how it ended. */
const isToCome = (since: Instant) =>
  sql<boolean>`(m.state = 'queued' or m.state = 'sent' and exists (select from message_attempts t where t.contractor_id = m.contractor_id
    and t.message_id = m.id and t.channel = 'call' and t.state in ('trying', 'accepted') and t.tried_at > ${since}))`

/** The call in which this person is told of another alarm at this moment, to be joined: young, under way, and not answered. */
export const callInProgress = async (tx: Tx, staffId: string, since: Instant): Promise<string | null> => {
  const alarms = await alarmsThat(tx, 'ring')
  if (alarms.length === 0) return null
  const row = await tx.q
    .selectFrom('alarmRings as r')
    .innerJoin('messages as m', (join) => join.onRef('m.id', '=', 'r.messageId').onRef('m.contractorId', '=', 'r.contractorId'))
    .select('r.messageId')
    .where('r.alarmId', 'in', alarms)
    .where('r.rungAt', '>', since)
    .where('r.staffId', '=', staffId)
    .where('r.channel', '=', 'call')
    .where('r.answeredAt', 'is', null)
    .where(isToCome(since))
    .orderBy('r.rungAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.messageId ?? null
}

/** Messages about this alarm in which somebody hears of another alarm as well that still rings and that they have not answered. */
export const callsSharedWith = async (tx: Tx, alarmId: string): Promise<string[]> => {
  const rows = await tx.q
    .selectFrom('alarmRings as r')
    .innerJoin('alarms as a', (join) => join.onRef('a.id', '=', 'r.alarmId').onRef('a.contractorId', '=', 'r.contractorId'))
    .innerJoin('messages as m', (join) => join.onRef('m.id', '=', 'r.messageId').onRef('m.contractorId', '=', 'r.contractorId'))
    .select('m.id')
    .distinct()
    .where('m.aboutKind', '=', 'alarm')
    .where('m.aboutId', '=', alarmId)
    .where('m.state', '=', 'queued')
    .where('r.alarmId', '<>', alarmId)
    .where('r.answeredAt', 'is', null)
    .where('a.state', '=', 'ringing')
    .execute()
  return rows.map((row) => row.id)
}

/** The rings by which alarms are to be heard of in this call beside the one that it is about, and that nobody has answered. */
export const joinedTo = async (tx: Tx, messageId: string): Promise<string[]> => {
  const rows = await tx.q
    .selectFrom('alarmRings as r')
    .innerJoin('messages as m', (join) => join.onRef('m.id', '=', 'r.messageId').onRef('m.contractorId', '=', 'r.contractorId'))
    .select('r.id')
    .where('r.messageId', '=', messageId)
    .where('r.channel', '=', 'call')
    .where('r.answeredAt', 'is', null)
    .whereRef('r.alarmId', '<>', 'm.aboutId')
    .orderBy('r.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Which alarm somebody was to hear of by this ring, and who. */
export const joinedRing = async (tx: Tx, ringId: string) => {
  const row = await tx.q.selectFrom('alarmRings').select(['alarmId', 'staffId']).where('id', '=', ringId).executeTakeFirst()
  return row && { alarmId: row.alarmId, staffId: row.staffId as StaffId }
}

/** The newest call in which this person was to hear of this alarm. `isItsOwn`: it is about no other. */
export const lastCallOf = (tx: Tx, { alarmId, staffId }: { alarmId: string; staffId: string }, since: Instant) =>
  tx.q
    .selectFrom('alarmRings as r')
    .innerJoin('messages as m', (join) => join.onRef('m.id', '=', 'r.messageId').onRef('m.contractorId', '=', 'r.contractorId'))
    .select(['r.answeredAt', sql<boolean>`m.about_id = r.alarm_id`.as('isItsOwn'), isToCome(since).as('isToCome')])
    .where('r.alarmId', '=', alarmId)
    .where('r.staffId', '=', staffId)
    .where('r.channel', '=', 'call')
    .orderBy('r.rungAt', 'desc')
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst()

/**
 * The newest ring of this person within the hour that named these digits. Two alarms that began at one instant may have drawn the same:
 * one that rings comes before one that somebody has, so that the same digits, sent again, take the other on; one that is over comes last.
 */
export const ringWithDigits = (tx: Tx, staffId: string, digits: string) =>
  ringsWithStaff(tx)
    .innerJoin('alarms as a', (join) => join.onRef('a.id', '=', 'r.alarmId').onRef('a.contractorId', '=', 'r.contractorId'))
    .where('r.staffId', '=', staffId)
    .where('r.digits', '=', digits)
    .where('r.rungAt', '>', before(tx.now, hours(1)))
    .orderBy(sql`a.state = 'closed'`)
    .orderBy(sql`a.state <> 'ringing'`)
    .orderBy('r.rungAt', 'desc')
    .limit(1)
    .executeTakeFirst()

export const markRingAnswered = async (tx: Tx, ringId: string): Promise<void> => {
  await tx.q.updateTable('alarmRings').set({ answeredAt: tx.now }).where('id', '=', ringId).execute()
}

/** Who was rung by telephone for an alarm. */
export const rungStaff = async (tx: Tx, alarmId: string): Promise<StaffId[]> => {
  const rows = await tx.q
    .selectFrom('alarmRings')
    .select('staffId')
    .distinct()
    .where('alarmId', '=', alarmId)
    .where('staffId', 'is not', null)
    .execute()
  return rows.map((row) => row.staffId as StaffId)
}

/** Every ring of these alarms with what came back, oldest first. */
export const ringsOf = (tx: Tx, alarmIds: readonly string[]) =>
  alarmIds.length === 0
    ? Promise.resolve([])
    : tx.q
        .selectFrom('alarmRings as r')
        .leftJoin('staff as s', (join) => join.onRef('s.id', '=', 'r.staffId').onRef('s.contractorId', '=', 'r.contractorId'))
        .leftJoin('messages as m', (join) => join.onRef('m.id', '=', 'r.messageId').onRef('m.contractorId', '=', 'r.contractorId'))
        .select(['r.id', 'r.alarmId', 'r.round', 'r.step', 'r.broadcast', 'r.asks', 'r.channel', 'r.rungAt', 'r.answeredAt', 'r.messageId'])
        .select(['s.name', 's.face', 'm.state', 'm.trouble', 'm.sentAt', 'm.deliveredAt'])
        .where('r.alarmId', 'in', alarmIds)
        .orderBy('r.rungAt')
        .orderBy('r.id')
        .execute()
