import { Dexie } from 'dexie'
import type { EntityTable } from 'dexie'
import type { Danger } from '../../../care/safeguarding/rules.ts'
import type { ActFacts } from '../../../care/visits/rules.ts'
import type { Id, VisitId } from '../../../lib/ids.ts'
import type { Reason } from '../../../lib/refusal.ts'
import type { PhoneState } from './device.ts'

export type Place = { lon: number; lat: number; at: string; metres: number | null }
export type Told =
  | { kind: 'visit'; visitId: VisitId; facts: ActFacts; picture?: Blob }
  | { kind: 'help'; visitId: VisitId | null; silent: boolean; place: Place | null; how: 'button' | '5 presses'; phone: PhoneState | null }
  | { kind: 'check_in'; place: Place | null; phone: PhoneState }
  | { kind: 'amber'; text?: string }
  | { kind: 'resume' }
  | { kind: 'home_safe' }
  | { kind: 'concern'; visitId: VisitId | null; words: string; danger: Danger }

/** What was done here and must be told, exactly once. `at` is ISO 8601 by this phone; `by` is whose act it is. */
export type Entry = {
  seq?: number
  id: Id<'act'>
  by: string
  at: string
  told: Told
  state: 'waiting' | 'sent' | 'refused'
  reasons?: readonly Reason[]
}

export type Kept = { key: 'me' | 'visit' | 'watch' | 'sentAt'; text: string }

/** This phone's own book: what waits to be sent, and the one visit while it lasts. Nothing in it outlives the shift. */
const book = new Dexie('doorstep') as Dexie & { entries: EntityTable<Entry, 'seq'>; kept: EntityTable<Kept, 'key'> }
book.version(1).stores({ entries: '++seq, id', kept: 'key' })

export const allEntries = (): Promise<Entry[]> => book.entries.orderBy('seq').toArray()
/** All of them or none: a yes is never kept without the going in that was said with it. */
export const write = async (entries: readonly Entry[]): Promise<void> => void (await book.entries.bulkAdd([...entries]))
export const mark = async (id: string, change: Partial<Pick<Entry, 'state' | 'reasons'>>): Promise<void> =>
  void (await book.entries.where('id').equals(id).modify(change))
export const tearOut = async (ids: readonly string[]): Promise<void> => void (await book.entries.where('id').anyOf(ids).delete())

export const keep = async (key: Kept['key'], text: string): Promise<void> => void (await book.kept.put({ key, text }))
export const kept = async (key: Kept['key']): Promise<string | null> => (await book.kept.get(key))?.text ?? null
export const forget = async (...keys: Kept['key'][]): Promise<void> => book.kept.bulkDelete(keys)
