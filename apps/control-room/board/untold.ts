import type { HouseholdTemplate } from '../../../care/messages/rules/templates.ts'

/** What a household should have heard, in a few words, for whoever tells it by hand. */
const templates: Record<HouseholdTemplate, string> = {
  promise_made: 'When we come',
  promise_moved: 'That the time has changed',
  promise_at_risk: 'That we may be late, and what they can choose',
  promise_at_risk_again: 'That it takes longer still, and what they can choose',
  promise_cancelled: 'That nobody comes after all',
  on_the_way: 'Who is on the way',
  called_back: 'That somebody was called back',
  nobody_answered: 'That we knocked',
  follow_on_told: 'What comes next',
  visit_over_ask: 'How did it go?',
  welfare_trying: 'That we are trying to reach them',
  link_code: 'A code they asked for',
}

export const untoldWords = (template: string): string => templates[template as HouseholdTemplate] ?? 'A message from us'
