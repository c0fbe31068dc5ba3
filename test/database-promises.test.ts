/** What the database itself refuses: each constraint that keeps a promise is tried, and then taken away to see that it was this one. */
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from './harness/database.ts'
import { oneRowInEveryTable } from './laws/one-row-in-every-table.ts'

type Row = Record<string, unknown>
/** `another`: a second row like the one that is there, but for this. `becomes`: the row that is there changes. */
type Case = { promise: string; name: string; table: string; says: string } & ({ another: Row } | { becomes: Row })

const cases: readonly Case[] = [
  {
    promise: 'B1',
    name: 'booking_one_live_per_operative',
    table: 'bookings',
    says: 'two live bookings of one operative',
    another: { id: 'two', visit_id: 'vis_two' },
  },
  {
    promise: 'B7',
    name: 'booking_no_cold_call',
    table: 'bookings',
    says: 'a visit without appointment or emergency',
    becomes: { appointment_id: null, emergency_reason: null },
  },
  {
    promise: 'B7',
    name: 'booking_no_cold_call',
    table: 'bookings',
    says: 'an emergency that says nothing',
    becomes: { appointment_id: null, emergency_reason: '' },
  },
  {
    promise: 'D5',
    name: 'override_by_two_people',
    table: 'overrides',
    says: 'agreeing to what one asked oneself',
    becomes: { asked_by: 'st_one', agreed_by: 'st_one' },
  },
  {
    promise: 'V1',
    name: 'visit_inside_with_id_and_consent',
    table: 'visits',
    says: 'inside without ID',
    becomes: { state: 'inside', id_shown_at: null, consent_id: 'c', no_adult_home: false },
  },
  {
    promise: 'V1',
    name: 'visit_inside_with_id_and_consent',
    table: 'visits',
    says: 'inside without consent',
    becomes: { state: 'inside', id_shown_at: '2026-11-24T09:00:00Z', consent_id: null, no_adult_home: false },
  },
  {
    promise: 'V3',
    name: 'visit_never_inside_with_only_under_18s',
    table: 'visits',
    says: 'inside with only under-18s',
    becomes: { state: 'inside', id_shown_at: '2026-11-24T09:00:00Z', consent_id: 'c', no_adult_home: true },
  },
  {
    promise: 'V3',
    name: 'visit_never_inside_with_only_under_18s',
    table: 'visits',
    says: 'inside and nobody asked',
    becomes: { state: 'inside', id_shown_at: '2026-11-24T09:00:00Z', consent_id: 'c', no_adult_home: null },
  },
  {
    promise: 'V6',
    name: 'welfare_check_closed_by_a_person',
    table: 'welfare_checks',
    says: 'a check closed by nobody',
    becomes: { state: 'closed', closed_by: null, outcome: 'seen_well' },
  },
  { promise: 'A1', name: 'watch_one_per_booking', table: 'watches', says: 'two watches over one booking', another: { id: 'two' } },
  {
    promise: 'A3',
    name: 'alarm_answered_by_a_person',
    table: 'alarms',
    says: 'an alarm answered by nobody',
    becomes: { state: 'answered', answered_by: null },
  },
  {
    promise: 'A3',
    name: 'alarm_closed_by_a_person_with_reason',
    table: 'alarms',
    says: 'an alarm closed by nobody',
    becomes: { state: 'closed', closed_by: null, close_why: 'Spoke to her.' },
  },
  {
    promise: 'A3',
    name: 'alarm_closed_by_a_person_with_reason',
    table: 'alarms',
    says: 'an alarm closed without a reason',
    becomes: { state: 'closed', closed_by: 'st_one', close_why: '' },
  },
  {
    promise: 'A5',
    name: 'alarm_one_open_per_operative',
    table: 'alarms',
    says: 'a second open alarm beside the first',
    another: { id: 'two' },
  },
  {
    promise: 'P1',
    name: 'marker_decided_by_somebody_with_reason',
    table: 'markers',
    says: 'a marker decided by nobody',
    becomes: { decided_by: null },
  },
  {
    promise: 'P1',
    name: 'marker_decided_by_somebody_with_reason',
    table: 'markers',
    says: 'a marker decided without a reason',
    becomes: { decision_why: null },
  },
  {
    promise: 'P1',
    name: 'marker_ends_within_two_years',
    table: 'markers',
    says: 'a marker for three years',
    becomes: { ends_at: '2029-11-24T09:00:00Z' },
  },
  {
    promise: 'P3',
    name: 'marker_resident_told_or_reason',
    table: 'markers',
    says: 'neither told nor a reason why not',
    becomes: { resident_told_at: null, not_told_why: null },
  },
  {
    promise: 'H4',
    name: 'contact_card_safe_way_is_named',
    table: 'contact_cards',
    says: 'safe contact without the safe number',
    becomes: { safe_contact_only: true, safe_telephone: null },
  },
]

const database = await freshDatabase()
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
afterAll(() => owner.end())
await oneRowInEveryTable(owner)
/** Foreign keys rest, so that a row can be changed by itself; checks and unique indexes do not. */
await owner.query('set session_replication_role = replica')

const insertable = async (table: string): Promise<string[]> =>
  (
    await owner.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
      [table],
    )
  ).rows.map(({ name }) => name)

const attempt = async (one: Case): Promise<string> => {
  const row = 'another' in one ? one.another : one.becomes
  const names = 'another' in one ? await insertable(one.table) : Object.keys(row)
  const changed = `jsonb_populate_record(null::${one.table}, to_jsonb(old) || $1::jsonb)`
  const statement =
    'another' in one
      ? `insert into ${one.table} (${names.join(', ')}) select ${names.map((name) => `(${changed}).${name}`).join(', ')} from ${one.table} old`
      : `update ${one.table} as old set ${names.map((name) => `${name} = (${changed}).${name}`).join(', ')}`
  await owner.query('savepoint before_it')
  try {
    const { rowCount } = await owner.query(statement, [JSON.stringify(row)])
    return `let ${rowCount} through`
  } catch (error) {
    return (error as { constraint?: string }).constraint ?? String(error)
  } finally {
    await owner.query('rollback to savepoint before_it')
  }
}

const takeAway = async ({ name, table }: Case): Promise<void> => {
  const { rowCount } = await owner.query('select from pg_constraint where conname = $1', [name])
  await owner.query(rowCount ? `alter table ${table} drop constraint ${name}` : `drop index ${name}`)
}

test.each(cases)('$promise the database refuses $says, and nothing else would', async (one) => {
  await owner.query('begin')
  try {
    expect(await attempt(one)).toBe(one.name)
    await takeAway(one)
    expect(await attempt(one), 'without the constraint').toBe('let 1 through')
  } finally {
    await owner.query('rollback')
  }
})

test('every constraint and index that names a promise is tried here', async () => {
  const { rows } = await owner.query<{ name: string; says: string }>(
    `select coalesce(c.conname, i.relname)::text as name, d.description as says from pg_description d
       left join pg_constraint c on d.classoid = 'pg_constraint'::regclass and c.oid = d.objoid
       left join pg_class i on d.classoid = 'pg_class'::regclass and i.oid = d.objoid and i.relkind = 'i'
      where coalesce(c.oid, i.oid) is not null`,
  )
  const promised = rows.filter(({ says }) => /^[A-Z]\d+\b/.test(says)).map(({ name, says }) => `${says.slice(0, 2)} ${name}`)
  expect(promised.toSorted()).toEqual([...new Set(cases.map(({ promise, name }) => `${promise} ${name}`))].toSorted())
})
