/** Windows of arrival that may be promised. Which are offered is dispatch's to say: `windowTimes`, `windowsFree`. */
import { after, days, isAtOrAfter, isBefore, minutesBetween } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'

/** A window of arrival: from, up to but not including to. */
export type Window = { readonly from: Instant; readonly to: Instant }

const shortest = 120
const longest = 300
/** Nobody is promised a day farther off than this. */
const daysAhead = 60

/** What is wrong with promising this window now; null when nothing is. */
export const windowTrouble = ({ from, to }: Window, now: Instant): 'B3_NOT_A_WINDOW' | 'B3_WINDOW_PASSED' | 'B3_TOO_FAR_OFF' | null => {
  const long = minutesBetween(from, to)
  if (long < shortest || long > longest) return 'B3_NOT_A_WINDOW'
  if (isAtOrAfter(now, to)) return 'B3_WINDOW_PASSED'
  return isBefore(after(now, days(daysAhead)), from) ? 'B3_TOO_FAR_OFF' : null
}

export const isSameWindow = (a: Window, b: Window): boolean => a.from.equals(b.from) && a.to.equals(b.to)
