/** What is cut out, promise by promise. Literal on purpose: whoever changes a rule reads here what it is worth. */
import type { Mutation } from '../harness/mutate.ts'
import { badDayMutations } from './bad-days.ts'
import { guarding } from './guarding.ts'
import { handMutations } from './hand.ts'
import { askingMutations } from './asking.ts'
import { dayMutations } from './day.ts'
import { engineMutations } from './engine.ts'
import { ladderMutations } from './ladder.ts'
import { learnedMutations } from './learned.ts'
import { promiseMutations } from './promises.ts'
import { rehearsalMutations } from './rehearsal.ts'
import { sendingMutations } from './sending.ts'

const rule = (promise: string, file: string, cut: string, instead: string, tests: string): Mutation => ({
  promise,
  file,
  cut,
  instead,
  tests,
})
const dispatch = (promise: string, cut: string, instead: string): Mutation =>
  rule(promise, 'care/dispatch/rules.ts', cut, instead, 'care/dispatch/rules.test.ts')
const door = (promise: string, cut: string, instead: string): Mutation =>
  rule(promise, 'care/visits/rules/door.ts', cut, instead, 'care/visits/rules.test.ts')

export const mutations: readonly Mutation[] = [
  ...guarding,
  ...badDayMutations,
  ...rehearsalMutations,
  // booking
  dispatch('B1', 'holds: ({ operative }) => !operative.liveBooking,', 'holds: () => true,'),
  dispatch(
    'B2',
    'operative.breathingUntil === null || isAtOrAfter(now, operative.breathingUntil)',
    'operative.breathingUntil === null || now !== null',
  ),
  rule('B2', 'care/booking/rules/states.ts', "inside: { left: 'breathing' }", "inside: { left: 'ended' }", 'care/booking/rules.test.ts'),
  rule(
    'B3',
    'care/booking/rules/promises.ts',
    "isBefore(arrivedAt, window.to) ? 'arrived_in_time' : 'arrived_late'",
    "'arrived_in_time'",
    'care/booking/rules.test.ts',
  ),
  rule(
    'B5',
    'care/booking/rules/operative-facts.ts',
    'Math.round(minutesOf(live)) + breathingMinutes',
    'Math.round(minutesOf(live))',
    'care/booking/rules/operative-facts.test.ts',
  ),
  rule('B6', 'care/booking/rules/promises.ts', "? 'nobody_sent' : null", '? null : null', 'care/booking/rules.test.ts'),
  ...promiseMutations,
  ...learnedMutations,
  ...handMutations,
  dispatch('B7', "holds: ({ visit }) => visit.standing !== 'none' || visit.emergency,", 'holds: () => true,'),
  rule(
    'B8',
    'care/booking/rules/operative-facts.ts',
    'outings.filter((one) => one.why.hard && !one.why.emergency).length',
    'outings.length',
    'care/booking/rules/operative-facts.test.ts',
  ),
  rule('B8', 'care/booking/store/bookings.ts', 'emergencies: emergencies / days', 'emergencies', 'care/booking/actions/fair-week.test.ts'),
  rule('B8', 'care/dispatch/wishes.ts', 'minutes: worth(week)', 'minutes: 0', 'care/dispatch/engine.test.ts'),

  // dispatch
  ...dayMutations,
  ...engineMutations,
  dispatch('D1', 'holds: ({ operative, now }) => lapsed(operative, operative.hardTopics, now).length === 0,', 'holds: () => true,'),
  dispatch('D2', 'holds: ({ operative, visit }) => (hard(visit.requests.sex) ?? operative.sex) === operative.sex,', 'holds: () => true,'),
  dispatch('D3', 'holds: (c) => !c.visit.precautions.twoPeople || inCompany(c),', 'holds: () => true,'),
  dispatch('D3', 'holds: ({ visit }) => !visit.precautions.doNotAttend,', 'holds: () => true,'),
  dispatch('D4', 'return rules.filter((rule) => !rule.holds(c)).map(', 'return rules.filter((rule) => !rule.holds(c)).slice(0, 1).map('),
  rule('D5', 'care/booking/rules/overrides.ts', ' || agreedBy === override.askedBy', '', 'care/booking/rules/overrides.test.ts'),
  rule('D5', 'care/booking/rules/overrides.ts', 'override.usedAt === null && ', '', 'care/booking/rules/overrides.test.ts'),
  rule(
    'D6',
    'care/dispatch/judge.ts',
    "demand(!requests.sex?.hard || requests.sex.value === operative.sex, 'D2_SEX_ASKED')",
    '',
    'care/dispatch/judge.test.ts',
  ),
  rule(
    'D6',
    'care/booking/actions/send.ts',
    'return breaches.length === 0 ? []',
    'return breaches.length >= 0 ? []',
    'care/booking/actions/send.test.ts',
  ),

  // visits
  door('V1', 'holds: ({ progress }) => progress.idShownAt !== null', 'holds: () => true'),
  door('V1', 'holds: ({ progress }) => progress.consent !== null', 'holds: () => true'),
  rule(
    'V2',
    'care/visits/rules/after.ts',
    'if (takesBack.has(act.kind)) return',
    "if (act.kind === 'leave') return",
    'care/visits/rules.test.ts',
  ),
  door('V3', 'holds: ({ progress }) => progress.noAdultHome !== true', 'holds: () => true'),
  door(
    'V4',
    "code: 'P2_MARKER_NOT_READ', acts: ['set_off', 'arrive']",
    "code: 'P2_MARKER_NOT_READ', acts: ['set_off', 'arrive', 'felt_wrong']",
  ),
  rule('V5', 'care/visits/actions/this-visit.ts', 'await keepShown(tx, visitId, operativeId, shown)', '', 'care/visits/door.test.ts'),
  door('V6', 'return over === null || isAtOrAfter(at, over)', 'return true'),
  rule(
    'V6',
    'care/visits/rules/welfare.ts',
    "outcome === 'nobody_answered' && knownVulnerable",
    'false',
    'care/visits/rules/afterwards.test.ts',
  ),
  door('V7', 'holds: ({ progress }) => progress.codeSaidAt !== null', 'holds: () => true'),
  door('V8', "!(act.kind === 'leave' && act.outcome === 'needs_more') || progress.outcome !== null || progress.followOnTold", 'true'),
  rule('V8', 'care/visits/rules/word.ts', "word.how !== 'good' || ", '', 'care/visits/rules/afterwards.test.ts'),

  // alarms
  rule(
    'A1',
    'care/booking/actions/send.ts',
    'await startWatch(tx, { bookingId: id, visitId: visit.visitId, operativeId, householdId, everyMinutes: checkInEvery, checkInBy })',
    'await Promise.resolve(checkInBy)',
    'care/booking/actions/send.test.ts',
  ),
  ...askingMutations,
  ...ladderMutations,

  // safeguarding
  rule(
    'S1',
    'care/safeguarding/actions/author.ts',
    'if (before) return done',
    'if (false) return done',
    'care/safeguarding/safeguarding.test.ts',
  ),
  rule(
    'S2',
    'care/safeguarding/actions/author.ts',
    'await keepAddition(tx, { id, actId, concernId, authorStaffId: author(tx), ...sealWords(tx, words, id) })',
    '',
    'care/safeguarding/safeguarding.test.ts',
  ),
  rule(
    'S4',
    'care/safeguarding/actions/sealed.ts',
    "seal(key, Buffer.from(words, 'utf8'), about)",
    "Buffer.from(words, 'utf8')",
    'care/safeguarding/safeguarding.test.ts',
  ),
  rule(
    'S7',
    'care/safeguarding/actions/author.ts',
    'visitId: place?.visitId ?? null,',
    'visitId: visitId ?? null,',
    'care/safeguarding/safeguarding.test.ts',
  ),
  rule(
    'S4',
    'care/safeguarding/actions/lead.ts',
    "await recordLook(tx, { subject: ['concern', concernId], what: 'concern' })",
    '',
    'care/safeguarding/safeguarding.test.ts',
  ),

  // households
  rule(
    'H1',
    'care/households/rules/adjustments.ts',
    'Math.max(usualDoorWaitMinutes, ...rows.map(({ row }) => row.effects.doorWait ?? 0))',
    'usualDoorWaitMinutes',
    'care/households/rules.test.ts',
  ),
  rule(
    'H1',
    'care/households/rules/adjustments.ts',
    'supplies.filter((supply) => any((e) => e.neverIsolate?.includes(supply)))',
    '[]',
    'care/households/rules.test.ts',
  ),
  rule(
    'H2',
    'care/households/rules/needs.ts',
    'told.add({ months: needTable[code].temporary ? 3 : 12 })',
    'told.add({ months: 12 })',
    'care/households/households.test.ts',
  ),
  rule('H3', 'care/households/rules/useful.ts', 'row.noteLead !== undefined && ', '', 'care/households/rules.test.ts'),
  rule(
    'H4',
    'care/messages/rules/card.ts',
    'if (!card.safeContactOnly) return ordinaryRoute(card)',
    'return ordinaryRoute(card)',
    'care/messages/rules.test.ts',
  ),
  rule('H4', 'care/messages/rules/card.ts', 'from === card.safeTelephone && ', '', 'care/messages/rules.test.ts'),

  // premises
  rule(
    'P1',
    'care/premises/rules/markers.ts',
    'decidedAt !== null && endedAt === null && isBefore(now, endsAt)',
    'decidedAt !== null && endedAt === null',
    'care/premises/premises.test.ts',
  ),
  door('P2', 'holds: ({ unread }) => unread.length === 0', 'holds: () => true'),
  rule('P2', 'care/premises/rules/consequences.ts', 'plates: markers.map(plateOf)', 'plates: []', 'care/premises/rules.test.ts'),
  rule(
    'P3',
    'care/premises/rules/markers.ts',
    "(resident === null || ('notToldWhy' in resident",
    "(('notToldWhy' in (resident ?? {})",
    'care/premises/premises.test.ts',
  ),

  // training, repairs
  rule('T2', 'care/training/rules/fitness.ts', "if (!isBefore(now, until)) return 'lapsed'", '', 'care/training/rules.test.ts'),
  rule('T4', 'care/training/rules/fitness.ts', '[60, 30, 14, 7] as const', '[60, 30, 14] as const', 'care/training/rules.test.ts'),
  rule(
    'C1',
    'care/landlords/rules.ts',
    'addWorkingDays(dayOf(reportedAt), priority.within, jurisdiction)',
    "addWorkingDays(dayOf(reportedAt), priority.within, 'scotland')",
    'care/repairs/rules.test.ts',
  ),

  // messages, record
  rule('M1', 'care/messages/rules/card.ts', "languages.find((l) => l === card.language) ?? 'en'", "'en'", 'care/messages/rules.test.ts'),
  ...sendingMutations,
  rule('M3', 'care/messages/rules/suppliers.ts', 'until(a) - until(b)', '0', 'care/messages/rules/suppliers.test.ts'),
  rule('M3', 'care/messages/rules/duty.ts', ' || first.some(cameToNothing)', '', 'care/messages/rules/duty.test.ts'),
  rule('A6', 'care/messages/rules/duty.ts', 'const inDoubt = ways.isBlocked || ', 'const inDoubt = ', 'care/messages/rules/duty.test.ts'),
  rule(
    'A5',
    'care/messages/actions/sending/duty.ts',
    'if (forgotten.length > 0) return',
    'if (forgotten.length > 99) return',
    'care/messages/actions/sending/duty.test.ts',
  ),
  rule('M2', 'care/messages/rules/states.ts', "accepted: 'sent',", "accepted: 'delivered',", 'care/messages/rules.test.ts'),
  rule('R1', 'care/record/rules.ts', 'event.why,', 'null,', 'care/record/record.test.ts'),
  rule(
    'R2',
    'care/record/actions.ts',
    "recordEvent(tx, { verb: 'looked_at', subject, content: { what } })",
    'Promise.resolve()',
    'care/record/record.test.ts',
  ),

  // in a first form
  rule('A6', 'care/messages/rules/duty.ts', 'return seconds(5)', 'return minutes(5)', 'care/messages/rules.test.ts'),
  rule(
    'A7',
    'care/booking/rules/operative-facts.ts',
    'lastDoor ?? operative.home',
    'operative.home',
    'care/booking/rules/operative-facts.test.ts',
  ),
  rule('M4', 'care/booking/rules/texts.ts', "saysOnly(text, 'cancel')", "text.includes('cancel')", 'care/booking/rules/texts.test.ts'),
  rule(
    'P4',
    'care/premises/rules/precautions.ts',
    "label: 'Dog to be shut away'",
    "label: 'Assistance dog'",
    'care/premises/rules.test.ts',
  ),
  rule(
    'S3',
    'care/safeguarding/rules.ts',
    'toTheDirector = hours(2)',
    'toTheDirector = hours(20)',
    'care/safeguarding/safeguarding.test.ts',
  ),
  rule(
    'T1',
    'care/training/rules/topics.ts',
    'row.trades === undefined || row.trades.some',
    'row.trades?.some',
    'care/training/rules.test.ts',
  ),
]
