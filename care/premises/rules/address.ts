import type { LandlordId, PremisesId } from '../../../lib/ids.ts'
import type { Place } from '../../../lib/place.ts'
import type { Jurisdiction } from '../../../lib/working-days.ts'

export type Premises = {
  readonly id: PremisesId
  readonly landlordId: LandlordId
  /** Unique property reference number, where the landlord has told it. */
  readonly uprn: string | null
  readonly line1: string
  readonly line2: string | null
  readonly town: string
  readonly postcode: string
  /** Null: nobody can be timed to this door until somebody has said where it is. */
  readonly place: Place | null
  readonly jurisdiction: Jurisdiction
  /** "Second floor, right-hand door" */
  readonly wayIn: string | null
}

/** `22/3 Easter Road, EH7 5RN` */
export const addressLine = ({ line1, postcode }: Pick<Premises, 'line1' | 'postcode'>): string => `${line1}, ${postcode}`

const postcodeShape = /^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$/

/** `eh75rn` → `EH7 5RN`. Null when it has not the shape of a postcode. */
export const asPostcode = (typed: string): string | null => {
  const found = postcodeShape.exec(typed.toUpperCase().replace(/[^A-Z0-9]/g, ''))
  return found ? `${found[1]} ${found[2]}` : null
}

/** `EH7`: the area that a postcode begins with. A large day is looked at an area at a time. */
export const areaOf = ({ postcode }: Pick<Premises, 'postcode'>): string =>
  postcode
    .trim()
    .toUpperCase()
    .replace(/ ?[0-9][A-Z]{2}$/, '')

/** Two spellings of one address give one key: case, commas and spaces aside. */
export const addressKey = ({ line1, postcode }: Pick<Premises, 'line1' | 'postcode'>): string =>
  `${line1} ${postcode}`
    .toLowerCase()
    .replace(/\b(flat|apartment|apt)\b/g, '')
    .replace(/[^a-z0-9/]/g, '')

const scottish = ['AB', 'DD', 'DG', 'EH', 'FK', 'G', 'HS', 'IV', 'KA', 'KW', 'KY', 'ML', 'PA', 'PH', 'TD', 'ZE']
const elsewhere = ['BT', 'CF', 'GY', 'IM', 'JE', 'LD', 'LL', 'NP', 'SA']

/** C1 The country whose rules hold, from the postcode's area. Null where we do not know the rules yet. TD15 is Berwick, in England. */
export const jurisdictionOf = (postcode: string): Jurisdiction | null => {
  const area = /^[A-Z]{1,2}/.exec(postcode.toUpperCase())?.[0] ?? ''
  if (area === '' || elsewhere.includes(area)) return null
  return scottish.includes(area) && !postcode.toUpperCase().startsWith('TD15') ? 'scotland' : 'england'
}

/** Facts about the address with no person in them. */
export const factCodes = ['P_PARKING', 'P_ISOLATION_POINT', 'P_METER', 'P_ASBESTOS', 'P_HERITAGE', 'P_LIFT_OUT'] as const
export type FactCode = (typeof factCodes)[number]
export type Fact = { readonly code: FactCode; readonly sentence: string }
