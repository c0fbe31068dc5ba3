import { describe, expect, test } from 'vitest'
import { questionWords, wordsFor999 } from '../words/script.ts'
import type { ToldTo999 } from '../words/script.ts'
import { alarmKinds } from './alarm.ts'
import { adviceFor, nextQuestion, scriptFor, scriptNames, scripts } from './script.ts'
import type { ScriptAnswers } from './script.ts'

describe('A3 what follows from the answers', () => {
  test.each<[ScriptAnswers, string]>([
    [{}, 'ask_on'],
    [{ can_talk: 'nothing' }, 'ring_999'],
    [{ can_talk: 'yes' }, 'ask_on'],
    [{ can_talk: 'yes', frightened: 'yes' }, 'ring_999'],
    [{ can_talk: 'yes', weapon: 'yes' }, 'ring_999'],
    [{ can_talk: 'yes', police: 'yes' }, 'ring_999'],
    [{ can_talk: 'yes', hurt: 'yes' }, 'ring_999_for_hurt'],
    [{ can_talk: 'yes', hurt: 'yes', weapon: 'yes' }, 'ring_999'],
    [{ can_talk: 'yes', hurt: 'no', frightened: 'no', weapon: 'no', police: 'no' }, 'ask_on'],
  ])('to somebody who can be asked: %j is %s', (said, advice) => expect(adviceFor('talk', said)).toBe(advice))

  test.each<[ScriptAnswers, string]>([
    [{ answers_phone: 'no' }, 'send_two'],
    [{ answers_phone: 'no', seen_outside: 'no' }, 'ring_999'],
    [{ answers_phone: 'yes', all_well_by_voice: 'yes' }, 'ask_for_pin'],
    [{ answers_phone: 'yes', all_well_by_voice: 'no' }, 'ring_999'],
    [{ reason_to_fear: 'yes', all_well_by_voice: 'yes' }, 'ring_999'],
  ])('about somebody who was not heard of: %j is %s', (said, advice) => expect(adviceFor('look_for', said)).toBe(advice))

  test.each<[ScriptAnswers, string]>([
    [{ everybody_heard_of: 'yes' }, 'ask_on'],
    [{ everybody_heard_of: 'yes', somebody_missing: 'no' }, 'two_end_it'],
    [{ somebody_missing: 'yes' }, 'match_them'],
  ])('about a number: %j is %s', (said, advice) => expect(adviceFor('who_is_it', said)).toBe(advice))

  test('A2 after a duress PIN nothing that is answered changes it: 999', () => {
    for (const kind of alarmKinds) expect(scriptFor({ kind, duress: true })).toBe('duress')
    expect(scriptFor({ kind: 'duress_pin', duress: false })).toBe('duress')
    for (const said of [{}, { seen_outside: 'yes', reason_to_fear: 'no' }] as const) expect(adviceFor('duress', said)).toBe('ring_999')
  })

  test('one question at a time, each with words', () => {
    for (const name of scriptNames) {
      let said: ScriptAnswers = {}
      for (const { code } of scripts[name]) {
        expect(nextQuestion(name, said)).toBe(code)
        expect(questionWords[code]!('Amina').ask).not.toBe('')
        said = { ...said, [code]: 'no' }
      }
      expect(nextQuestion(name, said)).toBeNull()
    }
  })
})

describe('what is read to 999', () => {
  const told: ToldTo999 = {
    where: '22/3 Easter Road, Edinburgh, EH7 5RN',
    place: null,
    last: null,
    name: 'Amina Yusuf',
    trade: 'Plumber',
    telephone: '07700 900201',
    kind: 'asked',
    said: { can_talk: 'nothing', weapon: 'yes' },
    duress: false,
  }
  const spoken = (more: Partial<ToldTo999>) =>
    wordsFor999({ ...told, ...more })
      .map(({ text }) => text)
      .join(' ')
  test('the address first, then who, then what they said', () =>
    expect(spoken({})).toBe(
      'Police. A repair worker alone in a home has asked for help. 22/3 Easter Road, Edinburgh, EH7 5RN. Amina Yusuf, plumber. They do not answer. There is a weapon. Their number is 07700 900201.',
    ))
  test('A2 after a duress PIN nobody is given their number', () => {
    expect(spoken({ duress: true })).toContain('Please do not ring their phone.')
    expect(spoken({ duress: true })).not.toContain('07700')
  })
  test('where they are is not known: the last address is said, and what it is', () =>
    expect(spoken({ where: null, last: '8 Piersfield Terrace, Edinburgh, which they left at 14:02', said: {} })).toContain(
      'We do not know where they are. The last address we know is 8 Piersfield Terrace, Edinburgh, which they left at 14:02.',
    ))
  test('what is not known is not said', () =>
    expect(spoken({ where: null, kind: 'unknown', telephone: null, said: {} })).toBe(
      'Police. A repair worker, we do not know yet who, may have asked for help. We do not know where they are.',
    ))
})
