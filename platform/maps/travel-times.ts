import type { Place } from '../../lib/place.ts'

/**
 * The port. Minutes from door to door, the walk from where the van is parked included, as a fraction; never negative,
 * never infinite. The road graph in process answers at once; an adapter that asks a service answers from what it fetched.
 */
export type TravelTimes = {
  readonly minutes: (from: Place, to: Place) => number
  /** One row for each `from`, one column for each `to`. */
  readonly matrix: (from: readonly Place[], to: readonly Place[]) => Float64Array[]
  /** Settles when questions can be answered. */
  readonly ready: Promise<void>
}
