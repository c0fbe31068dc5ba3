/** A branch as it is in use, put straight into a database: people, a year of past visits, and days of promises on the books. */
import pg from 'pg'
import { chance } from '../../care/dispatch/examples.ts'
import { hardTopicsFor } from '../../care/training/rules.ts'
import type { Trade } from '../../care/workforce/rules.ts'
import type { ContractorId, OrderId, StaffId } from '../../lib/ids.ts'
import { atTime, dayOf } from '../../lib/time.ts'
import type { Day, Instant } from '../../lib/time.ts'
import type { Who } from '../../platform/who.ts'

type Size = {
  readonly people: number
  readonly days: number
  readonly perDay: number
  readonly homes: number
  readonly asked: number
  readonly past: number
}
type Row = Readonly<Record<string, unknown>>

const contractorId = 'con_bench' as ContractorId
const trades: readonly Trade[] = ['plumber', 'plumber', 'plumber', 'electrician', 'gas', 'gas', 'joiner', 'joiner', 'multi', 'damp']
const starts: readonly [string, string][] = [
  ['08:00', '10:00'],
  ['10:00', '12:00'],
  ['12:00', '14:00'],
  ['14:00', '16:00'],
  ['08:00', '12:00'],
  ['12:00', '17:00'],
]
const needs = ['DOOR_WAIT', 'FEMALE_OP', 'PRAYER', 'MALE_OP'] as const

const writer =
  (client: pg.Client) =>
  async (table: string, rows: readonly Row[]): Promise<void> => {
    const names = Object.keys(rows[0]!)
    const all = rows.map((row) => ({ contractor_id: contractorId, ...row }))
    const columns = ['contractor_id', ...names].join(', ')
    await client.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
      JSON.stringify(all),
    ])
  }

