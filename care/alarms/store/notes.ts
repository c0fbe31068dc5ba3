import type { AlarmId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { NoteKind, Resolution, WordFrom } from '../rules.ts'

export type Note = { alarmId: AlarmId; kind: NoteKind; question: string | null; answer: string | null; words: string | null }

export const addNote = async (tx: Tx, staffId: string, note: Note): Promise<void> => {
  await tx.q
    .insertInto('alarmNotes')
    .values({ ...note, contractorId: tx.who.contractorId, id: tx.world.newId('alarmNote'), staffId, at: tx.now })
    .execute()
}

/** What was done about these alarms, oldest first, with who did it. */
export const notesOf = (tx: Tx, alarmIds: readonly string[]) =>
  alarmIds.length === 0
    ? Promise.resolve([])
    : tx.q
        .selectFrom('alarmNotes as n')
        .innerJoin('staff as s', (join) => join.onRef('s.id', '=', 'n.staffId').onRef('s.contractorId', '=', 'n.contractorId'))
        .select(['n.id', 'n.alarmId', 'n.at', 'n.kind', 'n.question', 'n.answer', 'n.words', 's.name as by'])
        .where('n.alarmId', 'in', alarmIds)
        .orderBy('n.at')
        .orderBy('n.id')
        .execute()

export type NewStandDown = {
  id: string
  alarmId: AlarmId
  askedBy: string
  why: string
  resolution: Resolution
  spokeToThem: boolean
  wordFrom: WordFrom | null
  alone: boolean
}
export const addStandDown = async (tx: Tx, standDown: NewStandDown): Promise<void> => {
  await tx.q
    .insertInto('standDowns')
    .values({ ...standDown, contractorId: tx.who.contractorId, askedAt: tx.now })
    .execute()
}

const standDowns = (tx: Tx) =>
  tx.q
    .selectFrom('standDowns as d')
    .innerJoin('staff as s', (join) => join.onRef('s.id', '=', 'd.askedBy').onRef('s.contractorId', '=', 'd.contractorId'))
    .select([
      'd.id',
      'd.alarmId',
      'd.askedBy',
      'd.askedAt',
      'd.why',
      'd.resolution',
      'd.spokeToThem',
      'd.wordFrom',
      's.name as askedByName',
    ])
    .where('d.agreedAt', 'is', null)
    .where('d.refusedAt', 'is', null)
    .where('d.overtakenAt', 'is', null)
    .where('d.alone', '=', false)

/** Who asks that these alarms be over and waits for a second person. */
export const openStandDowns = async (tx: Tx, alarmIds: readonly string[]) =>
  alarmIds.length === 0
    ? []
    : (await standDowns(tx).where('d.alarmId', 'in', alarmIds).execute()).map((row) => ({
        ...row,
        resolution: row.resolution as Resolution,
        wordFrom: row.wordFrom as WordFrom | null,
      }))

/** The last time that a second person was not sure, of each of these alarms. */
export const refusedStandDowns = async (tx: Tx, alarmIds: readonly string[]) =>
  alarmIds.length === 0
    ? []
    : tx.q
        .selectFrom('standDowns as d')
        .innerJoin('staff as s', (join) => join.onRef('s.id', '=', 'd.refusedBy').onRef('s.contractorId', '=', 'd.contractorId'))
        .distinctOn('d.alarmId')
        .select(['d.alarmId', 'd.refusedAt as at', 'd.refuseWhy as why', 's.name as by'])
        .where('d.alarmId', 'in', alarmIds)
        .orderBy('d.alarmId')
        .orderBy('d.refusedAt', 'desc')
        .execute()

export const settleStandDown = async (
  tx: Tx,
  id: string,
  how: { agreedBy: string } | { refusedBy: string; refuseWhy: string },
): Promise<void> => {
  const change = 'agreedBy' in how ? { ...how, agreedAt: tx.now } : { ...how, refusedAt: tx.now }
  await tx.q.updateTable('standDowns').set(change).where('id', '=', id).execute()
}

/** It rings again: who asked that it be over has to ask anew. */
export const overtakeStandDowns = async (tx: Tx, alarmId: AlarmId): Promise<void> => {
  await tx.q
    .updateTable('standDowns')
    .set({ overtakenAt: tx.now })
    .where('alarmId', '=', alarmId)
    .where('agreedAt', 'is', null)
    .where('refusedAt', 'is', null)
    .where('overtakenAt', 'is', null)
    .where('alone', '=', false)
    .execute()
}
