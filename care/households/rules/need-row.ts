/** What one row of the needs list says. A need is told once and becomes these adjustments everywhere (H1). */

/** When a sentence is useful to whoever goes: before setting off, at the door, inside. */
export const moments = ['before', 'door', 'inside'] as const
export type Moment = (typeof moments)[number]

export const supplies = ['power', 'water', 'heating'] as const
export type Supply = (typeof supplies)[number]

/** Wall-clock times in London, `'12:45'` to `'13:30'`, on any day. */
export type Hours = { readonly from: string; readonly to: string }

/** Where a need protects: lucide names, one family, none of which a marker may use (P4). */
// prettier-ignore
export const needIcons = [
  'accessibility', 'arrow-up-down', 'baby', 'bath', 'bed', 'bell', 'bell-off', 'book-open', 'brain', 'bus', 'calendar-clock', 'coffee', 'door-open',
  'droplets', 'ear', 'eye', 'flame-kindling', 'flower', 'footprints', 'hand-heart', 'hand-helping', 'heart-handshake', 'hourglass', 'house',
  'info', 'key-round', 'languages', 'layers', 'leaf', 'lock-keyhole', 'message-circle', 'message-square-text', 'moon', 'package', 'paw-print',
  'phone', 'plug', 'refrigerator', 'repeat', 'shirt', 'smile', 'sparkles', 'thermometer', 'user-round', 'user-round-check', 'user-round-plus',
  'user-round-x', 'volume-x', 'wallet', 'watch', 'wind',
] as const
export type NeedIcon = (typeof needIcons)[number]

export type Effects = {
  /** T+n: minutes added to the visit. */
  readonly minutes?: number
  /** The household's own wait at the door, in minutes, instead of the usual one. */
  readonly doorWait?: number
  /** D2 Who comes. Hard unless the household said "if possible". */
  readonly sex?: 'f' | 'm'
  readonly twoPeople?: true
  /** `named`: the operative told with the need, hard unless "if possible" · `wish`: somebody they know, always only a wish. */
  readonly same?: 'named' | 'wish'
  readonly notThem?: true
  /** `speaks`: whoever comes speaks it · `wish`: better if they do, and an interpreter is booked. */
  readonly language?: 'speaks' | 'wish'
  readonly interpreter?: 'telephone' | 'sign' | 'guide'
  /** Hours in which nobody rings or knocks; `told` are those told with the need. */
  readonly notBetween?: 'told' | readonly Hours[]
  readonly onlyBetween?: 'told'
  readonly callFirst?: true
  readonly textOnly?: true
  readonly leaveNothing?: true
  readonly neverIsolate?: readonly Supply[]
  readonly noFlame?: true
  readonly landlordFirst?: true
  readonly priority?: true
  readonly lowDust?: true
  readonly gear?: true
  /** V6 Nobody answering here is a welfare check. */
  readonly vulnerable?: true
}

export type NeedRow = {
  /** For the office: how a person would say it. */
  readonly label: string
  /** H3 For whoever goes: what to do, the shortest sentence first. Never a diagnosis, never a story. `{language}` and `{hours}` are filled in. */
  readonly whatToDo: string
  readonly icon: NeedIcon
  /** Empty: whoever goes is not shown it. */
  readonly when: readonly Moment[]
  /** 3 somebody could be hurt · 2 the visit fails without it · 1 a courtesy */
  readonly weight: 1 | 2 | 3
  readonly effects: Effects
  /** What has to be told with it. */
  readonly takes?: 'language' | 'operative' | 'hours' | 'note'
  /** Words before the household's own note, where whoever goes is shown it. Without this, the note stays in the office (H3). */
  readonly noteLead?: string
  /** H2 Asked again after 3 months instead of 12. */
  readonly temporary?: true
  /** Priority Services Register codes, for import and export. */
  readonly psr?: readonly number[]
  /** UK Housing Data Standards, the closest code. */
  readonly ukhds?: string
}
