/** What is cut out of promising: how likely a window has to be, and what stands beside it (B4). */
import type { Mutation } from '../harness/mutate.ts'

const thought = (file: string, cut: string, instead: string): Mutation => ({
  promise: 'B4',
  file: `care/dispatch/${file}`,
  cut,
  instead,
  tests: 'care/dispatch/promise/thinking.test.ts',
})

const ofBooking =
  (promise: string, tests: string) =>
  (file: string, cut: string, instead: string): Mutation => ({
    ...{ promise, cut, instead, file: `care/booking/${file}`, tests: `care/booking/actions/${tests}` },
  })
const own = (file: string, cut: string, instead: string): Mutation => ({
  ...{ promise: 'B4', cut, instead, file: `care/dispatch/promise/${file}`, tests: 'care/dispatch/promise/own.test.ts' },
})
const learned = ofBooking('B4', 'learning/promises.test.ts')
const byText = (promise: string, cut: string, instead: string): Mutation =>
  ofBooking(promise, 'changing/by-text.test.ts')('actions/changing/by-text.ts', cut, instead)
const set = ofBooking('B4', 'windows/level.test.ts')
const told = ofBooking('B6', 'at-risk/telling.test.ts')
const waits = (cut: string, instead: string): Mutation => ({
  ...{ promise: 'B6', cut, instead, file: 'care/booking/rules/promises.ts', tests: 'care/booking/rules.test.ts' },
})

export const promiseMutations: readonly Mutation[] = [
  thought('capacity.ts', 'odds.kept >= level && ', ''),
  thought('capacity.ts', ' && odds.others >= level', ''),
  thought('promise/thinking.ts', 'for (const one of day.expected) write(pencil, stopOf(day, one))', ''),
  own('own.ts', 'lived.length < fewestPromises', 'lived.length < 0'),
  own('own.ts', 'lived.slice(0, mostPromises)', 'lived'),
  own('logistic.ts', 'if (!(least < 0)) return weights', 'return weights'),
  own('odds.ts', '[...weights.slice(1), trust[1]].every((weight) => weight >= 0)', 'true'),
  own('odds.ts', 'const pull = 20', 'const pull = 1'),
  own('odds.ts', ' && keptChance(morning, { ...before, weights }) >= least', ''),
  learned('actions/windows/capacity.ts', '    ...(lessons?.own.experience && { experience: lessons.own.experience }),\n', ''),
  learned('actions/learning/promises.ts', "state === 'kept' || state === 'missed'", "state !== 'promised'"),
  learned('store/signs.ts', 'and s.morning is null', ''),
  learned('actions/learning/morning.ts', 'if (!isBefore(tx.now, atTime(today, morningEnds))) return', 'if (today === null) return'),
  thought('promise/thinking.ts', 'Math.min(knockBy, closes)', 'closes'),
  {
    ...{ promise: 'B4', file: 'care/booking/rules/level.ts', tests: 'care/booking/rules/level.test.ts' },
    ...{ cut: 'inHundred < leastLevel || inHundred > mostLevel', instead: 'inHundred < 0' },
  },
  told(
    'rules/promises.ts',
    "risk === 'nobody_sent' ? isAtOrAfter(now, before(promised.window.to, minutes(hearsMinutes))) : risk !== null",
    'false',
  ),
  told('actions/timers.ts', '  await setTimer(tx, { kind: mayBreak, subject: id, dueAt: looksAt(window, tx.now) })\n', ''),
  told('actions/at-risk/telling.ts', '  if (appointment.riskToldAt !== null) return lookForWhoWaits(tx, appointment)\n', ''),
  told(
    'actions/at-risk/telling.ts',
    '  await noteWaits(tx, id)\n  await setTimer(tx, { kind: mayBreak, subject: id, dueAt: looksAgainAt(tx.now) })\n',
    '  await noteWaits(tx, id)\n',
  ),
  waits(' || riskToldAgainAt !== null) return false', ') return false'),
  waits('  if (riskToldExpectedAt !== null && expectedAt === null) return true\n', ''),
  waits('after(waitsFor, minutes(muchLater))', 'after(waitsFor, minutes(600))'),
  waits('  if (isAtOrAfter(now, atTime(dayOf(window.to), quietFrom))) return false\n', ''),
  told(
    'actions/at-risk/telling.ts',
    "  if (appointment.state !== 'promised' || appointment.riskToldAt === null) return refused(",
    "  if (appointment.state !== 'promised') return refused(",
  ),
  byText('B4', 'offered.value.filter((one) => one.free)', 'offered.value'),
  byText('B4', 'undoneIfRefused(tx, () => agree(tx, offer, window))', 'agree(tx, offer, window)'),
  byText('B9', "  if (isAtOrAfter(tx.now, offer.goodUntil)) return offerWindows(tx, householdId, 'a_while_ago')\n", ''),
  byText('B9', '  if (await isSomebodyGoing(tx, appointment.orderId)) return aPerson(words.going(head))\n', ''),
  ofBooking('B9', 'changing/by-text.test.ts')(
    'actions/appointments.ts',
    "  if (await isSomebodyGoing(tx, orderId)) return refused(reason('B3_SOMEBODY_IS_GOING'))\n",
    '',
  ),
  byText('B9', '  if (await mayMeanEarlier(tx, offer)) return sayAgain(tx, offer)\n', ''),
  byText('B9', ' || isBefore(offer.offeredAt, before(tx.now, remembered))', ''),
  byText('B9', '  await markTaken(tx, offer.id, said)\n', ''),
  byText('H4', 'card === null || mayAnswer(card, from, tx.now) ? householdId : null', 'householdId'),
  {
    ...{ promise: 'B9', file: 'care/booking/rules/texts.ts', tests: 'care/booking/rules/texts.test.ts' },
    ...{ cut: 'meant.length === 1 ? meant[0]! : 0', instead: 'meant[0]!' },
  },
  set('actions/windows/level.ts', "(who.role !== 'director' && who.role !== 'administrator')", 'false'),
  set('actions/windows/capacity.ts', '...(inHundred !== null && { level: inHundred / 100 }),', ''),
  {
    promise: 'B4',
    file: 'care/booking/actions/appointments.ts',
    cut: '  await holdPromising(tx)\n  if (await liveAppointmentOfOrder',
    instead: '  if (await liveAppointmentOfOrder',
    tests: 'care/booking/actions/appointments.test.ts',
  },
]
