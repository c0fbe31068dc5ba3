import type { NewLandlord } from '../../care/landlords/actions.ts'
import { usualPriorities } from '../../care/landlords/rules.ts'
import type { Employment, Pronoun, Sex, Trade } from '../../care/workforce/rules.ts'
import type { StaffRole } from '../../platform/who.ts'

/**
 * The people of the demonstration. Everybody is invented; telephone numbers come from the ranges that Ofcom keeps for drama
 * (07700 900 000 to 999, 0131 496 0000 to 0999).
 */
export const contractor = {
  id: 'con_LARKFIELD',
  name: 'Larkfield Repairs',
  telephone: '+441314960142',
  dutyNumber: '+441314960199',
  codeWord: 'red file',
  codeKeys: '7333',
  amberWords: 'blue folder',
} as const

export const landlords: readonly (NewLandlord & { key: 'forth' | 'calder' })[] = [
  {
    key: 'forth',
    name: 'Forth and Pentland Homes',
    telephone: '+441314960210',
    safeguardingName: 'Moira Kerr',
    safeguardingContact: 'safeguarding@forth-pentland.example',
    priorities: usualPriorities,
  },
  {
    key: 'calder',
    name: 'Water of Leith Housing Co-operative',
    telephone: '+441314960220',
    safeguardingName: 'Dev Banerjee',
    safeguardingContact: 'safeguarding@wolhc.example',
    priorities: [
      { code: 'emergency', label: 'Emergency', isEmergency: true, within: 6, unit: 'hours' },
      { code: 'urgent', label: 'Urgent', isEmergency: false, within: 3, unit: 'working_days' },
      { code: 'routine', label: 'Routine', isEmergency: false, within: 15, unit: 'working_days' },
    ],
  },
]

type Desk = {
  email: string
  name: string
  role: Exclude<StaffRole, 'operative'>
  face: number
  telephone?: string
  onCall?: boolean
  landlord?: 'forth' | 'calder'
}

/** Those who sit at a desk. `face` is a place in the list of drawn faces. */
export const desks: readonly Desk[] = [
  { email: 'isla@larkfield.example', name: 'Isla Fraser', role: 'controller', face: 9, telephone: '+447700900801' },
  { email: 'rory@larkfield.example', name: 'Rory Sinclair', role: 'controller', face: 12, telephone: '+447700900802', onCall: true },
  { email: 'sadia@larkfield.example', name: 'Sadia Rahman', role: 'safeguarding_lead', face: 13, telephone: '+447700900803', onCall: true },
  { email: 'jean@larkfield.example', name: 'Jean Mackie', role: 'training_lead', face: 11, telephone: '+447700900804' },
  { email: 'david@larkfield.example', name: 'David Osei', role: 'director', face: 10, telephone: '+447700900805', onCall: true },
  { email: 'admin@larkfield.example', name: 'Lena Novak', role: 'administrator', face: 8, telephone: '+447700900806' },
  { email: 'fiona@forth-pentland.example', name: 'Fiona Dalgleish', role: 'landlord_officer', face: 11, landlord: 'forth' },
  { email: 'tom@wolhc.example', name: 'Tom Adair', role: 'landlord_officer', face: 7, landlord: 'calder' },
]

type Cast = {
  name: string
  sex: Sex
  pronoun: Pronoun
  trades: readonly Trade[]
  languages: readonly string[]
  face: number
  /** Postcode of where the shift begins. */
  from: string
  employment?: Employment
  /** Training that has lapsed, for the demonstration to show that it stops dispatch (T2). */
  lapsed?: 'T_LONE'
}

export const operatives: readonly Cast[] = [
  { name: 'Amina Yusuf', sex: 'f', pronoun: 'she', trades: ['plumber'], languages: ['en', 'ur'], face: 0, from: 'EH7 5' },
  { name: 'Grace Okafor', sex: 'f', pronoun: 'she', trades: ['gas', 'plumber'], languages: ['en'], face: 2, from: 'EH11 2' },
  { name: 'Callum Reid', sex: 'm', pronoun: 'he', trades: ['joiner', 'locksmith', 'glazier'], languages: ['en'], face: 3, from: 'EH9 1' },
  { name: 'Priya Nair', sex: 'f', pronoun: 'she', trades: ['electrician'], languages: ['en', 'hi'], face: 6, from: 'EH6 4' },
  {
    name: 'Tomasz Zieliński',
    sex: 'm',
    pronoun: 'he',
    trades: ['plasterer', 'decorator', 'damp'],
    languages: ['en', 'pl'],
    face: 7,
    from: 'EH16 4',
  },
  {
    name: 'Harpreet Gill',
    sex: 'm',
    pronoun: 'he',
    trades: ['plumber', 'joiner', 'decorator'],
    languages: ['en', 'pa'],
    face: 1,
    from: 'EH7 6',
  },
  { name: 'Mei Tan', sex: 'f', pronoun: 'she', trades: ['joiner', 'locksmith', 'plumber'], languages: ['en'], face: 4, from: 'EH3 6' },
  {
    name: 'Ewan Baird',
    sex: 'm',
    pronoun: 'he',
    trades: ['gas', 'plumber'],
    languages: ['en'],
    face: 12,
    from: 'EH10 4',
    employment: 'subcontractor',
  },
  { name: 'Samuel Mensah', sex: 'm', pronoun: 'he', trades: ['electrician'], languages: ['en', 'fr'], face: 5, from: 'EH8 8' },
  { name: 'Kirsty Lowe', sex: 'f', pronoun: 'she', trades: ['plasterer', 'decorator', 'damp'], languages: ['en'], face: 8, from: 'EH15 1' },
  {
    name: 'Yusuf Demir',
    sex: 'm',
    pronoun: 'he',
    trades: ['roofer', 'glazier', 'joiner'],
    languages: ['en', 'ar'],
    face: 10,
    from: 'EH4 2',
    employment: 'agency',
  },
  {
    name: 'Alec Rennie',
    sex: 'm',
    pronoun: 'he',
    trades: ['plumber', 'damp'],
    languages: ['en'],
    face: 11,
    from: 'EH14 1',
    lapsed: 'T_LONE',
  },
]

/** `07700 900 7nn`: the operatives' own numbers. */
export const operativeTelephone = (n: number): string => `+4477009007${String(n + 1).padStart(2, '0')}`
