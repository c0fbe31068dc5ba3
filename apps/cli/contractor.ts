import type { ContractorId } from '../../lib/ids.ts'
import { staffWithRole } from '../../care/workforce/actions.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { Trouble } from '../../platform/trouble.ts'
import { engineOf } from '../../platform/who.ts'
import type { Who } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'
import { openWorld } from '../world.ts'
import type { Asked } from './asked.ts'

export const whichContractor = { contractor: { type: 'string' } } as const

const nameOf = async (world: World, wanted: unknown): Promise<ContractorId> => {
  const all = await world.db.auditor(({ q }) => q.selectFrom('contractors').select(['contractorId', 'name']).orderBy('name').execute())
  const found = wanted === undefined ? all : all.filter((one) => one.contractorId === wanted || one.name === wanted)
  if (found.length === 1) return found[0]!.contractorId as ContractorId
  const names = all.map((one) => `“${one.name}”`).join(', ')
  if (all.length === 0) throw new Trouble('This database holds no contractor yet.', 'Start Doorstep once with npm start.')
  throw new Trouble(
    found.length === 0 ? 'There is no such contractor here.' : 'This database holds several contractors.',
    `Say which with --contractor: ${names}.`,
  )
}

/** Does a verb's work in the name of the one contractor, or the one that was named, and closes everything after it. */
export const forContractor = async (asked: Asked, work: (world: World, who: Who) => Promise<number>): Promise<number> => {
  const { world } = openWorld(asked.config)
  try {
    return await work(world, engineOf(await nameOf(world, asked.values['contractor'])))
  } finally {
    await world.db.close()
  }
}

/** The director or administrator of that name, in whose name something is set and recorded. */
export const seniorNamed = async (tx: Tx, name: string | undefined): Promise<Who> => {
  for (const role of ['director', 'administrator'] as const) {
    const found = name === undefined ? undefined : (await staffWithRole(tx, role)).find((one) => one.name === name)
    if (found) return { kind: 'staff', contractorId: tx.who.contractorId, staffId: found.id, role, name: found.name }
  }
  throw new Trouble(
    name === undefined
      ? 'This is set in the name of a director or an administrator.'
      : `There is no director or administrator called “${name}”.`,
    'Say who sets it with --by and their name as Doorstep has it.',
  )
}
