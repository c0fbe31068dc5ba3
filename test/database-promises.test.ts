/** What the database itself refuses: each constraint that keeps a promise is tried, and then taken away to see that it was this one. */
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from './harness/database.ts'
import { oneRowInEveryTable } from './laws/one-row-in-every-table.ts'

type Row = Record<string, unknown>
/** `another`: a second row like the one that is there, but for this. `becomes`: the row that is there changes. */
/** `given`: what the row is made first. */
type Case = { promise: string; name: string; table: string; says: string; given?: Row } & ({ another: Row } | { becomes: Row })

const noon = '2026-11-24T12:00:00Z'
/** An alarm that two people ended as they should: each case takes away what one constraint asks for. */
const ended = {
  state: 'closed',
  next_ring_at: null,
  closed_by: 'st_one',
  agreed_by: 'st_two',
  close_why: 'The police are with her.',
  resolution: 'police',
  word_from: 'police',
}
const onAlarms = (promise: string, name: string, says: string, becomes: Record<string, unknown>): Case => ({
  promise,
  name,
  table: 'alarms',
  says,
  becomes,
})
const movedWithConsent = (says: string, becomes: Row): Case => ({
  ...{ promise: 'B9', name: 'appointment_moved_with_consent', table: 'appointments', says },
  becomes: { state: 'moved', moved_agreed_by: 'Anna Kowalska', moved_agreed_how: 'call', moved_agreed_at: noon, ...becomes },
})
const movedCases: readonly Case[] = [
  movedWithConsent('a promise moved and nobody agreed', { moved_agreed_by: ' ' }),
  movedWithConsent('a promise moved and nobody knows how they agreed', { moved_agreed_how: null }),
  movedWithConsent('a promise moved and nobody knows when they agreed', { moved_agreed_at: null }),
  movedWithConsent('a promise that stands, with consent to its moving', { state: 'promised' }),
]
const waitCases: readonly Case[] = [
  { waits_since: noon, risk_told_at: null },
  { waits_since: noon, risk_told_at: '2026-11-24T12:01:00Z' },
].map((becomes) => ({
  ...{ promise: 'B6', name: 'appointment_waits_once_told', table: 'appointments', says: 'a household that waits and was not told yet' },
  becomes,
}))
const toldAgain = (says: string, becomes: Row): Case => ({
  ...{ promise: 'B6', name: 'appointment_told_again_who_waits', table: 'appointments', says },
  becomes: { risk_told_at: '2026-11-24T11:30:00Z', waits_since: '2026-11-24T11:40:00Z', risk_told_again_at: noon, ...becomes },
})
const againCases: readonly Case[] = [
  toldAgain('a household told again that does not wait', { waits_since: null }),
  toldAgain('a household told again before it was told', { risk_told_at: '2026-11-24T12:00:00Z', waits_since: noon }),
  {
    ...{ promise: 'B6', name: 'message_of_risk_again_once', table: 'messages', says: 'a household told a third time' },
    ...{ given: { template: 'promise_at_risk_again' }, another: { id: 'two', supplier_id: null } },
  },
]
const offerCases: readonly Case[] = [{ taken_at: '2026-11-24T12:30:00Z' }, { taken: 2 }, { taken_at: null }].map((becomes) => ({
  ...{
    promise: 'B9',
    name: 'offer_taken_while_it_is_good',
    table: 'offers',
    says: 'an offer taken too late, by no one of its numbers, or at no time',
  },
  becomes: { taken: 1, taken_at: noon, good_until: '2026-11-24T12:30:00Z', ...becomes },
}))
const levelCases: readonly Case[] = [79, 100].map((inHundred) => ({
  ...{ promise: 'B4', name: 'promise_level_within_bounds', table: 'promise_levels', says: `windows promised at ${inHundred} in 100` },
  becomes: { in_hundred: inHundred },
}))
const experienceCase = (says: string, weights: string | null, trust: string | null): Case => ({
  ...{ promise: 'B4', name: 'experience_can_be_trusted', table: 'learned_nights', says, becomes: { weights, trust } },
})
const experienceCases: readonly Case[] = [
  experienceCase('an experience in which a late knock makes a promise likelier', '{-8,-0.1,1,1,1,1}', '{-1.8,0.3}'),
  experienceCase('odds at the promise that rise with trouble', '{-8,1,1,1,1,1}', '{-1.8,-0.3}'),
  experienceCase('odds that are no figure', '{-8,NaN,1,1,1,1}', '{-1.8,0.3}'),
  experienceCase('odds without end', '{-8,1,1,1,1,1}', '{-Infinity,0.3}'),
  experienceCase('half an experience', '{-8,1,1,1,1,1}', null),
]
const breakCase = (table: 'shifts' | 'break_settings', says: string, becomes: Row): Case => ({
  ...{ promise: 'D1', name: table === 'shifts' ? 'break_lies_in_its_shift' : 'break_as_the_law_asks', table, says, becomes },
})
const breakCases: readonly Case[] = [
  breakCase('shifts', 'a break that nobody knows how long it is', { break_minutes: null }),
  breakCase('shifts', 'a break of ten minutes', { break_minutes: 10 }),
  breakCase('shifts', 'a break before the shift', { break_from: '2020-01-01T09:00:00Z' }),
  breakCase('break_settings', 'breaks shorter than the law asks', { minutes: 19 }),
  breakCase('break_settings', 'breaks after more than six hours', { after_minutes: 361 }),
]
const byTwo = 'alarm_stood_down_by_pin_and_voice_or_by_two'
const alarmCases: readonly Case[] = [
  onAlarms('A2', 'alarm_of_a_known_person_or_a_number', 'an alarm of a person and a number at once', { from_telephone: '+447700900999' }),
  onAlarms('A2', 'alarm_of_a_known_person_or_a_number', 'a number that is somebody’s and still nobody’s', {
    ...{ operative_id: null, from_telephone: '+447700900999', kind: 'unmatched' },
  }),
  onAlarms('A2', 'alarm_duress_undoes_the_pin', 'a PIN that counts after the duress PIN', { duress_at: noon, pin_given_at: noon }),
  onAlarms('A3', 'alarm_that_rings_has_a_next_ring', 'an alarm that rings no more', { next_ring_at: null }),
  onAlarms('A3', 'alarm_answer_lapses', 'an answer that never lapses', { state: 'answered', next_ring_at: null, answer_lapses_at: null }),
  onAlarms('A3', 'alarm_answered_by_a_person', 'an alarm answered by nobody', {
    state: 'answered',
    next_ring_at: null,
    answer_lapses_at: noon,
    answered_by: null,
  }),
  onAlarms('A3', 'alarm_closed_by_a_person_with_reason', 'an alarm closed by nobody', {
    ...ended,
    kind: 'missed_check_in',
    spoke_to_them: true,
    pin_given_at: noon,
    closed_by: null,
  }),
  onAlarms('A3', 'alarm_closed_by_a_person_with_reason', 'an alarm closed without a reason', { ...ended, close_why: '' }),
  onAlarms('A3', 'alarm_closed_with_a_resolution', 'an alarm closed and nobody knows how', { ...ended, resolution: null }),
  onAlarms('A3', byTwo, 'an SOS ended by one person', { ...ended, agreed_by: null }),
  onAlarms('A3', byTwo, 'an SOS ended by the same person twice', { ...ended, agreed_by: 'st_one' }),
  onAlarms('A3', byTwo, 'an SOS ended by two who have no word', { ...ended, word_from: null, spoke_to_them: false }),
  onAlarms('A3', byTwo, 'a missed check-in ended by one without the PIN', {
    ...ended,
    ...{ kind: 'missed_check_in', agreed_by: null, spoke_to_them: true, pin_given_at: null },
  }),
  {
    promise: 'A5',
    name: 'arc_handoff_once_per_alarm',
    table: 'arc_handoffs',
    says: 'an alarm handed over twice',
    another: { id: 'two' },
  },
  {
    promise: 'A5',
    name: 'alarm_one_open_per_telephone',
    table: 'alarms',
    says: 'a second open alarm of one unknown number',
    given: { operative_id: null, from_telephone: '+447700900999', kind: 'unmatched', matched_operative_id: null },
    another: { id: 'two' },
  },
  {
    promise: 'A3',
    name: 'ladder_step_waits_five_seconds_to_five_minutes',
    table: 'ladder_steps',
    says: 'a step that waits for four seconds',
    becomes: { wait_seconds: 4 },
  },
  {
    promise: 'A3',
    name: 'ladder_rung_names_a_person_or_a_group',
    table: 'ladder_rungs',
    says: 'a rung that names nobody',
    becomes: { role_group: null },
  },
  {
    promise: 'A3',
    name: 'ladder_rung_has_a_channel',
    table: 'ladder_rungs',
    says: 'a rung that rings by no way',
    becomes: { channels: [] },
  },
  {
    promise: 'A3',
    name: 'stand_down_by_two_different_people',
    table: 'stand_downs',
    says: 'one person who asks and agrees',
    becomes: { asked_by: 'st_one', agreed_by: 'st_one', agreed_at: noon, overtaken_at: null },
  },
  {
    promise: 'A3',
    name: 'drill_ring_answered_by_an_act',
    table: 'drill_rings',
    says: 'a drill answered by no act',
    becomes: { answered_how: null },
  },
]

