import { expect, test } from 'vitest'
import { after, instant, isBefore, minutes, minutesBetween, seconds } from '../../lib/time.ts'
import { between, shareOf } from './chance.ts'
import type { Visit } from './office.ts'
import { nextAct } from './worker.ts'
import type { Said } from './worker.ts'

const sentAt = instant('2026-11-24T10:00:00Z')
type Progress = Visit['progress']
const visit = (progress: Partial<Progress> = {}, more: Partial<Visit> = {}): Visit => ({
  ...{ kind: 'visit', visitId: 'vis_0001', read: [], company: 'not_needed', lastHeardAt: sentAt, checkInBy: after(sentAt, minutes(42)) },
  shown: { work: 'Kitchen tap drips', room: 'Kitchen', residents: ['Mrs Malik'], plates: [], together: [] },
  ...more,
  progress: {
    ...{ state: 'on_the_way', setOffAt: null, knockedAt: null, waitMinutes: 5, doorOpenedAt: null, codeSaidAt: null, idShownAt: null },
    ...{ noAdultHome: null, lookAround: null, consent: null },
    ...progress,
  },
})
const kindOf = (one: Visit, told: Said['kind'][] = [], crew: string[] = []) => nextAct(one, { told, crew })?.facts.kind
const opened = { state: 'at_the_door', knockedAt: sentAt, codeSaidAt: sentAt, doorOpenedAt: sentAt, idShownAt: sentAt } as const
const asked = { ...opened, noAdultHome: false, lookAround: 'going_in' } as const
const plate = { shown: { ...visit().shown, plates: [{ markerId: 'mk_0001' }] } }
const withAmina = { shown: { ...visit().shown, together: ['Amina'] }, company: 'there' as const }
/** Ids of visits whose resident says so at the door. */
const idWhere = (saysNo: boolean) =>
  Array.from({ length: 200 }, (_, n) => `vis_${1000 + n}`).find((id) => shareOf(id, 'not today') < 0.1 === saysNo)!
const welcome = { visitId: idWhere(false) }
const idOf = (matter: string, below: number): string =>
  Array.from({ length: 400 }, (_, n) => `vis_${2000 + n}`).find((id) => shareOf(id, matter) < below)!
const uneasy = { visitId: idOf('uneasy', 0.06) }
const resting = { visitId: idOf('a pause', 0.2), checkInBy: after(sentAt, minutes(90)) }
const within = { ...asked, state: 'inside', consent: { givenAt: sentAt } } as const

test.each<[string, string | undefined, Visit, Said['kind'][]?, string[]?]>([
  ['P2 a plate is read first', 'read_marker', visit({}, plate)],
  ['then the road', 'set_off', visit({}, { ...plate, read: ['mk_0001'] })],
  ['and the door', 'arrive', visit({ setOffAt: sentAt }, { lastHeardAt: after(sentAt, minutes(1)) })],
  ['V7 the code is said before the door opens', 'say_code', visit({ state: 'at_the_door', knockedAt: sentAt })],
  ['V1 ID before anything is asked', 'show_id', visit({ ...opened, idShownAt: null }, welcome)],
  ['a resident may say not today', 'not_today', visit(opened, { visitId: idWhere(true) })],
  ['V3 who is home', 'under_18s', visit(opened, welcome)],
  ['V3 nobody goes in to children alone', 'only_under_18s', visit({ ...opened, noAdultHome: true }, welcome)],
  ['V4 a look around', 'look_around', visit({ ...opened, noAdultHome: false }, welcome)],
  ['V4 who would not go in leaves', 'felt_wrong', visit({ ...asked, lookAround: 'not_going_in' }, welcome)],
  ['V1 consent', 'consent', visit(asked, welcome)],
  ['and only then in', 'go_in', visit({ ...asked, consent: { givenAt: sentAt } }, welcome)],
  [
    'inside the next thing is a check-in',
    'check_in',
    visit({ ...asked, state: 'inside', consent: { givenAt: sentAt } }, { checkInBy: after(sentAt, minutes(30)) }),
  ],
  ['A1 some feel uneasy before they knock, once', 'amber', visit({ state: 'at_the_door' }, uneasy)],
  ['A1 and go on', 'knock', visit({ state: 'at_the_door' }, uneasy), ['amber']],
  ['A1 some lie under a sink for a while, once', 'pause', visit(within, resting)],
  ['A1 and work on', 'note', visit(within, resting), ['pause']],
  ['whatever ended it, away and well', 'leave', visit({ state: 'leaving' })],
  ['B2 nothing is theirs once no watch runs', undefined, visit({}, { checkInBy: null })],
  [
    'D3 one of two waits for the other',
    'check_in',
    visit({ state: 'at_the_door' }, { ...withAmina, company: 'waiting' }),
    ['arrive'],
    ['Amina'],
  ],
  ['two who are played knock', 'knock', visit({ state: 'at_the_door' }, withAmina), ['arrive'], ['Amina']],
  ['with somebody who is not, one follows', 'check_in', visit({ state: 'at_the_door' }, withAmina), ['arrive']],
  ['the second of two arrives too', 'arrive', visit({ state: 'at_the_door', setOffAt: sentAt }, withAmina)],
  ['and goes in too', 'go_in', visit({ ...asked, state: 'inside', consent: { givenAt: sentAt } }, withAmina), ['arrive']],
])('%s: %s', (_, kind, one, told, crew) => expect(kindOf(one, told, crew)).toBe(kind))

test('A4 whatever the visit, the next act comes well before the check-in is due', () => {
  for (const every of [5, 10, 15, 30, 120])
    for (const progress of [{}, { setOffAt: sentAt }, opened, asked, { ...asked, state: 'inside' as const, consent: { givenAt: sentAt } }])
      for (let n = 0; n < 50; n++) {
        const checkInBy = after(sentAt, minutes(every))
        const next = nextAct(visit(progress, { visitId: `vis_${n}`, checkInBy }), { told: [], crew: [] })!
        expect(isBefore(next.at, after(checkInBy, seconds(-90)))).toBe(true)
      }
})

test('the road takes as long as the office reckoned', () => {
  const set = visit({ setOffAt: after(sentAt, minutes(1)) }, { lastHeardAt: after(sentAt, minutes(1)) })
  expect(minutesBetween(sentAt, nextAct(set, { told: [], crew: [] })!.at)).toBe(12)
})

test('a resident comes within their own wait, and about one in ten says not today', () => {
  const ids = Array.from({ length: 2000 }, (_, n) => `vis_01K9${n}ABC`)
  for (const id of ids) expect(between(id, 'coming to the door', 20, 100)).toBeLessThanOrEqual(100)
  const no = ids.filter((id) => shareOf(id, 'not today') < 0.1).length / ids.length
  expect(no).toBeGreaterThan(0.07)
  expect(no).toBeLessThan(0.13)
})
