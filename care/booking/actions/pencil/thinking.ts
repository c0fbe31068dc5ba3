/** B6 The plan in pencil thought through: in a thread of its own where the world has one, else here. Null while that thread is dead or too slow. */
import type { Tx } from '../../../../platform/postgres/tx.ts'
import type { Effect } from '../../../dispatch/live/effect.ts'
import type { LookAhead } from '../../../dispatch/look-ahead.ts'
import type { Steer } from '../../rules/steers.ts'
import { aheadIn, effectIn, sent } from './crossing.ts'
import type { Answer } from './crossing.ts'
import { openPlanner } from './planner.ts'
import type { Decision, Told } from './planner.ts'

export const thoughtAhead = async ({ world }: Tx, told: Told, steers: readonly Steer[]): Promise<LookAhead | null> => {
  if (world.planning === null) return openPlanner(world.travel).ahead(told, steers)
  const answer = (await world.planning.ask(await sent(told, steers, null))) as Answer | null
  return answer && aheadIn(answer)
}

export const thoughtEffect = async ({ world }: Tx, told: Told, steers: readonly Steer[], decision: Decision): Promise<Effect | null> => {
  if (world.planning === null) return openPlanner(world.travel).effect(told, steers, decision)
  const answer = (await world.planning.ask(await sent(told, steers, decision))) as Answer | null
  return answer && effectIn(answer)
}
