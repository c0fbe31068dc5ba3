import type pg from 'pg'

/** The bench's contractor: 50,000 workers, each with a live watch, and ten controllers. Numbers stand for people. */
export const contractorId = 'con_bench'
export const dutyNumber = '+441314960199'
export const word = 'heron'
export const controllers = 10
export const graceSeconds = 120

export const digitsOf = (n: number): string => String(n).padStart(7, '0')
export const telephoneOf = (n: number): string => `+44780${digitsOf(n)}`
/** Who is named in the words of a ring. */
export const workersIn = (words: string): number[] => [...words.matchAll(/Worker (\d{7})/g)].map(([, n]) => Number(n))

/** Rows past every policy and foreign key: what a year of use would have left, and `watches` live watches of which 2% fall due each minute from `firstDue` on. */
export const fillTown = async (owner: pg.Client, watches: number, firstDue: Date): Promise<void> => {
  await owner.query('set session_replication_role = replica')
  const fill = (sql: string, values: unknown[] = []): Promise<unknown> => owner.query(sql, values)
  const n = `lpad(n::text, 7, '0')`
  await fill(
    `insert into contractors (contractor_id, name, telephone, duty_number, code_word, created_at) values ($1, 'Bench Repairs', '+441314960142', $2, $3, now())`,
    [contractorId, dutyNumber, word],
  )
  await fill(
    `insert into staff (contractor_id, id, email, name, role, telephone) select $1, 'st_c' || n, 'c' || n || '@bench.example', 'Controller ' || n, 'controller', '+44790' || ${n} from generate_series(0, $2::int - 1) n`,
    [contractorId, controllers],
  )
  await fill(
    `insert into staff (contractor_id, id, email, name, role, telephone) select $1, 'st_w' || ${n}, 'w' || n || '@bench.example', 'Worker ' || ${n}, 'operative', '+44780' || ${n} from generate_series(0, $2::int - 1) n`,
    [contractorId, watches],
  )
  await fill(
    `insert into operatives (contractor_id, id, staff_id, name, first_name, sex, pronoun, trades, telephone, id_card_number, id_card_valid_until, vetting_valid_until, face)
     select $1, 'op_w' || ${n}, 'st_w' || ${n}, 'Worker ' || ${n}, 'Worker', 'f', 'she', '{plumber}', '+44780' || ${n}, 'W-' || n, now() + interval '1 year', now() + interval '1 year', '{}'
       from generate_series(0, $2::int - 1) n`,
    [contractorId, watches],
  )
  await fill(`insert into landlords (contractor_id, id, name, telephone) values ($1, 'll_bench', 'Bench Homes', '+441314960100')`, [
    contractorId,
  ])
  await fill(
    `insert into premises (contractor_id, id, landlord_id, line1, postcode, jurisdiction) select $1, 'pr_' || n, 'll_bench', n || ' Easter Road', 'EH7 5RN', 'scotland' from generate_series(0, 999) n`,
    [contractorId],
  )
  await fill(
    `insert into households (contractor_id, id, premises_id, landlord_id) select $1, 'hh_' || n, 'pr_' || n, 'll_bench' from generate_series(0, 999) n`,
    [contractorId],
  )
  await fill(
    `insert into watches (contractor_id, id, booking_id, visit_id, operative_id, household_id, state, every_minutes, started_at, last_sign_at, check_in_by)
     select $1, 'wat_w' || ${n}, 'bk_w' || ${n}, 'vis_w' || ${n}, 'op_w' || ${n}, 'hh_' || (n % 1000), 'at_the_address', 50, now(), now(), $3::timestamptz + make_interval(secs => n * 3000.0 / $2)
       from generate_series(0, $2::int - 1) n`,
    [contractorId, watches, firstDue],
  )
  await fill(
    `insert into timers (contractor_id, id, kind, subject_id, due_at, lane) select contractor_id, 'tm_' || id, 'watch.check_in', id, check_in_by, 0 from watches`,
  )
  await fillPast(owner)
  await owner.query('set session_replication_role = origin')
  await owner.query('vacuum analyze') // as a database that has lived: else it is done in the middle of the measurement
  await owner.query('checkpoint')
}

