import { describe, expect, test } from 'vitest'
import type { Case } from './facts.ts'
import { adults, anOperative, at, aVisit, dementia, tenOClock } from './examples.ts'
import { mustHold, overridable, whyNot } from './rules.ts'
import { dispatchReasons } from './words.ts'
import type { DispatchCode } from './words.ts'

const grace = anOperative('grace')
const tomasz = anOperative('tomasz', { sex: 'm', trades: ['electrical'], languages: ['en', 'pl'] })
const tap = aVisit('tap')
const lasts = (until: string) => ({ T_SG_ADULT: at('23:00'), T_DEMENTIA: at(until) })

type Row = [
  name: string,
  told: readonly DispatchCode[],
  said: Partial<Omit<Case, 'going'>> & { team?: Case['going']['team']; minutesAway?: number },
]
const rows: Row[] = [
  ['D1 fit, free, wanted: no reason at all', [], {}],
  ['B7 a cancelled appointment is no appointment', ['B7_NO_LIVE_APPOINTMENT'], { visit: aVisit('tap', { standing: 'none' }) }],
  ['B7 an emergency needs no appointment', [], { visit: aVisit('leak', { standing: 'none', emergency: true }) }],
  [
    'B7 nobody stands at a door two hours early',
    ['B7_BEFORE_WINDOW'],
    { visit: aVisit('tap', { window: { from: at('12:00'), to: at('14:00') } }) },
  ],
  [
    'B7 half an hour early at the door is allowed',
    [],
    { visit: aVisit('tap', { window: { from: at('10:45'), to: at('12:00') } }), minutesAway: 15 },
  ],
  [
    'B7 31 minutes early is not',
    ['B7_BEFORE_WINDOW'],
    { visit: aVisit('tap', { window: { from: at('10:46'), to: at('12:00') } }), minutesAway: 15 },
  ],
  ['B1 somebody is going there already', ['B1_VISIT_TAKEN'], { visit: aVisit('tap', { standing: 'taken' }) }],
  ['B1 at another visit', ['B1_HAS_LIVE_BOOKING'], { operative: anOperative('grace', { liveBooking: true }) }],
  ['B2 breathing space still runs', ['B2_BREATHING_SPACE'], { operative: anOperative('grace', { breathingUntil: at('10:01') }) }],
  ['B2 breathing space just over', [], { operative: anOperative('grace', { breathingUntil: tenOClock }) }],
  ['D1 not working today', ['D1_NOT_ON_SHIFT'], { operative: anOperative('grace', { onShift: null }) }],
  [
    'D1 shift ends this minute',
    ['D1_NOT_ON_SHIFT'],
    { operative: anOperative('grace', { onShift: { from: at('06:00'), to: tenOClock } }) },
  ],
  [
    'D1 shift begins in a minute',
    ['D1_NOT_ON_SHIFT'],
    { operative: anOperative('grace', { onShift: { from: at('10:01'), to: at('16:00') } }) },
  ],
  ['D1 on a break', ['D1_UNAVAILABLE'], { operative: anOperative('grace', { unavailableUntil: at('10:20') }) }],
  ['D1 not their trade', ['D1_NOT_THEIR_TRADE'], { operative: tomasz }],
  ['D1 in a pair one of the two has the trade', [], { operative: tomasz, team: [grace] }],
  ['D1 in a pair neither has the trade', ['D1_NOT_THEIR_TRADE'], { operative: tomasz, team: [anOperative('ewan', { trades: ['gas'] })] }],
  [
    'D1 T2 training lapses today and stops today',
    ['D1_TRAINING_LAPSED'],
    { operative: anOperative('grace', { training: lasts('10:00') }) },
  ],
  [
    'D1 training that nobody recorded is not in date',
    ['D1_TRAINING_LAPSED'],
    { operative: anOperative('grace', { hardTopics: [adults, { code: 'T_DA', label: 'domestic abuse' }] }) },
  ],
  [
    'D1 the landlord’s own topic',
    ['D1_LANDLORD_TRAINING'],
    { visit: aVisit('tap', { topics: [{ code: 'T_ASB', label: 'asbestos awareness' }] }) },
  ],
  ['D1 vetting ran out', ['D1_VETTING_LAPSED'], { operative: anOperative('grace', { vettingValidUntil: tenOClock }) }],
  ['D1 vetting never seen', ['D1_VETTING_LAPSED'], { operative: anOperative('grace', { vettingValidUntil: null }) }],
  ['D1 ID card ran out', ['D1_ID_CARD_LAPSED'], { operative: anOperative('grace', { idCardValidUntil: tenOClock }) }],
  ['D2 a man asked for', ['D2_SEX_ASKED'], { visit: aVisit('tap', { requests: { sex: { value: 'm', hard: true } } }) }],
  [
    'D2 a woman asked for, also in an emergency',
    ['D1_NOT_THEIR_TRADE', 'D2_SEX_ASKED'],
    { operative: tomasz, visit: aVisit('leak', { emergency: true, requests: { sex: { value: 'f', hard: true } } }) },
  ],
  ['D2 a man if possible', [], { visit: aVisit('tap', { requests: { sex: { value: 'm', hard: false } } }) }],
  [
    'D2 somebody else asked for',
    ['D2_OTHER_PERSON_ASKED'],
    { visit: aVisit('tap', { requests: { notOperatives: { value: [grace.id], hard: true } } }) },
  ],
  ['D2 somebody else if possible', [], { visit: aVisit('tap', { requests: { notOperatives: { value: [grace.id], hard: false } } }) }],
  [
    'D2 the same person asked for',
    ['D2_SAME_PERSON_ASKED'],
    { visit: aVisit('tap', { requests: { sameOperative: { value: tomasz.id, hard: true } } }) },
  ],
  [
    'D2 the same person comes along',
    [],
    { visit: aVisit('tap', { requests: { sameOperative: { value: tomasz.id, hard: true } } }), team: [tomasz] },
  ],
  ['D2 a language asked for', ['D2_LANGUAGE_ASKED'], { visit: aVisit('tap', { requests: { language: { value: 'pl', hard: true } } }) }],
  ['D2 one of the two speaks it', [], { visit: aVisit('tap', { requests: { language: { value: 'pl', hard: true } } }), team: [tomasz] }],
  ['D2 two people asked for', ['D2_TWO_PEOPLE_ASKED'], { visit: aVisit('tap', { requests: { twoPeople: { value: true, hard: true } } }) }],
  ['D2 two people go', [], { visit: aVisit('tap', { requests: { twoPeople: { value: true, hard: true } } }), team: [tomasz] }],
  [
    'D2 nobody is their own company',
    ['D2_TWO_PEOPLE_ASKED'],
    { visit: aVisit('tap', { requests: { twoPeople: { value: true, hard: true } } }), team: [grace] },
  ],
  [
    'D2 prayer time is kept free',
    ['D2_HOURS_ASKED'],
    { visit: aVisit('tap', { requests: { hours: { value: { from: '10:30', to: '16:00' }, hard: true } } }) },
  ],
  [
    'D2 done before prayer time',
    [],
    { visit: aVisit('tap', { requests: { hours: { value: { from: '08:00', to: '10:45' }, hard: true } } }) },
  ],
  ['D3 do not attend', ['D3_DO_NOT_ATTEND'], { visit: aVisit('tap', { precautions: { doNotAttend: true } }) }],
  [
    'D3 do not attend means a pair as well',
    ['D3_DO_NOT_ATTEND'],
    { visit: aVisit('tap', { precautions: { doNotAttend: true } }), team: [tomasz] },
  ],
  ['D3 two people', ['D3_TWO_PEOPLE'], { visit: aVisit('tap', { precautions: { twoPeople: true } }) }],
  ['D3 two people go', [], { visit: aVisit('tap', { precautions: { twoPeople: true } }), team: [tomasz] }],
  ['D3 no woman alone', ['D3_NOT_ALONE'], { visit: aVisit('tap', { precautions: { notAlone: ['f'] } }) }],
  ['D3 no woman alone: in company she may', [], { visit: aVisit('tap', { precautions: { notAlone: ['f'] } }), team: [tomasz] }],
  [
    'D3 no woman alone: a man may',
    [],
    { operative: anOperative('ewan', { sex: 'm' }), visit: aVisit('tap', { precautions: { notAlone: ['f'] } }) },
  ],
  [
    'D3 no woman at all, also in company',
    ['D3_SOMEBODY_ELSE'],
    { visit: aVisit('tap', { precautions: { notSexes: ['f'] } }), team: [tomasz] },
  ],
  [
    'D3 mornings only, and the visit would run past noon',
    ['D3_HOURS'],
    { now: at('11:00'), minutesAway: 16, visit: aVisit('tap', { precautions: { hours: { from: '08:00', to: '12:00' } } }) },
  ],
  [
    'D3 mornings only, done by noon',
    [],
    { now: at('11:00'), minutesAway: 15, visit: aVisit('tap', { precautions: { hours: { from: '08:00', to: '12:00' } } }) },
  ],
  [
    'D3 the landlord has not agreed yet',
    ['D3_LANDLORD_ATTENDS'],
    { visit: aVisit('tap', { precautions: { landlordAttends: { agreed: false } } }) },
  ],
  ['D3 the landlord has agreed', [], { visit: aVisit('tap', { precautions: { landlordAttends: { agreed: true } } }) }],
  ['H1 flame where none may be', ['H1_NO_FLAME'], { visit: aVisit('boiler', { hotWork: true, noFlame: true }) }],
  ['H1 cold work where no flame may be', [], { visit: aVisit('tap', { noFlame: true }) }],
  [
    'D4 everything at once is told at once, in the order of the list',
    ['B1_HAS_LIVE_BOOKING', 'D1_NOT_THEIR_TRADE', 'D1_TRAINING_LAPSED', 'D2_SEX_ASKED', 'D3_TWO_PEOPLE'],
    {
      operative: anOperative('ewan', { sex: 'm', liveBooking: true, trades: ['gas'], training: {}, hardTopics: [dementia] }),
      visit: aVisit('tap', { requests: { sex: { value: 'f', hard: true } }, precautions: { twoPeople: true } }),
    },
  ],
]

