/** A morning in a small town, made through the duties' own actions: a handful of homes, four operatives, promises, one visit that runs. */
import { distinctFaces } from '../../apps/design/faces/spec.ts'
import { sendOperative, promiseWindow } from '../../care/booking/actions.ts'
import { addHousehold, tellNeed } from '../../care/households/actions.ts'
import type { NewNeed } from '../../care/households/actions.ts'
import { addLandlord } from '../../care/landlords/actions.ts'
import { addPremises, decideMarker, proposeMarker } from '../../care/premises/actions.ts'
import type { PrecautionCode } from '../../care/premises/rules.ts'
import { takeOrder } from '../../care/repairs/actions.ts'
import { addCertificate } from '../../care/training/actions.ts'
import { hardTopicsFor } from '../../care/training/rules.ts'
import { apply, thisVisit } from '../../care/visits/actions.ts'
import type { ActFacts, VisitAct } from '../../care/visits/rules/visit.ts'
import { addOperative, addShift } from '../../care/workforce/actions.ts'
import type { Trade } from '../../care/workforce/rules.ts'
import type { AppointmentId, ContractorId, HouseholdId, LandlordId, OrderId, PremisesId, StaffId, VisitId } from '../../lib/ids.ts'
import type { Outcome } from '../../lib/refusal.ts'
import { orThrow } from '../../lib/refusal.ts'
import { after, atTime, dayOf, minutes } from '../../lib/time.ts'
import type { Day, Instant } from '../../lib/time.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { hashSecret } from '../../platform/sign-in/secrets.ts'
import { engineOf } from '../../platform/who.ts'
import type { StaffRole, Who } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'

export const townPassword = 'a lamp by the door'
export const townPin = '4826'

type StaffWho = Extract<Who, { kind: 'staff' }>
type OperativeWho = Extract<Who, { kind: 'operative' }>
export type Home = { householdId: HouseholdId; premisesId: PremisesId; name: string; line1: string }
export type Town = Awaited<ReturnType<typeof smallTown>>
export type MovableClock = { moveTo(at: Instant): void; now(): Instant }

const contractorId = 'con_SMALLTOWN' as ContractorId
const engine = engineOf(contractorId)

/** Does it in one transaction; throws with the reasons when it is refused. */
const doneAs = async <V>(world: World, who: Who, work: (tx: Tx) => Promise<Outcome<V>>): Promise<V> =>
  orThrow(await world.db.act(who, work))

const newStaff = async (
  world: World,
  role: StaffRole,
  name: string,
  more: { landlordId?: LandlordId; telephone?: string; face?: unknown } = {},
): Promise<StaffId> => {
  const id = world.newId('staff')
  const email = `${name.split(' ')[0]!.toLowerCase()}@larkfield.example`
  const [passwordHash, pinHash] = await Promise.all([hashSecret(townPassword), hashSecret(townPin)])
  const face = JSON.stringify(more.face ?? null)
  await world.db.as(engine, (tx) =>
    tx.q
      .insertInto('staff')
      .values({
        contractorId,
        id,
        role,
        name,
        email,
        passwordHash,
        pinHash,
        landlordId: more.landlordId ?? null,
        telephone: more.telephone ?? null,
        face,
      })
      .execute(),
  )
  return id
}

type NewOperative = { name: string; sex: 'f' | 'm'; trades: Trade[]; languages?: string[]; face: number; telephone: string; card: string }

const newOperative = async (world: World, today: Day, one: NewOperative): Promise<OperativeWho> => {
  const staffId = await newStaff(world, 'operative', one.name)
  const firstName = one.name.split(' ')[0]!
  const operativeId = await doneAs(world, engine, async (tx) => {
    const added = await addOperative(tx, {
      staffId,
      name: one.name,
      firstName,
      sex: one.sex,
      pronoun: one.sex === 'f' ? 'she' : 'he',
      employment: 'employed',
      trades: one.trades,
      languages: one.languages ?? ['en'],
      telephone: one.telephone,
      idCardNumber: one.card,
      idCardValidUntil: today.add({ years: 1 }),
      vettingValidUntil: today.add({ years: 2 }),
      home: { lon: -3.19, lat: 55.95 },
      face: distinctFaces[one.face],
    })
    if (!added.ok) return added
    for (const { code } of hardTopicsFor({ trades: one.trades }))
      await addCertificate(tx, { operativeId: added.value, topic: code, issuedOn: today.subtract({ months: 3 }) })
    for (const on of [today, today.add({ days: 1 })])
      await addShift(tx, { operativeId: added.value, from: atTime(on, '07:30'), to: atTime(on, '17:30') })
    return added
  })
  return { kind: 'operative', contractorId, staffId, operativeId, name: one.name }
}

type NewHome = {
  line1: string
  postcode: string
  at: readonly [lon: number, lat: number]
  title: string
  name: string
  pronoun?: 'she' | 'he'
  telephone: string
  language?: string
  needs?: readonly Omit<NewNeed, 'householdId' | 'source'>[]
}

