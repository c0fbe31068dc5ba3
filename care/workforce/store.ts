import type { OperativeId } from '../../lib/ids.ts'
import type { Instant } from '../../lib/time.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { employments, pronouns, sexes, trades } from './rules.ts'
import type { Operative, Shift } from './rules.ts'

export const saveOperative = async (tx: Tx, { home, face, ...operative }: Operative): Promise<void> => {
  const row = {
    ...operative,
    trades: [...operative.trades],
    languages: [...operative.languages],
    face: JSON.stringify(face),
    homeLon: home?.lon ?? null,
    homeLat: home?.lat ?? null,
  }
  await tx.q
    .insertInto('operatives')
    .values({ ...row, contractorId: tx.who.contractorId })
    .onConflict((c) => c.columns(['contractorId', 'id']).doUpdateSet(row))
    .execute()
}

// prettier-ignore
const columns = [
  'id', 'staffId', 'name', 'firstName', 'sex', 'pronoun', 'employment', 'trades', 'languages', 'telephone', 'idCardNumber', 'idCardValidUntil', 'vettingValidUntil',
  'homeLon', 'homeLat', 'face',
] as const

type Row = { [K in (typeof columns)[number]]: unknown } & { id: string; homeLon: number | null; homeLat: number | null }

/** A word that is not on its list is a fault of ours and thrown: nobody is sent on a guess. */
const asOperative = ({ homeLon, homeLat, ...row }: Row): Operative => {
  const known = (list: readonly string[], value: unknown): boolean => list.includes(String(value))
  if (
    !known(sexes, row.sex) ||
    !known(pronouns, row.pronoun) ||
    !known(employments, row.employment) ||
    !(row.trades as string[]).every((one) => known(trades, one))
  )
    throw new Error(`operative ${row.id}: unknown word`)
  return { ...row, home: homeLon === null || homeLat === null ? null : { lon: homeLon, lat: homeLat } } as Operative
}

/** Everybody who works here, by name; with `ids` also those who no longer do. */
export const readOperatives = async (tx: Tx, ids?: readonly OperativeId[]): Promise<Operative[]> => {
  const all = tx.q.selectFrom('operatives').select(columns).orderBy('name')
  const rows = await (ids ? all.where('id', 'in', [...ids, '']) : all.where('endedAt', 'is', null)).execute()
  return rows.map(asOperative)
}

/** Whoever works here and carries the card of this number; null when nobody does. */
export const readOperativeByCard = async (tx: Tx, cardNumber: string): Promise<Operative | null> => {
  const row = await tx.q
    .selectFrom('operatives')
    .select(columns)
    .where('idCardNumber', '=', cardNumber)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return row ? asOperative(row) : null
}

export const saveShift = async (
  tx: Tx,
  { id, operativeId, from, to, rest }: Pick<Shift, 'id' | 'operativeId' | 'from' | 'to' | 'rest'>,
): Promise<void> => {
  const row = { id, operativeId, startsAt: from, endsAt: to, breakFrom: rest?.from ?? null, breakMinutes: rest?.minutes ?? null }
  await tx.q
    .insertInto('shifts')
    .values({ contractorId: tx.who.contractorId, ...row })
    .execute()
}

/** Shifts that touch the span, by start. */
export const readShifts = async (tx: Tx, from: Instant, to: Instant): Promise<Shift[]> => {
  const rows = await tx.q
    .selectFrom('shifts')
    .select(['id', 'operativeId', 'startsAt', 'endsAt', 'illSince', 'homeSafeAt', 'breakFrom', 'breakMinutes'])
    .where('startsAt', '<', to)
    .where('endsAt', '>', from)
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
  return rows.map(({ startsAt, endsAt, operativeId, breakFrom, breakMinutes, ...row }) => ({
    ...row,
    rest: breakFrom === null || breakMinutes === null ? null : { from: breakFrom, minutes: breakMinutes },
    operativeId: operativeId as OperativeId,
    from: startsAt,
    to: endsAt,
  }))
}

export const changeShift = async (tx: Tx, id: string, change: { illSince?: Instant | null; homeSafeAt?: Instant }): Promise<void> => {
  await tx.q.updateTable('shifts').set(change).where('id', '=', id).execute()
}

/** Somebody else works this shift. Whether they are well is theirs, so nothing of that goes along. */
export const giveShift = async (tx: Tx, id: string, operativeId: OperativeId): Promise<void> => {
  await tx.q.updateTable('shifts').set({ operativeId, illSince: null }).where('id', '=', id).execute()
}

export const saveNextOfKin = async (tx: Tx, operativeId: OperativeId, kin: { name: string; telephone: string }): Promise<void> => {
  const row = { nextOfKinName: kin.name, nextOfKinTelephone: kin.telephone }
  await tx.q
    .insertInto('emergencyDetails')
    .values({ contractorId: tx.who.contractorId, operativeId, ...row })
    .onConflict((c) => c.columns(['contractorId', 'operativeId']).doUpdateSet(row))
    .execute()
}

export const readNextOfKin = async (
  tx: Tx,
  operativeId: OperativeId,
): Promise<{ name: string | null; telephone: string | null } | null> => {
  const row = await tx.q
    .selectFrom('emergencyDetails')
    .select(['nextOfKinName', 'nextOfKinTelephone'])
    .where('operativeId', '=', operativeId)
    .executeTakeFirst()
  return row ? { name: row.nextOfKinName, telephone: row.nextOfKinTelephone } : null
}

/** B1 Holds these people until the transaction ends, so that nobody is sent twice at once; always in the same order. Who no longer works here is left out. */
export const holdOperativeRows = async (tx: Tx, ids: readonly OperativeId[]): Promise<OperativeId[]> => {
  const held = tx.q
    .selectFrom('operatives')
    .select('id')
    .where('id', 'in', [...ids, ''])
    .where('endedAt', 'is', null)
  return (await held.orderBy('id').forNoKeyUpdate().execute()).map((row) => row.id as OperativeId)
}
