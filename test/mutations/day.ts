/** What is cut out of what plans and promises know of the day itself: breaks and swaps (D1), the hour by which work is to be finished (C1, B4), who has to leave first (B6). */
import type { Mutation } from '../harness/mutate.ts'

const cutOut = (promise: string, file: string, cut: string, instead: string, tests: string): Mutation => ({
  ...{ promise, file: `care/${file}`, cut, instead, tests: `care/${tests}` },
})
const facts = 'booking/rules/operative-facts.ts'
const breaksSaid = 'booking/rules/operative-facts.test.ts'
const breaksPlanned = 'dispatch/live/breaks.test.ts'
const breaks = 'workforce/rules/breaks.ts'
const breaksPlaced = 'workforce/breaks.test.ts'
const breaksMoved = 'booking/actions/breaks/today.test.ts'
const swaps = 'workforce/rules/swaps.ts'
const swapsTold = 'workforce/swaps.test.ts'
const shiftsSeen = 'booking/actions/pencil/shifts.test.ts'
const windows = 'dispatch/capacity.test.ts'
const deadlines = 'booking/actions/deadline.test.ts'

export const dayMutations: readonly Mutation[] = [
  cutOut('B6', 'booking/rules/promises.ts', 'Number(b.isEmergency) - Number(a.isEmergency) || ', '', 'booking/rules/urgency.test.ts'),
  cutOut('B6', 'booking/rules/promises.ts', ' || toSpare(a) - toSpare(b)', '', 'booking/rules/urgency.test.ts'),
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
  cutOut('D1', breaks, 'one.all < best.all', 'false', breaksPlaced),
  cutOut('D1', breaks, 'one.alike < best.alike || (one.alike === best.alike && one.all < best.all)', 'one.all < best.all', breaksPlaced),
  cutOut('D1', breaks, '.filter(({ from }) => isAtOrAfter(from, first) && isAtOrAfter(last, from))', '', breaksPlaced),
  cutOut('D1', breaks, "if (!isWithin(setting.minutes, restBounds.minutes)) return 'D1_BREAK_TOO_SHORT_OR_LONG'\n", '', breaksPlaced),
  cutOut('D1', breaks, "if (isBegun) return 'D1_BREAK_BEGUN'\n", '', breaksPlaced),
  cutOut('D1', 'booking/actions/breaks/today.ts', '(isThere && isAtOrAfter(tx.now, span.from))', 'false', breaksMoved),
  cutOut('D1', 'workforce/actions/breaks.ts', 'one.branchId === (mine?.branchId ?? null) && ', 'false && ', breaksMoved),
  cutOut('D1', swaps, "if (least >= restBetween.total('milliseconds')) return []", 'return []', swapsTold),
  cutOut('D1', swaps, 'isInDate(who.vettingValidUntil, from) && ', '', swapsTold),
  cutOut('D1', 'workforce/actions/swaps.ts', ' || agreed.taker === null', '', shiftsSeen),
  cutOut('B6', 'booking/actions/pencil/ahead.ts', 'from.equals(tx.now) ? found : ', 'found.length > 0 ? found : ', shiftsSeen),
  cutOut('B5', 'booking/actions/pencil/shifts.ts', 'starts.get(operative.id) ?? start', 'start', shiftsSeen),
  cutOut('B6', 'booking/actions/pencil/shifts.ts', 'as.get(shift.id) ?? shift', 'shift', shiftsSeen),
  cutOut('C1', 'dispatch/capacity.ts', 'isHonest(one.thought, level) && !isTooLate(one)', 'isHonest(one.thought, level)', windows),
  cutOut('C1', 'dispatch/capacity.ts', 'inTime !== undefined && endsTooLate', 'endsTooLate', windows),
  cutOut('C1', 'dispatch/capacity/limits.ts', ', ...by].map', '].map', windows),
  cutOut('B4', 'dispatch/capacity.ts', 'if (one.wanted.knockBy < one.wanted.from)', 'if (one === undefined)', windows),
  cutOut('C1', 'booking/actions/windows.ts', '[...beforeDeadline(wanted.value, window, tx.now), window]', '[window]', deadlines),
  cutOut('C1', 'booking/actions/appointments.ts', "pastDeadline && who.kind === 'staff'", 'pastDeadline', deadlines),
]
