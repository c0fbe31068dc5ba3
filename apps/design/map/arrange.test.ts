import { expect, test } from 'vitest'
import { arrange, boxesOf, givesWay, type Box, type Spot } from './arrange.ts'
import type { MapMark } from './marks.ts'

const door = (key: string, kind: 'promise' | 'at_risk' | 'kept'): MapMark => ({ key, kind, lon: 0, lat: 0, words: key })
const person = (key: string): MapMark => ({
  key,
  kind: 'in_home',
  lon: 0,
  lat: 0,
  words: key,
  face: { hair: 'bob', skin: 'peach', colour: 'black', ground: 'sky' },
})
const at = (mark: MapMark, x: number, y = 0): Spot => ({ mark, x, y })
const told = (spots: Spot[]) => arrange(spots).map((one) => one.marks.map(({ key }) => key).join('+'))

test.each([
  ['far apart, each stands alone', [at(door('a', 'promise'), 0), at(door('b', 'promise'), 100)], ['a', 'b']],
  ['two promises that touch become a count', [at(door('a', 'promise'), 0), at(door('b', 'promise'), 10)], ['a+b']],
  ['a kept and a promise that touch move apart', [at(door('a', 'promise'), 0), at(door('b', 'kept'), 4)], ['a', 'b']],
  ['two people never become a count', [at(person('a'), 0), at(person('b'), 5)], ['a', 'b']],
])('%s', (_, spots, expected) => expect(told(spots)).toEqual(expected))

test('a door moves off the plate with a name on it', () => {
  const named: MapMark = { ...person('a'), label: 'Amina, at the door' } as MapMark
  const [face, moved] = arrange([at(named, 0), at(door('b', 'kept'), 10, 35)])
  const plate = boxesOf(face!)[1]!
  expect(Math.abs(moved!.y - 35) + Math.abs(moved!.x - 10)).toBeGreaterThan(0)
  expect(moved!.y > plate.bottom || moved!.y < plate.top || moved!.x > plate.right || moved!.x < plate.left).toBe(true)
})

test('no two places touch when there is room to move', () => {
  const boxes = arrange([at(person('a'), 0), at(person('b'), 20), at(door('c', 'at_risk'), 10, 5)]).map(boxesOf)
  const apart = ([a]: Box[], [b]: Box[]) => a!.right <= b!.left || b!.right <= a!.left || a!.bottom <= b!.top || b!.bottom <= a!.top
  for (const one of boxes) for (const other of boxes) expect(one === other || apart(one, other)).toBe(true)
})

test('the order in which marks arrive changes nothing', () => {
  const spots = [at(person('a'), 0), at(door('b', 'promise'), 8), at(door('c', 'promise'), 12), at(door('d', 'kept'), 3)]
  expect(told(spots.toReversed())).toEqual(told(spots))
})

test('a label gives way to a mark, not to one far off', () => {
  const placed = arrange([at(person('a'), 0)])
  expect(givesWay({ x: 20, y: 5, text: 'Leith' }, placed.flatMap(boxesOf))).toBe(true)
  expect(givesWay({ x: 200, y: 5, text: 'Leith' }, placed.flatMap(boxesOf))).toBe(false)
})
