import { markOrder, markRadius, type MapMark } from './marks.ts'

export type Spot = { mark: MapMark; x: number; y: number }
/** A place on the picture: one mark, or several of a kind gathered into a count. */
export type Placed = { x: number; y: number; marks: readonly [MapMark, ...MapMark[]] }

const gap = 2
/** How far a mark may stand from its door, in pixels, before it would say something untrue. */
const reaches = [12, 24, 36]
const directions = [0, 1, 2, 3, 4, 5, 6, 7].map((turn) => (turn * Math.PI) / 4)

const radius = (placed: Placed) => markRadius[placed.marks[0].kind]
const touches = (a: Placed, b: Placed) => Math.hypot(a.x - b.x, a.y - b.y) < radius(a) + radius(b) + gap
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

/**
 * Places marks so that none covers another: doors of one kind that would touch gather into a count, anything else moves
 * apart, and a face that finds no room stands where it is. The same marks always give the same picture.
 */
export const arrange = (spots: readonly Spot[]): Placed[] => {
  const placed: Placed[] = []
  const inOrder = spots.toSorted(
    (a, b) => markOrder.indexOf(a.mark.kind) - markOrder.indexOf(b.mark.kind) || (a.mark.key < b.mark.key ? -1 : 1),
  )
  for (const { mark, x, y } of inOrder) {
    const spot: Placed = { x, y, marks: [mark] }
    const alike = gathers(mark) ? placed.findIndex((other) => other.marks[0].kind === mark.kind && touches(spot, other)) : -1
    const host = placed[alike]
    if (host) placed[alike] = { ...host, marks: [...host.marks, mark] }
    else placed.push(free(spot, placed) ? spot : (moved(spot, placed) ?? spot))
  }
  return placed
}

/** Whether a label’s words (centred on x, y) would lie under a mark: then the label gives way. */
export const givesWay = (label: { x: number; y: number; text: string }, placed: readonly Placed[]): boolean => {
  const half = label.text.length * 3.6
  return placed.some((one) => Math.abs(one.x - label.x) < half + radius(one) && Math.abs(one.y - label.y) < 9 + radius(one))
}
