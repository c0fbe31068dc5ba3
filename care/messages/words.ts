import { reasonTable } from '../../lib/refusal.ts'
import type { Channel } from './rules/card.ts'
import type { MessageState } from './rules/states.ts'
import type { HouseholdTemplate, Language, StaffTemplate } from './rules/templates.ts'
import { householdEn } from './words/household.en.ts'
import { householdUr } from './words/household.ur.ts'
import type { HouseholdWords } from './words/letterhead.ts'

export type { Letterhead } from './words/letterhead.ts'
export { staffCall, staffCalls, staffTexts } from './words/staff.ts'
export { dayEn, timeEn, windowEn } from './words/times.en.ts'
export { dayUr, timeUr, windowUr } from './words/times.ur.ts'

/** M1 */
export const householdWords: Record<Language, HouseholdWords> = { en: householdEn, ur: householdUr }
/** What a supplier's voice is asked for (BCP 47). */
export const voiceOf: Record<Language, string> = { en: 'en-GB', ur: 'ur-PK' }
export const languageLabel: Record<Language, string> = { en: 'English', ur: 'Urdu' }
export const channelLabel: Record<Channel, string> = { text: 'Text', call: 'Call', letter: 'Letter' }

export const templateLabel: Record<HouseholdTemplate | StaffTemplate, string> = {
  promise_made: 'When we come',
  promise_moved: 'The new time',
  promise_at_risk: 'That we may be late',
  promise_at_risk_again: 'That it takes longer still',
  promise_cancelled: 'That we do not come',
  on_the_way: 'Who is on the way',
  called_back: 'That nobody comes now',
  nobody_answered: 'That we knocked',
  visit_over_ask: 'How did it go?',
  follow_on_told: 'What is still to do',
  welfare_trying: 'Are you all right?',
  link_code: 'A code for the page',
  alarm_ring: 'An alarm',
  alarm_taken: 'That an alarm is answered',
  alarm_drill: 'A drill',
  stand_down_asked: 'Whether an alarm is over',
  go_to_help: 'Please go there',
  alarm_unreviewed: 'An alarm to look back on',
  drill_over: 'How the drill went',
  check_in_due: 'All well?',
  check_in_call: 'All well? (a call)',
  home_safe_due: 'Home safe?',
  home_safe_call: 'Home safe? (a call)',
  join_the_line: 'The open line of an alarm',
  feels_uneasy: 'That somebody feels uneasy',
  rang_us: 'Please ring back',
  concern_received: 'A concern came in',
  concern_unread: 'A concern is unread',
  unhappy_word: 'An unhappy word',
  welfare_check: 'A welfare check',
  override_asked: 'A second person is asked',
  marker_ends: 'A marker ends soon',
  training_lapses: 'Training lapses soon',
  device_code: 'A code for a phone',
}

export const messageStateLabel: Record<MessageState, string> = {
  queued: 'Waiting to be sent',
  sent: 'Sent, not yet delivered',
  delivered: 'Delivered',
  failed: 'Did not arrive',
  withheld: 'Not sent: it would have come too late',
  by_hand: 'A person has to tell them',
}

export const messageReasons = reasonTable({
  H4_SAFE_WAY_MISSING: ['Safe contact needs a telephone that is safe.', 'Ask them which number is safe, and write it down.'],
  M2_NOT_YOURS_TO_TELL: ['This message does not wait for a person.', 'Open it again to see what became of it.'],
  H4_CODE_ASKED_TOO_OFTEN: ['A code was asked for several times.', 'Wait an hour, or ring us.'],
})

/** What the database refuses, in the same words. */
export const constraintReasons = { contact_card_safe_way_is_named: messageReasons.reason('H4_SAFE_WAY_MISSING') }
