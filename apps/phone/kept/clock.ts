import type { Instant } from '../../../lib/time.ts'

const place = 'doorstep-ahead'

/** How far the office's clock is ahead of this phone's, in milliseconds. A phone's own clock may be hours wrong. */
let ahead = Number(localStorage.getItem(place) ?? 0)

export const now = (): Instant => Temporal.Instant.fromEpochMilliseconds(Date.now() + ahead)

/** Sets this phone's reckoning by the office's clock, ISO 8601, as an answer told it; kept for when there is no signal. */
export const setByOffice = (told: string | null): void => {
  if (told === null) return
  ahead = Temporal.Instant.from(told).epochMilliseconds - Date.now()
  localStorage.setItem(place, String(ahead))
}
