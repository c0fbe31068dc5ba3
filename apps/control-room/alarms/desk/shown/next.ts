/** Who is rung next if nobody answers, and when: the next rings of the ladder, then the broadcast that nothing switches off. */
import { nextRings } from '../../../../../care/alarms/actions.ts'
import type { AlarmShown } from '../../../../../care/alarms/actions.ts'
import { broadcastEverySeconds } from '../../../../../care/alarms/rules.ts'
import { after, seconds } from '../../../../../lib/time.ts'
import { listed } from '../../../../../lib/lists.ts'
import type { Tx } from '../../../../../platform/postgres/tx.ts'
import { toTheSecond } from '../../../say.ts'
import { ringWords, waysOf } from '../../ladder/say.ts'

/** The next two, and the broadcast if it is neither of them. */
const shownAhead = 2

export const nextOf = async (tx: Tx, alarm: AlarmShown) => {
  if (alarm.state !== 'ringing') return []
  const rings = await nextRings(tx, alarm.id)
  const near = rings.slice(0, shownAhead)
  const broadcast = near.some((ring) => ring.broadcast) ? undefined : rings.find((ring) => ring.broadcast)
  const before = alarm.rings.at(-1)?.rungAt ?? alarm.receivedAt
  return [...near, ...(broadcast ? [broadcast] : [])].map((ring) => {
    const at = after(tx.now, seconds(ring.afterSeconds))
    return {
      key: `${ring.step} ${ring.afterSeconds}`,
      who: ring.broadcast ? 'Everyone on duty' : listed(ring.people.map((one) => one.name)) || ringWords(ring),
      how: ring.broadcast ? `${waysOf(ring)}, again every ${broadcastEverySeconds} seconds` : waysOf(ring),
      at: toTheSecond(at),
      atMs: at.epochMilliseconds,
      waitMs: at.epochMilliseconds - before.epochMilliseconds,
    }
  })
}
export type NextShown = Awaited<ReturnType<typeof nextOf>>[number]
