import type { Instant } from '../../../lib/time.ts'

/** How far the office's clock is ahead of this phone's, in milliseconds. A phone's own clock may be hours wrong. */
let ahead = 0

export const now = (): Instant => Temporal.Instant.fromEpochMilliseconds(Date.now() + ahead)

/** Sets this phone's reckoning by the office's clock, as its answer told it. */
export const setByOffice = (told: string | null): void => {
  if (told !== null) ahead = Temporal.Instant.from(told).epochMilliseconds - Date.now()
}
