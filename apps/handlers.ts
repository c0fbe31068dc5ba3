import { alarmHandlers } from '../care/alarms/jobs.ts'
import { bookingHandlers } from '../care/booking/jobs.ts'
import { householdHandlers } from '../care/households/jobs.ts'
import { messageHandlers } from '../care/messages/jobs.ts'
import { premisesHandlers } from '../care/premises/jobs.ts'
import { safeguardingHandlers } from '../care/safeguarding/jobs.ts'
import { trainingHandlers } from '../care/training/jobs.ts'
import { visitHandlers } from '../care/visits/jobs.ts'
import type { Handler } from '../platform/timers/timers.ts'

/** Everything that happens because time passed. A timer whose kind is not here is put back and shouted about. */
export const handlers: readonly Handler[] = [
  ...alarmHandlers,
  ...messageHandlers,
  ...bookingHandlers,
  ...visitHandlers,
  ...safeguardingHandlers,
  ...householdHandlers,
  ...premisesHandlers,
  ...trainingHandlers,
]