const cases: readonly Case[] = [
  {
    promise: 'B1',
    name: 'booking_one_live_per_operative',
    table: 'bookings',
    says: 'two live bookings of one operative',
    another: { id: 'two', visit_id: 'vis_two' },
  },
  ...movedCases,
  ...waitCases,
  ...againCases,
  ...offerCases,
  ...breakCases,
  ...levelCases,
  ...experienceCases,
  {
    ...{ promise: 'B4', name: 'promise_said_as_a_chance', table: 'promise_signs', says: 'a promise said to be kept more than always' },
    becomes: { said: 1.01 },
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
    promise: 'D4',
    name: 'steer_has_a_reason',
    table: 'steers',
    says: 'holding somebody back, pinning or keeping away without a reason',
    becomes: { reason: '    ' },
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
    promise: 'A1',
    name: 'watch_pauses_with_a_reason',
    table: 'watches',
    says: 'a pause for no reason',
    becomes: { paused_until: '2026-11-24T09:00:00Z', pause_why: null },
  },
  {
    promise: 'A7',
    name: 'watch_that_ended_knows_no_place',
    table: 'watches',
    says: 'somebody who is away and whose place is still known',
    becomes: { state: 'ended', lon: -3.17 },
  },
  {
    promise: 'A8',
    name: 'home_safe_is_said',
    table: 'home_safe',
    says: 'home, and nobody said so',
    becomes: { state: 'home', confirmed_at: null },
  },
  ...alarmCases,
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

const updating = (table: string, row: Row): string => {
  const changed = `jsonb_populate_record(null::${table}, to_jsonb(old) || $1::jsonb)`
  return `update ${table} as old set ${Object.keys(row)
    .map((name) => `${name} = (${changed}).${name}`)
    .join(', ')}`
}

const attempt = async (one: Case): Promise<string> => {
  const row = 'another' in one ? one.another : one.becomes
  const names = await insertable(one.table)
  const changed = `jsonb_populate_record(null::${one.table}, to_jsonb(old) || $1::jsonb)`
  const statement =
    'another' in one
      ? `insert into ${one.table} (${names.join(', ')}) select ${names.map((name) => `(${changed}).${name}`).join(', ')} from ${one.table} old`
      : updating(one.table, row)
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
    if (one.given) await owner.query(updating(one.table, one.given), [JSON.stringify(one.given)])
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
