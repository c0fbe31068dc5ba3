import { secondsBetween } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { actLabel, howLabel, kindWords, lookAroundLabel, outcomeLabel, storyWords, welfareStepWords } from '../words.ts'
import type { Shown } from './shown.ts'
import { isEnding } from './visit.ts'
import type { ActKind, Consent, FoundAround, HowItWent, Progress } from './visit.ts'
import type { WelfareStep } from './welfare.ts'

/** How an entry is marked: what we did is green, a promise is lamp, the resident's word is heather, a marker is the square plate. */
export const storyMarks = [
  'order',
  'promise',
  'message',
  'sent',
  'marker',
  'road',
  'door',
  'yes',
  'no',
  'work',
  'photo',
  'note',
  'well',
  'word',
  'care',
  'breath',
] as const
export type StoryMark = (typeof storyMarks)[number]

/** One line of the story. `promises`: the ids that it keeps. `photoIds`: photographs to be shown under it. */
export type StoryEntry = {
  at: Instant
  mark: StoryMark
  title: string
  detail: string | null
  promises: readonly string[]
  photoIds?: readonly string[]
}

/** An act as the story reads it. */
export type ToldAct = { kind: ActKind; at: Instant; by: string; facts: Readonly<Record<string, unknown>> }

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const entry = (
  at: Instant,
  mark: StoryMark,
  title: string,
  detail: string | null = null,
  promises: readonly string[] = [],
): StoryEntry => ({ at, mark, title, detail, promises })

/** "3 min 40 s" */
export const span = (from: Instant, to: Instant): string => {
  const seconds = Math.max(0, secondsBetween(from, to))
  const [whole, rest] = [Math.floor(seconds / 60), seconds % 60]
  return whole === 0 ? `${rest} s` : rest === 0 ? `${whole} min` : `${whole} min ${rest} s`
}

/** Acts that the doorstep record tells, and the story only as "let in" or as how it ended. */
const partOfTheDoor = new Set<ActKind>(['door_opened', 'show_id', 'say_code', 'under_18s', 'consent', 'read_marker', 'photo'])

const atTheDoor = (act: ToldAct, progress: Progress, household: string): StoryEntry | null => {
  switch (act.kind) {
    case 'knock':
      return act.at.equals(progress.knockedAt ?? act.at)
        ? entry(
            act.at,
            'door',
            storyWords.knocked,
            progress.doorOpenedAt ? storyWords.cameAfter(household, span(act.at, progress.doorOpenedAt)) : null,
            ['V6'],
          )
        : null
    case 'look_around':
      return act.facts['found'] === 'going_in'
        ? null
        : entry(act.at, 'door', actLabel.look_around, lookAroundLabel[act.facts['found'] as FoundAround] ?? null, ['V4'])
    case 'go_in':
      return entry(act.at, 'yes', storyWords.letIn(act.by), storyWords.letInWith, ['V1', 'V3', 'V7'])
    case 'limit_consent':
      return entry(act.at, 'yes', actLabel.limit_consent, text(act.facts['limits']), ['V2'])
    default:
      return null
  }
}

const afterwards = (act: ToldAct, progress: Progress): StoryEntry => {
  switch (act.kind) {
    case 'note':
      return entry(act.at, 'note', actLabel.note, text(act.facts['words']))
    case 'made_safe':
      return entry(act.at, 'work', actLabel.made_safe, text(act.facts['how']), ['V8'])
    case 'follow_on':
      return entry(
        act.at,
        'promise',
        actLabel.follow_on,
        storyWords.toldUntil(text(act.facts['what']) ?? '', text(act.facts['toldOn']) ?? ''),
        ['V8'],
      )
    case 'word':
      return entry(act.at, 'word', howLabel[act.facts['how'] as HowItWent] ?? actLabel.word, text(act.facts['words']))
    case 'welfare_step':
      return entry(act.at, 'care', welfareStepWords[act.facts['step'] as WelfareStep] ?? actLabel.welfare_step, text(act.facts['result']), [
        'V6',
      ])
    case 'all_is_well':
      return entry(act.at, 'well', storyWords.checkedIn, null, ['A4'])
    case 'leave':
      return entry(act.at, 'work', storyWords.goodbye(act.by), progress.outcome ? outcomeLabel[progress.outcome] : null, ['A1'])
    case 'set_off':
    case 'arrive':
      return entry(act.at, 'road', `${act.by}: ${actLabel[act.kind].toLowerCase()}`)
    default:
      return entry(
        act.at,
        'no',
        actLabel[act.kind],
        isEnding(act.kind) ? (kindWords[progress.outcome ?? 'felt_wrong'].then ?? null) : null,
        act.kind === 'felt_wrong' ? ['V4'] : [],
      )
  }
}