const newHome = (world: World, who: StaffWho, landlordId: LandlordId, home: NewHome): Promise<Home> =>
  doneAs(world, who, async (tx) => {
    const premises = await addPremises(tx, {
      landlordId,
      line1: home.line1,
      town: 'Edinburgh',
      postcode: home.postcode,
      place: { lon: home.at[0], lat: home.at[1] },
      wayIn: 'Buzzer on the left of the door.',
    })
    if (!premises.ok) return premises
    const people = [
      { name: home.name, title: home.title, pronoun: home.pronoun ?? 'she', isTenant: true, telephone: home.telephone } as const,
    ]
    const household = await addHousehold(tx, {
      premisesId: premises.value,
      landlordId,
      people,
      contact: { telephone: home.telephone, language: home.language ?? 'en' },
    })
    if (!household.ok) return household
    for (const need of home.needs ?? []) {
      const told = await tellNeed(tx, { ...need, householdId: household.value, source: 'self' })
      if (!told.ok) return told
    }
    const name = `${home.title} ${home.name.split(' ').at(-1)}`
    return { ok: true, value: { householdId: household.value, premisesId: premises.value, name, line1: home.line1 } }
  })

type NewPromise = {
  home: Home
  description: string
  trade: Trade
  room?: string
  from: string
  to: string
  day: Day
  priorityCode?: string
}

const newPromise = (world: World, who: StaffWho, one: NewPromise): Promise<{ orderId: OrderId; appointmentId: AppointmentId }> =>
  doneAs(world, who, async (tx) => {
    const order = await takeOrder(tx, {
      premisesId: one.home.premisesId,
      description: one.description,
      trade: one.trade,
      room: one.room ?? null,
      priorityCode: one.priorityCode ?? 'routine',
      source: 'telephone',
    })
    if (!order.ok) return order
    const promised = await promiseWindow(tx, {
      orderId: order.value,
      window: { from: atTime(one.day, one.from), to: atTime(one.day, one.to) },
    })
    return promised.ok ? { ok: true, value: { orderId: order.value, appointmentId: promised.value } } : promised
  })

/** One act of an operative's phone, as it reaches the office at once. */
export const phoneDoes = (world: World, who: OperativeWho, visitId: VisitId, facts: ActFacts): Promise<unknown> =>
  doneAs(world, who, async (tx) => {
    await thisVisit(tx)
    return apply(tx, { id: world.newId('act'), visitId, at: tx.now, ...facts } as Parameters<typeof apply>[1] & VisitAct, tx.now)
  })

const markAddress = async (
  world: World,
  proposer: StaffWho,
  decider: StaffWho,
  premisesId: PremisesId,
  code: PrecautionCode,
): Promise<void> => {
  const id = await doneAs(world, proposer, (tx) =>
    proposeMarker(tx, { premisesId, code, source: 'Seen by two of ours on a visit in October.' }),
  )
  await doneAs(world, decider, (tx) =>
    decideMarker(tx, id, { agree: true, why: 'Two of ours saw it; it holds for now.', resident: { toldAt: tx.now } }),
  )
}

/**
 * Lives through a morning: the people come on shift at 7:30, promises are made, Amina is sent at 8:50 and is inside by 9:06;
 * it ends at 9:20 with the clock there. The clock has to be movable; the day is the one on which it stands.
 */