const told = ([, , said]: Row, rules = mustHold): string[] =>
  whyNot(
    said.operative ?? grace,
    said.visit ?? tap,
    said.now ?? tenOClock,
    { team: said.team ?? [], minutesAway: said.minutesAway ?? 0 },
    rules,
  ).map((r) => r.code)

describe('whyNot', () => {
  test.each(rows)('%s', (...row) => expect(told(row)).toEqual(row[1]))

  test.each(mustHold)('without the rule “$id” a named row fails', (rule) => {
    const weakened = mustHold.filter((other) => other !== rule)
    expect(rows.filter((row) => told(row, weakened).join() !== row[1].join()).map(([name]) => name)).not.toEqual([])
  })

  test('D4 every reason has a sentence and a next step, and belongs to one rule', () => {
    expect(mustHold.map((rule) => rule.code).toSorted()).toEqual(dispatchReasons.codes.toSorted())
    for (const code of dispatchReasons.codes) {
      expect(dispatchReasons.reason(code).sentence).toMatch(/\.$/)
      expect(dispatchReasons.reason(code).next).toMatch(/\.$/)
    }
  })

  test('D2 a controller reads what the household asks, never why', () => {
    const [reason] = whyNot(tomasz, aVisit('rewire', { trade: 'electrical', requests: { sex: { value: 'f', hard: true } } }), tenOClock)
    expect(reason).toMatchObject({ code: 'D2_SEX_ASKED', sentence: 'Household’s request: a woman comes.' })
    expect(reason?.next).toContain('Only they can change it')
  })

  test('D4 a lapse names the training', () => {
    const [reason] = whyNot(anOperative('grace', { training: {} }), tap, tenOClock)
    expect(reason?.sentence).toBe('Training not in date: safeguarding adults and dementia.')
  })
})

describe('D5 what may be set aside, and by whom', () => {
  test.each([
    ['B1_HAS_LIVE_BOOKING', 'never'],
    ['B2_BREATHING_SPACE', 'never'],
    ['D1_NOT_THEIR_TRADE', 'never'],
    ['D1_TRAINING_LAPSED', 'by_two_people'],
    ['D2_SEX_ASKED', 'by_household'],
    ['D3_TWO_PEOPLE', 'by_two_people'],
    ['D3_DO_NOT_ATTEND', 'never'],
    ['SOMETHING_NEW', 'never'],
  ])('%s: %s', (code, who) => expect(overridable(code)).toBe(who))

  test('every request of a household is the household’s alone to relax (D2)', () => {
    for (const rule of mustHold) if (rule.code.startsWith('D2')) expect(rule.overridable).toBe('by_household')
  })
})
