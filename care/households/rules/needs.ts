/** A need as it is kept: told by somebody, confirmed again on a date (H2), never with a diagnosis (H3). */
import type { HouseholdId, NeedId } from '../../../lib/ids.ts'
import type { Day, Instant } from '../../../lib/time.ts'
import type { Fault } from '../../../lib/refusal.ts'
import type { ToldNeed } from './adjustments.ts'
import { needTable } from './needs-list.ts'
import type { NeedCode } from './needs-list.ts'

export const needSources = ['self', 'carer', 'landlord', 'operative', 'register'] as const
export type NeedSource = (typeof needSources)[number]

export type Need = ToldNeed & {
  readonly id: NeedId
  readonly householdId: HouseholdId
  readonly source: NeedSource
  readonly toldAt: Instant
  readonly confirmedAt: Instant
  /** H2 */
  readonly reviewOn: Day
}

/** H2 Asked again after a year; after three months when it may have passed. */
export const reviewDay = (code: NeedCode, told: Day): Day => told.add({ months: needTable[code].temporary ? 3 : 12 })

export const isDueForReview = ({ reviewOn }: Pick<Need, 'reviewOn'>, today: Day): boolean =>
  Temporal.PlainDate.compare(reviewOn, today) <= 0

/** H3 Words that tell an illness or a story instead of what to do. Stems: "autis" finds "autistic" too. */
// prettier-ignore
const illnessWords = [
  'addict', 'adhd', 'alcoholi', 'alzheimer', 'amput', 'anorexi', 'arthrit', 'asthma', 'autis', 'bipolar', 'bulimi', 'cancer', 'cerebral palsy',
  'chemo', 'chronic', 'cirrhosis', 'copd', 'covid', 'crohn', 'dementia', 'depress', 'diabet', 'diagnos', 'dialysis', 'disorder', 'down syndrome', 'emphysema',
  'epilep', 'fibromyalgia', 'hepatitis', 'hiv\\b', 'huntington', 'leukaemi', 'lupus', 'medication', 'mental', 'mrsa', 'multiple sclerosis', 'ocd\\b', 'overdose',
  'paranoi', 'parkinson', 'personality', 'psycho', 'ptsd', 'rape', 'schizo', 'sectioned', 'self-harm', 'seizure', 'stroke', 'suicid', 'terminal',
  'transplant', 'tumour', 'victim',
]
const illness = new RegExp(`\\b(?:${illnessWords.join('|')})`, 'i')
const noteLongest = 140

/** H3 Null when the note may be kept; else what to write instead, kindly. */
export const noteFault = (note: string): Fault | null => {
  if (note.length > noteLongest)
    return { field: 'note', sentence: `Keep the note to ${noteLongest} letters: only what we do differently. This one has ${note.length}.` }
  const found = illness.exec(note)
  return found
    ? {
        field: 'note',
        sentence: `Say what we do differently, not why. Leave out “${wordAt(note, found.index)}”: the visit goes well without it.`,
      }
    : null
}

const wordAt = (text: string, index: number): string => /^[\p{L}\p{N}'’-]+/u.exec(text.slice(index))?.[0] ?? ''

/** What is missing of what has to be told with this need. */
export const toldFaults = (need: ToldNeed): Fault[] => {
  const { takes } = needTable[need.code]
  const missing =
    takes !== undefined && { language: need.language, operative: need.operativeId, hours: need.hours, note: need.note?.trim() }[takes]
  const note = need.note ? noteFault(need.note) : null
  const backwards = need.hours !== null && need.hours.from >= need.hours.to
  return [
    ...(takes !== undefined && !missing ? [{ field: takes, sentence: askFor[takes] }] : []),
    ...(note ? [note] : []),
    ...(backwards
      ? [{ field: 'hours', sentence: 'The first time must be before the second: for hours over midnight, tell two needs.' }]
      : []),
  ]
}

const askFor: Record<'language' | 'operative' | 'hours' | 'note', string> = {
  language: 'Which language do they speak? Choose one.',
  operative: 'Which of our people? Choose one.',
  hours: 'From when until when? Say both times.',
  note: 'Say it in a few words.',
}

/** The two that cannot both be kept. */
export const contradicts = (code: NeedCode, told: readonly Pick<ToldNeed, 'code'>[]): boolean => {
  const other = ({ FEMALE_OP: 'MALE_OP', MALE_OP: 'FEMALE_OP' } as Partial<Record<NeedCode, NeedCode>>)[code]
  return other !== undefined && told.some((need) => need.code === other)
}
