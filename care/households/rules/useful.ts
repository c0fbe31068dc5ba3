/** H3 What whoever goes is shown: what to do, in one sentence. Never the label, never a note that stays in the office. */
import type { ToldNeed } from './adjustments.ts'
import type { Hours, Moment, NeedIcon, NeedRow } from './need-row.ts'
import { needTable } from './needs-list.ts'

/** Ready to show: an icon of the family that protects residents, and a sentence whose first part can stand alone. */
export type Advice = { readonly icon: NeedIcon; readonly sentence: string }

/** `ur` → `Urdu`. An unknown code is shown as it is. */
export const languageName = (code: string): string =>
  new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' }).of(code) ?? code

const sayHours = (hours: Hours | null): string =>
  hours
    ? `between ${Number(hours.from.slice(0, 2))}:${hours.from.slice(3)} and ${Number(hours.to.slice(0, 2))}:${hours.to.slice(3)}`
    : 'at the times the office knows'

const isShown = (row: NeedRow, moment: Moment): boolean => (moment === 'before' ? row.when.length > 0 : row.when.includes(moment))

/** The sentence at this moment. A note is added only where it is meant to be read, and not before its moment (a key-safe code waits for the door). */
export const sentenceOf = (need: ToldNeed, moment: Moment): string => {
  const row = needTable[need.code]
  const does = row.whatToDo
    .replace('{language}', need.language ? languageName(need.language) : 'Their language')
    .replace('{hours}', sayHours(need.hours))
  const note =
    row.noteLead !== undefined && need.note && row.when.includes(moment) ? ` ${row.noteLead} ${need.note.replace(/[.\s]+$/, '')}.` : ''
  return does + note
}

/** H3 At most three, the most useful first: what could hurt somebody, then what the visit fails without, then courtesies. */
export const mostUseful = (needs: readonly ToldNeed[], moment: Moment, most = 3): Advice[] =>
  needs
    .filter((need) => isShown(needTable[need.code], moment))
    .toSorted((a, b) => needTable[b.code].weight - needTable[a.code].weight)
    .slice(0, most)
    .map((need) => ({ icon: needTable[need.code].icon, sentence: sentenceOf(need, moment) }))
