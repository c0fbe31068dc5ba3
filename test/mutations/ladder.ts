/** What is cut out of the ladder, of answers and of endings (A2, A3, A5). */
import type { Mutation } from '../harness/mutate.ts'

const rule = (promise: string, file: string, cut: string, instead: string, tests: string): Mutation => ({
  promise,
  file,
  cut,
  instead,
  tests,
})

export const ladderMutations: readonly Mutation[] = [
  rule(
    'A2',
    'care/alarms/actions/ring.ts',
    'exceptOperativeId: alarm.operativeId ?? alarm.matchedOperativeId,',
    'exceptOperativeId: null,',
    'care/alarms/actions/ladders.test.ts',
  ),
  rule('A2', 'care/alarms/actions/stand-down.ts', '|| alarm.duressAt !== null', '', 'care/alarms/actions/stand-down.test.ts'),
  rule('A2', 'care/alarms/rules/alarm.ts', "kind === 'unmatched' ? 2 : isSos(kind) ? 0 : 1", '0', 'care/alarms/rules.test.ts'),
  rule(
    'A3',
    'care/alarms/rules/alarm.ts',
    "ringing: { rung: 'ringing',",
    "ringing: { stood_down_by_person: 'closed', rung: 'ringing',",
    'care/alarms/rules.test.ts',
  ),
  rule('A3', 'care/alarms/rules/alarm.ts', 'isAtOrAfter(now, lapsesAt)', 'false', 'care/alarms/rules.test.ts'),
  rule(
    'A3',
    'care/alarms/rules/climb.ts',
    'return broadcast(ladder, people)',
    'return ringAgain(ladder, at, people)',
    'care/alarms/rules/climb.test.ts',
  ),
  rule('A3', 'care/alarms/rules/climb.ts', 'Math.max(leastWaitSeconds, ', 'Math.max(0, ', 'care/alarms/rules/climb.test.ts'),
  rule('A3', 'care/alarms/rules/climb.ts', '!at.broadcasting && ', '', 'care/alarms/rules/climb.test.ts'),
  rule(
    'A3',
    'care/alarms/rules/climb.ts',
    'onDuty.some((one) => one.hasTelephone) ? onDuty : people',
    'onDuty',
    'care/alarms/rules/climb.test.ts',
  ),
  rule('A3', 'care/alarms/rules/ladder.ts', '&& step.waitSeconds >= leastWaitSeconds', '', 'care/alarms/rules/ladder.test.ts'),
  rule('A3', 'care/alarms/rules/stand-down.ts', "isSos(kind) ? 'two' : 'one'", "'one'", 'care/alarms/rules/stand-down.test.ts'),
  rule('A3', 'care/alarms/rules/stand-down.ts', "if (!pinGiven) return 'their_pin'", '', 'care/alarms/rules/stand-down.test.ts'),
  rule('A3', 'care/alarms/rules/stand-down.ts', "if (!spokeToThem) return 'their_voice'", '', 'care/alarms/rules/stand-down.test.ts'),
  rule(
    'A3',
    'care/alarms/actions/stand-down.ts',
    "if (!asked || alarm.state !== 'standing_down') return refuse('A3_NOTHING_TO_AGREE_TO')",
    "if (!asked) return refuse('A3_TAKES_TWO')",
    'care/alarms/actions/stand-down.test.ts',
  ),
  rule(
    'A3',
    'care/alarms/actions/keys.ts',
    "if (keys === null || (keys !== '1' && keys !== ring.digits)) return saying(staffCall.notHeard)",
    '',
    'care/alarms/actions/keys.test.ts',
  ),
  rule(
    'A3',
    'care/alarms/actions/raise.ts',
    'await attempt(tx, () => withWiderSight(tx, () => (open ? ringOnceMore(tx, id) : ringAlarm(tx, id))))',
    '',
    'care/alarms/actions/ringing.test.ts',
  ),
  rule(
    'A3',
    'care/alarms/actions/ring.ts',
    'rung += (await attempt(tx, () => ringPerson(person), `the ring of ${person.staffId}`)) ? 1 : 0',
    'rung += (await ringPerson(person)) === undefined ? 1 : 0',
    'care/alarms/actions/ringing.test.ts',
  ),
  rule('A5', 'care/alarms/actions/raise.ts', 'if (heard) return heard', '', 'care/alarms/actions/raise.test.ts'),
  rule(
    'A3',
    'care/alarms/actions/looking-back/drill.ts',
    'await expectDrill(tx, waits ? after(tx.now, hours(1)) : nextMonthlyDrill(tx.now))',
    '',
    'care/alarms/actions/looking-back/drill.test.ts',
  ),
  rule(
    'A3',
    'care/alarms/actions/looking-back/drill.ts',
    "if ((await readOpenAlarms(tx)).length > 0) return refuse('A3_SOMEBODY_NEEDS_HELP')",
    '',
    'care/alarms/actions/looking-back/drill.test.ts',
  ),
]
