import { constraintReasons as alarms } from '../care/alarms/words.ts'
import { constraintReasons as booking } from '../care/booking/words.ts'
import { constraintReasons as households } from '../care/households/words.ts'
import { constraintReasons as landlords } from '../care/landlords/words.ts'
import { constraintReasons as messages } from '../care/messages/words.ts'
import { constraintReasons as premises } from '../care/premises/words.ts'
import { constraintReasons as repairs } from '../care/repairs/words.ts'
import { constraintReasons as training } from '../care/training/words.ts'
import { constraintReasons as visits } from '../care/visits/words.ts'
import { constraintReasons as workforce } from '../care/workforce/words.ts'
import type { Reason } from '../lib/refusal.ts'

/** The database refuses in the same words as the rules: every constraint that keeps a promise, and its reason. */
export const constraintReasons: Readonly<Record<string, Reason>> = {
  ...messages,
  ...landlords,
  ...households,
  ...premises,
  ...workforce,
  ...training,
  ...alarms,
  ...repairs,
  ...booking,
  ...visits,
}
