/** Who has been rung, by what, and what came back: one line for each person. */
import type { AlarmShown } from '../../../../../care/alarms/actions.ts'
import { readFace } from '../../../../design/faces/read.ts'
import { listed } from '../../../../../lib/lists.ts'
import { capital, toTheSecond } from '../../../say.ts'

const cameBack: Record<string, string> = {
  queued: 'going out',
  sending: 'going out',
  sent: 'sent',
  delivered: 'arrived',
  failed: 'did not arrive',
  withheld: 'not needed any more',
  by_hand: 'not sent',
}
const channelWords: Record<string, string> = { screen: 'screen', push: 'push', text: 'text', call: 'call' }

type Ring = AlarmShown['rings'][number]

/** A call that was taken up rings on until a key is pressed: arrived is not answered. */
const backWords = (ring: Ring): string => {
  if (ring.answeredAt) return 'answered'
  if (ring.channel === 'screen') return 'shown'
  if (ring.channel === 'call' && ring.state === 'delivered') return 'taken up, no key pressed'
  return ring.state === 'failed' && ring.trouble
    ? `did not arrive (${ring.trouble.replace(/\.$/, '')})`
    : (cameBack[ring.state ?? ''] ?? 'going out')
}

/** “Call and text going out”, “Call taken up, no key pressed; text arrived” */
const backOf = (newest: readonly Ring[]): string => {
  const alike = Map.groupBy(newest, backWords)
  const parts = [...alike].map(
    ([back, rings]) => `${listed(rings.map((ring) => channelWords[ring.channel] ?? ring.channel).toSorted())} ${back}`,
  )
  return capital(parts.toSorted().join('; '))
}

/** Everybody who was rung, in the order in which they first were; the screens of the office stand for themselves. */
export const rungOf = (alarm: AlarmShown, ringing: boolean) => {
  const people = Map.groupBy(alarm.rings, (ring) => ring.name ?? 'Every screen of the office')
  return [...people]
    .map(([name, rings]) => {
      const answered = rings.findLast((ring) => ring.answeredAt)
      const newest = [...Map.groupBy(rings, (ring) => ring.channel).values()].map((of) => of.at(-1)!)
      const nowhere = rings.every((ring) => ring.state === 'failed')
      const times = Math.max(...[...Map.groupBy(rings, (ring) => ring.channel).values()].map((of) => of.length))
      return {
        key: name,
        name,
        office: rings[0]!.name === null,
        face: readFace(rings[0]!.face),
        how: `${backOf(newest)}${times > 1 ? `. Rung ${times} times` : ''}`,
        back: answered ? 'Answered' : nowhere ? 'Not reached' : ringing ? 'Ringing' : 'Rung',
        at: toTheSecond(answered?.answeredAt ?? rings.at(-1)!.rungAt),
        first: rings[0]!.rungAt.epochMilliseconds,
      }
    })
    .toSorted((a, b) => Number(a.office) - Number(b.office) || a.first - b.first || a.name.localeCompare(b.name))
}
export type RungShown = ReturnType<typeof rungOf>[number]
