import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { FindingKind, Overdue } from './overdue.ts'
import { sentenceOf } from './words.ts'

/** A finding that is open: seen at this look, first seen at `foundAt`. */
export type Finding = { contractorId: string; kind: FindingKind; subjectId: string; words: string; foundAt: Date; shoutedAt: Date | null }
export type Noted = { open: Finding[]; mended: { contractorId: string; wasShouted: boolean }[] }

const newId = (prefix: string): string => `${prefix}_${randomBytes(13).toString('hex').toUpperCase()}`

/** Writes down what a look has seen, ends what it no longer sees, and tells the desks where anything changed. One transaction. */
export const noteLook = async (client: pg.ClientBase, overdue: readonly Overdue[], now: Date): Promise<Noted> => {
  await client.query('begin')
  try {
    const rows = overdue.map((one) => ({ ...one, id: newId('af'), words: sentenceOf(one, now) }))
    const { rows: seen } = await client.query<Finding & { isNew: boolean }>(
      `insert into auditor_findings (contractor_id, id, kind, subject_id, words, found_at, seen_at)
       select x."contractorId", x.id, x.kind, x."subjectId", x.words, $2, $2
         from jsonb_to_recordset($1::jsonb) as x("contractorId" text, id text, kind text, "subjectId" text, words text)
       on conflict (contractor_id, kind, subject_id) where ended_at is null do update set seen_at = excluded.seen_at, words = excluded.words
       returning contractor_id as "contractorId", kind, subject_id as "subjectId", words, found_at as "foundAt", shouted_at as "shoutedAt", xmax = 0 as "isNew"`,
      [JSON.stringify(rows), now],
    )
    const { rows: mended } = await client.query<{ contractorId: string; wasShouted: boolean }>(
      `update auditor_findings set ended_at = $1 where ended_at is null and seen_at < $1
       returning contractor_id as "contractorId", shouted_at is not null as "wasShouted"`,
      [now],
    )
    await client.query(
      `insert into auditor_looks (auditor, looked_at) values ('auditor', $1) on conflict (auditor) do update set looked_at = excluded.looked_at`,
      [now],
    )
    await tellDesks(client, [...seen.filter((one) => one.isNew), ...mended])
    await client.query('commit')
    return { open: seen, mended }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

const tellDesks = async (client: pg.ClientBase, changed: readonly { contractorId: string }[]): Promise<void> => {
  for (const contractorId of new Set(changed.map((one) => one.contractorId)))
    await client.query(`select pg_notify('board', $1)`, [contractorId])
}

export type Shout = {
  contractorId: string
  id: string
  staffId: string
  channel: 'text' | 'call'
  supplier: 'twilio' | 'smpp' | 'none'
  shoutedAt: Date
  supplierId: string | null
  trouble: string | null
}
export const newShoutId = (): string => newId('as')

/** Keeps what was shouted, also what was shouted while the database did not answer. */
export const keepShouts = async (client: pg.ClientBase, shouts: readonly Shout[]): Promise<void> => {
  await client.query(
    `insert into auditor_shouts (contractor_id, id, staff_id, channel, supplier, shouted_at, supplier_id, trouble)
     select x."contractorId", x.id, x."staffId", x.channel, x.supplier, x."shoutedAt", x."supplierId", x.trouble
       from jsonb_to_recordset($1::jsonb) as x("contractorId" text, id text, "staffId" text, channel text, supplier text, "shoutedAt" timestamptz, "supplierId" text, trouble text)
     on conflict do nothing`,
    [JSON.stringify(shouts)],
  )
}

export const noteShouted = async (client: pg.ClientBase, contractorId: string, now: Date): Promise<void> => {
  await client.query('update auditor_findings set shouted_at = $2 where contractor_id = $1 and ended_at is null', [contractorId, now])
  await tellDesks(client, [{ contractorId }])
}
