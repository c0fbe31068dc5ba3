import { expect, test } from 'vitest'
import type { MarkerId } from '../../lib/ids.ts'
import { roads } from '../../lib/machine.ts'
import { instant } from '../../lib/time.ts'
import { freshProgress, mustHold, progressAfter, visitMachine, visitStates, waitOverAt, whyNot } from './rules.ts'
import type { ActFacts, Progress, Seen, VisitState } from './rules.ts'

const at = (time: string) => instant(`2026-11-24T${time}:00Z`)
const now = at('10:45')

const atTheDoor: Progress = { ...freshProgress(5), state: 'at_the_door', setOffAt: at('10:21'), arrivedAt: at('10:38') }
const asked: Progress = {
  ...atTheDoor,
  knockedAt: at('10:40'),
  doorOpenedAt: at('10:44'),
  codeSaidAt: at('10:43'),
  idShownAt: at('10:44'),
  noAdultHome: false,
  lookAround: 'going_in',
}
const yes = {
  givenBy: 'Mrs Malik',
  work: 'Mend the tap',
  rooms: ['Hall'],
  limits: null,
  language: null,
  givenAt: at('10:45'),
  withdrawnAt: null,
}
const saidYes: Progress = { ...asked, consent: yes }
const inside: Progress = { ...saidYes, state: 'inside' }
const seen = (progress: Progress, over: Partial<Seen> = {}): Seen => ({ progress, unread: [], company: 'not_needed', ...over })
const codes = (progress: Progress, act: ActFacts, over: Partial<Seen> = {}, when = now) =>
  whyNot(seen(progress, over), act, when).map((r) => r.code)
const consent: ActFacts = { kind: 'consent', givenBy: 'Mrs Malik', work: 'Mend the tap', rooms: ['Hall', 'Kitchen'] }

test.each<[string, Progress, ActFacts, Partial<Seen>, string[]]>([
  [
    'P2 a marker not read keeps them in the van',
    freshProgress(2),
    { kind: 'set_off' },
    { unread: ['mk_1' as MarkerId] },
    ['P2_MARKER_NOT_READ'],
  ],
  ['P2 and from the door', freshProgress(2), { kind: 'arrive' }, { unread: ['mk_1' as MarkerId] }, ['P2_MARKER_NOT_READ']],
  ['P2 all read', freshProgress(2), { kind: 'set_off' }, {}, []],
  [
    'V1+V3+V4+V7 every reason is told, not the first',
    atTheDoor,
    { kind: 'go_in' },
    {},
    ['V7_CODE_NOT_SAID', 'V1_NO_ID_SHOWN', 'V3_NOT_ASKED', 'V1_NO_CONSENT', 'V4_LOOK_AROUND_FIRST'],
  ],
  ['V1 no entry without ID shown', { ...saidYes, idShownAt: null }, { kind: 'go_in' }, {}, ['V1_NO_ID_SHOWN']],
  ['V1 no entry without consent', asked, { kind: 'go_in' }, {}, ['V1_NO_CONSENT']],
  ['V1 nobody says yes to a stranger', { ...asked, idShownAt: null }, consent, {}, ['V1_NO_ID_SHOWN']],
  ['V7 the operative says the code first', { ...asked, codeSaidAt: null }, consent, {}, ['V7_CODE_NOT_SAID']],
  ['V3 no entry when only under-18s are present', { ...saidYes, noAdultHome: true }, { kind: 'go_in' }, {}, ['V3_ONLY_UNDER_18S']],
  ['V3 and a child cannot say yes', { ...asked, noAdultHome: true }, consent, {}, ['V3_ONLY_UNDER_18S']],
  ['V4 not going in is not going in', { ...saidYes, lookAround: 'not_going_in' }, { kind: 'go_in' }, {}, ['V4_NOT_GOING_IN']],
  ['V4 in with the door open is in', { ...saidYes, lookAround: 'going_in_with_the_door_open' }, { kind: 'go_in' }, {}, []],
  ['D3 two go in together', saidYes, { kind: 'go_in' }, { company: 'waiting' }, ['D3_WAIT_FOR_COLLEAGUE']],
  ['V1 asked and answered', saidYes, { kind: 'go_in' }, {}, []],
  ['V2 nothing to limit yet', asked, { kind: 'limit_consent', limits: 'Hall only' }, {}, ['V1_NO_CONSENT']],
  ['V6 nobody has knocked', atTheDoor, { kind: 'nobody_answered' }, {}, ['V6_NOT_KNOCKED']],
  ['V6 the wait is a full one', { ...atTheDoor, knockedAt: at('10:41') }, { kind: 'nobody_answered' }, {}, ['V6_WAIT_NOT_OVER']],
  ['V6 waited to the minute', { ...atTheDoor, knockedAt: at('10:40') }, { kind: 'nobody_answered' }, {}, []],
  ['V6 somebody came', asked, { kind: 'nobody_answered' }, {}, ['V6_SOMEBODY_CAME']],
  ['V8 how did it end?', inside, { kind: 'leave' }, {}, ['V8_SAY_HOW_IT_ENDED']],
  ['V8 made safe, but what?', inside, { kind: 'leave', outcome: 'made_safe' }, {}, ['V8_MAKE_SAFE_FIRST']],
  ['V8 more to do, told to nobody', inside, { kind: 'leave', outcome: 'needs_more' }, {}, ['V8_TELL_WHAT_COMES_NEXT']],
  ['V8 told with a date', { ...inside, followOnTold: true }, { kind: 'leave', outcome: 'needs_more' }, {}, []],
  ['V1 the work does not end at the door', atTheDoor, { kind: 'leave', outcome: 'done' }, {}, ['V1_NOT_INSIDE']],
  ['V1 nobody goes in from the street', freshProgress(2), { kind: 'go_in' }, {}, ['V1_NOT_AT_THE_DOOR']],
])('%s', (_, progress, act, over, expected) => {
  expect(codes(progress, act, over)).toEqual(expected)
})

