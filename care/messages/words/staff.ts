import type { CallTemplate, StaffFacts } from '../rules/templates.ts'
import { spokenTelephone } from '../rules/telephone.ts'

const needs: Record<StaffFacts['alarm_ring']['kind'], (name: string) => string> = {
  help: (name) => `${name} needs help`,
  duress_pin: (name) => `${name} needs help and is made to say that all is well`,
  code_text: (name) => `${name} needs help, by text`,
  code_call: (name) => `${name} needs help, by telephone`,
  missed_check_in: (name) => `${name} has not checked in`,
  wrong_pins: (name) => `a wrong PIN was tried three times on the phone of ${name}`,
  not_home_safe: (name) => `${name} has not said that they are home`,
  unmatched: (name) => `${name} needs help, and we do not know who it is`,
}
/** Said on top where ringing the person back could harm them. */
const doNotRing = ({ kind, silent }: StaffFacts['alarm_ring']): string =>
  kind === 'duress_pin' || kind === 'code_text' || (kind === 'help' && silent) ? ' Do not ring them.' : ''
const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']
/** Several at once: how many, before anything else. */
const howMany = (also: readonly string[]): string => (also.length === 0 ? '' : `${numbers[also.length + 1] ?? 'Many'} people need help. `)
const andOthers = (also: readonly string[]): string => (also.length === 0 ? '' : ` Also: ${also.join(', ')}.`)
/** A3 Nobody may mistake a drill for an alarm, nor an alarm for a drill: these words begin every one of its messages. */
const thisIsADrill = 'This is a drill. Nobody is in danger.'
const at = (where: string | null): string => (where ? `, at ${where}` : '')
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Texts to people at work. Short, and nothing in them that a stranger who sees the screen should not read. */
export const staffTexts: { [T in keyof StaffFacts]: (facts: StaffFacts[T]) => string } = {
  alarm_ring: (f) =>
    `${howMany(f.also)}${capital(needs[f.kind](f.name))}${at(f.where)}.${doNotRing(f)}${andOthers(f.also)} To answer, reply ${f.digits}. It rings until somebody does.`,
  alarm_drill: (f) => `${thisIsADrill} Please answer as if it were an alarm: reply ${f.digits}.`,
  stand_down_asked: (f) =>
    `${f.by} says that the alarm for ${f.name} is over, and asks a second person. Look in Doorstep, or ring ${f.by}. If you agree, reply ${f.digits}.`,
  go_to_help: (f) =>
    `${f.name} may need help${at(f.where)}. Please go there, and stay outside: do not go in alone. In danger, ring 999. Tell the office when you are there.`,
  alarm_unreviewed: (f) => `Nobody has looked back on the alarm for ${f.name} yet. Please open Doorstep and write down what we learned.`,
  drill_over: (f) => `The drill is over: ${f.answered} of ${f.asked} people answered. See how it went in Doorstep.`,
  alarm_taken: (f) => `${f.by} has answered the alarm for ${f.name}. You need do nothing.`,
  check_in_due: (f) => `${f.firstName}, all well? Open Doorstep and touch "I am well". If we hear nothing we look for you.`,
  check_in_call: (f) => staffCalls.check_in_call(f),
  home_safe_due: (f) => `${f.firstName}, home safe? Open Doorstep and touch "Home safe". If we hear nothing we look for you.`,
  home_safe_call: (f) => staffCalls.home_safe_call(f),
  join_the_line: (f) => staffCalls.join_the_line(f),
  feels_uneasy: (f) => `${f.name} feels uneasy${at(f.where)}. No alarm. They are asked every 10 minutes; please keep an eye on them.`,
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
    `This is Doorstep. ${howMany(f.also)}${capital(needs[f.kind](f.name))}${at(f.where)}.${doNotRing(f)}${andOthers(f.also)} Press 1 to answer. Then it is you who looks after it.`,
  alarm_drill: () => `${thisIsADrill} Please answer as if it were an alarm: press 1.`,
  check_in_call: (f) => `Hello ${f.firstName}, this is the office. Please key your PIN.`,
  home_safe_call: (f) => `Hello ${f.firstName}, this is the office. Are you home? Please key your PIN.`,
  join_the_line: (f) => `This is Doorstep. The line to ${f.name} is open. Press 1 to listen and speak, or 2 to listen only.`,
}

/** What is said back when keys came, or none. */
export const staffCall = {
  answered: 'Thank you. You have answered. Open the alarm in Doorstep now. If we see nothing from you for two minutes, it rings again.',
  somebodyHasIt: 'Thank you. Somebody has already answered.',
  isOver: 'Thank you. This alarm is already over.',
  /** Whoever answered one alarm is offered the next in the same call. */
  another: (f: StaffFacts['alarm_ring']) => `${capital(needs[f.kind](f.name))}${at(f.where)} as well. To answer that too, press 1.`,
  drillAnswered: 'Thank you. The drill is over for you.',
  notHeard: 'No key came. We will ring again.',
  pinRight: 'Thank you. Goodbye.',
  pinWrong: 'That was not your PIN. Please key it again.',
  goodbye: 'Goodbye.',
}
