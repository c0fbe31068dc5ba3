/** P1 The closed list of precautions: what protects a worker, with what follows from it as data (D3). No story, no name, no health word. */

// prettier-ignore
export const markerIcons = [
  'ban', 'bug', 'cigarette', 'clock-alert', 'construction', 'dog', 'hand', 'landmark', 'map-pin', 'shield-alert', 'siren', 'syringe', 'triangle-alert', 'users', 'wifi-low',
] as const
export type MarkerIcon = (typeof markerIcons)[number]

/** `person`: goes with the household when it moves, and is never inherited · `place`: stays with the address. */
export type MarkerOf = 'person' | 'place'

export type PrecautionRow = {
  /** For the office. */
  readonly label: string
  /** For whoever goes: what to do, never what happened. */
  readonly sentence: string
  readonly icon: MarkerIcon
  readonly of: MarkerOf
  /** Months until it ends by itself, at most 24. */
  readonly months: 6 | 12
  readonly doNotAttend?: true
  readonly people?: 2
  /** Only at the hours told with the marker. */
  readonly hours?: 'told'
  readonly landlordAttends?: true
  readonly notAlone?: readonly ('f' | 'm')[]
  /** A sign of life at least this often, in minutes. */
  readonly checkInEvery: number
}

// prettier-ignore
const table = {
  W_DOG_SECURE: {
    label: 'Dog to be shut away', icon: 'dog', of: 'place', months: 6, checkInEvery: 30,
    sentence: 'Ask from the gate that the dog is shut in another room. A lead is not enough.',
  },
  W_DOG_AGGR: {
    label: 'Dog that has attacked', icon: 'dog', of: 'place', months: 6, people: 2, checkInEvery: 15,
    sentence: 'Go together, and stay outside the gate until the dog is out of the home or behind a closed door.',
  },
  W_TWO: {
    label: 'Two people', icon: 'users', of: 'person', months: 12, people: 2, checkInEvery: 15,
    sentence: 'Go in together, stay together, leave together.',
  },
  W_NOVISIT: {
    label: 'Do not attend', icon: 'ban', of: 'person', months: 12, doNotAttend: true, checkInEvery: 10,
    sentence: 'Nobody goes to this address. Call the office.',
  },
  W_MEET_OUTSIDE: {
    label: 'Meet outside first', icon: 'map-pin', of: 'person', months: 6, checkInEvery: 15,
    sentence: 'Meet outside first. Go in only if you both want to.',
  },
  W_LANDLORD_WITH: {
    label: 'Landlord attends', icon: 'landmark', of: 'person', months: 12, landlordAttends: true, checkInEvery: 15,
    sentence: 'Wait for the landlord’s person before you knock. Stay in sight of each other.',
  },
  W_TIME_OF_DAY: {
    label: 'Only at certain hours', icon: 'clock-alert', of: 'person', months: 6, hours: 'told', checkInEvery: 15,
    sentence: 'Be away before the hours given are over, whether the work is finished or not.',
  },
  W_NO_FEMALE_ALONE: {
    label: 'No woman alone', icon: 'hand', of: 'person', months: 12, notAlone: ['f'], checkInEvery: 15,
    sentence: 'Go in company, and stay in the same room as each other.',
  },
  W_NO_MALE_ALONE: {
    label: 'No man alone', icon: 'hand', of: 'person', months: 12, notAlone: ['m'], checkInEvery: 15,
    sentence: 'Go in company, and stay within call of each other.',
  },
  W_SHARPS: {
    label: 'Sharps', icon: 'syringe', of: 'place', months: 6, checkInEvery: 30,
    sentence: 'Wear gloves, and never reach or kneel where you cannot see.',
  },
  W_SMOKE: {
    label: 'Smoke', icon: 'cigarette', of: 'place', months: 6, checkInEvery: 30,
    sentence: 'Ask for an hour without smoking and an open window before you go in.',
  },
  W_INFESTATION: {
    label: 'Infestation', icon: 'bug', of: 'place', months: 6, checkInEvery: 30,
    sentence: 'Cover up and keep bags off the floor. Change your cover before the van.',
  },
  W_UNSAFE_FLOOR: {
    label: 'Unsafe floor or structure', icon: 'construction', of: 'place', months: 6, checkInEvery: 15,
    sentence: 'Test each step, keep to the edges, and stop where the floor gives.',
  },
  W_WEAPON_REPORTED: {
    label: 'Weapon reported', icon: 'shield-alert', of: 'person', months: 12, people: 2, landlordAttends: true, checkInEvery: 10,
    sentence: 'Go together, keep your way out free, and leave at once if anything changes.',
  },
  W_POLICE_WITH: {
    label: 'Police attend', icon: 'siren', of: 'person', months: 12, people: 2, landlordAttends: true, checkInEvery: 10,
    sentence: 'Wait out of sight until the police say that you may go to the door.',
  },
  W_NO_SIGNAL: {
    label: 'No signal inside', icon: 'wifi-low', of: 'place', months: 12, checkInEvery: 30,
    sentence: 'Check in from the door before you go in, and come out to check in again.',
  },
  W_ASBESTOS: {
    label: 'Asbestos on the register', icon: 'triangle-alert', of: 'place', months: 12, checkInEvery: 30,
    sentence: 'Do not drill, cut or scrape anything before the office has read you the asbestos register.',
  },
  W_OTHER_PRECAUTION: {
    label: 'Call the office before setting off', icon: 'triangle-alert', of: 'place', months: 6, checkInEvery: 15,
    sentence: 'Call the office before you set off. They will tell you what to do here.',
  },
} as const satisfies Record<string, PrecautionRow>

export type PrecautionCode = keyof typeof table
export const precautionCodes = Object.keys(table) as PrecautionCode[]
export const precautionTable: Readonly<Record<PrecautionCode, PrecautionRow>> = table