test('V2 a photo taken after the yes was taken back is not kept; one taken before is', () => {
  const withdrawn = { ...inside, state: 'leaving', consent: { ...yes, withdrawnAt: at('11:00') } } as const
  expect(codes(withdrawn, { kind: 'photo', shows: 'after' }, {}, at('11:01'))).toEqual(['V2_CONSENT_WITHDRAWN'])
  expect(codes(withdrawn, { kind: 'photo', shows: 'before' }, {}, at('10:50'))).toEqual([])
})

test('V4 leaving because it feels wrong is never refused, from nowhere, whatever else is so', () => {
  const anything: Partial<Seen> = { unread: ['mk_1' as MarkerId], company: 'waiting' }
  for (const state of visitStates.filter((s) => s !== 'left'))
    expect(codes({ ...freshProgress(5), state }, { kind: 'felt_wrong' }, anything)).toEqual([])
  expect(mustHold.flatMap((rule) => rule.acts)).not.toContain('felt_wrong')
})

test('V1 every road into a home starts at the door, and every road ends', () => {
  const into = roads(visitMachine).filter(([, , to]) => to === 'inside')
  expect(new Set(into.map(([from]) => from))).toEqual(new Set(['at_the_door', 'inside']))
  const ends = (from: VisitState): boolean =>
    from === 'left' || roads(visitMachine).some(([f, , to]) => f === from && to !== from && ends(to))
  expect(visitStates.filter((s) => !ends(s))).toEqual([])
})

