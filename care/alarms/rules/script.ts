import type { AlarmKind } from './alarm.ts'

/**
 * What whoever answered asks, one question at a time, and what follows from the answers. `talk`: they can hear us, so yes or no
 * alone (somebody may be listening). `look_for`: nothing was heard of them. `duress`: nothing that comes from their phone counts.
 * `who_is_it`: a number that nobody knows.
 */
export const scriptNames = ['talk', 'look_for', 'duress', 'who_is_it'] as const
export type ScriptName = (typeof scriptNames)[number]

export const scriptAnswers = ['yes', 'no', 'nothing'] as const
export type ScriptAnswer = (typeof scriptAnswers)[number]

/** `nothing`: whether silence is an answer too. */
export type ScriptQuestion = { readonly code: string; readonly nothing: boolean }
const ask = (code: string, nothing = false): ScriptQuestion => ({ code, nothing })

export const scripts: Record<ScriptName, readonly ScriptQuestion[]> = {
  talk: [ask('can_talk', true), ask('hurt'), ask('frightened'), ask('weapon'), ask('police')],
  look_for: [ask('answers_phone'), ask('all_well_by_voice'), ask('reason_to_fear'), ask('seen_outside')],
  duress: [ask('seen_outside'), ask('reason_to_fear')],
  who_is_it: [ask('everybody_heard_of'), ask('somebody_missing'), ask('number_answers', true)],
}

const scriptOfKind: Record<AlarmKind, ScriptName> = {
  help: 'talk',
  code_text: 'talk',
  code_call: 'talk',
  duress_pin: 'duress',
  wrong_pins: 'look_for',
  missed_check_in: 'look_for',
  not_home_safe: 'look_for',
  unmatched: 'who_is_it',
}
/** A2 Once the duress PIN was given, whatever the alarm began as, nothing that they say on their phone counts. */
export const scriptFor = ({ kind, duress }: { kind: AlarmKind; duress: boolean }): ScriptName => (duress ? 'duress' : scriptOfKind[kind])

export const advices = ['ring_999', 'ring_999_for_hurt', 'send_two', 'ask_for_pin', 'match_them', 'two_end_it', 'ask_on'] as const
export type Advice = (typeof advices)[number]
export type ScriptAnswers = Readonly<Partial<Record<string, ScriptAnswer>>>

const adviceFrom: Record<ScriptName, (said: ScriptAnswers) => Advice> = {
  talk: (said) => {
    if (said['can_talk'] === 'nothing' || ['frightened', 'weapon', 'police'].some((code) => said[code] === 'yes')) return 'ring_999'
    return said['hurt'] === 'yes' ? 'ring_999_for_hurt' : 'ask_on'
  },
  look_for: (said) => {
    if (said['reason_to_fear'] === 'yes' || said['all_well_by_voice'] === 'no') return 'ring_999'
    if (said['seen_outside'] === 'no' && said['answers_phone'] === 'no') return 'ring_999'
    if (said['all_well_by_voice'] === 'yes') return 'ask_for_pin'
    return said['answers_phone'] === 'no' ? 'send_two' : 'ask_on'
  },
  duress: () => 'ring_999',
  who_is_it: (said) => {
    if (said['somebody_missing'] === 'yes') return 'match_them'
    return said['everybody_heard_of'] === 'yes' && said['somebody_missing'] === 'no' ? 'two_end_it' : 'ask_on'
  },
}

/** A3 What to do, by what was answered so far: the latest answer to each question counts. */
export const adviceFor = (script: ScriptName, said: ScriptAnswers): Advice => adviceFrom[script](said)

/** The first question that has no answer; null when all have one. */
export const nextQuestion = (script: ScriptName, said: ScriptAnswers): string | null =>
  scripts[script].find(({ code }) => said[code] === undefined)?.code ?? null
