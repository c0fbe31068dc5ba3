import type {
  ContractorId,
  HouseholdId,
  OperativeId,
  OrderId,
  PremisesId,
  StaffId,
  VisitId,
  BookingId,
  AppointmentId,
  MarkerId,
} from '../../lib/ids.ts'
import type { Instant } from '../../lib/time.ts'
import { after, dayOf, instant, minutes } from '../../lib/time.ts'
import type { TravelTimes } from '../../platform/maps/travel-times.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import type { Who } from '../../platform/who.ts'
import { engineOf } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'

const contractorId = 'con_larkfield' as ContractorId
const staff = (id: string, role: 'controller' | 'safeguarding_lead' | 'director', name: string): Who => ({
  kind: 'staff',
  contractorId,
  staffId: id as StaffId,
  role,
  name,
})
const operative = (id: string, name: string): Extract<Who, { kind: 'operative' }> => ({
  kind: 'operative',
  contractorId,
  staffId: `st_${id}` as StaffId,
  operativeId: `op_${id}` as OperativeId,
  name,
})

/** The people of one visit, by name. */
export const people = {
  engine: engineOf(contractorId),
  isla: staff('st_isla', 'controller', 'Isla Fraser'),
  morag: staff('st_morag', 'safeguarding_lead', 'Morag Reid'),
  ewan: staff('st_ewan', 'director', 'Ewan Scott'),
  amina: operative('amina', 'Amina Yusuf'),
  tom: operative('tom', 'Tom Baird'),
  mrsMalik: { kind: 'resident', contractorId, householdId: 'hh_malik' as HouseholdId, linkId: null } satisfies Who,
} as const

export const place = {
  contractorId,
  premisesId: 'pr_easter' as PremisesId,
  householdId: 'hh_malik' as HouseholdId,
  orderId: 'ord_tap0' as OrderId,
  appointmentId: 'apt_tap0' as AppointmentId,
  visitId: 'vis_tap0' as VisitId,
  markerId: 'mk_dog0' as MarkerId,
  bookingOf: (name: 'amina' | 'tom') => `bk_${name}` as BookingId,
}

/** Every road takes twelve minutes. */
export const noRoads: TravelTimes = {
  minutes: () => 12,
  matrix: (from, to) => from.map(() => new Float64Array(to.length).fill(12)),
  ready: Promise.resolve(),
}

type Parts = {
  /** Codes of needs that Mrs Malik has told. */
  needs?: readonly string[]
  marker?: boolean
  /** Who was sent; they were, at ten past ten. */
  sent?: readonly ('amina' | 'tom')[]
}

const sentAt = instant('2026-11-24T10:10:00Z')

/** One order, one promise and one sending, as rows: Mrs Malik's kitchen tap, between ten and twelve on 24 November 2026. */
export const oneVisit = (world: World, { needs = ['DOOR_WAIT', 'SHOES'], marker = true, sent = ['amina'] }: Parts = {}): Promise<void> =>
  world.db.as(people.engine, async (tx) => {
    await contractorAndStaff(tx)
    await home(tx, needs, marker)
    await orderAndPromise(tx)
    for (const name of sent) await sending(tx, name, sentAt)
  })

const contractorAndStaff = async ({ q, now }: Tx): Promise<void> => {
  const contractor = {
    name: 'Larkfield Repairs',
    telephone: '+441314960142',
    dutyNumber: '+441314960199',
    codeWord: 'heron',
    breathingMinutes: 15,
  }
  await q
    .insertInto('contractors')
    .values({ contractorId, createdAt: now, ...contractor })
    .execute()
  const one = (id: string, name: string, role: string, telephone: string) => ({
    contractorId,
    id,
    name,
    role,
    telephone,
    email: `${id}@larkfield.example`,
  })
  const everybody = [
    one('st_isla', 'Isla Fraser', 'controller', '+447700900101'),
    one('st_morag', 'Morag Reid', 'safeguarding_lead', '+447700900102'),
    one('st_ewan', 'Ewan Scott', 'director', '+447700900103'),
    one('st_amina', 'Amina Yusuf', 'operative', '+447700900104'),
    one('st_tom', 'Tom Baird', 'operative', '+447700900105'),
  ]
  await q.insertInto('staff').values(everybody).execute()
  await q
    .insertInto('operatives')
    .values([operativeRow('amina', 'Amina Yusuf', 'f'), operativeRow('tom', 'Tom Baird', 'm')])
    .execute()
}

const operativeRow = (id: string, name: string, sex: 'f' | 'm') => ({
  contractorId,
  id: `op_${id}`,
  staffId: `st_${id}`,
  name,
  firstName: name.split(' ')[0]!,
  sex,
  pronoun: sex === 'f' ? 'she' : 'he',
  trades: ['plumber'],
  telephone: id === 'amina' ? '+447700900104' : '+447700900105',
  idCardNumber: `LR-${id}`,
  idCardValidUntil: dayOf(sentAt).add({ years: 1 }),
  vettingValidUntil: dayOf(sentAt).add({ years: 1 }),
  homeLon: -3.17,
  homeLat: 55.96,
  face: JSON.stringify({}),
})