const markersRead = (acts: readonly ToldAct[], shown: Shown | null): StoryEntry[] => {
  const read = acts.filter((act) => act.kind === 'read_marker')
  const last = read.at(-1)
  if (!last) return []
  const sentences = (shown?.plates ?? [])
    .filter((plate) => read.some((act) => act.facts['markerId'] === plate.markerId))
    .map((plate) => plate.sentence)
  return [
    entry(last.at, 'marker', storyWords.markersRead(new Set(read.map((act) => act.facts['markerId'])).size), sentences.join(' ') || null, [
      'P2',
    ]),
  ]
}

/** What happened on the road, at the door, inside and on leaving, as lines of the story, in order. */
export const storyOfActs = (
  acts: readonly ToldAct[],
  { progress, household, shown }: { progress: Progress; household: string; shown: Shown | null },
): StoryEntry[] => {
  const doorKinds = new Set<ActKind>(['knock', 'look_around', 'go_in', 'limit_consent'])
  const lines = acts
    .filter((act) => !partOfTheDoor.has(act.kind))
    .map((act) => (doorKinds.has(act.kind) ? atTheDoor(act, progress, household) : afterwards(act, progress)))
  return [...markersRead(acts, shown), ...lines.filter((line) => line !== null)]
}

/** V1, V2 The doorstep record: a card of its own. Null while nobody has said yes. */
export type DoorstepRecord = {
  from: Instant | null
  to: Instant | null
  idShownAt: Instant | null
  codeSaidAt: Instant | null
  consents: readonly Consent[]
}
export const doorstepRecord = (progress: Progress, consents: readonly Consent[]): DoorstepRecord | null =>
  consents.length === 0
    ? null
    : {
        from: progress.knockedAt ?? progress.arrivedAt,
        to: consents.at(-1)?.givenAt ?? null,
        idShownAt: progress.idShownAt,
        codeSaidAt: progress.codeSaidAt,
        consents,
      }

/** A promise about this visit, and whether it was kept; null while that is not known. */
export type PromiseAbout = { id: string; sentence: string; kept: boolean | null }

type ForPromises = {
  progress: Progress
  windowTo: Instant | null
  acts: readonly ToldAct[]
  unread: number
  watched: boolean
  welfare: boolean | null
}

const beforeTheThreshold = ({ progress, acts }: ForPromises): boolean | null => {
  const inAt = acts.find((act) => act.kind === 'go_in')?.at
  if (!inAt) return null
  const shown = [progress.idShownAt, progress.consent?.givenAt ?? null]
  return shown.every((at) => at !== null && Temporal.Instant.compare(at, inAt) <= 0)
}

/** What we promised about this visit and how it went, from the facts alone. */
export const promisesAbout = (facts: ForPromises): PromiseAbout[] => {
  const { progress, windowTo, unread, watched, welfare } = facts
  const inTime = windowTo && progress.arrivedAt ? Temporal.Instant.compare(progress.arrivedAt, windowTo) < 0 : null
  return [
    { id: 'B3', sentence: storyWords.promises.B3, kept: inTime },
    { id: 'P2', sentence: storyWords.promises.P2, kept: progress.arrivedAt ? unread === 0 : null },
    { id: 'V1', sentence: storyWords.promises.V1, kept: beforeTheThreshold(facts) },
    { id: 'A1', sentence: storyWords.promises.A1, kept: watched },
    ...(progress.outcome === 'nobody_answered' && welfare !== null ? [{ id: 'V6', sentence: storyWords.promises.V6, kept: welfare }] : []),
  ]
}