test.each(mustHold.map((rule) => [rule.code, rule] as const))(
  '%s bites: without the rule an act that must be refused is allowed',
  (code, rule) => {
    const refusedOnlyByIt: Record<string, [Seen, ActFacts]> = {
      P2_MARKER_NOT_READ: [seen(freshProgress(2), { unread: ['mk_1' as MarkerId] }), { kind: 'set_off' }],
      V6_NOT_KNOCKED: [seen(atTheDoor), { kind: 'nobody_answered' }],
      V6_WAIT_NOT_OVER: [seen({ ...atTheDoor, knockedAt: at('10:44') }), { kind: 'nobody_answered' }],
      V6_SOMEBODY_CAME: [seen({ ...atTheDoor, knockedAt: at('10:40'), doorOpenedAt: at('10:44') }), { kind: 'nobody_answered' }],
      V7_CODE_NOT_SAID: [seen({ ...saidYes, codeSaidAt: null }), { kind: 'go_in' }],
      V1_NO_ID_SHOWN: [seen({ ...saidYes, idShownAt: null }), { kind: 'go_in' }],
      V3_NOT_ASKED: [seen({ ...saidYes, noAdultHome: null }), { kind: 'go_in' }],
      V3_ONLY_UNDER_18S: [seen({ ...saidYes, noAdultHome: true }), { kind: 'go_in' }],
      V1_NO_CONSENT: [seen(asked), { kind: 'go_in' }],
      V4_LOOK_AROUND_FIRST: [seen({ ...saidYes, lookAround: null }), { kind: 'go_in' }],
      V4_NOT_GOING_IN: [seen({ ...saidYes, lookAround: 'not_going_in' }), { kind: 'go_in' }],
      D3_WAIT_FOR_COLLEAGUE: [seen(saidYes, { company: 'waiting' }), { kind: 'go_in' }],
      V2_CONSENT_WITHDRAWN: [seen({ ...inside, consent: { ...yes, withdrawnAt: at('10:44') } }), { kind: 'photo', shows: 'after' }],
      V8_SAY_HOW_IT_ENDED: [seen(inside), { kind: 'leave' }],
      V8_MAKE_SAFE_FIRST: [seen(inside), { kind: 'leave', outcome: 'made_safe' }],
      V8_TELL_WHAT_COMES_NEXT: [seen(inside), { kind: 'leave', outcome: 'needs_more' }],
    }
    const [there, act] = refusedOnlyByIt[code]!
    expect(whyNot(there, act, now).map((r) => r.code)).toEqual([code])
    expect(
      whyNot(
        there,
        act,
        now,
        mustHold.filter((r) => r !== rule),
      ),
    ).toEqual([])
  },
)

test('a whole visit, act by act, as the phone without signal reckons it too', () => {
  const acts: [string, ActFacts][] = [
    ['10:21', { kind: 'set_off' }],
    ['10:38', { kind: 'arrive' }],
    ['10:40', { kind: 'knock' }],
    ['10:42', { kind: 'knock' }],
    ['10:43', { kind: 'say_code' }],
    ['10:43', { kind: 'door_opened' }],
    ['10:44', { kind: 'show_id' }],
    ['10:44', { kind: 'under_18s', only: false }],
    ['10:44', { kind: 'look_around', found: 'going_in' }],
    ['10:45', consent],
    ['10:45', { kind: 'go_in' }],
    ['10:50', { kind: 'limit_consent', limits: 'The door stays open', rooms: ['Kitchen'] }],
    ['11:41', { kind: 'leave', outcome: 'done' }],
  ]
  const end = acts.reduce((progress, [time, act]) => {
    expect(codes(progress, act, {}, at(time))).toEqual([])
    return progressAfter(progress, act, at(time))
  }, freshProgress(5))
  expect(end).toMatchObject({ state: 'left', outcome: 'done', knockedAt: at('10:40'), leftAt: at('11:41') })
  expect(end.consent).toMatchObject({ rooms: ['Kitchen'], limits: 'The door stays open', withdrawnAt: null })
  expect(waitOverAt(end)).toEqual(at('10:45'))
})

test('V2 a yes can be taken back on the threshold too', () => {
  expect(codes(saidYes, { kind: 'withdraw_consent' })).toEqual([])
  const no = progressAfter(saidYes, { kind: 'not_today' }, at('10:46'))
  expect(no).toMatchObject({ state: 'leaving', outcome: 'not_today', consent: { withdrawnAt: at('10:46') } })
})

test('V2 a yes taken back ends the visit kindly, and A1 they are not yet away', () => {
  const leaving = progressAfter(inside, { kind: 'withdraw_consent' }, at('11:00'))
  expect(leaving).toMatchObject({ state: 'leaving', outcome: 'consent_withdrawn', leftAt: null })
  expect(progressAfter(leaving, { kind: 'leave' }, at('11:05'))).toMatchObject({ state: 'left', outcome: 'consent_withdrawn' })
})
