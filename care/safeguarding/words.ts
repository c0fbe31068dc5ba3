import { reasonTable } from '../../lib/refusal.ts'
import type { Reason } from '../../lib/refusal.ts'
import type { ConcernState, Danger } from './rules.ts'

export const safeguardingReasons = reasonTable({
  S4_NAMED_FEW: ['Concerns are read by the safeguarding lead only.', 'Raise or add to your own; ask the safeguarding lead for the rest.'],
  S4_NOT_FOUND: ['There is no such concern that you may read.', 'Look in “What I raised”, or ask the safeguarding lead.'],
  S3_MOVED_ON: ['Somebody has moved this concern on meanwhile.', 'Open it again to see how it stands.'],
})
export type SafeguardingCode = (typeof safeguardingReasons.codes)[number]
export const because = (code: SafeguardingCode): Reason => safeguardingReasons.reason(code)

/** What the one who raised it sees: never the outcome, never anybody else's words. */
export const concernStateLabel: Record<ConcernState, string> = {
  received: 'Received',
  being_acted_on: 'Being acted on',
  closed: 'Closed: something was done',
}
export const dangerLabel: Record<Danger, string> = { yes: 'Somebody is in danger now', no: 'Nobody is in danger now', not_said: 'Not said' }

/** The one page on which a concern is raised: danger first, then their own words; no category, no signal needed (S1). */
export const raiseWords = {
  title: 'Something is not right',
  dangerFirst: 'Is somebody in danger now? Ring 999 first. Hold Help if it is you.',
  question: 'What did you see or hear?',
  hint: 'Your own words. If somebody said something, write it as they said it. You do not have to be sure.',
  never: 'Do not ask more questions, promise to keep it secret, or take a photo of anybody.',
  receipt: (reference: string) => `Thank you. It went to the safeguarding lead, sealed. Your reference is ${reference}.`,
  offline: 'Saved on this phone, sealed as soon as there is signal. You can ring the office as well.',
} as const
