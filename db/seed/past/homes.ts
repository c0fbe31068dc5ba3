/** The homes that rang in the weeks before today, with what their visits have to reckon with. */
import { householdsAt, needsOfAll } from '../../../care/households/actions.ts'
import { adjustmentsOf } from '../../../care/households/rules.ts'
import type { Adjustments, Need, Person } from '../../../care/households/rules.ts'
import { markersInForceAt, premisesOfAll } from '../../../care/premises/actions.ts'
import type { Place } from '../../../lib/place.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { Home } from '../homes.ts'
import type { Dice } from './dice.ts'

export type PastHome = Home & {
  readonly place: Place
  readonly postcode: string
  readonly wayIn: string | null
  readonly people: readonly Person[]
  readonly needs: readonly Need[]
  readonly adjustments: Adjustments
  readonly onlyAWoman: boolean
}

/** So many of them: each place that somebody sets out from costs the road graph a few milliseconds. */
const homesThatRang = 200

/** D2, D3 A home that asks for two people, hours or a face, or that has a marker, is left to today: its visits need more than one free person. */
const isPlain = ({ requests, notBetween }: Adjustments): boolean =>
  notBetween.length === 0 &&
  !requests.hours &&
  !requests.twoPeople &&
  !requests.sameOperative &&
  !requests.notOperatives &&
  requests.sex?.value !== 'm'

/** Mrs Malik, who is first, is new to us. */
export const homesThatHaveRung = async (tx: Tx, [, ...homes]: readonly Home[], dice: Dice): Promise<PastHome[]> => {
  const at = homes.map((one) => one.premisesId)
  const needs = await needsOfAll(
    tx,
    homes.map((one) => one.householdId),
  )
  const [markers, premises] = [await markersInForceAt(tx, at), await premisesOfAll(tx, at)]
  const people = new Map((await householdsAt(tx, at)).map((one) => [one.id, one.people]))
  const found = homes.flatMap((home): PastHome[] => {
    const theirs = needs.get(home.householdId) ?? []
    const adjustments = adjustmentsOf(theirs)
    const door = premises.get(home.premisesId)
    const isLeft =
      !isPlain(adjustments) || (markers.get(home.premisesId) ?? []).length > 0 || theirs.some(({ code }) => code === 'SAFE_CONTACT')
    if (!door?.place || isLeft) return []
    const lives = {
      needs: theirs,
      people: people.get(home.householdId) ?? [],
      adjustments,
      onlyAWoman: adjustments.requests.sex !== undefined,
    }
    return [{ ...home, ...lives, place: door.place, postcode: door.postcode, wayIn: door.wayIn }]
  })
  while (found.length > homesThatRang) found.splice(dice.whole(0, found.length - 1), 1)
  return found
}
