/** Ladders, and whom they can name, as their pages show them. */
import { branchesOf, laddersOf, peopleForRungs } from '../../../../care/alarms/actions.ts'
import type { Foreseen, Ladder, Rung, RungGroup } from '../../../../care/alarms/rules.ts'
import { rungGroups } from '../../../../care/alarms/rules.ts'
import { rungGroupLabel } from '../../../../care/alarms/words.ts'
import { listed } from '../../../../lib/lists.ts'
import { after, seconds } from '../../../../lib/time.ts'
import type { Instant } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { capital, toTheSecond } from '../../say.ts'
import { channelsOf, ringWords, waysOf, whenWords } from './say.ts'

export type Whom = { value: string; label: string }

export const whomOf = async (tx: Tx): Promise<Whom[]> => [
  ...rungGroups.map((group) => ({ value: group as string, label: rungGroupLabel[group] })),
  ...(await peopleForRungs(tx)).map((one) => ({
    value: one.id as string,
    label: one.hasTelephone ? one.name : `${one.name} (no telephone)`,
  })),
]

export const branchOptions = async (tx: Tx) => (await branchesOf(tx)).map((one) => ({ value: one.id as string, label: one.name }))

const rungName = ({ staffId, group }: Rung, whom: readonly Whom[]): string =>
  group ? rungGroupLabel[group].toLowerCase() : (whom.find((one) => one.value === staffId)?.label ?? 'somebody who has left')

const rungWords = (ladder: Ladder, whom: readonly Whom[]) =>
  ladder.steps.map(({ waitSeconds, rungs }, at) => ({
    key: `${at}`,
    who: capital(listed(rungs.map((rung) => rungName(rung, whom)))),
    how: [...new Set(rungs.map((rung) => (rung.group === 'arc' ? 'a signed message and a call' : channelsOf(rung.channels))))].join('; '),
    wait: `${waitSeconds} seconds`,
  }))

export const ladderShown = (ladder: Ladder, whom: readonly Whom[], branches: readonly Whom[]) => ({
  key: ladder.id as string | null,
  name: ladder.name,
  when: whenWords(ladder),
  branch: ladder.branchId === null ? 'Every branch' : (branches.find((one) => one.value === ladder.branchId)?.label ?? ''),
  steps: rungWords(ladder, whom),
})
export type LadderShown = ReturnType<typeof ladderShown>

export const laddersShown = async (tx: Tx) => {
  const { ladders, otherwise } = await laddersOf(tx)
  const [whom, branches] = [await whomOf(tx), await branchOptions(tx)]
  const list = ladders.map((one) => ladderShown(one, whom, branches))
  return { ladders: list, otherwise: ladderShown(otherwise, whom, branches), people: whom.filter((one) => !isGroup(one.value)), branches }
}
const isGroup = (value: string): value is RungGroup => (rungGroups as readonly string[]).includes(value)

/** “+0:40”, from the moment of asking. */
const plus = (all: number): string => `+${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`

export const ringsShown = (rings: readonly Foreseen[], from: Instant) =>
  rings.map((ring) => ({
    key: `${ring.afterSeconds}`,
    after: plus(ring.afterSeconds),
    at: toTheSecond(after(from, seconds(ring.afterSeconds))),
    who: ring.broadcast ? 'Everyone on duty' : capital(listed(ring.people.map((one) => one.name)) || ringWords(ring)),
    how: waysOf(ring),
    broadcast: ring.broadcast,
  }))
export type RingShown = ReturnType<typeof ringsShown>[number]
