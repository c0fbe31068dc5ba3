/** Many rows at once, past the actions that make one at a time: for the weeks before today alone. */
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { canonical } from '../../../care/record/rules.ts'
import type { Instant } from '../../../lib/time.ts'
import type { IdKind } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { actorId } from '../../../platform/who.ts'
import type { Who } from '../../../platform/who.ts'
import type { DB } from '../../types.ts'
import type { Dice } from './dice.ts'

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const atOnce = 2000

/** Rows alike in their columns, in one statement for every two thousand. */
export const put = async (tx: Tx, table: keyof DB, rows: readonly Record<string, unknown>[]): Promise<void> => {
  const { contractorId } = tx.who
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce).map((row) => Object.entries({ contractorId, ...row }))
    const columns = sql.join(some[0]!.map(([name]) => sql.ref(name)))
    const text = JSON.stringify(some.map((row) => Object.fromEntries(row.map(([name, value]) => [snake(name), value]))))
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${text}::jsonb)`.execute(tx.q)
  }
}

/** What the record says of the past (R1). */
export type PastEvent = {
  readonly at: Instant
  readonly who: Who
  readonly verb: string
  readonly subject: readonly [IdKind, string]
  readonly why?: string
  readonly content?: unknown
}

/** R1 In the order in which it happened, each with its keyed digest, to be sealed like any other event. */
export const record = async (tx: Tx, dice: Dice, events: readonly PastEvent[]): Promise<void> => {
  const key = tx.world.keys.current('record')
  const told = events
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
    .map(({ at, who, verb, subject: [subjectKind, subjectId], why = null, content = null }) => ({
      ...{
        id: dice.id('event', at),
        at: at.toString(),
        actorKind: who.kind,
        actorId: actorId(who),
        verb,
        subjectKind,
        subjectId,
        why,
        content,
      },
    }))
    .map((event) => ({ ...event, digest: createHmac('sha256', key.bytes).update(canonical(event)).digest('hex') }))
  for (let from = 0; from < told.length; from += atOnce)
    await sql`select append_event(e.id, e.at, e."actorKind", e."actorId", e.verb, e."subjectKind", e."subjectId", e.why, e.content, ${key.version}, decode(e.digest, 'hex'))
      from jsonb_to_recordset(${JSON.stringify(told.slice(from, from + atOnce))}::jsonb) as e(id text, at timestamptz, "actorKind" text,
        "actorId" text, verb text, "subjectKind" text, "subjectId" text, why text, content jsonb, digest text)`.execute(tx.q)
}
