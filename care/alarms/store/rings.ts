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

export const addRings = async (tx: Tx, rings: readonly Ring[]): Promise<void> => {
  if (rings.length === 0) return
  await tx.q
    .insertInto('alarmRings')
    .values(rings.map((ring) => ({ ...ring, contractorId: tx.who.contractorId, rungAt: tx.now })))
    .execute()
}
export const addRing = (tx: Tx, ring: Ring): Promise<void> => addRings(tx, [ring])

/** Alarms of these states: few at any moment, and found by their own index, so that whatever hangs on them is found by theirs. */
const alarmsThat = async (tx: Tx, state: 'are open' | 'ring'): Promise<string[]> => {
  const open = tx.q.selectFrom('alarms').select('id').where('state', '<>', 'closed')
  const rows = await (state === 'ring' ? open.where('state', '=', 'ringing') : open).execute()
  return rows.map(({ id }) => id)
}

/** Digits that still mean an open alarm to each of these people. */
export const digitsInUse = async (tx: Tx, staffIds: readonly StaffId[]): Promise<Map<StaffId, Set<string>>> => {
  const alarms = staffIds.length === 0 ? [] : await alarmsThat(tx, 'are open')
  const inUse = new Map(staffIds.map((staffId) => [staffId, new Set<string>()]))
  if (alarms.length === 0) return inUse
  const rows = await tx.q
    .selectFrom('alarmRings')
    .select(['staffId', 'digits'])
    .distinct()
    .where('alarmId', 'in', alarms)
    .where('staffId', 'in', staffIds)
    .where('digits', 'is not', null)
    .execute()
  for (const { staffId, digits } of rows) inUse.get(staffId as StaffId)?.add(digits!)
  return inUse
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

/** The call in which each of these people is told of another alarm at this moment, to be joined: young, under way, and not answered. */
export const callsInProgress = async (tx: Tx, staffIds: readonly StaffId[], since: Instant): Promise<Map<StaffId, string>> => {
  const alarms = staffIds.length === 0 ? [] : await alarmsThat(tx, 'ring')
  if (alarms.length === 0) return new Map()
  const rows = await tx.q
    .selectFrom('alarmRings as r')
    .innerJoin('messages as m', (join) => join.onRef('m.id', '=', 'r.messageId').onRef('m.contractorId', '=', 'r.contractorId'))
    .distinctOn('r.staffId')
    .select(['r.staffId', 'r.messageId'])
    .where('r.alarmId', 'in', alarms)
    .where('r.rungAt', '>', since)
    .where('r.staffId', 'in', staffIds)
    .where('r.channel', '=', 'call')
    .where('r.answeredAt', 'is', null)
    .where(isToCome(since))
    .orderBy('r.staffId')
    .orderBy('r.rungAt', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.staffId as StaffId, row.messageId!]))
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

/** Whom a call of ours is to, and whether it has yet to be heard. */
export const callTo = async (tx: Tx, messageId: string, since: Instant) => {
  const row = await tx.q
    .selectFrom('messages as m')
    .select(['m.staffId', isToCome(since).as('isToCome')])
    .where('m.id', '=', messageId)
    .executeTakeFirst()
  return row?.staffId ? { staffId: row.staffId as StaffId, isToCome: row.isToCome } : null
}

const joinedRings = (tx: Tx, messageId: string) =>
  tx.q
    .selectFrom('alarmRings as r')
    .innerJoin('messages as m', (join) => join.onRef('m.id', '=', 'r.messageId').onRef('m.contractorId', '=', 'r.contractorId'))
    .innerJoin('alarms as a', (join) => join.onRef('a.id', '=', 'r.alarmId').onRef('a.contractorId', '=', 'r.contractorId'))
    .where('r.messageId', '=', messageId)
    .where('r.channel', '=', 'call')
    .where('r.answeredAt', 'is', null)
    .whereRef('r.alarmId', '<>', 'm.aboutId')
    .where('a.state', '=', 'ringing')

/** Whether somebody was to hear of another alarm in this call as well, which rings still. */
export const isJoined = async (tx: Tx, messageId: string): Promise<boolean> =>
  (await joinedRings(tx, messageId).select('r.id').limit(1).executeTakeFirst()) !== undefined

/** Those alarms, as far as nobody was called about them since; the first that joined comes first. */
export const joinedTo = (tx: Tx, messageId: string) =>
  joinedRings(tx, messageId)
    .select(['a.id', 'a.ringRound', 'a.step', 'a.broadcasting'])
    .where(
      sql<boolean>`not exists (select from alarm_rings since join messages call on call.contractor_id = since.contractor_id and call.id = since.message_id
        where since.contractor_id = r.contractor_id and since.alarm_id = r.alarm_id and since.rung_at >= r.rung_at and since.staff_id = r.staff_id
          and since.channel = 'call' and since.message_id <> r.message_id and (since.rung_at > r.rung_at or call.about_id = r.alarm_id))`,
    )
    .groupBy(['a.id', 'a.ringRound', 'a.step', 'a.broadcasting'])
    .orderBy(sql`min(r.rung_at)`)
    .orderBy('a.id')
    .execute()

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
