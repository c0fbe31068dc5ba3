import type { Reason } from '../../lib/refusal.ts'
import { reasonTable } from '../../lib/refusal.ts'
import type { Gate, TopicState } from './rules.ts'

export const trainingReasons = reasonTable({
  T1_CERTIFICATE_BACKWARDS: ['A certificate ends after it begins.', 'Check both dates on the certificate.'],
})

export const constraintReasons: Readonly<Record<string, Reason>> = {
  certificate_ends_after_it_starts: trainingReasons.reason('T1_CERTIFICATE_BACKWARDS'),
}

export const gateLabels: Readonly<Record<Gate, string>> = {
  hard: 'Needed for every visit',
  trade: 'Needed for this trade',
  soft: 'Good to have',
}

export const topicStateLabels: Readonly<Record<TopicState, string>> = {
  missing: 'Not yet learnt',
  lapsed: 'Lapsed',
  lapses_soon: 'Lapses soon',
  in_date: 'In date',
}
