/** Photographs, follow-on work and the resident's word. */
import type { HouseholdId, Id, OrderId, VisitId } from '../../../lib/ids.ts'
import { oneOf } from '../../../lib/lists.ts'
import type { Day, Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { howItWent, photoShows, wordWays } from '../rules/visit.ts'
import type { HowItWent, PhotoShows, WordWay } from '../rules/visit.ts'

export type PhotoMeta = { id: Id<'photo'>; takenAt: Instant; shows: PhotoShows; width: number; height: number }
export type SealedPhoto = PhotoMeta & { visitId: VisitId; keyVersion: number; sealed: Buffer }

export const keepPhoto = async (tx: Tx, photo: SealedPhoto): Promise<void> => {
  await tx.q
    .insertInto('photos')
    .values({ ...photo, contractorId: tx.who.contractorId })
    .execute()
}

export const photosOf = async (tx: Tx, visitId: VisitId): Promise<PhotoMeta[]> => {
  const rows = await tx.q
    .selectFrom('photos')
    .select(['id', 'takenAt', 'shows', 'width', 'height'])
    .where('visitId', '=', visitId)
    .orderBy('takenAt')
    .execute()
  return rows.map((row) => ({ ...row, id: row.id as Id<'photo'>, shows: oneOf(photoShows, row.shows)! }))
}

export const sealedPhoto = (tx: Tx, id: Id<'photo'>) =>
  tx.q.selectFrom('photos').select(['id', 'visitId', 'keyVersion', 'sealed']).where('id', '=', id).executeTakeFirst()

export type FollowOn = { id: Id<'followOn'>; visitId: VisitId; orderId: OrderId; what: string; toldOn: Day }

export const keepFollowOn = async (tx: Tx, followOn: FollowOn): Promise<void> => {
  await tx.q
    .insertInto('followOns')
    .values({ ...followOn, contractorId: tx.who.contractorId })
    .execute()
}

export type Word = {
  id: Id<'word'>
  visitId: VisitId
  householdId: HouseholdId
  via: WordWay
  how: HowItWent
  words: string | null
  saidAt: Instant
  heardBy: string | null
  heardAt: Instant | null
  whatWeDid: string | null
}

export const keepWord = async (tx: Tx, word: Omit<Word, 'heardBy' | 'heardAt' | 'whatWeDid'>): Promise<void> => {
  await tx.q
    .insertInto('residentWords')
    .values({ ...word, contractorId: tx.who.contractorId })
    .execute()
}

const columns = ['id', 'visitId', 'householdId', 'via', 'how', 'words', 'saidAt', 'heardBy', 'heardAt', 'whatWeDid'] as const
type Row = Record<(typeof columns)[number], unknown>
const wordFrom = (row: Row): Word => {
  const [via, how] = [oneOf(wordWays, row.via), oneOf(howItWent, row.how)]
  if (via === null || how === null) throw new Error(`The word ${String(row.id)} was said in an unknown way.`)
  return { ...(row as Word), via, how }
}

export const wordsOf = async (tx: Tx, visitId: VisitId): Promise<Word[]> => {
  const rows = await tx.q.selectFrom('residentWords').select(columns).where('visitId', '=', visitId).orderBy('saidAt').execute()
  return rows.map(wordFrom)
}

export const wordById = async (tx: Tx, id: Id<'word'>): Promise<Word | null> => {
  const row = await tx.q.selectFrom('residentWords').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? wordFrom(row) : null
}

/** What nobody has heard yet, the oldest first. */
export const unheard = async (tx: Tx): Promise<Word[]> => {
  const rows = await tx.q.selectFrom('residentWords').select(columns).where('heardAt', 'is', null).orderBy('saidAt').execute()
  return rows.map(wordFrom)
}

export const markHeard = async (tx: Tx, id: Id<'word'>, heardBy: string, whatWeDid: string): Promise<boolean> => {
  const row = await tx.q
    .updateTable('residentWords')
    .set({ heardBy, heardAt: tx.now, whatWeDid })
    .where('id', '=', id)
    .where('heardAt', 'is', null)
    .executeTakeFirst()
  return row.numUpdatedRows > 0n
}
