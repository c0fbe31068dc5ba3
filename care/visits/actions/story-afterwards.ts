import { inTurn } from '../../../lib/in-turn.ts'
import type { StaffId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { saidOnWatch } from '../../alarms/actions.ts'
import type { SaidOnWatch } from '../../alarms/actions.ts'
import type { Booking } from '../../booking/actions.ts'
import { staffNamed } from '../../workforce/actions.ts'
import type { StoryEntry } from '../rules/story.ts'
import { needsAPerson } from '../rules/word.ts'
import { wordsOf } from '../store/leaving.ts'
import type { PhotoMeta } from '../store/leaving.ts'
import type { Visit } from '../store/visits.ts'
import { checkOfVisit } from '../store/welfare.ts'
import { howLabel, storyWords, welfareEndLabel } from '../words.ts'

export const photosTaken = (photos: readonly PhotoMeta[]): StoryEntry[] => {
  const last = photos.at(-1)
  return last
    ? [
        {
          at: last.takenAt,
          mark: 'photo',
          title: storyWords.photos(photos.length),
          detail: null,
          promises: [],
          photoIds: photos.map((one) => one.id),
        },
      ]
    : []
}

/** What was said at the door stands among the acts already. */
export const wordsSaid = async (tx: Tx, visit: Visit): Promise<StoryEntry[]> => {
  const lines: StoryEntry[] = []
  for (const word of await wordsOf(tx, visit.id)) {
    const said = word.words === null ? null : `“${word.words}”`
    if (word.via !== 'door')
      lines.push({
        at: word.saidAt,
        mark: 'word',
        title: `${howLabel[word.how]}, ${storyWords.word[word.via]}`,
        detail: said,
        promises: [],
      })
    if (word.heardAt && needsAPerson(word)) {
      const by = (await staffNamed(tx, word.heardBy as StaffId)) ?? 'the office'
      lines.push({ at: word.heardAt, mark: 'care', title: storyWords.heard(by, word.whatWeDid ?? ''), detail: null, promises: [] })
    }
  }
  return lines
}

/** A1, A4 What was said of being well, in the order of the visit. */
export const watchedOver = async (
  tx: Tx,
  bookings: readonly Booking[],
  kinds: readonly SaidOnWatch['kind'][] = ['check_in', 'amber', 'pause'],
): Promise<StoryEntry[]> =>
  (await inTurn(bookings, (one) => saidOnWatch(tx, one.id)))
    .flat()
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, at }) => ({
      at,
      mark: 'well',
      title: storyWords.onWatch[kind],
      detail: null,
      promises: [kind === 'check_in' ? 'A4' : 'A1'],
    }))

export const lookedAfter = async (tx: Tx, visit: Visit): Promise<StoryEntry[]> => {
  const check = await checkOfVisit(tx, visit.id)
  if (!check) return []
  const opened: StoryEntry = { at: check.openedAt, mark: 'care', title: storyWords.welfareOpened, detail: null, promises: ['V6'] }
  if (!check.closedAt || !check.outcome) return [opened]
  const by = (await staffNamed(tx, check.closedBy as StaffId)) ?? 'Somebody'
  return [
    opened,
    { at: check.closedAt, mark: 'care', title: storyWords.welfareClosed(by), detail: welfareEndLabel[check.outcome], promises: ['V6'] },
  ]
}
