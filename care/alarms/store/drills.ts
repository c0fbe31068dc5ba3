import type { DrillId, LadderId, StaffId } from '../../../lib/ids.ts'
import { before, hours } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { RingChannel } from '../rules.ts'

export type DrillKind = 'monthly' | 'asked_for' | 'test'
export type Drill = {
  id: DrillId
  kind: DrillKind
  ladderId: LadderId | null
  staffId: StaffId | null
  startedBy: string | null
  endsAt: Instant
}

export const addDrill = async (tx: Tx, drill: Drill): Promise<void> => {
  await tx.q
    .insertInto('drills')
    .values({ ...drill, contractorId: tx.who.contractorId, startedAt: tx.now })
    .execute()
}

export const endDrillRow = async (tx: Tx, id: string): Promise<void> => {
  await tx.q.updateTable('drills').set({ endedAt: tx.now }).where('id', '=', id).where('endedAt', 'is', null).execute()
}

export type DrillRing = { drillId: DrillId; staffId: StaffId; channel: RingChannel; messageId: string | null; digits: string | null }
export const addDrillRing = async (tx: Tx, ring: DrillRing): Promise<void> => {
  await tx.q
    .insertInto('drillRings')
    .values({ ...ring, contractorId: tx.who.contractorId, id: tx.world.newId('ring'), rungAt: tx.now })
    .execute()
}

const columns = ['r.id', 'r.drillId', 'r.staffId', 'r.digits', 'r.answeredAt'] as const
export const drillRingOfMessage = (tx: Tx, messageId: string) =>
  tx.q.selectFrom('drillRings as r').select(columns).where('r.messageId', '=', messageId).executeTakeFirst()

/** The newest ring of a drill within the hour that named these digits to this person. */
export const drillRingWithDigits = (tx: Tx, staffId: string, digits: string) =>
  tx.q
    .selectFrom('drillRings as r')
    .select(columns)
    .where('r.staffId', '=', staffId)
    .where('r.digits', '=', digits)
    .where('r.rungAt', '>', before(tx.now, hours(1)))
    .orderBy('r.rungAt', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The first answer counts: told twice, nothing changes. */
export const markDrillRing = async (tx: Tx, ringId: string, answeredHow: 'screen' | 'key' | 'text'): Promise<void> => {
  await tx.q
    .updateTable('drillRings')
    .set({ answeredAt: tx.now, answeredHow })
    .where('id', '=', ringId)
    .where('answeredAt', 'is', null)
    .execute()
}

/** The screens' rings of a person in a drill that still runs. */
export const openDrillRings = (tx: Tx, staffId: string) =>
  tx.q
    .selectFrom('drillRings as r')
    .innerJoin('drills as d', (join) => join.onRef('d.id', '=', 'r.drillId').onRef('d.contractorId', '=', 'r.contractorId'))
    .select(['r.id', 'r.drillId', 'r.rungAt'])
    .where('r.staffId', '=', staffId)
    .where('r.channel', '=', 'screen')
    .where('r.answeredAt', 'is', null)
    .where('d.endedAt', 'is', null)
    .where('d.endsAt', '>', tx.now)
    .execute()

const drills = (tx: Tx) =>
  tx.q
    .selectFrom('drills as d')
    .leftJoin('staff as s', (join) => join.onRef('s.id', '=', 'd.startedBy').onRef('s.contractorId', '=', 'd.contractorId'))
    .leftJoin('ladders as l', (join) => join.onRef('l.id', '=', 'd.ladderId').onRef('l.contractorId', '=', 'd.contractorId'))
    .select(['d.id', 'd.kind', 'd.ladderId', 'd.staffId', 'd.startedAt', 'd.endsAt', 'd.endedAt', 's.name as startedByName'])
    .select('l.name as ladderName')
export const readDrill = (tx: Tx, id: string) => drills(tx).where('d.id', '=', id).executeTakeFirst()
export const readDrills = (tx: Tx, { from, to }: { from: Instant; to: Instant }) =>
  drills(tx).where('d.startedAt', '>=', from).where('d.startedAt', '<', to).orderBy('d.startedAt', 'desc').execute()

/** Drills that still ring. */
export const runningDrills = async (tx: Tx): Promise<DrillId[]> => {
  const rows = await tx.q.selectFrom('drills').select('id').where('endedAt', 'is', null).where('endsAt', '>', tx.now).execute()
  return rows.map(({ id }) => id as DrillId)
}

/** Every ring of these drills with what came back. */
export const drillRingsOf = (tx: Tx, drillIds: readonly string[]) =>
  drillIds.length === 0
    ? Promise.resolve([])
    : tx.q
        .selectFrom('drillRings as r')
        .innerJoin('staff as s', (join) => join.onRef('s.id', '=', 'r.staffId').onRef('s.contractorId', '=', 'r.contractorId'))
        .leftJoin('messages as m', (join) => join.onRef('m.id', '=', 'r.messageId').onRef('m.contractorId', '=', 'r.contractorId'))
        .select(['r.drillId', 'r.staffId', 's.name', 'r.channel', 'r.messageId', 'r.rungAt', 'r.answeredAt', 'r.answeredHow'])
        .select(['m.state', 'm.sentAt', 'm.deliveredAt', 'm.trouble'])
        .where('r.drillId', 'in', drillIds)
        .orderBy('s.name')
        .orderBy('r.id')
        .execute()

/** Whether the contractor's next monthly drill is set. */
export const isDrillExpected = async (tx: Tx, kind: string): Promise<boolean> =>
  (await tx.q.selectFrom('timers').select('id').where('kind', '=', kind).executeTakeFirst()) !== undefined

/** The alarms of a span as the statistics want them. */
export const alarmFigures = (tx: Tx, { from, to }: { from: Instant; to: Instant }) =>
  tx.q
    .selectFrom('alarms as a')
    .leftJoin('operatives as o', (join) => join.onRef('o.id', '=', 'a.operativeId').onRef('o.contractorId', '=', 'a.contractorId'))
    .select(['a.kind', 'a.operativeId', 'o.name', 'a.receivedAt', 'a.firstAnsweredAt', 'a.resolution'])
    .where('a.receivedAt', '>=', from)
    .where('a.receivedAt', '<', to)
    .execute()
