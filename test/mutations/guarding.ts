/** What is cut out of the auditor and of handing over, so that a test must miss it. */
import type { Mutation } from '../harness/mutate.ts'

const auditor = (promise: string, file: string, cut: string, instead: string): Mutation => ({
  promise,
  file: `apps/audit/${file}`,
  cut,
  instead,
  tests: 'apps/audit/auditor.test.ts',
})
const handing = (promise: string, file: string, cut: string, instead: string): Mutation => ({
  promise,
  file: `care/alarms/${file}`,
  cut,
  instead,
  tests: 'care/alarms/actions/guarding/handing-over.test.ts',
})

export const guarding: readonly Mutation[] = [
  auditor('A2', 'people.ts', 'or o.telephone = s.telephone ', ''),
  auditor('A3', 'when.ts', 'answeredAt !== null && since(answeredAt) < answerLastsMs', 'answeredAt !== null'),
  auditor('A3', 'overdue.ts', 'min(r.rung_at) as since', 'max(r.rung_at) as since'),
  auditor('A4', 'overdue.ts', "and w.state <> 'ended'", "and w.state = 'ended'"),
  auditor('A5', 'overdue.ts', "a.state = 'ringing' and a.received_at", "a.state = 'closed' and a.received_at"),
  auditor(
    'M3',
    'shout.ts',
    'if (sent) [trouble, supplier] = [sent.trouble, sender.name]',
    'if (sent) return { ...shout, supplier, supplierId: null, trouble }',
  ),
  {
    ...{ promise: 'A3', file: 'apps/api/guarding-hooks.ts', cut: 'if (!isOurs(request))', instead: 'if (!isOurs)' },
    tests: 'apps/api/guarding-hooks.test.ts',
  },
  handing('A5', 'actions/guarding/handing-over.ts', "if (held?.state !== 'trying') return", 'if (held !== null) return'),
  handing('A5', 'rules/handing-over.ts', 'calledAt === null || !isBefore(now, after(calledAt, callLasts))', 'true'),
]
