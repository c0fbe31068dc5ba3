import pg from 'pg'

type Column = { table: string; column: string; type: string }

/** What the law's cast of people and the constraints over several columns want, by `table.column` or by `column` alone. */
const wanted: Readonly<Record<string, string | number | boolean | string[]>> = {
  contractor_id: 'con_a',
  landlord_id: 'll_one',
  household_id: 'hh_one',
  operative_id: 'op_one',
  premises_id: 'pr_one',
  visit_id: 'vis_one',
  author_staff_id: 'st_one',
  'landlords.id': 'll_one',
  'households.id': 'hh_one',
  'operatives.id': 'op_one',
  'premises.id': 'pr_one',
  'visits.id': 'vis_one',
  'staff.role': 'controller',
  'staff.landlord_id': '',
  'messages.staff_id': '',
  'messages.telephone': '',
  'messages.lane': 'household',
  'orders.source': 'telephone',
  'appointments.state': 'promised',
  'appointments.moved_agreed_by': '',
  'appointments.moved_agreed_how': '',
  'appointments.moved_agreed_at': '',
  'appointments.risk_told_again_at': '',
  'bookings.state': 'inside',
  'bookings.check_code': '4729',
  'overrides.agreed_by': 'st_two',
  'overrides.reason': 'long enough a reason',
  'overrides.rules': ['D3'],
  'offers.windows': '[["x", "x"]]',
  'offers.taken': '',
  'offers.taken_at': '',
  'steers.kind': 'pin',
  'steers.reason': 'they know her',
  'steers.until': '',
  'visits.state': 'at_the_door',
  'visits.look_around': '',
  'visits.outcome': '',
  'consents.rooms': ['Kitchen'],
  'welfare_checks.closed_by': '',
  'welfare_checks.outcome': '',
  'watches.paused_until': '',
  'watches.pause_why': '',
  'home_safe.confirmed_at': '',
  'call_turns.turn': 1,
  'watch_acts.nth': 1,
  'contractors.code_keys': '7333',
  'promise_levels.in_hundred': 95,
  'learned_nights.weights': '',
  'learned_nights.trust': '',
  'contractors.check_in_grace_seconds': 120,
  'break_settings.after_minutes': 240,
  'break_settings.minutes': 30,
  'alarms.closed_by': '',
  'alarm_rings.staff_id': '',
  'alarms.close_why': '',
  'alarms.from_telephone': '',
  'alarms.answer_lapses_at': '',
  'alarms.resolution': '',
  'alarms.duress_at': '',
  'alarms.reviewed_at': '',
  'ladders.days': '',
  'ladder_steps.step': 1,
  'ladder_rungs.step': 1,
  'ladder_rungs.staff_id': '',
  'ladder_rungs.channels': ['call'],
  'arc_handoffs.accepted_at': '',
  'arc_handoffs.accepted_how': '',
  'auditor_shouts.trouble': '',
  'stand_downs.agreed_at': '',
  'stand_downs.agreed_by': '',
  'stand_downs.refused_at': '',
  'stand_downs.refused_by': '',
}

const ordinary: Readonly<Record<string, unknown>> = {
  text: 'x',
  int4: 30,
  int2: 1,
  int8: 1,
  bool: false,
  float8: 1,
  timestamptz: '2026-11-24T09:00:00Z',
  date: '2026-11-24',
  time: '09:00',
  jsonb: '{}',
  bytea: Buffer.from('x'),
  _text: ['x'],
}
/** Ends after it began. */
const lateColumns = new Set(['ends_at', 'window_to', 'valid_until', 'review_on'])

/** Puts one row into every table that belongs to a contractor, past foreign keys and policies. Reads the columns from the catalogue, so a new table is filled too. */
export const oneRowInEveryTable = async (owner: pg.Client): Promise<void> => {
  const { rows } = await owner.query<Column>(
    `select c.table_name as table, c.column_name as column, c.udt_name as type from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
        and exists (select 1 from information_schema.columns k where k.table_schema = 'public' and k.table_name = c.table_name and k.column_name = 'contractor_id')`,
  )
  const lists = await closedLists(owner)
  await owner.query(`set session_replication_role = replica`)
  for (const [table, columns] of Map.groupBy(rows, (row) => row.table)) {
    const filled = columns.map((c): [string, unknown] => [c.column, valueOf(c, lists)]).filter(([, value]) => value !== '')
    await owner.query(
      `insert into ${pg.escapeIdentifier(table)} (${filled.map(([name]) => pg.escapeIdentifier(name)).join(', ')}) values (${filled.map((_, n) => `$${n + 1}`).join(', ')})`,
      filled.map(([, value]) => value),
    )
  }
  await owner.query(`set session_replication_role = origin`)
}

/** The first value of every closed list that a check constraint holds, by `table.column`. */
const closedLists = async (owner: pg.Client): Promise<Map<string, string>> => {
  const { rows } = await owner.query<{ column: string; says: string }>(
    `select c.conrelid::regclass || '.' || a.attname as column, pg_get_constraintdef(c.oid) as says
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'c' and cardinality(c.conkey) = 1 and c.connamespace = 'public'::regnamespace`,
  )
  return new Map(
    rows.map(({ column, says }): [string, string] => [column, /ARRAY\['(.*?)'/.exec(says)?.[1] ?? '']).filter(([, value]) => value !== ''),
  )
}

const valueOf = ({ table, column, type }: Column, lists: ReadonlyMap<string, string>): unknown => {
  const said = wanted[`${table}.${column}`] ?? lists.get(`${table}.${column}`) ?? wanted[column]
  if (said !== undefined) return said
  if (lateColumns.has(column)) return type === 'date' ? '2027-11-24' : '2026-11-24T17:00:00Z'
  return ordinary[type]
}
