/** A small branch of a contractor, put straight into the database: people, homes and promises for tests to act on. */
import pg from 'pg'
import { afterAll } from 'vitest'
import type {
  AppointmentId,
  ContractorId,
  HouseholdId,
  LandlordId,
  MarkerId,
  OperativeId,
  OrderId,
  PremisesId,
  StaffId,
} from '../../lib/ids.ts'
import { atTime, dayOf, instant } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import type { Who } from '../../platform/who.ts'
import { hardTopicsFor } from '../../care/training/rules.ts'
import type { Trade } from '../../care/workforce/rules.ts'
import type { FreshDatabase } from './database.ts'

/** Tuesday 24 November 2026, nine in the morning: where `testWorld` begins. */
export const nineOClock = instant('2026-11-24T09:00:00Z')
const today = dayOf(nineOClock)
export const todayAt = (time: string): Instant => atTime(today, time)

type Row = Readonly<Record<string, unknown>>
export type Home = { readonly premisesId: PremisesId; readonly householdId: HouseholdId }
export type Promised = Home & { readonly orderId: OrderId; readonly appointmentId: AppointmentId }
export type Staff = Extract<Who, { kind: 'staff' }>

export type Branch = {
  readonly contractorId: ContractorId
  readonly landlordId: LandlordId
  readonly controller: Staff
  readonly secondController: Staff
  readonly director: Staff
  /** Fit for everything in their trade, on shift from 7 to 19 today. */
  operative(
    firstName: string,
    over?: {
      sex?: 'f' | 'm' | 'x'
      trades?: readonly Trade[]
      lapsed?: readonly string[]
      at?: readonly [number, number]
      shift?: readonly [string, string] | null
    },
  ): Promise<Extract<Who, { kind: 'operative' }>>
  home(over?: { needs?: readonly Row[]; markers?: readonly Row[]; at?: readonly [number, number] | null }): Promise<Home>
  order(home: Home, over?: Row): Promise<OrderId>
  /** Promised without asking whether there is room. */
  appointment(home: Home, orderId: OrderId, from: string, to: string): Promise<AppointmentId>
  /** A home with an order and a promise from 9 to 12. */
  promise(home?: Parameters<Branch['home']>[0], order?: Row): Promise<Promised>
  rows<T = Record<string, unknown>>(query: string, values?: unknown[]): Promise<T[]>
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const asText = (value: unknown): unknown =>
  value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value

export const openBranch = async (database: FreshDatabase): Promise<Branch> => {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  afterAll(() => client.end())
  const contractorId = 'con_larkfield' as ContractorId
  const landlordId = 'll_fernhill' as LandlordId
  let made = 0
  const next = (prefix: string): string => `${prefix}_${String((made += 1)).padStart(6, '0')}`

  const insert = async (table: string, row: Row): Promise<void> => {
    const all = Object.entries({ contractorId, ...row })
    const names = all.map(([name]) => snake(name)).join(', ')
    const places = all.map((_, at) => `$${at + 1}`).join(', ')
    await client.query(
      `insert into ${table} (${names}) values (${places})`,
      all.map(([, value]) => asText(value)),
    )
  }
  const staff = async (name: string, role: Staff['role'] | 'operative'): Promise<StaffId> => {
    const id = next('st') as StaffId
    await insert('staff', { id, email: `${id}@larkfield.example`, name, role })
    return id
  }
  const person = async (name: string, role: Staff['role']): Promise<Staff> => ({
    kind: 'staff',
    contractorId,
    staffId: await staff(name, role),
    role,
    name,
  })

  await insert('contractors', {
    name: 'Larkfield Repairs',
    telephone: '0131 496 0000',
    dutyNumber: '+441314960001',
    codeWord: 'bramble',
    createdAt: nineOClock,
  })
  await insert('landlords', { id: landlordId, name: 'Fernhill Homes', telephone: '0131 496 0100' })

  const branch: Branch = {
    contractorId,
    landlordId,
    controller: await person('Rhona Kerr', 'controller'),
    secondController: await person('Callum Reid', 'controller'),
    director: await person('Isla Munro', 'director'),
    operative: async (
      firstName,
      { sex = 'f', trades = ['plumber'] as readonly Trade[], lapsed = [], at = [-3.19, 55.95], shift = ['07:00', '19:00'] } = {},
    ) => {
      const staffId = await staff(firstName, 'operative')
      const id = next('op') as OperativeId
      await insert('operatives', {
        ...{ id, staffId, firstName, sex, trades, name: `${firstName} Yusuf`, pronoun: 'she', face: {}, homeLon: at[0], homeLat: at[1] },
        ...{
          telephone: `+4477009${id.slice(-5)}`,
          idCardNumber: id,
          idCardValidUntil: today.add({ years: 1 }),
          vettingValidUntil: today.add({ years: 1 }),
        },
      })
      for (const { code } of hardTopicsFor({ trades })) {
        const validUntil = lapsed.includes(code) ? today.subtract({ days: 1 }) : today.add({ months: 6 })
        await insert('certificates', {
          id: next('cert'),
          operativeId: id,
          topic: code,
          issuedOn: today.subtract({ years: 1 }),
          validUntil,
          verifiedBy: staffId,
        })
      }
      if (shift) await insert('shifts', { id: next('sh'), operativeId: id, startsAt: todayAt(shift[0]), endsAt: todayAt(shift[1]) })
      return { kind: 'operative', contractorId, staffId, operativeId: id, name: firstName }
    },
    home: async ({ needs = [], markers = [], at = [-3.17, 55.96] } = {}) => {
      const premisesId = next('pr') as PremisesId
      const householdId = next('hh') as HouseholdId
      await insert('premises', {
        id: premisesId,
        landlordId,
        line1: `${made} Lark Street`,
        postcode: 'EH7 5RN',
        jurisdiction: 'scotland',
        lon: at?.[0],
        lat: at?.[1],
      })
      await insert('households', { id: householdId, premisesId, landlordId })
      await insert('contact_cards', { householdId, telephone: '+447700900123', changedAt: nineOClock })
      for (const need of needs)
        await insert('needs', {
          id: next('need'),
          householdId,
          source: 'self',
          toldAt: nineOClock,
          confirmedAt: nineOClock,
          reviewOn: today.add({ years: 1 }),
          ...need,
        })
      for (const marker of markers) await insert('markers', { ...markerOf(next('mk') as MarkerId, premisesId), ...marker })
      return { premisesId, householdId }
    },
    order: async ({ premisesId, householdId }, over = {}) => {
      const id = next('ord') as OrderId
      await insert('orders', {
        ...{
          id,
          landlordId,
          premisesId,
          householdId,
          landlordRef: id,
          description: 'Kitchen tap drips',
          trade: 'plumber',
          priorityCode: 'routine',
        },
        ...{
          expectedMinutes: 45,
          reportedAt: nineOClock.subtract({ hours: 48 }),
          finishBy: nineOClock.add({ hours: 480 }),
          source: 'telephone',
          ...over,
        },
      })
      return id
    },
    appointment: async ({ premisesId, householdId }, orderId, from, to) => {
      const id = next('apt') as AppointmentId
      await insert('appointments', {
        ...{ id, orderId, householdId, premisesId, landlordId, minutes: 45 },
        ...{ windowFrom: todayAt(from), windowTo: todayAt(to), promisedAt: nineOClock.subtract({ hours: 24 }), promisedBy: 'engine' },
      })
      return id
    },
    promise: async (home, order) => {
      const where = await branch.home(home)
      const orderId = await branch.order(where, order)
      return { ...where, orderId, appointmentId: await branch.appointment(where, orderId, '09:00', '12:00') }
    },
    rows: async <T>(query: string, values: unknown[] = []) => (await client.query(query, values)).rows as T[],
  }
  return branch
}

const markerOf = (id: MarkerId, premisesId: PremisesId): Row => ({
  ...{
    id,
    premisesId,
    precaution: 'Take care.',
    source: 'The landlord',
    proposedBy: 'st_000001',
    proposedAt: nineOClock.subtract({ hours: 72 }),
  },
  ...{
    decidedBy: 'st_000003',
    decidedAt: nineOClock.subtract({ hours: 48 }),
    decisionWhy: 'It happened last week.',
    residentToldAt: nineOClock.subtract({ hours: 48 }),
  },
  ...{ reviewOn: today.add({ months: 3 }), endsAt: nineOClock.add({ hours: 24 * 100 }) },
})
