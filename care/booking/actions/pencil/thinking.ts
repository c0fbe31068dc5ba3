/** B6 The plan in pencil thought through: in a thread of its own where the world has one, else here. Null while that thread is dead or too slow. */
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { askedTogether } from '../../../../platform/thinking/newest.ts'
import type { Thinking } from '../../../../platform/thinking/thinking.ts'
import { actorId, roleName } from '../../../../platform/who.ts'
import type { Who } from '../../../../platform/who.ts'
import type { Effect } from '../../../dispatch/live/effect.ts'
import type { LookAhead } from '../../../dispatch/look-ahead.ts'
import type { Steer } from '../../rules/steers.ts'
import { aheadIn, effectIn, isLater, isSameButForNow, sent } from './crossing.ts'
import type { Answer, Sent } from './crossing.ts'
import { openPlanner } from './planner.ts'
import type { Decision, Told } from './planner.ts'

const lookingAhead = ({ ask }: Thinking) =>
  askedTogether(
    async (question: Sent): Promise<LookAhead | null> => {
      const answer = (await ask(question)) as Answer | null
      return answer && aheadIn(answer)
    },
    { isSame: isSameButForNow, isNewer: isLater },
  )

const together = new WeakMap<Thinking, ReturnType<typeof lookingAhead>>()
/** One for each thread: when fifty pages want the plan at once, it is drawn twice at most. */
const togetherBy = (thread: Thinking): ReturnType<typeof lookingAhead> => {
  const known = together.get(thread) ?? lookingAhead(thread)
  together.set(thread, known)
  return known
}

/** Only those who are shown the same rows are answered together. */
const whoSeesTheSame = (who: Who): string =>
  [who.contractorId, roleName(who), ...(who.kind === 'staff' || who.kind === 'engine' ? [] : [actorId(who)])].join(' ')

export const thoughtAhead = async ({ world, who }: Tx, told: Told, steers: readonly Steer[]): Promise<LookAhead | null> => {
  if (world.planning === null) return openPlanner(world.travel).ahead(told, steers)
  return togetherBy(world.planning)(whoSeesTheSame(who), await sent(told, steers, null))
}

export const thoughtEffect = async ({ world }: Tx, told: Told, steers: readonly Steer[], decision: Decision): Promise<Effect | null> => {
  if (world.planning === null) return openPlanner(world.travel).effect(told, steers, decision)
  const answer = (await world.planning.ask(await sent(told, steers, decision))) as Answer | null
  return answer && effectIn(answer)
}
