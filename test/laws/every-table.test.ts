import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { withoutRowLevelSecurity } from '../../db/without-row-level-security.ts'
import { freshDatabase } from '../harness/database.ts'
import { oneRowInEveryTable } from './one-row-in-every-table.ts'

/** Who asks: the settings that a transaction in their name carries. The rows belong to contractor A, landlord 1, household 1; operative 1 is sent there. */
const askers = {
  nobody: {},
  anotherContractor: { contractor: 'con_b', role: 'director', actor: 'st_b' },
  director: { contractor: 'con_a', role: 'director', actor: 'st_director' },
  controller: { contractor: 'con_a', role: 'controller', actor: 'st_controller' },
  safeguardingLead: { contractor: 'con_a', role: 'safeguarding_lead', actor: 'st_lead' },
  engine: { contractor: 'con_a', role: 'engine' },
  operativeSent: { contractor: 'con_a', role: 'operative', actor: 'st_one', operative: 'op_one' },
  operativeElsewhere: { contractor: 'con_a', role: 'operative', actor: 'st_two', operative: 'op_two' },
  landlord: { contractor: 'con_a', role: 'landlord_officer', actor: 'st_officer', landlord: 'll_one' },
  otherLandlord: { contractor: 'con_a', role: 'landlord_officer', actor: 'st_other', landlord: 'll_two' },
  resident: { contractor: 'con_a', role: 'resident', actor: 'hh_one', household: 'hh_one' },
  otherResident: { contractor: 'con_a', role: 'resident', actor: 'hh_two', household: 'hh_two' },
} satisfies Record<string, Record<string, string>>
type Asker = keyof typeof askers

const office: Asker[] = ['director', 'controller', 'safeguardingLead', 'engine']
const everybodyHere: Asker[] = [...office, 'operativeSent', 'operativeElsewhere', 'landlord', 'otherLandlord', 'resident', 'otherResident']
const officeAndOperatives: Asker[] = [...office, 'operativeSent', 'operativeElsewhere']

/** Every table, and who sees its one row. A table that is missing here makes the law fail: say who may. */
const whoSees: Readonly<Record<string, readonly Asker[]>> = {
  contractors: everybodyHere,
  record_events: officeAndOperatives,
  record_unsealed: [],
  record_seals: officeAndOperatives,
  timers: everybodyHere,
  landlords: [...officeAndOperatives, 'landlord', 'resident', 'otherResident'],
  landlord_priorities: [...officeAndOperatives, 'landlord', 'resident', 'otherResident'],
  staff: officeAndOperatives,
  sessions: officeAndOperatives,
  devices: officeAndOperatives,
  api_keys: office,
  idempotency_keys: [...office, 'landlord', 'otherLandlord'],
  premises: [...office, 'operativeSent', 'landlord', 'resident'],
  premises_facts: [...office, 'operativeSent'],
  households: [...office, 'operativeSent', 'landlord', 'resident'],
  people: [...office, 'operativeSent', 'resident'],
  needs: [...office, 'operativeSent', 'resident'],
  markers: [...office, 'operativeSent'],
  contact_cards: [...office, 'resident'],
  operatives: [...officeAndOperatives, 'resident'],
  emergency_details: ['controller', 'engine', 'operativeSent'],
  shifts: [...office, 'operativeSent'],
  certificates: officeAndOperatives,
  messages: office,
  inbound_messages: office,
  message_attempts: office,
  supplier_health: office,
  blocked_numbers: office,
  push_subscriptions: office,
  links: [...office, 'resident'],
  orders: [...office, 'operativeSent', 'landlord', 'resident'],
  appointments: [...office, 'operativeSent', 'landlord', 'resident'],
  bookings: [...office, 'operativeSent', 'resident'],
  overrides: office,
  steers: office,
  offers: office,
  learned_stretches: office,
  learned_nights: office,
  promise_levels: office,
  promise_signs: office,
  break_settings: office,
  visits: [...office, 'operativeSent', 'resident'],
  visit_steps: [...office, 'operativeSent'],
  visit_shown: [...office, 'operativeSent'],
  marker_reads: [...office, 'operativeSent'],
  consents: [...office, 'operativeSent'],
  photos: [...office, 'operativeSent'],
  follow_ons: [...office, 'operativeSent'],
  resident_words: [...office, 'operativeSent', 'resident'],
  welfare_checks: [...office, 'operativeSent'],
  welfare_steps: [...office, 'operativeSent'],
  watches: [...office, 'operativeSent'],
  watch_acts: [...office, 'operativeSent'],
  home_safe: [...office, 'operativeSent'],
  call_turns: office,
  alarms: [...office, 'operativeSent'],
  alarm_acts: [...office, 'operativeSent'],
  alarm_rings: office,
  alarm_notes: office,
  branches: officeAndOperatives,
  drill_rings: office,
  drills: office,
  ladder_rungs: office,
  ladder_steps: office,
  ladders: office,
  stand_downs: office,
  auditor_findings: office,
  auditor_shouts: office,
  auditor_answers: office,
  arc_centres: office,
  arc_handoffs: office,
  concerns: ['safeguardingLead', 'engine', 'operativeSent'],
  concern_additions: ['safeguardingLead', 'operativeSent'],
}