export const smallTown = async (world: World, clock: MovableClock) => {
  const today = dayOf(clock.now())
  clock.moveTo(atTime(today, '07:40'))
  await world.db.as(engine, (tx) =>
    tx.q
      .insertInto('contractors')
      .values({
        contractorId,
        name: 'Larkfield Repairs',
        telephone: '+441314960142',
        dutyNumber: '+441314960143',
        codeWord: 'red file',
        createdAt: tx.now,
        isDemonstration: true,
      })
      .execute(),
  )
  const landlordId = await doneAs(world, engine, (tx) => addLandlord(tx, { name: 'Forth and Pentland Homes', telephone: '+441314960199' }))
  const staff = async (role: StaffWho['role'], name: string, telephone: string, face: number): Promise<StaffWho> => ({
    ...{ kind: 'staff' as const, contractorId, role, name },
    staffId: await newStaff(world, role, name, { telephone, face: distinctFaces[face] }),
  })
  const isla = await staff('controller', 'Isla Fraser', '+447700900101', 9)
  const morag = await staff('controller', 'Morag Bell', '+447700900102', 11)
  const ruth = await staff('safeguarding_lead', 'Ruth Adeyemi', '+447700900103', 13)
  const dan = await staff('director', 'Dan Sutherland', '+447700900104', 12)
  const officer = await newStaff(world, 'landlord_officer', 'Lorna Kerr', { landlordId })
  const lorna: Who = { kind: 'landlord', contractorId, staffId: officer, landlordId, name: 'Lorna Kerr' }

  const amina = await newOperative(world, today, {
    name: 'Amina Yusuf',
    sex: 'f',
    trades: ['plumber'],
    languages: ['en', 'ur'],
    face: 0,
    telephone: '+447700900201',
    card: 'LR-0412',
  })
  const grace = await newOperative(world, today, {
    name: 'Grace Okafor',
    sex: 'f',
    trades: ['gas', 'plumber'],
    face: 2,
    telephone: '+447700900202',
    card: 'LR-0388',
  })
  const callum = await newOperative(world, today, {
    name: 'Callum Reid',
    sex: 'm',
    trades: ['joiner', 'plumber'],
    face: 3,
    telephone: '+447700900203',
    card: 'LR-0397',
  })
  const tomasz = await newOperative(world, today, {
    name: 'Tomasz Zieliński',
    sex: 'm',
    trades: ['electrician'],
    languages: ['en', 'pl'],
    face: 7,
    telephone: '+447700900204',
    card: 'LR-0405',
  })

  const home = (one: NewHome) => newHome(world, isla, landlordId, one)
  const malik = await home({
    ...{
      line1: '22/3 Easter Road',
      postcode: 'EH7 5RN',
      at: [-3.1702, 55.9594],
      title: 'Mrs',
      name: 'Nasreen Malik',
      telephone: '07700 900318',
      language: 'ur',
    },
    needs: [{ code: 'DOOR_WAIT' }, { code: 'LANG', language: 'ur' }, { code: 'FEMALE_OP' }, { code: 'SHOES' }],
  })
  const kowalska = await home({
    line1: '94 Gorgie Road',
    postcode: 'EH11 2NP',
    at: [-3.2302, 55.9392],
    title: 'Ms',
    name: 'Anna Kowalska',
    telephone: '07700 900319',
    needs: [{ code: 'BABY' }],
  })
  const adebayo = await home({
    line1: '108 Lochend Road',
    postcode: 'EH6 8BX',
    at: [-3.1625, 55.9668],
    title: 'Mr',
    name: 'Samuel Adebayo',
    pronoun: 'he',
    telephone: '07700 900320',
  })
  const rennie = await home({
    line1: '14 Lochend Road South',
    postcode: 'EH7 6BP',
    at: [-3.159, 55.9603],
    title: 'Mrs',
    name: 'Jean Rennie',
    telephone: '07700 900321',
    needs: [{ code: 'DEMENTIA' }],
  })
  const paterson = await home({
    line1: '57 Clerk Street',
    postcode: 'EH8 9JQ',
    at: [-3.1817, 55.9416],
    title: 'Mrs',
    name: 'Margaret Paterson',
    telephone: '07700 900322',
  })
  const sandhu = await home({
    line1: '9 Niddrie Mains Road',
    postcode: 'EH16 4BG',
    at: [-3.1272, 55.9335],
    title: 'Mr',
    name: 'Gurdeep Sandhu',
    pronoun: 'he',
    telephone: '07700 900323',
  })
  await markAddress(world, isla, dan, malik.premisesId, 'W_NO_SIGNAL')
  await markAddress(world, isla, dan, sandhu.premisesId, 'W_TWO')

  const promise = (one: Omit<NewPromise, 'day'>) => newPromise(world, isla, { ...one, day: today })
  const promises = {
    malik: await promise({
      home: malik,
      description: 'Kitchen tap drips, will not turn off',
      trade: 'plumber',
      room: 'Kitchen',
      from: '08:00',
      to: '10:00',
    }),
    kowalska: await promise({
      home: kowalska,
      description: 'No heating',
      trade: 'gas',
      from: '08:00',
      to: '10:00',
      priorityCode: 'urgent',
    }),
    adebayo: await promise({ home: adebayo, description: 'Bathroom door will not close', trade: 'joiner', from: '10:00', to: '12:00' }),
    paterson: await promise({ home: paterson, description: 'Hall light flickers', trade: 'electrician', from: '12:00', to: '14:00' }),
  }
  clock.moveTo(atTime(today, '08:50'))
  const sent = await doneAs(world, isla, (tx) =>
    sendOperative(tx, { appointmentId: promises.malik.appointmentId, operativeIds: [amina.operativeId] }),
  )
  const does = async (later: number, ...acts: ActFacts[]): Promise<void> => {
    clock.moveTo(after(clock.now(), minutes(later)))
    for (const facts of acts) await phoneDoes(world, amina, sent.visitId, facts)
  }
  const told = await world.db.as(amina, thisVisit)
  for (const plate of told.kind === 'visit' ? told.shown.plates : []) await does(0, { kind: 'read_marker', markerId: plate.markerId })
  await does(1, { kind: 'set_off' })
  await does(10, { kind: 'arrive' }, { kind: 'knock' })
  await does(
    4,
    { kind: 'door_opened' },
    { kind: 'say_code' },
    { kind: 'show_id' },
    { kind: 'under_18s', only: false },
    { kind: 'look_around', found: 'going_in' },
  )
  await does(
    1,
    { kind: 'consent', givenBy: 'Nasreen Malik', work: 'Mend the kitchen tap', rooms: ['Hall', 'Kitchen'], language: 'ur' },
    { kind: 'go_in' },
  )
  clock.moveTo(atTime(today, '09:20'))
  return {
    contractorId,
    landlordId,
    staff: { isla, morag, ruth, dan, lorna },
    operatives: { amina, grace, callum, tomasz },
    homes: { malik, kowalska, adebayo, rennie, paterson, sandhu },
    promises,
    visitId: sent.visitId,
  }
}
