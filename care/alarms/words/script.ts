import type { Advice, ScriptAnswer, ScriptName } from '../rules/script.ts'

/** The questions, by the person's first name: what is said aloud, and how. */
export const questionWords: Record<string, (name: string) => { ask: string; note?: string }> = {
  can_talk: (name) => ({ ask: `${name}, can you talk?`, note: 'Say it once. Wait 5 seconds.' }),
  hurt: () => ({ ask: 'Is anyone hurt?' }),
  frightened: () => ({ ask: 'Is somebody there who frightens you?' }),
  weapon: () => ({ ask: 'Is there a weapon?' }),
  police: () => ({ ask: 'Do you want the police?' }),
  answers_phone: (name) => ({ ask: `Ring ${name} twice. Do they answer?`, note: 'Let it ring until it stops, both times.' }),
  all_well_by_voice: () => ({ ask: 'Do they say, in their own voice, that all is well?', note: 'A text is not a voice.' }),
  reason_to_fear: () => ({
    ask: 'Is there any reason to fear for them?',
    note: 'A marker, an uneasy word before, a sound, a call from the home.',
  }),
  seen_outside: (name) => ({ ask: `Has one of ours seen ${name} outside and well?` }),
  everybody_heard_of: () => ({ ask: 'Has everybody who is out been heard of since this came?', note: 'Look at who is out, on this page.' }),
  somebody_missing: () => ({ ask: 'Is somebody missing, or not answering?' }),
  number_answers: () => ({
    ask: 'Last of all, ring the number. Does somebody answer?',
    note: 'Somebody may be beside them. Say the firm’s name, nothing else.',
  }),
}

export const answerLabel: Record<ScriptAnswer, string> = { yes: 'Yes', no: 'No', nothing: 'Nothing' }

export const scriptTitle: Record<ScriptName, { title: string; aside: string }> = {
  talk: { title: 'When you speak, ask only yes or no', aside: 'Somebody may be listening' },
  look_for: { title: 'Nobody has heard from them', aside: 'Ring them, then look for them' },
  duress: { title: 'Do not ring or text their phone', aside: 'What it says may be forced' },
  who_is_it: { title: 'Find out who it is', aside: 'Do not ring the number first' },
}

/** The rule of the script, always in sight: which answers mean 999. */
export const scriptRule: Record<ScriptName, { when: string; then: string }> = {
  talk: { when: 'Nothing to 1, or yes to 3, 4 or 5:', then: 'ring 999 now. Do not ask again.' },
  look_for: { when: 'No to 2, yes to 3, or no to both 1 and 4:', then: 'ring 999 now.' },
  duress: { when: 'A duress PIN was given:', then: 'ring 999 now, whatever you hear or read from their phone.' },
  who_is_it: { when: 'Yes to 2:', then: 'match them to a person, then ring 999.' },
}

/** What to do now, by the answers so far; empty while the next question is all there is. */
export const adviceWords: Record<Advice, string> = {
  ring_999: 'Ring 999 now. Do not ask again.',
  ring_999_for_hurt: 'Ring 999 now and ask for an ambulance. Then go on asking.',
  send_two: 'Ask the nearest two to go and look from outside. Go on asking.',
  ask_for_pin: 'Ask them to give their PIN on the phone. Then it can be stood down.',
  match_them: 'Match them to a person, then ring 999.',
  two_end_it: 'Everybody is accounted for. Two of you can end it.',
  ask_on: '',
}

/** Said aloud to 999, in this order; what is not known is left out. */
export type ToldTo999 = {
  /** “8/2 Piersfield Terrace, Edinburgh, EH8 7BN”; null when they were not sent anywhere. */
  where: string | null
  /** “at 55.95810, -3.14020, within 12 metres, at 14:06”; null when the phone did not say. */
  place: string | null
  /** “8/2 Piersfield Terrace, Edinburgh, which they left at 14:02”; null when it is known where they are, or nothing is. */
  last: string | null
  name: string
  trade: string | null
  telephone: string | null
  kind: 'asked' | 'overdue' | 'unknown'
  said: Readonly<Partial<Record<string, ScriptAnswer>>>
  duress: boolean
}

const began = { asked: 'has asked for help', overdue: 'has not been heard of', unknown: 'may have asked for help' } as const
const toldOf: Record<string, Partial<Record<ScriptAnswer, string>>> = {
  can_talk: { no: 'They cannot speak freely.', nothing: 'They do not answer.' },
  hurt: { yes: 'Somebody is hurt.' },
  frightened: { yes: 'Somebody there frightens them.' },
  weapon: { yes: 'There is a weapon.', no: 'They say there is no weapon.' },
  police: { yes: 'They asked for the police.' },
  answers_phone: { no: 'They do not answer their phone.' },
  all_well_by_voice: { no: 'They did not sound well.' },
  reason_to_fear: { yes: 'We have reason to fear for them.' },
}

/** The words to read, as parts: `strong` is the address, said first and slowest. */
export const wordsFor999 = (told: ToldTo999): { strong?: true; text: string }[] => {
  const who = told.kind === 'unknown' ? 'A repair worker, we do not know yet who,' : 'A repair worker alone in a home'
  const where = told.where ?? (told.place === null ? 'We do not know where they are.' : null)
  const answers = Object.entries(told.said).flatMap(([code, answer]) => (answer && toldOf[code]?.[answer]) ?? [])
  return [
    { text: `Police. ${who} ${began[told.kind]}.` },
    ...(where ? [{ strong: true as const, text: told.where ? `${where}.` : where }] : []),
    ...(told.last ? [{ text: `The last address we know is ${told.last}.` }] : []),
    ...(told.place ? [{ text: `Their phone was ${told.place}.` }] : []),
    ...(told.kind === 'unknown' ? [] : [{ text: `${told.name}${told.trade ? `, ${told.trade.toLowerCase()}` : ''}.` }]),
    ...(told.duress ? [{ text: 'They gave a secret sign that they are being forced. Please do not ring their phone.' }] : []),
    ...answers.map((text) => ({ text })),
    ...(told.telephone && !told.duress ? [{ text: `Their number is ${told.telephone}.` }] : []),
  ]
}

/** What the immediate police response of a certified centre does not cover, and what we do not claim. */
export const notCovered =
  'Doorstep is not an alarm receiving centre and has no police number of its own: you ring 999 as anybody does. Say what you heard of a threat, word for word. The police’s immediate response for lone workers does not cover somebody overdue or missing, a crime that is over, or somebody angry without a threat. Ring 999 all the same when you fear for them, and 101 when nobody is in danger now.'
