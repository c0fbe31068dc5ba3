import { markOrder, markRadius, type MapMark } from './marks.ts'

export type Spot = { mark: MapMark; x: number; y: number }
/** A place on the picture: one mark, or several of a kind gathered into a count. */
export type Placed = { x: number; y: number; marks: readonly [MapMark, ...MapMark[]] }
export type Box = { left: number; top: number; right: number; bottom: number }

const gap = 2
/** How far a mark may stand from its door, in pixels, before it would say something untrue. */
const reaches = [12, 24, 36]
const directions = [0, 1, 2, 3, 4, 5, 6, 7].map((turn) => (turn * Math.PI) / 4)

/** Half the width of words in the map's small type. */
export const halfWidth = (words: string) => words.length * 3.4

const overlaps = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
const around = (x: number, y: number, wide: number, high: number): Box => ({
  left: x - wide,
  top: y - high,
  right: x + wide,
  bottom: y + high,
})

/** What a place covers: the mark itself, and the plate with its name under it. */
export const boxesOf = ({ x, y, marks: [mark, ...others] }: Placed): Box[] => {
  const reach = markRadius[mark.kind] + gap / 2
  const self = around(x, y, reach, reach)
  if (!('label' in mark) || !mark.label || others.length > 0) return [self]
  return [self, around(x, self.bottom + 15, halfWidth(mark.label) + 12, 12)]
}

const touches = (a: Placed, b: Placed) => boxesOf(a).some((one) => boxesOf(b).some((other) => overlaps(one, other)))
const gathers = (mark: MapMark) => mark.kind === 'promise' || mark.kind === 'at_risk' || mark.kind === 'kept'
const free = (candidate: Placed, placed: readonly Placed[]) => !placed.some((other) => touches(candidate, other))

const moved = (spot: Placed, placed: readonly Placed[]): Placed | undefined => {
  for (const reach of reaches)
    for (const turn of directions) {
      const candidate = { ...spot, x: spot.x + Math.cos(turn) * reach, y: spot.y + Math.sin(turn) * reach }
      if (free(candidate, placed)) return candidate
    }
  return undefined
}

const byWeight = (a: Spot, b: Spot) => markOrder.indexOf(a.mark.kind) - markOrder.indexOf(b.mark.kind) || (a.mark.key < b.mark.key ? -1 : 1)

/**
 * Places marks so that none covers another: doors of one kind that would touch gather into a count, anything else moves
 * apart, and a face that finds no room stands where it is. The same marks always give the same picture.
 */
export const arrange = (spots: readonly Spot[]): Placed[] => {
  const placed: Placed[] = []
  for (const { mark, x, y } of spots.toSorted(byWeight)) {
    const spot: Placed = { x, y, marks: [mark] }
    const alike = gathers(mark) ? placed.findIndex((other) => other.marks[0].kind === mark.kind && touches(spot, other)) : -1
    const host = placed[alike]
    if (host) placed[alike] = { ...host, marks: [...host.marks, mark] }
    else placed.push(free(spot, placed) ? spot : (moved(spot, placed) ?? spot))
  }
  return placed
}

/** Whether a district's name (centred on x, y) would lie under something: then the name gives way. */
export const givesWay = ({ x, y, text }: { x: number; y: number; text: string }, taken: readonly Box[]): boolean => {
  const self = around(x, y, halfWidth(text), 8)
  return taken.some((box) => overlaps(self, box))
}
