import { expect, test } from 'vitest'
import { after, instant, seconds } from '../../../lib/time.ts'
import { answerAims, answeredWithin, countedByKind, nextMonthlyDrill, phonesToCheck } from '../rules.ts'
import type { AlarmFigures } from '../rules.ts'

const received = instant('2026-11-24T10:00:00Z')
const alarm = (answeredAfter: number | null, over: Partial<AlarmFigures> = {}): AlarmFigures => ({
  kind: 'help',
  operativeId: 'op_amina',
  name: 'Amina Yusuf',
  receivedAt: received,
  firstAnsweredAt: answeredAfter === null ? null : after(received, seconds(answeredAfter)),
  resolution: 'accident',
  ...over,
})

test('answered within ten and within forty seconds, of all that there were', () => {
  const alarms = [alarm(3), alarm(10), alarm(11), alarm(40), alarm(null)]
  expect(answerAims.map((aim) => answeredWithin(alarms, aim))).toEqual([
    { withinSeconds: 10, count: 2, share: 0.4, aim: 0.8 },
    { withinSeconds: 40, count: 4, share: 0.8, aim: 0.985 },
  ])
  expect(answeredWithin([], answerAims[0]).share).toBeNull()
})

test('three alarms without a cause are worth a look at the phone; those that had one, and two, are not', () => {
  const byTom = { operativeId: 'op_tom', name: 'Tom Baird' }
  const alarms = [alarm(3), alarm(3), alarm(3), alarm(3, byTom), alarm(3, byTom), alarm(3, { ...byTom, resolution: 'police' })]
  expect(phonesToCheck(alarms)).toEqual([{ operativeId: 'op_amina', name: 'Amina Yusuf', count: 3 }])
  expect(countedByKind([...alarms, alarm(1, { kind: 'missed_check_in' })])).toEqual([
    { kind: 'help', count: 6 },
    { kind: 'missed_check_in', count: 1 },
  ])
})

test('A3 a drill each month, on its first Tuesday at eleven by the wall clock', () => {
  const next = (at: string) => nextMonthlyDrill(instant(at)).toString()
  expect(next('2026-11-24T10:00:00Z')).toBe('2026-12-01T11:00:00Z')
  expect(next('2026-12-01T10:59:00Z')).toBe('2026-12-01T11:00:00Z')
  expect(next('2026-12-01T11:00:00Z')).toBe('2027-01-05T11:00:00Z')
  expect(next('2026-06-10T00:00:00Z')).toBe('2026-07-07T10:00:00Z')
})
