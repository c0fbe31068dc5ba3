import { addHousehold } from '../../care/households/actions.ts'
import { tellNeed } from '../../care/households/actions.ts'
import type { NewNeed } from '../../care/households/actions.ts'
import { addPremises } from '../../care/premises/actions.ts'
import type { HouseholdId, LandlordId, PremisesId } from '../../lib/ids.ts'
import type { Place } from '../../lib/place.ts'
import { orThrow } from '../../lib/refusal.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { firstNames, streets, surnames } from './streets.ts'

export const homesInAll = 600

export type Home = {
  householdId: HouseholdId
  premisesId: PremisesId
  landlordId: LandlordId
  name: string
  telephone: string
  language: 'en' | 'ur'
  address: string
}
/** Dice of the seed, and what the postcodes say. */
export type Ground = {
  random: () => number
  postcodesOf: (sector: string) => readonly { postcode: string; place: Place }[]
  landlords: readonly LandlordId[]
}

const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)]!

/** One in so many households: shares as landlords commonly find them. */
const shares: readonly (readonly [code: NewNeed['code'], share: number])[] = [
  ['DOOR_WAIT', 0.09],
  ['MOBILITY', 0.06],
  ['HOH', 0.05],
  ['DEAF', 0.02],
  ['DEMENTIA', 0.025],
  ['OXYGEN', 0.01],
  ['FEMALE_OP', 0.03],
  ['NO_LONE_OP', 0.01],
  ['MH_CALM', 0.04],
  ['ISOLATED', 0.03],
  ['BABY', 0.04],
  ['SHOES', 0.04],
  ['WHEELCHAIR', 0.02],
  ['STAIRLIFT', 0.015],
  ['CHEST', 0.03],
  ['ASSIST_DOG', 0.005],
  ['DIGITAL_NO', 0.04],
]

/** The home of number `n`: an address, a household with a telephone, and what they have told us. */
export const addHome = async (tx: Tx, ground: Ground, n: number): Promise<Home> => {
  const { random } = ground
  const [street, sector] = streets[n % streets.length]!
  const { postcode, place } = pick(random, ground.postcodesOf(sector))
  const landlordId = ground.landlords[n % 5 < 3 ? 0 : 1]!
  const line1 =
    n === 0
      ? '22/3 Easter Road'
      : `${2 + 2 * Math.floor(n / streets.length)}${random() < 0.7 ? `/${1 + Math.floor(random() * 8)}` : ''} ${street}`
  const wayIn =
    random() < 0.6
      ? pick(random, [
          'Second floor, right-hand door',
          'Ground floor, door on the left',
          'Third floor, no lift',
          'Main door, own path',
          'First floor, buzzer marked with the name',
        ])
      : null
  const premisesId = orThrow(
    await addPremises(tx, {
      landlordId,
      line1,
      postcode: n === 0 ? 'EH7 5RN' : postcode,
      town: 'Edinburgh',
      place,
      wayIn,
      uprn: `9060000${String(n + 1).padStart(5, '0')}`,
    }),
  )
  const person = personOf(random, n)
  const telephone = `+447700900${String(n < 600 ? n : n - 600).padStart(3, '0')}`
  const language = n === 0 || person.speaksUrdu ? 'ur' : 'en'
  const householdId = orThrow(
    await addHousehold(tx, {
      premisesId,
      landlordId,
      people: [{ name: person.name, title: person.title, pronoun: person.pronoun, isTenant: true, telephone }],
      contact: { language, channel: 'text', telephone },
    }),
  )
  await tellNeeds(tx, ground, householdId, n, language)
  return { householdId, premisesId, landlordId, name: `${person.title} ${person.name}`, telephone, language, address: line1 }
}

const personOf = (random: () => number, n: number) => {
  if (n === 0) return { name: 'Nasreen Malik', title: 'Mrs', pronoun: 'she' as const, speaksUrdu: true }
  const pronoun = random() < 0.55 ? ('she' as const) : ('he' as const)
  const surname = pick(random, surnames)
  const title = pronoun === 'he' ? 'Mr' : pick(random, ['Mrs', 'Ms', 'Miss', 'Mrs'])
  return {
    name: `${pick(random, firstNames[pronoun])} ${surname}`,
    title,
    pronoun,
    speaksUrdu: ['Malik', 'Hussain', 'Chaudhry', 'Iqbal'].includes(surname) && random() < 0.5,
  }
}

const tellNeeds = async (tx: Tx, { random }: Ground, householdId: HouseholdId, n: number, language: 'en' | 'ur'): Promise<void> => {
  const tell = async (need: Omit<NewNeed, 'householdId' | 'source'>): Promise<void> => {
    orThrow(await tellNeed(tx, { householdId, source: random() < 0.7 ? 'self' : 'landlord', ...need }))
  }
  if (n === 0) {
    for (const code of ['DOOR_WAIT', 'FEMALE_OP', 'SHOES'] as const) await tell({ code })
    return tell({ code: 'LANG', language: 'ur' })
  }
  for (const [code, share] of shares) if (random() < share) await tell({ code })
  if (language === 'ur') await tell({ code: 'LANG', language: 'ur' })
  else if (random() < 0.04) await tell({ code: 'LANG', language: pick(random, ['pl', 'ar', 'bn', 'so']) })
  if (random() < 0.04) await tell({ code: 'PRAYER', hours: { from: '12:45', to: '13:30' } })
  if (random() < 0.01)
    await tell({
      code: 'SAFE_CONTACT',
      safeWay: { telephone: `+447700900${String(610 + (n % 90)).padStart(3, '0')}`, hours: { from: '10:00', to: '15:00' } },
    })
}
