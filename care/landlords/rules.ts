/** The clients: who they are, and the clocks that they set. */
import type { LandlordId } from '../../lib/ids.ts'
import { after, dayOf, hours } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import { addWorkingDays, endOfDay } from '../../lib/working-days.ts'
import type { Jurisdiction } from '../../lib/working-days.ts'

export type Landlord = {
  readonly id: LandlordId
  readonly name: string
  readonly telephone: string
  /** Whom our safeguarding lead tells. */
  readonly safeguardingName: string | null
  readonly safeguardingContact: string | null
}

export const clockUnits = ['hours', 'working_days'] as const
export type ClockUnit = (typeof clockUnits)[number]

/** One of a landlord's own priorities: the work is finished `within` so many units of the report. */
export type Priority = {
  readonly code: string
  readonly label: string
  readonly isEmergency: boolean
  readonly within: number
  readonly unit: ClockUnit
}

/** What most landlords set, until this one says otherwise. */
export const usualPriorities: readonly Priority[] = [
  { code: 'emergency', label: 'Emergency', isEmergency: true, within: 24, unit: 'hours' },
  { code: 'urgent', label: 'Urgent', isEmergency: false, within: 5, unit: 'working_days' },
  { code: 'routine', label: 'Routine', isEmergency: false, within: 20, unit: 'working_days' },
]

/** C1 Hours are elapsed hours, nights and holidays too; working days are the property's own, the day of the report not counted. */
export const finishBy = (priority: Pick<Priority, 'within' | 'unit'>, reportedAt: Instant, jurisdiction: Jurisdiction): Instant =>
  priority.unit === 'hours'
    ? after(reportedAt, hours(priority.within))
    : endOfDay(addWorkingDays(dayOf(reportedAt), priority.within, jurisdiction))

/** "24 hours", "5 working days" */
export const sayClock = ({ within, unit }: Pick<Priority, 'within' | 'unit'>): string =>
  `${within} ${unit === 'hours' ? (within === 1 ? 'hour' : 'hours') : within === 1 ? 'working day' : 'working days'}`
