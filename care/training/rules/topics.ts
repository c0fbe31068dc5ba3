/** T1 What everybody who works here is trained in, agency staff and subcontractors included. One row a topic. */
import type { Trade } from '../../workforce/rules.ts'
import { trades } from '../../workforce/rules.ts'

/**
 * `hard`: a lapse stops dispatch that day, for everybody · `trade`: the same, for the trades named · `soft`: a lapse is
 * shown and stops nothing.
 */
export const gates = ['hard', 'trade', 'soft'] as const
export type Gate = (typeof gates)[number]

export type TopicRow = {
  readonly label: string
  readonly gate: Gate
  /** How long a certificate is good, in months, unless it says otherwise. */
  readonly months: number
  /** Whom it is for; left out: everybody. */
  readonly trades?: readonly Trade[]
}

const notGas = trades.filter((trade) => trade !== 'gas')

// prettier-ignore
const table = {
  T_SG_ADULT: { label: 'Safeguarding adults', gate: 'hard', months: 24 },
  T_SG_CHILD: { label: 'Safeguarding children, child abuse', gate: 'hard', months: 24 },
  T_DA: { label: 'Domestic abuse and safe contact', gate: 'hard', months: 24 },
  T_MH: { label: 'Mental health', gate: 'hard', months: 36 },
  T_SUIC: { label: 'Talking about suicide', gate: 'hard', months: 24 },
  T_DEMENTIA: { label: 'Dementia', gate: 'hard', months: 36 },
  T_ELDER: { label: 'Older people', gate: 'hard', months: 36 },
  T_LONELY: { label: 'Loneliness', gate: 'hard', months: 36 },
  T_DISAB: { label: 'Disability', gate: 'hard', months: 36 },
  T_LD_AUT: { label: 'Learning disability and autism', gate: 'hard', months: 36 },
  T_EDI: { label: 'Equality and respect', gate: 'hard', months: 36 },
  T_CULT: { label: 'Culture and faith', gate: 'hard', months: 36 },
  T_LGBT: { label: 'Sexual orientation and gender identity', gate: 'hard', months: 36 },
  T_ANIMAL: { label: 'Animals, and safety with dogs', gate: 'hard', months: 36 },
  T_LONE: { label: 'Lone working and the alarm drill', gate: 'hard', months: 12 },
  T_CONFLICT: { label: 'Calming a conflict', gate: 'hard', months: 24 },
  T_HARASS: { label: 'Harassment', gate: 'hard', months: 12 },
  T_GDPR: { label: 'Privacy, photographs, confidence', gate: 'hard', months: 12 },
  T_AWAAB: { label: 'Damp, mould and other hazards', gate: 'hard', months: 12 },
  T_COND: { label: 'Code of conduct, signed', gate: 'hard', months: 12 },
  T_SHARPS: { label: 'Sharps', gate: 'hard', months: 36 },
  T_ASB: { label: 'Asbestos awareness', gate: 'hard', months: 12 },
  T_MAN: { label: 'Lifting and carrying', gate: 'trade', months: 36, trades: ['joiner', 'plasterer', 'roofer', 'glazier', 'plumber', 'gas'] },
  T_COSHH: { label: 'Hazardous substances', gate: 'trade', months: 36, trades: ['plasterer', 'decorator', 'damp', 'plumber'] },
  T_WAH: { label: 'Ladders and height', gate: 'trade', months: 36, trades: ['roofer', 'glazier', 'decorator', 'electrician'] },
  T_FIRE: { label: 'Fire and hot work', gate: 'trade', months: 12, trades: ['plumber', 'gas', 'roofer'] },
  T_LEGION: { label: 'Legionella awareness', gate: 'trade', months: 36, trades: ['plumber'] },
  T_CO: { label: 'Gas and carbon monoxide awareness', gate: 'soft', months: 36, trades: notGas },
  T_TRAUMA: { label: 'Visits after trauma', gate: 'soft', months: 36 },
  T_MSLAV: { label: 'Modern slavery', gate: 'soft', months: 36 },
  T_EXPL: { label: 'Cuckooing and county lines', gate: 'soft', months: 36 },
  T_PREV: { label: 'Prevent', gate: 'soft', months: 36 },
  T_HOARD: { label: 'Hoarding and self-neglect', gate: 'soft', months: 36 },
  T_COMM: { label: 'Signing, interpreters, deaf awareness', gate: 'soft', months: 36 },
  T_FAID: { label: 'First aid', gate: 'soft', months: 36 },
} as const satisfies Record<string, TopicRow>

export type TopicCode = keyof typeof table
export const topicCodes = Object.keys(table) as TopicCode[]
export const topics: Readonly<Record<TopicCode, TopicRow>> = table

/** A topic by its code, with the words people know it by: the shape that dispatch takes. */
export type Topic = { readonly code: TopicCode; readonly label: string }

const isFor = (row: TopicRow, theirs: readonly Trade[]): boolean =>
  row.trades === undefined || row.trades.some((trade) => theirs.includes(trade))

/** Every topic that is for somebody of these trades. */
export const topicsFor = (theirs: readonly Trade[]): TopicCode[] => topicCodes.filter((code) => isFor(topics[code], theirs))

/** T1, D1 What stops this person from being sent when it is not in date. Employment makes no difference. */
export const hardTopicsFor = ({ trades: theirs }: { readonly trades: readonly Trade[] }): Topic[] =>
  topicsFor(theirs).flatMap((code) => (topics[code].gate === 'soft' ? [] : [{ code, label: topics[code].label }]))
