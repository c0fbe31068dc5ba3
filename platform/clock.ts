import type { Instant } from '../lib/time.ts'

/** The clock that everything asks. `forSql` is null while it runs true, so that the database uses its own. */
export type Clock = { now(): Instant; forSql(): string | null }

export const trueClock: Clock = { now: () => Temporal.Now.instant().round('millisecond'), forSql: () => null }

/** A clock that stands until it is moved; code and database both see it. */
export const movedClock = (start: Instant): Clock & { moveTo(at: Instant): void } => {
  let at = start
  return {
    now: () => at,
    forSql: () => at.toString(),
    moveTo: (to) => {
      at = to
    },
  }
}
