import { expect, test } from 'vitest'
import type { AheadNow } from '../../../care/booking/actions.ts'
import { planReason } from '../../../care/dispatch/words.ts'
import { distinctFaces } from '../../design/faces/spec.ts'
import type { OperativeId, VisitId } from '../../../lib/ids.ts'
import { dayPart } from './day.ts'
import type { Known } from './known.ts'
import { askedIn } from './narrow.ts'
import { toPutRight } from './waits.ts'

type Board = Parameters<typeof dayPart>[0]
const tally = { all: 3, kept: 0, onCourse: 3, atRisk: 0, missed: 0, cancelled: 0 }
const face = (n: number, area: string): Board['marks'][number] => ({
  line: { key: `bk_${n}`, kind: 'on_the_way', lon: 0, lat: 0, face: distinctFaces[0]!, words: `Robin${n}`, label: `Robin${n}` },
  about: { area, trade: null, words: `Robin${n}` },
})
const door = (key: string): Board['marks'][number] => ({
  line: { key, kind: 'promise', lon: 0, lat: 0, words: 'Mrs Malik: promised, between 10 and noon' },
  about: { area: 'EH7', trade: null, words: 'Mrs Malik' },
})
const board = (marks: Board['marks'], onCourse: string[] = []): Board => ({
  ...{ day: 'Tuesday 24 November', people: 'Nobody is out.', tally, out: [], awaited: [], marks, onCourse },
})
const asked = (search: string) => askedIn(`http://desk.example/today${search}`)
const names = ({ marks }: ReturnType<typeof dayPart>) => marks.flatMap((mark) => ('label' in mark ? (mark.label ?? []) : []))

test('names stand beside the faces on the map while there is room, and in a part of the day there is room again', () => {
  const marks = [...Array.from({ length: 20 }, (_, n) => face(n, 'EH6')), face(20, 'EH7')]
  expect(names(dayPart(board(marks.slice(1)), [], asked('')))).toHaveLength(20)
  expect(names(dayPart(board(marks), [], asked('')))).toEqual([])
  const part = dayPart(board(marks), [], asked('?area=EH7'))
  expect([part.marks.length, names(part)]).toEqual([1, ['Robin20']])
})

test('B6 what only the plan sees is counted and shown as at risk, in whatever part of the day somebody looks', () => {
  const shown = dayPart(board([door('apt_1'), door('apt_2')], ['apt_1', 'apt_2']), ['apt_2', 'apt_9'], asked('?area=EH7'))
  expect(shown.marks.map(({ kind, words }) => [kind, words])).toEqual([
    ['promise', 'Mrs Malik: promised, between 10 and noon'],
    ['at_risk', 'Mrs Malik: a promise at risk, between 10 and noon'],
  ])
  expect(dayPart(board([], ['apt_1', 'apt_2']), ['apt_2'], asked('?area=G1')).tally).toMatchObject({ onCourse: 2, atRisk: 1 })
})

test('B6 a home that waits for somebody unwell stands before whatever else is to be put right', () => {
  const person = (id: string, visitId: string | null) => ({
    ...{ operativeId: id as OperativeId, visitId: visitId as VisitId | null, trouble: planReason('B6_START_NOT_ON_MAP') },
  })
  const known: Known = { households: new Map(), places: new Map(), orders: new Map(), operatives: new Map() }
  const ahead = { notes: [], people: [person('op_lost', null), person('op_unwell', 'vis_1')] } as unknown as AheadNow
  expect(toPutRight(ahead, known, new Set()).map(({ to }) => to)).toEqual(['/visits/vis_1', '/people/op_lost'])
})
