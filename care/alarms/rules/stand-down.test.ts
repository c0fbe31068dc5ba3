import { describe, expect, test } from 'vitest'
import { instant } from '../../../lib/time.ts'
import { alarmKinds, isReasonEnough, isSos, reviewBy, standDownNeeds, wordsFrom } from '../rules.ts'
import type { StandDownFacts } from '../rules.ts'

const facts = (over: Partial<StandDownFacts>): StandDownFacts => ({
  kind: 'help',
  pinGiven: true,
  spokeToThem: true,
  wordFrom: null,
  ...over,
})

describe('A3 who may end an alarm', () => {
  test('one person, where nobody asked for help: with the normal PIN and a voice, and with neither alone', () => {
    for (const kind of ['missed_check_in', 'wrong_pins', 'not_home_safe'] as const) {
      expect(standDownNeeds(facts({ kind }))).toBe('one')
      expect(standDownNeeds(facts({ kind, pinGiven: false }))).toBe('their_pin')
      expect(standDownNeeds(facts({ kind, spokeToThem: false }))).toBe('their_voice')
    }
  })
  test('an SOS takes two, whatever there is', () => {
    for (const kind of alarmKinds.filter(isSos))
      for (const pinGiven of [true, false])
        for (const spokeToThem of [true, false])
          for (const wordFrom of [null, ...wordsFrom]) expect(standDownNeeds({ kind, pinGiven, spokeToThem, wordFrom })).not.toBe('one')
  })
  test('where they cannot speak for themselves: word from somebody who is with them, and two people', () => {
    for (const kind of alarmKinds)
      expect(standDownNeeds(facts({ kind, pinGiven: false, spokeToThem: false, wordFrom: 'ambulance' }))).toBe('two')
    expect(standDownNeeds(facts({ pinGiven: false, spokeToThem: false }))).toBe('their_voice')
    expect(standDownNeeds(facts({ pinGiven: false }))).toBe('their_pin')
  })
  test('a number that nobody knows has no PIN; counting everybody ends it, and nothing else', () => {
    expect(standDownNeeds(facts({ kind: 'unmatched', pinGiven: false }))).toBe('two')
    expect(standDownNeeds(facts({ kind: 'unmatched', pinGiven: false, spokeToThem: false, wordFrom: 'everybody_counted' }))).toBe('two')
    expect(standDownNeeds(facts({ kind: 'missed_check_in', wordFrom: 'everybody_counted' }))).toBe('a_known_person')
  })
})

test('A3 whoever has not spoken to them says in a sentence how they know', () => {
  expect([
    isReasonEnough('pocket', true),
    isReasonEnough(' ', true),
    isReasonEnough('pocket', false),
    isReasonEnough('A colleague stands beside her.', false),
  ]).toEqual([true, false, false, true])
})

test('somebody looks back within two working days, of whichever country has fewer holidays', () => {
  expect(reviewBy(instant('2026-11-27T10:00:00Z')).toString()).toBe('2026-12-01T17:00:00Z') // St Andrew’s Day is no holiday in England
})
