/** What is cut out of watching, of PINs and of the ways to ask for help (A1, A2, A4, A7, A8). */
import type { Mutation } from '../harness/mutate.ts'

const rule = (promise: string, file: string, cut: string, instead: string, tests: string): Mutation => ({
  promise,
  file,
  cut,
  instead,
  tests,
})
const watched = (promise: string, cut: string, instead: string): Mutation =>
  rule(promise, 'care/alarms/rules/watching/watch.ts', cut, instead, 'care/alarms/rules/watching/watch.test.ts')
const asked = (file: string, cut: string, instead: string): Mutation =>
  rule('A2', `care/alarms/rules/asking/${file}.ts`, cut, instead, 'care/alarms/rules/asking/code-word.test.ts')

export const askingMutations: readonly Mutation[] = [
  watched('A1', 'isDue(watch, now) ? watch.checkInBy : after(now, interval(watch))', 'watch.checkInBy'),
  watched('A4', 'isDue(watch, now) ? watch.checkInBy : after(now, interval(watch))', 'after(now, interval(watch))'),
  watched('A4', 'isDue(watch, sign) ? {', 'false ? {'),
  rule(
    'A4',
    'care/alarms/actions/watching/watch.ts',
    'if (!watch || !isDue(watch, at)) return',
    'if (at) return',
    'care/alarms/actions/watching/watch.test.ts',
  ),
  rule(
    'A8',
    'care/alarms/actions/watching/home-safe.ts',
    'await holdOpenAlarmOf(tx, home)',
    'null',
    'care/alarms/actions/watching/home-safe.test.ts',
  ),
  rule(
    'A2',
    'care/alarms/actions/acting.ts',
    "kind: knownAs[alarm.how] ?? 'code_text'",
    "kind: 'unmatched'",
    'care/alarms/actions/stand-down.test.ts',
  ),
  rule('A2', 'care/messages/words/staff.ts', " || (kind === 'help' && silent)", '', 'care/messages/words.test.ts'),
  watched('A1', 'Math.min(watch.everyMinutes, uneasyEvery)', 'watch.everyMinutes'),
  watched('A1', 'Math.min(Math.max(1, long), longestPause)', 'long'),
  watched('A1', "if (isDue(watch, at)) return 'A1_CHECK_IN_FIRST'", ''),
  watched('A4', 'isAtOrAfter(now, after(watch.checkInBy, grace))', 'isAtOrAfter(now, after(watch.checkInBy, minutes(60)))'),
  asked('pin', 'wrongInARow % wrongThatAlarm === 0', 'wrongInARow > 99'),
  asked('code-word', 'forgiving ? Math.floor(target.length / 4) : 0', 'Math.floor(target.length / 4)'),
  asked('code-word', "(pictures > 0 && body.trim() === '')", 'false'),
  asked('code-word', 'criesInPictures.test(body) ||', ''),
  rule('A2', 'care/alarms/rules/asking/line.ts', '{ forgiving: known }', '{ forgiving: true }', 'care/alarms/rules/asking/line.test.ts'),
  rule(
    'A2',
    'care/alarms/actions/asking/pin.ts',
    "if (was === 'duress') await raiseAlarm(tx, { ...alarm, kind: 'duress_pin' })",
    '',
    'apps/api/phone-sign-in.test.ts',
  ),
  rule('A2', 'platform/sign-in/steadily.ts', 'await pause(Math.ceil(took / step) * step - took)', '', 'apps/api/phone-sign-in.test.ts'),
  rule(
    'A2',
    'care/alarms/actions/asking/receive.ts',
    ' || (await isGathered(tx, inbound))',
    '',
    'care/alarms/actions/asking/receive.test.ts',
  ),
  rule('A5', 'care/alarms/actions/asking/call.ts', 'if (again) return again', '', 'care/alarms/actions/asking/receive.test.ts'),
  rule(
    'A7',
    'care/alarms/actions/watching/watch.ts',
    ', lon: null, lat: null, placeAt: null, placeMetres: null',
    '',
    'care/alarms/actions/watching/amber-and-pause.test.ts',
  ),
  rule(
    'A8',
    'care/alarms/rules/watching/home-safe.ts',
    'lastVisitEnded ? later(shiftEnd, lastVisitEnded) : shiftEnd',
    'shiftEnd',
    'care/alarms/actions/watching/home-safe.test.ts',
  ),
]
