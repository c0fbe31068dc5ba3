import { readFileSync } from 'node:fs'
import { addLandlord } from '../../care/landlords/actions.ts'
import { decideMarker, proposeMarker } from '../../care/premises/actions.ts'
import type { PrecautionCode } from '../../care/premises/rules.ts'
import { addCertificate } from '../../care/training/actions.ts'
import { topicCodes, topics } from '../../care/training/rules.ts'
import { addOperative, addShift, addStaff, tellNextOfKin } from '../../care/workforce/actions.ts'
import { distinctFaces } from '../../apps/design/faces/spec.ts'
import type { ContractorId, LandlordId, StaffId } from '../../lib/ids.ts'
import type { Place } from '../../lib/place.ts'
import { orThrow } from '../../lib/refusal.ts'
import { after, atTime, dayOf, hours } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import { edinburgh } from '../../platform/maps/geography.ts'
import { keepApiKey } from '../../platform/sign-in/api-keys.ts'
import { hashSecret } from '../../platform/sign-in/secrets.ts'
import { engineOf } from '../../platform/who.ts'
import type { Who } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'
import { seedAlarms } from './alarms.ts'
import { contractor, desks, landlords, operatives, operativeTelephone } from './cast.ts'
import { liveTheDay, shiftBegan, takeOrders } from './day.ts'
import type { Crew } from './day.ts'
import { addHome, homesInAll } from './homes.ts'
import type { Home } from './homes.ts'
import { liveTheWeeks } from './past/weeks.ts'
import { demonstrationSecrets } from './secrets.ts'

export type SeedWorld = { world: World; moveTo: (at: Instant) => void; now: Instant; random: () => number }
const contractorId = contractor.id as ContractorId
const office: Who = engineOf(contractorId)
const shiftHours = 9
const workingDaysAhead = 10

/**
 * Fills an empty database with a demonstration that lives around `now`: people, homes, promises, and the day so far, all
 * through the actions that the product itself uses. `say` hears of the progress.
 */
export const loadDemonstration = async (seed: SeedWorld, say: (sentence: string) => void): Promise<void> => {
  const { world, now } = seed
  seed.moveTo(now.subtract({ hours: 24 * 40 }))
  await world.db.as(office, (tx) =>
    tx.q
      .insertInto('contractors')
      .values({ contractorId, ...withoutId, isDemonstration: true, createdAt: tx.now })
      .execute(),
  )
  const landlordIds = await world.db.as(office, async (tx) => {
    const ids: LandlordId[] = []
    for (const { key: _, ...landlord } of landlords) ids.push(orThrow(await addLandlord(tx, landlord)))
    return ids
  })
  const postcodesOf = readSectors()
  const staffIds = await addDesks(seed, landlordIds)
  const crew = await addCrew(seed, postcodesOf)
  const homes = await addHomes(seed, landlordIds, postcodesOf, say)
  const lead = staffWho(staffIds.get('sadia@larkfield.example')!, 'safeguarding_lead', 'Sadia Rahman')
  const controller = staffWho(staffIds.get('isla@larkfield.example')!, 'controller', 'Isla Fraser')
  await addMarkers(seed, homes, controller, lead)
  const named = (name: string): StaffId => staffIds.get(`${name}@larkfield.example`)!
  await seedAlarms({
    ...{ ...seed, engine: office, controller, director: staffWho(named('david'), 'director', 'David Osei') },
    staff: { isla: named('isla'), rory: named('rory'), sadia: named('sadia'), david: named('david') },
    crew: crew.map(({ operativeId }, n) => ({ operativeId, from: operatives[n]!.from })),
  })
  say('  the day so far')
  const day = { ...seed, controller, crew, homes }
  await takeOrders(day)
  await liveTheDay(day)
  say('  the weeks before it')
  await liveTheWeeks({ ...seed, crew, homes, desk: [named('isla'), named('rory')], until: dayOf(shiftBegan(now)) })
}

const { id: _, ...withoutId } = contractor

const staffWho = (staffId: StaffId, role: 'controller' | 'safeguarding_lead' | 'director', name: string): Who => ({
  kind: 'staff',
  contractorId,
  staffId,
  role,
  name,
})

type Sectors = (sector: string) => readonly { postcode: string; place: Place }[]

/** The file writes seven letters in all, so that `EH112AB` has no space. */
const spaced = (postcode: string): string => postcode.replace(/\s*(...)$/, ' $1')

const readSectors = (): Sectors => {
  const rows = readFileSync(edinburgh.postcodes, 'utf8').trim().split('\n').slice(1)
  const known = rows
    .map((row) => row.split(','))
    .map(([postcode, lon, lat]) => ({ postcode: spaced(postcode!), place: { lon: Number(lon), lat: Number(lat) } }))
  const bySector = Map.groupBy(known, ({ postcode }) => postcode.slice(0, -2))
  return (sector) => bySector.get(sector) ?? []
}

