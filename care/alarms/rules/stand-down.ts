import { addWorkingDays, jurisdictions } from '../../../lib/working-days.ts'
import { atTime, dayOf, earlier } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { AlarmKind } from './alarm.ts'
import { isSos } from './alarm.ts'

/** How it ended. A closed list, for the statistics; no word of it blames anybody. */
export const resolutions = [
  'accident',
  'safe',
  'helped_by_colleague',
  'police',
  'ambulance',
  'left',
  'wrong_number',
  'test_by_worker',
  'other',
] as const
export type Resolution = (typeof resolutions)[number]

/** Whose word we have when they cannot speak for themselves. `everybody_counted`: nobody on shift is missing (unknown numbers only). */
export const wordsFrom = ['police', 'ambulance', 'colleague_beside_them', 'everybody_counted'] as const
export type WordFrom = (typeof wordsFrom)[number]

export type StandDownFacts = {
  kind: AlarmKind
  /** They gave their normal PIN since they last asked. A duress PIN is none. */
  pinGiven: boolean
  spokeToThem: boolean
  wordFrom: WordFrom | null
}
export type StandDownMissing = 'their_voice' | 'their_pin' | 'a_known_person'

/**
 * A3 Who may end an alarm. Their normal PIN and a controller who spoke to them; where they cannot, word from the police, the
 * ambulance or a colleague beside them, and then a second person agrees. An SOS always takes two. A number that we do not know
 * has no PIN: two people, who spoke to whoever it is, have word, or counted everybody.
 */
export const standDownNeeds = ({ kind, pinGiven, spokeToThem, wordFrom }: StandDownFacts): 'one' | 'two' | StandDownMissing => {
  if (wordFrom === 'everybody_counted' && kind !== 'unmatched') return 'a_known_person'
  if (wordFrom !== null) return 'two'
  if (!spokeToThem) return 'their_voice'
  if (kind === 'unmatched') return 'two'
  if (!pinGiven) return 'their_pin'
  return isSos(kind) ? 'two' : 'one'
}

/** How short a reason may be when nobody spoke to the person. */
const leastWords = 10
/** A3 Standing down needs a reason; without having spoken to them, a sentence. */
export const isReasonEnough = (why: string, spokeToThem: boolean): boolean => why.trim().length >= (spokeToThem ? 1 : leastWords)

/** A3 By when somebody looks back on an alarm that is over: two working days, wherever one of us works that has fewer holidays. */
export const reviewBy = (closedAt: Instant): Instant =>
  jurisdictions.map((country) => atTime(addWorkingDays(dayOf(closedAt), 2, country), '17:00')).reduce(earlier)
