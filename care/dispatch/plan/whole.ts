/** Visits as a whole, of one or of two: taken out and put in with every half and every clock that depends on them. Slow beside the search, and right. */
import type { Plan, Spot } from './plan.ts'

/** Where a visit, or each half of it, stood. */
export type Placed = readonly { readonly half: number; readonly person: number; readonly position: number }[]

export type Whole = {
  /** B1 Both halves of a visit of two, the visit itself else: never one half alone. */
  readonly halvesOf: (visit: number) => readonly number[]
  /** Puts the visit where it costs least; false where that is dearer than leaving it. */
  readonly place: (visit: number) => boolean
  /** Takes it out, and answers where it stood. */
  readonly lift: (visit: number) => Placed
  readonly putBack: (placed: Placed) => void
}

const never = (): number => 1

export const newWhole = ({ ground, walk, doer, insert, takeOut, cheapest, together }: Plan): Whole => {
  const { partner, longest } = ground
  const spot: Spot = { person: -1, position: 0, cost: 0 }

  const halvesOf = (visit: number): readonly number[] =>
    partner[visit]! < 0 ? [visit] : [Math.min(visit, partner[visit]!), Math.max(visit, partner[visit]!)]

  const placeOne = (visit: number): boolean => {
    cheapest(visit, 0, never, spot)
    if (spot.person >= 0) insert(visit, spot.person, spot.position)
    return spot.person >= 0
  }

  const liftHalf = (half: number): Placed[number] => {
    const person = doer[half]!
    const row = person * longest
    const position = walk.routes.visit.indexOf(half, row) - row
    takeOut(half)
    walk.again(person, position)
    return { half, person, position }
  }

  return {
    halvesOf,
    place: (visit) => {
      const found = partner[visit]! < 0 ? placeOne(visit) : together.place(halvesOf(visit)[0]!, 0, never)
      together.meet()
      return found
    },
    lift: (visit) => {
      const placed = halvesOf(visit).map(liftHalf)
      together.meet()
      return placed
    },
    putBack: (placed) => {
      for (const { half, person, position } of placed) insert(half, person, position)
      together.meet()
    },
  }
}
