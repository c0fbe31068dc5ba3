/** Past visits, put straight into the database for tests and benches that need many of them: all alike but for what is said. */
import type { Home, Promised } from './branch.ts'

type Query = (query: string, values?: unknown[]) => Promise<unknown>

export type PastVisits = {
  readonly contractorId: string
  readonly landlordId: string
  readonly home: Home | Promised
  readonly operativeIds: readonly string[]
  /** The first was sent at this moment, each other so many minutes after the one before. */
  readonly from: string
  readonly everyMinutes: number
  readonly howMany: number
  readonly trade: string
  /** Minutes on the road, expected and taken, and at the home. */
  readonly road: readonly [expected: number, taken: number]
  readonly work: readonly [expected: number, taken: number]
  readonly outcome?: string
  readonly extraMinutes?: number
  readonly interpreter?: boolean
}

/** Orders, visits and bookings that are over; none had a promise. `name` tells one call from another. */
export const putPast = async (query: Query, name: string, one: PastVisits): Promise<void> => {
  const { contractorId, landlordId, home, operativeIds, from, everyMinutes, howMany, trade, road, work } = one
  const values = [contractorId, landlordId, home.premisesId, home.householdId, name, from, everyMinutes, howMany]
  const sent = `(n * $7::int * interval '1 minute' + $6::timestamptz)`
  await query(
    `insert into orders (contractor_id, id, landlord_id, landlord_ref, premises_id, household_id, description, trade, priority_code, expected_minutes, reported_at, finish_by, source, state)
     select $1, 'ord_' || $5 || n, $2, 'past ' || $5 || n, $3, $4, 'Past', $9, 'routine', $10, ${sent} - interval '1 day', ${sent}, 'import', 'done'
       from generate_series(0, $8::int - 1) n`,
    [...values, trade, work[0] - (one.extraMinutes ?? 0)],
  )
  await query(
    `insert into visits (contractor_id, id, order_id, household_id, premises_id, state, arrived_at, knocked_at, left_at, outcome)
     select $1, 'vis_' || $5 || n, 'ord_' || $5 || n, $4, $3, 'left', ${sent} + $9::int * interval '1 minute', ${sent} + $9::int * interval '1 minute',
            ${sent} + $10::int * interval '1 minute', $11 from generate_series(0, $8::int - 1) n where $2::text is not null`,
    [...values, road[1], road[1] + work[1], one.outcome ?? 'done'],
  )
  await query(
    `insert into bookings (contractor_id, id, visit_id, order_id, household_id, premises_id, landlord_id, operative_id, state, check_code, expected_minutes, extra_minutes,
       interpreter, travel_minutes, sent_at, sent_by, emergency_reason, why, judged_at, arrived_at, left_at, ended_at)
     select $1, 'bkg_' || $5 || n, 'vis_' || $5 || n, 'ord_' || $5 || n, $4, $3, $2, ($9::text[])[1 + n % cardinality($9::text[])], 'ended', '1234', $10, $11, $12, $13,
            ${sent}, 'engine', 'past', '{}', ${sent}, ${sent} + $14::int * interval '1 minute', ${sent} + $15::int * interval '1 minute', ${sent} + $15::int * interval '1 minute'
       from generate_series(0, $8::int - 1) n`,
    [...values, operativeIds, work[0], one.extraMinutes ?? 0, one.interpreter ?? false, road[0], road[1], road[1] + work[1]],
  )
}

export type PastPromises = Pick<PastVisits, 'contractorId' | 'landlordId' | 'home'> & {
  /** The first was made at this moment for the day after, each other so many minutes after the one before. */
  readonly from: string
  readonly everyMinutes: number
  readonly howMany: number
  /** How likely each was said to be kept, 0 to 1, and what the pencil said of it, then and in the morning. */
  readonly said: number
  readonly signs: { readonly late: number; readonly crowd: number; readonly load: number; readonly few: number; readonly short: boolean }
  /** What became of the n-th. */
  readonly state: (n: number) => 'kept' | 'missed' | 'cancelled'
}

/** Promises that are over, with what was said of them. */
export const putPromises = async (query: Query, name: string, one: PastPromises): Promise<void> => {
  const { contractorId, landlordId, home, from, everyMinutes, howMany } = one
  const states = Array.from({ length: howMany }, (_, n) => one.state(n))
  const values = [contractorId, name, home.premisesId, home.householdId, landlordId, from, everyMinutes, states]
  const made = `((n - 1) * $7::int * interval '1 minute' + $6::timestamptz)`
  const id = `$2 || lpad(n::text, 6, '0')`
  await query(
    `insert into orders (contractor_id, id, landlord_id, landlord_ref, premises_id, household_id, description, trade, priority_code, expected_minutes, reported_at, finish_by, source, state)
     select $1, 'ord_' || ${id}, $5, 'promised ' || ${id}, $3, $4, 'Past', 'plumber', 'routine', 45, ${made}, ${made} + interval '9 days', 'import', 'done'
       from unnest($8::text[]) with ordinality as past (state, n)`,
    values,
  )
  await query(
    `insert into appointments (contractor_id, id, order_id, household_id, premises_id, landlord_id, minutes, promised_at, promised_by, window_from, window_to, state, ended_at)
     select $1, 'apt_' || ${id}, 'ord_' || ${id}, $4, $3, $5, 45, ${made}, 'engine', ${made} + interval '24 hours', ${made} + interval '26 hours', state, ${made} + interval '26 hours'
       from unnest($8::text[]) with ordinality as past (state, n)`,
    values,
  )
  await query(
    `insert into promise_signs (contractor_id, appointment_id, said, promised, morning)
     select $1, 'apt_' || $2 || lpad(n::text, 6, '0'), $3, $4, $4 from generate_series(1, $5::int) n`,
    [contractorId, name, one.said, JSON.stringify(one.signs), howMany],
  )
}