const home = async ({ q, now }: Tx, needs: readonly string[], marker: boolean): Promise<void> => {
  const { premisesId, householdId } = place
  await q
    .insertInto('landlords')
    .values({ contractorId, id: 'll_forth', name: 'Forth and Pentland Homes', telephone: '+441314960100' })
    .execute()
  const routine = { landlordId: 'll_forth', code: 'ROUTINE', label: 'Within five working days', within: 5, unit: 'working_days' }
  await q
    .insertInto('landlordPriorities')
    .values({ contractorId, ...routine })
    .execute()
  const address = {
    line1: '22/3 Easter Road',
    postcode: 'EH7 5RN',
    lon: -3.17,
    lat: 55.96,
    jurisdiction: 'scotland',
    wayIn: 'Second floor, right-hand door',
  }
  await q
    .insertInto('premises')
    .values({ contractorId, id: premisesId, landlordId: 'll_forth', ...address })
    .execute()
  await q.insertInto('households').values({ contractorId, id: householdId, premisesId, landlordId: 'll_forth' }).execute()
  await q
    .insertInto('people')
    .values({ contractorId, id: 'per_malik', householdId, name: 'Nasreen Malik', title: 'Mrs', pronoun: 'she', isTenant: true })
    .execute()
  const card = { language: 'en', channel: 'text', telephone: '+447700900200', changedAt: now }
  await q
    .insertInto('contactCards')
    .values({ contractorId, householdId, ...card })
    .execute()
  const told = { source: 'self', toldAt: now, confirmedAt: now, reviewOn: dayOf(now).add({ years: 1 }) }
  for (const code of needs)
    await q
      .insertInto('needs')
      .values({ contractorId, id: `need_${code}`, householdId, code, ...told })
      .execute()
  if (marker) await q.insertInto('markers').values(dogMarker(now)).execute()
}

const dogMarker = (now: Instant) => ({
  contractorId,
  id: place.markerId,
  premisesId: place.premisesId,
  code: 'W_DOG_SECURE',
  precaution: 'Ask that the dog is shut in another room.',
  source: 'An operative, 3 November',
  proposedBy: 'st_amina',
  proposedAt: now,
  decidedBy: 'st_ewan',
  decidedAt: now,
  decisionWhy: 'The dog ran at two visits.',
  residentToldAt: now,
  reviewOn: dayOf(now).add({ months: 3 }),
  endsAt: after(now, minutes(60 * 24 * 90)),
})

const orderAndPromise = async ({ q }: Tx): Promise<void> => {
  const { orderId: id, appointmentId, householdId, premisesId } = place
  const work = {
    description: 'Kitchen tap drips',
    room: 'Kitchen',
    trade: 'plumber',
    priorityCode: 'ROUTINE',
    expectedMinutes: 45,
    source: 'telephone',
  }
  const when = { reportedAt: instant('2026-11-20T16:20:00Z'), finishBy: instant('2026-11-30T17:00:00Z') }
  await q
    .insertInto('orders')
    .values({ contractorId, id, landlordId: 'll_forth', landlordRef: 'FP-1', premisesId, householdId, ...work, ...when })
    .execute()
  const window = { windowFrom: instant('2026-11-24T10:00:00Z'), windowTo: instant('2026-11-24T12:00:00Z') }
  const promise = { minutes: 55, promisedAt: instant('2026-11-23T15:14:00Z'), promisedBy: 'st_isla' }
  await q
    .insertInto('appointments')
    .values({ contractorId, id: appointmentId, orderId: id, householdId, premisesId, landlordId: 'll_forth', ...window, ...promise })
    .execute()
}

const sending = async ({ q }: Tx, name: 'amina' | 'tom', at: Instant): Promise<void> => {
  const { visitId, orderId, appointmentId, householdId, premisesId } = place
  const [id, operativeId] = [place.bookingOf(name), `op_${name}`]
  const why = JSON.stringify({ sentences: ['12 minutes away.'], overrideId: null, emergency: false, hard: false })
  const booked = {
    state: 'on_the_way',
    checkCode: '4729',
    expectedMinutes: 55,
    travelMinutes: 12,
    sentAt: at,
    sentBy: 'st_isla',
    judgedAt: at,
    why,
  }
  await q
    .insertInto('bookings')
    .values({ contractorId, id, visitId, appointmentId, orderId, householdId, premisesId, landlordId: 'll_forth', operativeId, ...booked })
    .execute()
  const watch = { state: 'on_the_way', everyMinutes: 30, startedAt: at, lastSignAt: at, checkInBy: after(at, minutes(42)) }
  await q
    .insertInto('watches')
    .values({ contractorId, id: `wat_${name}`, bookingId: id, visitId, operativeId, householdId, ...watch })
    .execute()
}
