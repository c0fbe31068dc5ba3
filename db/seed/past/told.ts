/** What there is to tell of the weeks before today: orders, what was promised for them, and who was sent. Filled in day by day. */
import type { AppointmentId, BookingId, OperativeId, OrderId, StaffId, VisitId } from '../../../lib/ids.ts'
import type { Place } from '../../../lib/place.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Pronoun, Rest, Trade } from '../../../care/workforce/rules.ts'
import type { PastHome } from './homes.ts'

export type Job = {
  readonly says: string
  readonly room: string
  readonly trade: Trade
  readonly minutes: number
  readonly priority: string
}

export type PastOrder = Job & {
  readonly id: OrderId
  readonly home: PastHome
  readonly reportedAt: Instant
  readonly source: 'telephone' | 'import'
  ended: { readonly state: 'done' | 'cancelled'; readonly at: Instant } | null
}
export type PastPromise = {
  readonly id: AppointmentId
  readonly order: PastOrder
  readonly window: { readonly from: Instant; readonly to: Instant }
  readonly promisedAt: Instant
  readonly promisedBy: StaffId
  /** The household will say that nobody need come. */
  readonly callsOffAt: Instant | null
  ended: { state: 'kept' | 'missed' | 'cancelled' | 'moved'; readonly at: Instant } | null
}
export type PastVisit = {
  readonly id: VisitId
  readonly bookingId: BookingId
  readonly order: PastOrder
  readonly promise: PastPromise | null
  readonly who: Worker
  readonly sentAt: Instant
  readonly roadMinutes: number
  readonly arrivedAt: Instant
  readonly knockedAt: Instant
  /** Null: nobody came to the door. */
  readonly openedAt: Instant | null
  readonly leftAt: Instant
  readonly sentences: readonly string[]
}
export type PastShift = {
  readonly id: string
  readonly who: Worker
  readonly from: Instant
  readonly to: Instant
  readonly rest: Rest | null
}
export type Worker = {
  readonly operativeId: OperativeId
  readonly staffId: StaffId
  readonly firstName: string
  readonly pronoun: Pronoun
  readonly isAWoman: boolean
  readonly trades: readonly Trade[]
  readonly home: Place
  /** From this day on a certificate has run out (T2). */
  readonly until: Temporal.PlainDate | null
}
export type Told = {
  readonly orders: PastOrder[]
  readonly promises: PastPromise[]
  readonly visits: PastVisit[]
  readonly shifts: PastShift[]
}