/** Fills the database; answers who asks, and orders that wait for a window. */
export const fillBranch = async (ownerUrl: string, now: Instant, size: Size): Promise<{ controller: Who; orders: OrderId[] }> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const write = writer(client)
  const dice = chance(80)
  const today = dayOf(now)
  const on = (day: Day, time: string): string => atTime(day, time).toString()
  const many = <T>(n: number, one: (at: number) => T): T[] => Array.from({ length: n }, (_, at) => one(at))
  const staffId = 'st_controller' as StaffId
  const people = many(size.people, (n) => ({ id: `op_${n}`, staff: `st_${n}`, trade: dice.pick(trades), sex: dice.often(0.2) ? 'f' : 'm' }))
  const homes = many(size.homes, (n) => ({ household_id: `hh_${n}`, premises_id: `pr_${n}`, landlord_id: 'll_bench' }))
  const lonLat = () => ({ lon: -3.3 + 0.22 * dice.next(), lat: 55.89 + 0.08 * dice.next() })

  const made = { telephone: '+441314960000', duty_number: '+441314960001', code_word: 'bramble', created_at: now.toString() }
  await write('contractors', [{ name: 'Bench Repairs', ...made }])
  await write('landlords', [{ id: 'll_bench', name: 'Bench Homes', telephone: '+441314960100' }])
  const staff = people.map((one) => ({ id: one.staff, email: `${one.staff}@bench.example`, name: one.id, role: 'operative' }))
  await write('staff', [...staff, { id: staffId, email: 'c@bench.example', name: 'Rhona Kerr', role: 'controller' }])
  await write(
    'operatives',
    people.map(({ id, staff: staff_id, trade, sex }, n) => {
      const { lon, lat } = lonLat()
      const card = { id_card_number: id, id_card_valid_until: today.add({ years: 1 }), vetting_valid_until: today.add({ years: 1 }) }
      const who = { id, staff_id, sex, trades: [trade], name: `Person ${n}`, first_name: `Person ${n}`, pronoun: 'they', languages: ['en'] }
      return {
        ...who,
        ...card,
        employment: 'employed',
        face: {},
        home_lon: lon,
        home_lat: lat,
        telephone: `+4477009${String(n).padStart(5, '0')}`,
      }
    }),
  )
  const valid = { issued_on: today.subtract({ months: 6 }), valid_until: today.add({ months: 6 }), verified_by: staffId }
  await write(
    'certificates',
    people.flatMap(({ id, trade }) =>
      hardTopicsFor({ trades: [trade] }).map(({ code }) => ({ id: `${id}_${code}`, operative_id: id, topic: code, ...valid })),
    ),
  )
  await write(
    'shifts',
    many(size.days + 8, (n) => today.add({ days: n })).flatMap((day, n) =>
      people
        .filter((_, at) => (at + n) % 7 < 5)
        .map(({ id }) => ({ id: `${id}_${day.toString()}`, operative_id: id, starts_at: on(day, '08:00'), ends_at: on(day, '16:30') })),
    ),
  )
  await write(
    'premises',
    homes.map(({ premises_id, landlord_id }, n) => ({
      id: premises_id,
      landlord_id,
      line1: `${n} Bench Street`,
      postcode: 'EH7 5RN',
      jurisdiction: 'scotland',
      ...lonLat(),
    })),
  )
  await write(
    'households',
    homes.map(({ household_id, ...home }) => ({ id: household_id, ...home })),
  )
  await write(
    'contact_cards',
    homes.map(({ household_id }) => ({ household_id, telephone: '+447700900123', changed_at: now.toString() })),
  )
  const told = {
    if_possible: false,
    source: 'self',
    told_at: now.toString(),
    confirmed_at: now.toString(),
    review_on: today.add({ years: 1 }),
  }
  await write(
    'needs',
    homes.flatMap(({ household_id }, n) => {
      if (!dice.often(0.4)) return []
      const code = dice.pick(needs)
      const hours = code === 'PRAYER' ? { from_time: '12:45', to_time: '13:30' } : { from_time: null, to_time: null }
      return [{ id: `need_${n}`, household_id, code, ...hours, ...told }]
    }),
  )
  const orderOf = (id: string, home: (typeof homes)[number], reported: Instant, state: string) => {
    const what = { landlord_ref: id, description: 'Kitchen tap drips', trade: dice.pick(trades), priority_code: 'routine', hot_work: false }
    const minutes = 10 * dice.whole(3, 9)
    const when = { reported_at: reported.toString(), finish_by: reported.add({ hours: 480 }).toString(), source: 'telephone', state }
    return { id, ...home, ...what, ...when, is_emergency: state === 'done' && dice.often(0.12), expected_minutes: minutes }
  }
  const past = many(size.past, (n) => orderOf(`ord_past${n}`, homes[n % homes.length]!, now.subtract({ minutes: 26 * (n + 1) }), 'done'))
  await write('orders', past)
  const visited = { state: 'ended', check_code: '1234', travel_minutes: 15, sent_by: staffId, emergency_reason: 'Past', why: {} }
  await write(
    'bookings',
    past.map(({ id, household_id, premises_id, landlord_id, expected_minutes, reported_at }, n) => ({
      ...{ id: `bk_${n}`, visit_id: `vis_${n}`, order_id: id, household_id, premises_id, landlord_id, expected_minutes, ...visited },
      ...{
        operative_id: people[n % people.length]!.id,
        sent_at: reported_at,
        judged_at: reported_at,
        left_at: reported_at,
        ended_at: reported_at,
      },
    })),
  )
  const open = many(size.days * size.perDay + size.asked, (n) => orderOf(`ord_${n}`, dice.pick(homes), now.subtract({ hours: 24 }), 'open'))
  await write('orders', open)
  await write(
    'appointments',
    open.slice(size.asked).map(({ id, household_id, premises_id, landlord_id, expected_minutes }, n) => {
      const day = today.add({ days: 1 + (n % size.days) })
      const [from, to] = dice.pick(starts)
      const promise = {
        window_from: on(day, from),
        window_to: on(day, to),
        promised_at: now.toString(),
        promised_by: 'engine',
        state: 'promised',
      }
      return { id: `apt_${n}`, order_id: id, household_id, premises_id, landlord_id, minutes: expected_minutes, ...promise }
    }),
  )
  await client.query('analyze')
  await client.end()
  const controller: Who = { kind: 'staff', contractorId, staffId, role: 'controller', name: 'Rhona Kerr' }
  return { controller, orders: open.slice(0, size.asked).map((one) => one.id as OrderId) }
}
