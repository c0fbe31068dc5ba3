import type { ContractorId } from '../../lib/ids.ts'
import type { World } from '../../platform/world.ts'

export type House = { readonly contractorId: ContractorId; readonly name: string; readonly telephone: string }

/** Everybody who keeps house here; read before anybody is known. */
export const contractorsHere = (world: World): Promise<House[]> =>
  world.db.door(async ({ q }) => {
    const rows = await q.selectFrom('contractors').select(['contractorId', 'name', 'telephone']).execute()
    return rows.map((row) => ({ ...row, contractorId: row.contractorId as ContractorId }))
  })

/** Whose page it is when nobody says so: the one contractor there is. Null when there are several, and then no name is guessed. */
export const onlyContractor = async (world: World): Promise<House | null> => {
  const [first, ...more] = await contractorsHere(world)
  return first && more.length === 0 ? first : null
}