/** What was asked and answered in the weeks before. On empty tables PostgreSQL plans for a handful of rows, until it counts them a minute or two later. */
const fillPast = async (owner: pg.Client): Promise<void> => {
  await owner.query(
    `insert into messages (contractor_id, id, lane, channel, staff_id, template, about_kind, about_id, state, tries, queued_at, sent_at, delivered_at, supplier_id)
     select contractor_id, 'msg_' || id, 'duty', 'text', 'st_w' || right(id, 7), 'check_in', 'watch', id, 'delivered', 1,
            started_at - interval '1 day', started_at - interval '1 day', started_at - interval '1 day', 'past_' || id from watches`,
  )
  await owner.query(
    `insert into message_attempts (contractor_id, id, message_id, supplier, channel, state, tried_at, ended_at, fence, supplier_ids)
     select contractor_id, 'att_' || id, id, 'twilio', 'text', 'delivered', sent_at, delivered_at, 1, array[supplier_id] from messages`,
  )
  await owner.query(
    `insert into alarms (contractor_id, id, kind, operative_id, watch_id, household_id, raised_at, received_at, state, ring_round, answered_by, answered_at,
                         closed_by, closed_at, close_why, spoke_to_them, agreed_by, resolution, word_from, how)
     select contractor_id, 'al_' || id, 'code_text', operative_id, id, household_id, at, at, 'closed', 1, 'st_c0', at, 'st_c0', at, 'bench', true,
            'st_c1', 'safe', 'colleague_beside_them', 'text' from (select *, started_at - interval '1 day' as at from watches order by id limit 1000) past`,
  )
  await owner.query(
    `insert into alarm_rings (contractor_id, id, alarm_id, round, channel, staff_id, digits, rung_at, step, broadcast, asks)
     select contractor_id, 'rg_' || id || n, id, 1, 'text', 'st_c' || n, '00', received_at, 0, false, 'answer' from alarms, generate_series(0, 2) n`,
  )
}

/** Their check-in was missed: the grace ends at `at`, `everyMs` apart from one to the next. */
export const willMiss = async (owner: pg.Client, from: number, howMany: number, at: Date, everyMs: number): Promise<void> => {
  await owner.query(
    `with missed as (
       update watches w set check_in_by = $3::timestamptz + make_interval(secs => n * $4::float8 / 1000) - make_interval(secs => ${graceSeconds})
         from generate_series(0, $2::int - 1) n where w.contractor_id = '${contractorId}' and w.id = 'wat_w' || lpad(($1::int + n)::text, 7, '0')
       returning w.contractor_id, w.id, w.check_in_by)
     update timers t set kind = 'watch.missed', due_at = m.check_in_by + make_interval(secs => ${graceSeconds})
       from missed m where t.contractor_id = m.contractor_id and t.kind = 'watch.check_in' and t.subject_id = m.id`,
    [from, howMany, at, everyMs],
  )
}

/** How late each of these was decided, in ms; -1: not yet. */
export const lateness = async (owner: pg.Client, from: number, howMany: number): Promise<number[]> => {
  const { rows } = await owner.query<{ late: number | null }>(
    `select extract(epoch from a.received_at - w.check_in_by)::float8 * 1000 - ${graceSeconds * 1000} as late
       from generate_series(0, $2::int - 1) n join watches w on w.contractor_id = '${contractorId}' and w.id = 'wat_w' || lpad(($1::int + n)::text, 7, '0')
       left join alarms a on a.contractor_id = w.contractor_id and a.watch_id = w.id`,
    [from, howMany],
  )
  return rows.map((row) => row.late ?? -1)
}

/** Controllers deal with every alarm within some ten seconds, until they are stopped. */
export const dealWith = (owner: pg.Client): { stop(): void } => {
  const strokes = setInterval(() => void closeOlder(owner, 10), 2000)
  return { stop: () => clearInterval(strokes) }
}

/** What controllers do with alarms, in one stroke: every alarm older than a few seconds is answered, dealt with and over; one that is being rung is left to the next stroke. */
export const closeOlder = async (owner: pg.Client, seconds: number): Promise<void> => {
  await owner.query(
    `update alarms set state = 'closed', answered_by = 'st_c0', answered_at = now(), closed_by = 'st_c0', closed_at = now(), close_why = 'bench', spoke_to_them = true,
            agreed_by = 'st_c1', word_from = 'colleague_beside_them', resolution = 'safe', next_ring_at = null, answer_lapses_at = null
      where contractor_id = $1 and id in (
        select id from alarms where contractor_id = $1 and state <> 'closed' and received_at < clock_timestamp() - make_interval(secs => $2) for update skip locked)`,
    [contractorId, seconds],
  )
}