const addDesks = async ({ world }: SeedWorld, landlordIds: readonly LandlordId[]): Promise<Map<string, StaffId>> => {
  const secrets = demonstrationSecrets(world.keys)
  const passwordHash = await hashSecret(secrets.password)
  const pinHash = await hashSecret(secrets.deskPin)
  return world.db.as(office, async (tx) => {
    const ids = new Map<string, StaffId>()
    for (const { landlord, face, ...desk } of desks) {
      const landlordId = landlord ? landlordIds[landlords.findIndex((one) => one.key === landlord)]! : null
      ids.set(desk.email, orThrow(await addStaff(tx, { ...desk, landlordId, passwordHash, pinHash, face: distinctFaces[face]! })))
    }
    const admin = ids.get('admin@larkfield.example')!
    await keepApiKey(tx, { key: secrets.apiKey('contractor'), label: 'Larkfield’s own systems', staffId: admin })
    const officer = ids.get('fiona@forth-pentland.example')!
    await keepApiKey(tx, {
      key: secrets.apiKey('landlord'),
      label: 'Forth and Pentland Homes',
      staffId: officer,
      landlordId: landlordIds[0]!,
    })
    return ids
  })
}

const addCrew = async ({ world, now, random }: SeedWorld, postcodesOf: Sectors): Promise<Crew[]> => {
  const secrets = demonstrationSecrets(world.keys)
  const passwordHash = await hashSecret(secrets.password)
  const crew: Crew[] = []
  for (const [n, { from, lapsed, face, ...one }] of operatives.entries()) {
    const firstName = one.name.split(' ')[0]!
    const drawn = distinctFaces[face]!
    const account = {
      email: `${firstName.toLowerCase()}@larkfield.example`,
      name: one.name,
      role: 'operative' as const,
      telephone: operativeTelephone(n),
      face: drawn,
      passwordHash,
    }
    const pins = { pinHash: await hashSecret(secrets.pinOf(n)), duressPinHash: await hashSecret(secrets.duressPinOf(n)) }
    await world.db.as(office, async (tx) => {
      const staffId = orThrow(await addStaff(tx, { ...account, ...pins }))
      const near = postcodesOf(from)
      const today = dayOf(now)
      const operativeId = orThrow(
        await addOperative(tx, {
          ...{ employment: 'employed' as const, ...one, staffId, firstName, telephone: operativeTelephone(n), face: drawn },
          ...{
            idCardNumber: `LR-04${String(12 + n)}`,
            idCardValidUntil: today.add({ months: 14 }),
            vettingValidUntil: today.add({ months: 20 }),
          },
          home: near[Math.floor(random() * near.length)]!.place,
        }),
      )
      await tellNextOfKin(tx, operativeId, {
        name: `Next of kin of ${firstName}`,
        telephone: `+4477009009${String(n + 1).padStart(2, '0')}`,
      })
      for (const topic of topicCodes) {
        const months = topics[topic].months
        const monthsAgo = topic === lapsed ? months : Math.floor(random() * (months - 1))
        orThrow(
          await addCertificate(tx, { operativeId, topic, issuedOn: today.subtract({ months: monthsAgo, days: topic === lapsed ? 3 : 0 }) }),
        )
      }
      const began = shiftBegan(now)
      orThrow(await addShift(tx, { operativeId, from: began, to: after(began, hours(shiftHours)) }))
      for (let daysOn = 1; daysOn <= workingDaysAhead; daysOn++) {
        const day = dayOf(after(began, hours(shiftHours))).add({ days: daysOn })
        if (day.dayOfWeek <= 6) orThrow(await addShift(tx, { operativeId, from: atTime(day, '08:00'), to: atTime(day, '18:00') }))
      }
      crew.push({ operativeId, staffId, name: one.name, free: true })
    })
  }
  return crew
}

const addHomes = async (
  { world, random }: SeedWorld,
  landlordIds: readonly LandlordId[],
  postcodesOf: Sectors,
  say: (sentence: string) => void,
): Promise<Home[]> => {
  const homes: Home[] = []
  const atOnce = 100
  for (let first = 0; first < homesInAll; first += atOnce) {
    await world.db.as(office, async (tx) => {
      for (let n = first; n < Math.min(first + atOnce, homesInAll); n++)
        homes.push(await addHome(tx, { random, postcodesOf, landlords: landlordIds }, n))
    })
    say(`  ${homes.length} homes of ${homesInAll}`)
  }
  return homes
}

const markerShares: readonly (readonly [code: PrecautionCode, share: number, source: string])[] = [
  ['W_DOG_SECURE', 0.03, 'A dog ran out when the door was opened'],
  ['W_NO_SIGNAL', 0.01, 'Two visits lost their line inside'],
  ['W_TWO', 0.008, 'Threats to the last visitor, told by the landlord'],
  ['W_SHARPS', 0.005, 'Needles found in the cupboard under the sink'],
  ['W_NOVISIT', 0.003, 'The landlord asked us to stay away for now'],
]

const addMarkers = async ({ world, random }: SeedWorld, homes: readonly Home[], proposer: Who, decider: Who): Promise<void> => {
  const mark = async (home: Home, code: PrecautionCode, source: string): Promise<void> => {
    const id = orThrow(await world.db.act(proposer, (tx) => proposeMarker(tx, { premisesId: home.premisesId, code, source })))
    const why = 'One clear incident, written down that day; likely to happen again.'
    orThrow(await world.db.act(decider, (tx) => decideMarker(tx, id, { agree: true, why, resident: { toldAt: tx.now } })))
  }
  await mark(homes[0]!, 'W_DOG_SECURE', 'A neighbour’s dog is loose on the stair')
  for (const home of homes.slice(1)) for (const [code, share, source] of markerShares) if (random() < share) await mark(home, code, source)
}
