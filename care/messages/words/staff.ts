import type { StaffFacts } from '../rules/templates.ts'
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

/** What a duty call says once somebody picks up; a voicemail hears it too, and is no answer (A3). */
export const staffCall = {
  alarm_ring: (f: StaffFacts['alarm_ring']): string =>
    `This is Doorstep. ${capital(needs[f.kind](f.name))}${at(f.where)}. Press 1 to answer. Then it is you who looks after it.`,
  answered: 'Thank you. You have answered. Open the alarm in Doorstep now. If we see nothing from you for two minutes, it rings again.',
  somebodyHasIt: 'Thank you. Somebody has already answered.',
  isOver: 'Thank you. This alarm is already over.',
  notHeard: 'No key came. We will ring again.',
}
