/** What is cut out of the controller's page and hand: what is said of the day, and what a decision by hand may and may not do (B6, D4, D5). */
import type { Mutation } from '../harness/mutate.ts'

const cutOut = (promise: string, file: string, cut: string, instead: string, tests = 'care/dispatch/hand.test.ts'): Mutation => ({
  ...{ promise, file: `care/dispatch/${file}`, cut, instead, tests },
})

const effects = 'care/dispatch/live/effect.test.ts'
const insteads = 'care/dispatch/live/instead.test.ts'
/** The same of what is done about it: the household's consent to another window, and the checks that a move passes. */
const inBooking = (promise: string, file: string, cut: string, instead: string, tests: string): Mutation => ({
  ...{ promise, file: `care/booking/${file}`, cut, instead, tests: `care/booking/${tests}` },
})
const moves = 'actions/moving.test.ts'

export const handMutations: readonly Mutation[] = [
  cutOut('D4', 'hand.ts', 'heldBack !== undefined && isBefore(now, heldBack.until)', 'false'),
  cutOut('D4', 'hand.ts', 'one.operative === operative.id', 'false'),
  cutOut(
    'D5',
    'live/ground.ts',
    'if (!asking.may(person, at, going)) return',
    'if (!visit.pinned && !asking.may(person, at, going)) return',
  ),
  cutOut('B6', 'live/says.ts', 'if (chance < worthSaying) return []', 'return []', 'care/dispatch/look-ahead.test.ts'),
  cutOut('B6', 'live/effect.ts', 'Math.abs(after - before) >= worthSaying', 'after < before', effects),
  cutOut('B6', 'live/effect.ts', 'goes(one) ? { ...one, liveBooking: true } : one', 'one', effects),
  cutOut('B6', 'live/effect.ts', "at === home ? { ...one, standing: 'taken' } : one", 'one', effects),
  cutOut('D4', 'live/effect.ts', 'troubles: troubles(then.facts, then.drawn).filter(', 'troubles: [].filter(', effects),
  cutOut('B6', 'live/instead.ts', 'if (!takesTwo) yield [person]', 'if (true) yield [person]', insteads),
  cutOut('B6', 'live/instead.ts', 'if (chance > risk || ', 'if (', insteads),
  cutOut('B7', 'live/instead.ts', 'return asking.may(person, at, going) && ', 'return ', insteads),
  cutOut('D3', 'live/instead.ts', 'Math.max(...team.map(', 'Math.min(...team.map(', insteads),
  inBooking('B9', 'rules/consent.ts', "asResident ? null : 'B9_NOT_AGREED'", 'null', 'rules/consent.test.ts'),
  inBooking('B9', 'rules/consent.ts', 'asResident || consent.by.trim().length < shortestName', 'asResident', 'rules/consent.test.ts'),
  inBooking('B9', 'rules/consent.ts', '|| isBefore(now, consent.at)', '', 'rules/consent.test.ts'),
  inBooking('B9', 'actions/appointments.ts', "if (!asResident && tx.who.kind !== 'staff')", "if (tx.who.kind === 'landlord')", moves),
  inBooking(
    'B9',
    'actions/appointments.ts',
    'if (trouble !== null) return refused(reason(trouble))\n  const agreed',
    'const agreed',
    moves,
  ),
  inBooking(
    'B6',
    'actions/pencil/ahead.ts',
    "trouble: thought ? null : reason('B6_PLAN_NOT_KNOWN')",
    'trouble: null',
    'actions/pencil/thinking.test.ts',
  ),
  inBooking(
    'B6',
    'actions/pencil/planner.ts',
    'visits: kept(facts.visits).map(',
    'visits: facts.visits.map(',
    'actions/pencil/effects.test.ts',
  ),
  inBooking(
    'B6',
    'actions/pencil/thinking.ts',
    '[who.contractorId, roleName(who), ',
    '[who.contractorId, ',
    'actions/pencil/thinking.test.ts',
  ),
  inBooking(
    'D4',
    'actions/pencil/passed-over.ts',
    'reasons: at.map((one) => reasons[one]!)',
    'reasons: []',
    'actions/pencil/thinking.test.ts',
  ),
  inBooking('D5', 'actions/windows.ts', 'if (!free) return refused(answer.reason!)', '', moves),
]
