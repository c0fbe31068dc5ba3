import type { CallTemplate, StaffFacts } from '../rules/templates.ts'
import { spokenTelephone } from '../rules/telephone.ts'

const needs: Record<StaffFacts['alarm_ring']['kind'], (name: string) => string> = {
  help: (name) => `${name} needs help`,
  missed_check_in: (name) => `${name} has not checked in`,
  wrong_pins: (name) => `a wrong PIN was tried three times on the phone of ${name}`,
}
const at = (where: string | null): string => (where ? `, at ${where}` : '')
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Texts to people at work. Short, and nothing in them that a stranger who sees the screen should not read. */
export const staffTexts: { [T in keyof StaffFacts]: (facts: StaffFacts[T]) => string } = {
  alarm_ring: (f) => `${capital(needs[f.kind](f.name))}${at(f.where)}. To answer, reply ${f.digits}. It rings until somebody does.`,
  alarm_taken: (f) => `${f.by} has answered the alarm for ${f.name}. You need do nothing.`,
  check_in_due: (f) => `${f.firstName}, all well? Open Doorstep and touch "I am well". If we hear nothing we look for you.`,
  check_in_call: (f) => staffCalls.check_in_call(f),
  home_safe_due: (f) => `${f.firstName}, home safe? Open Doorstep and touch "Home safe". If we hear nothing we look for you.`,
  home_safe_call: (f) => staffCalls.home_safe_call(f),
  join_the_line: (f) => staffCalls.join_the_line(f),
  feels_uneasy: (f) => `${f.name} feels uneasy${at(f.where)}. No alarm. They are asked every 10 minutes; please keep an eye on them.`,
  unknown_help: (f) =>
    `The word for help came from a number we do not know: ${spokenTelephone(f.from)}. Please ring it, and find out who it is.`,
  rang_us: (f) => `${f.name} rang the duty number. Please ring back: ${spokenTelephone(f.telephone)}.`,
  concern_received: () => 'A concern has come in. Please open Doorstep now.',
  concern_unread: (f) =>
    `A concern has not been read${f.leads.length > 0 ? ` by ${f.leads.join(' or ')}` : ', and nobody here is safeguarding lead'}. Please see that somebody reads it now.`,
  unhappy_word: () => 'Somebody was not happy with a visit today. Please open Doorstep and ring them today.',
  welfare_check: (f) => `Nobody answered at ${f.where}, and we want to know that they are well. Please open Doorstep now.`,
  override_asked: (f) => `${f.name} asks for a second person to decide about a safety rule. Please open Doorstep.`,
  marker_ends: (f) =>
    `A marker that you decided ends by itself in ${f.daysLeft} days. If it is still needed, please open Doorstep and propose it anew.`,
  training_lapses: (f) =>
    `Your training "${f.topic}" lapses in ${f.daysLeft} days. Please agree a date for the course with the training lead.`,
  device_code: (f) => `Your Doorstep code for this phone is ${f.code}. It works for 10 minutes.`,
}

/** What a call says once somebody picks up; a voicemail hears it too, and is no answer (A3). A worker may not be alone with theirs. */
export const staffCalls: { [T in CallTemplate]: (facts: StaffFacts[T]) => string } = {
  alarm_ring: (f) =>
    `This is Doorstep. ${capital(needs[f.kind](f.name))}${at(f.where)}. Press 1 to answer. Then it is you who looks after it.`,
  check_in_call: (f) => `Hello ${f.firstName}, this is the office. Please key your PIN.`,
  home_safe_call: (f) => `Hello ${f.firstName}, this is the office. Are you home? Please key your PIN.`,
  join_the_line: (f) => `This is Doorstep. The line to ${f.name} is open. Press 1 to listen and speak, or 2 to listen only.`,
}

/** What is said back when keys came, or none. */
export const staffCall = {
  answered: 'Thank you. You have answered. Open the alarm in Doorstep now. If we see nothing from you for two minutes, it rings again.',
  somebodyHasIt: 'Thank you. Somebody has already answered.',
  isOver: 'Thank you. This alarm is already over.',
  notHeard: 'No key came. We will ring again.',
  pinRight: 'Thank you. Goodbye.',
  pinWrong: 'That was not your PIN. Please key it again.',
  goodbye: 'Goodbye.',
}
