/** What is cut out of what the plan knows of the day itself: breaks (D1). */
import type { Mutation } from '../harness/mutate.ts'

const cutOut = (promise: string, file: string, cut: string, instead: string, tests: string): Mutation => ({
  ...{ promise, file: `care/${file}`, cut, instead, tests: `care/${tests}` },
})
const facts = 'booking/rules/operative-facts.ts'
const breaksSaid = 'booking/rules/operative-facts.test.ts'
const breaksPlanned = 'dispatch/live/breaks.test.ts'

export const dayMutations: readonly Mutation[] = [
  cutOut('D1', facts, 'unwellUntil(shift, now) ?? restsUntil', 'unwellUntil(shift, now)', breaksSaid),
  cutOut('D1', facts, 'isBefore(from, back)) from = back', 'isBefore(back, from)) from = back', breaksSaid),
  cutOut('D1', facts, ' && isBefore(one.sentAt, from))\n  return isLate', ')\n  return isLate', breaksSaid),
  cutOut('D1', facts, 'rest && !liveBooking && isAtOrAfter', 'rest && isAtOrAfter', breaksSaid),
  cutOut(
    'D1',
    'dispatch/live/ground.ts',
    '(liveBooking || isBefore(now, rest.from)) ? 0 : 1',
    'isBefore(now, rest.from) ? 0 : 1',
    breaksPlanned,
  ),
  cutOut('D1', 'dispatch/live/ground.ts', '  writeRest(ground, at, one, facts.now)\n', '  ground.rested[at] = 1\n', breaksPlanned),
  cutOut('D1', 'dispatch/rules.ts', 'onABreak(operative, now) ?? because', 'because', breaksPlanned),
]
