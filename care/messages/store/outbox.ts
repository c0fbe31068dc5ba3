import { sql } from 'kysely'
import type { DoorTx, Tx } from '../../../platform/postgres/tx.ts'
import type { Subject } from '../../record/actions.ts'
import type { Channel } from '../rules/card.ts'
import type { MessageState } from '../rules/states.ts'

export type Queued = {
  id: string
  lane: 'duty' | 'household'
  channel: Channel | 'push' | null
  householdId: string | null
  staffId: string | null
  template: string
  facts: unknown
  about: Subject
}

export const queueMessages = async (tx: Tx, messages: readonly Queued[]): Promise<void> => {
  const sameFor = { contractorId: tx.who.contractorId, state: 'queued', queuedAt: tx.now }
  const rows = messages.map(({ about: [aboutKind, aboutId], facts, ...row }) => ({
    ...{ ...row, ...sameFor, aboutKind, aboutId },
    facts: JSON.stringify(facts),
  }))
  if (rows.length > 0) await tx.q.insertInto('messages').values(rows).execute()
}

/** One message, held until the transaction ends: nobody else sends it meanwhile. */
export const holdMessage = async (tx: Tx, id: string) => {
  const row = await tx.q.selectFrom('messages').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row && { ...row, state: row.state as MessageState, lane: row.lane as 'duty' | 'household' }
}
export type Message = NonNullable<Awaited<ReturnType<typeof holdMessage>>>

/** Whom of the staff a message is to, and about what, as it never changes: held by nobody. */
export const addressedTo = (tx: Tx, id: string) =>
  tx.q.selectFrom('messages').select(['staffId', 'template', 'facts', 'aboutKind', 'aboutId']).where('id', '=', id).executeTakeFirst()

export type Change = {
  state: MessageState
  channel?: Channel
  language?: string
  body?: string
  facts?: string
  tries?: number
  sentAt?: Temporal.Instant
  deliveredAt?: Temporal.Instant
  supplierId?: string | null
  trouble?: string | null
  toldBy?: string
}
export const changeMessages = async (tx: Tx, ids: readonly string[], change: Change): Promise<void> => {
  if (ids.length > 0) await tx.q.updateTable('messages').set(change).where('id', 'in', ids).execute()
}
export const changeMessage = (tx: Tx, id: string, change: Change): Promise<void> => changeMessages(tx, [id], change)

/** What waits to be sent about a subject, held. */
export const holdQueuedAbout = (
  tx: Tx,
  [kind, id]: Subject,
  { staffIds, template, except = [] }: { staffIds?: readonly string[]; template?: string; except?: readonly string[] } = {},
) =>
  tx.q
    .selectFrom('messages')
    .select(['id'])
    .where('aboutKind', '=', kind)
    .where('aboutId', '=', id)
    .where('state', '=', 'queued')
    .$if(except.length > 0, (query) => query.where('id', 'not in', except))
    .$if(staffIds !== undefined, (query) => query.where('staffId', 'in', staffIds!))
    .$if(template !== undefined, (query) => query.where('template', '=', template!))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()

/** What was sent about a subject and is not yet known to have arrived: no second way is to be tried for it any more. */
export const sentAbout = (tx: Tx, [kind, id]: Subject, { staffIds, template }: { staffIds?: readonly string[]; template?: string } = {}) =>
  tx.q
    .selectFrom('messages')
    .select('id')
    .where('aboutKind', '=', kind)
    .where('aboutId', '=', id)
    .where('state', '=', 'sent')
    .where('lane', '=', 'duty')
    .$if(staffIds !== undefined, (those) => those.where('staffId', 'in', staffIds!))
    .$if(template !== undefined, (those) => those.where('template', '=', template!))
    .orderBy('id')
    .execute()

/** Whether a later message to the same household about the same thing, of one of these templates, makes this one untrue. */
export const isReplaced = async (tx: Tx, message: Message, by: readonly string[]): Promise<boolean> => {
  if (by.length === 0) return false
  const row = await tx.q
    .selectFrom('messages')
    .select('id')
    .where('householdId', '=', message.householdId)
    .where('aboutKind', '=', message.aboutKind)
    .where('aboutId', '=', message.aboutId)
    .where('template', 'in', by)
    .where('id', '>', message.id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Everything that went out about a subject, oldest first. */
export const messagesAbout = (tx: Tx, [kind, id]: Subject) =>
  tx.q
    .selectFrom('messages')
    .select([
      'id',
      'template',
      'channel',
      'language',
      'body',
      'state',
      'queuedAt',
      'sentAt',
      'deliveredAt',
      'trouble',
      'householdId',
      'staffId',
    ])
    .where('aboutKind', '=', kind)
    .where('aboutId', '=', id)
    .orderBy('queuedAt')
    .orderBy('id')
    .execute()

/** What households should have heard and no machine could tell them, oldest first; of what was withheld only `lasting`. */
export const untoldHouseholds = (tx: Tx, lasting: readonly string[]) =>
  tx.q
    .selectFrom('messages as m')
    .innerJoin('contactCards as c', (join) =>
      join.onRef('c.householdId', '=', 'm.householdId').onRef('c.contractorId', '=', 'm.contractorId'),
    )
    .select([
      'm.id',
      'm.householdId',
      'm.template',
      'm.body',
      'm.state',
      'm.queuedAt',
      'm.trouble',
      'm.aboutKind',
      'm.aboutId',
      'c.safeContactOnly',
      'c.largePrint',
    ])
    .where((e) => e.or([e('m.state', 'in', ['failed', 'by_hand']), e.and([e('m.state', '=', 'withheld'), e('m.template', 'in', lasting)])]))
    .where('m.toldBy', 'is', null)
    .where('m.lane', '=', 'household')
    .orderBy('m.queuedAt')
    .execute()

/** Before a contractor is known: whose message this is. */
export const contractorOfMessage = async ({ q }: DoorTx, id: string): Promise<string | null> =>
  (await q.selectFrom('messages').select('contractorId').where('id', '=', id).executeTakeFirst())?.contractorId ?? null

/** Before a contractor is known: whose duty number was written to or rung. The only contractor's, when there is but one. */
export const contractorOfNumber = async ({ q }: DoorTx, telephone: string | null): Promise<string | null> => {
  const all = await q
    .selectFrom('contractors')
    .select(['contractorId', sql<boolean>`duty_number = ${telephone}`.as('isTheirs')])
    .execute()
  return (all.find((c) => c.isTheirs) ?? (all.length === 1 ? all[0] : undefined))?.contractorId ?? null
}
