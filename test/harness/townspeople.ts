/** Whoever lives and works in a test's town, each made through the duties' own actions: staff, operatives, homes, promises, precautions. */
import { distinctFaces } from '../../apps/design/faces/spec.ts'
import { promiseWindow } from '../../care/booking/actions.ts'
import { addHousehold, tellNeed } from '../../care/households/actions.ts'
import type { NewNeed } from '../../care/households/actions.ts'
import type { ContactCard } from '../../care/messages/rules.ts'
import { addPremises, decideMarker, proposeMarker } from '../../care/premises/actions.ts'
import type { PrecautionCode } from '../../care/premises/rules.ts'
import { takeOrder } from '../../care/repairs/actions.ts'
import { addCertificate } from '../../care/training/actions.ts'
import { hardTopicsFor } from '../../care/training/rules.ts'
import { apply, thisVisit } from '../../care/visits/actions.ts'
import type { ActFacts, VisitAct } from '../../care/visits/rules/visit.ts'
import { addOperative, addShift } from '../../care/workforce/actions.ts'
import type { Trade } from '../../care/workforce/rules.ts'
import type {
  AppointmentId,
  ContractorId,
  HouseholdId,
  LandlordId,
  MarkerId,
  OrderId,
  PremisesId,
  StaffId,
  VisitId,
} from '../../lib/ids.ts'
import type { Outcome } from '../../lib/refusal.ts'
import { orThrow } from '../../lib/refusal.ts'
import { atTime } from '../../lib/time.ts'
import type { Day } from '../../lib/time.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { hashSecret } from '../../platform/sign-in/secrets.ts'
import { engineOf } from '../../platform/who.ts'
import type { StaffRole, Who } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'

export const townPassword = 'a lamp by the door'
export const townPin = '4826'
export const townDuressPin = '6284'

export type StaffWho = Extract<Who, { kind: 'staff' }>
export type OperativeWho = Extract<Who, { kind: 'operative' }>
export type Home = { householdId: HouseholdId; premisesId: PremisesId; name: string; line1: string }

export const contractorId = 'con_SMALLTOWN' as ContractorId
export const engine = engineOf(contractorId)

/** Does it in one transaction; throws with the reasons when it is refused. */
export const doneAs = async <V>(world: World, who: Who, work: (tx: Tx) => Promise<Outcome<V>>): Promise<V> =>
  orThrow(await world.db.act(who, work))

/** Making one takes a while, so the whole town shares them. */
let secrets: Promise<readonly [password: string, pin: string, duressPin: string]> | null = null
const townSecrets = () => (secrets ??= Promise.all([hashSecret(townPassword), hashSecret(townPin), hashSecret(townDuressPin)]))

export const newStaff = async (
  world: World,
  role: StaffRole,
  name: string,
  more: { landlordId?: LandlordId; telephone?: string; face?: unknown } = {},
): Promise<StaffId> => {
  const id = world.newId('staff')
  const email = `${name.split(' ')[0]!.toLowerCase()}@larkfield.example`
  const [passwordHash, pinHash, duressPinHash] = await townSecrets()
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
        duressPinHash,
        landlordId: more.landlordId ?? null,
        telephone: more.telephone ?? null,
        face,
      })
      .execute(),
  )
  return id
}

export type NewOperative = {
  name: string
  sex: 'f' | 'm'
  trades: Trade[]
  languages?: string[]
  face: number
  telephone: string
  card: string
}

export const newOperative = async (world: World, today: Day, one: NewOperative): Promise<OperativeWho> => {
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
      await addShift(tx, { operativeId: added.value, from: atTime(on, '07:30'), to: atTime(on, '17:30'), rest: null })
    return added
  })
  return { kind: 'operative', contractorId, staffId, operativeId, name: one.name }
}

export type NewHome = {
  line1: string
  postcode: string
  at: readonly [lon: number, lat: number]
  title: string
  name: string
  pronoun?: 'she' | 'he'
  telephone: string
  language?: string
  contact?: Partial<ContactCard>
  needs?: readonly Omit<NewNeed, 'householdId' | 'source'>[]
}

export const newHome = (world: World, who: StaffWho, landlordId: LandlordId, home: NewHome): Promise<Home> =>
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
      contact: { telephone: home.telephone, language: home.language ?? 'en', ...home.contact },
    })
    if (!household.ok) return household
    for (const need of home.needs ?? []) {
      const told = await tellNeed(tx, { ...need, householdId: household.value, source: 'self' })
      if (!told.ok) return told
    }
    const name = `${home.title} ${home.name.split(' ').at(-1)}`
    return { ok: true, value: { householdId: household.value, premisesId: premises.value, name, line1: home.line1 } }
  })

export type NewPromise = {
  home: Home
  description: string
  trade: Trade
  room?: string
  from: string
  to: string
  day: Day
  priorityCode?: string
}

export const newPromise = (world: World, who: StaffWho, one: NewPromise): Promise<{ orderId: OrderId; appointmentId: AppointmentId }> =>
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

export const markAddress = async (
  world: World,
  proposer: StaffWho,
  decider: StaffWho,
  premisesId: PremisesId,
  code: PrecautionCode,
): Promise<MarkerId> => {
  const id = await doneAs(world, proposer, (tx) =>
    proposeMarker(tx, { premisesId, code, source: 'Seen by two of ours on a visit in October.' }),
  )
  await doneAs(world, decider, (tx) =>
    decideMarker(tx, id, { agree: true, why: 'Two of ours saw it; it holds for now.', resident: { toldAt: tx.now } }),
  )
  return id
}