const database = await freshDatabase()
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
const app = new pg.Client({ connectionString: database.urls.app })
await app.connect()
afterAll(() => Promise.all([owner.end(), app.end()]))

await oneRowInEveryTable(owner)
const { rows: tables } = await owner.query<{ name: string; enabled: boolean; forced: boolean }>(
  `select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
)
const guarded = tables.filter((table) => !(table.name in withoutRowLevelSecurity))

test('every table with a contractor’s data forces row-level security and says who sees it', () => {
  expect(guarded.filter((t) => !t.enabled || !t.forced).map((t) => t.name)).toEqual([])
  expect(guarded.map((t) => t.name).sort()).toEqual(Object.keys(whoSees).sort())
})

test('a table without row-level security stands in the one list of exceptions and exists', () => {
  expect(Object.keys(withoutRowLevelSecurity).filter((name) => !tables.some((t) => t.name === name))).toEqual([])
})

test('every foreign key and unique constraint between a contractor’s rows carries the contractor', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace
        and not exists (select 1 from unnest(c.conkey) k join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k where a.attname = 'contractor_id')`,
  )
  expect(rows).toEqual([])
})

const countAs = async (table: string, settings: Record<string, string>): Promise<number> => {
  await app.query('begin')
  try {
    for (const name of ['contractor', 'role', 'actor', 'landlord', 'household', 'operative'])
      await app.query('select set_config($1, $2, true)', [`app.${name}`, settings[name] ?? ''])
    const { rows } = await app.query<{ n: number }>(`select count(*)::int as n from ${pg.escapeIdentifier(table)}`)
    return rows[0]!.n
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return 0
    throw error
  } finally {
    await app.query('rollback')
  }
}

for (const { name } of guarded)
  test(`${name}: seen by those it says, and by nobody else`, async () => {
    const seenBy: string[] = []
    for (const [asker, settings] of Object.entries(askers)) if ((await countAs(name, settings)) > 0) seenBy.push(asker)
    expect(seenBy.sort()).toEqual([...(whoSees[name] ?? [])].sort())
  })

test('nobody writes into another contractor’s rows', async () => {
  for (const { name } of guarded) {
    await app.query('begin')
    for (const setting of ['role', 'actor', 'landlord', 'household', 'operative'])
      await app.query('select set_config($1, $2, true)', [`app.${setting}`, setting === 'role' ? 'director' : ''])
    await app.query(`select set_config('app.contractor', 'con_b', true)`)
    const changed = await app.query(`update ${pg.escapeIdentifier(name)} set contractor_id = 'con_b'`).then(
      (result) => result.rowCount,
      (error: { code?: string }) => (error.code === '42501' ? 0 : Promise.reject(error)),
    )
    await app.query('rollback')
    expect([name, changed]).toEqual([name, 0])
  }
})
