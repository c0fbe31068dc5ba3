import { operativesOf, shiftsBetween } from '../../care/workforce/actions.ts'
import { operativeTelephone, operatives } from '../../db/seed/cast.ts'
import { demonstrationSecrets } from '../../db/seed/secrets.ts'
import type { ContractorId } from '../../lib/ids.ts'
import { after, before, days } from '../../lib/time.ts'
import { engineOf } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'

/** Amina is left for the person who tries the demonstration. */
const leftForThePerson = 0
/** The demonstration's shifts reach this far. */
const rota = { since: days(1), ahead: days(21) }

/** Who is played by the crew, each with what they know themselves: number, PIN and rota. */
export const crewOf = async (world: World, contractorId: ContractorId) => {
  const { pinOf } = demonstrationSecrets(world.keys)
  const { shifts, people } = await world.db.as(engineOf(contractorId), async (tx) => {
    const shifts = await shiftsBetween(tx, before(tx.now, rota.since), after(tx.now, rota.ahead))
    return { shifts, people: await operativesOf(tx, [...new Set(shifts.map((shift) => shift.operativeId))]) }
  })
  const rotaOf = (telephone: string) =>
    shifts.filter((shift) => people.get(shift.operativeId)?.telephone === telephone).map(({ from, to }) => ({ from, to }))
  return operatives
    .map(({ name }, n) => ({ name, telephone: operativeTelephone(n), pin: pinOf(n), shifts: rotaOf(operativeTelephone(n)) }))
    .toSpliced(leftForThePerson, 1)
}
