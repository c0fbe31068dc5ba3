/** Drills and tests, and how each went: what was sent, what arrived, who answered and after how long. Nobody is ranked (B8). */
import { drillReport, drillsOf } from '../../../../care/alarms/actions.ts'
import { nextMonthlyDrill, ringChannels } from '../../../../care/alarms/rules.ts'
import { ringChannelLabel } from '../../../../care/alarms/words.ts'
import type { DrillId } from '../../../../lib/ids.ts'
import { before, dayOf, days } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { moment, wholeDay } from '../../say.ts'

const kindWords = { monthly: 'The monthly drill', asked_for: 'A drill', test: 'A test' } as const

const titleOf = (drill: { kind: string; ladderName: string | null; startedByName: string | null }): string => {
  const what = `${kindWords[drill.kind as keyof typeof kindWords]}${drill.ladderName ? ` of “${drill.ladderName}”` : ''}`
  return drill.startedByName ? `${what}, started by ${drill.startedByName}` : what
}

/** A year of them, the newest in front. */
export const drillsShown = async (tx: Tx) => ({
  next: wholeDay(dayOf(nextMonthlyDrill(tx.now))),
  drills: (await drillsOf(tx, { from: before(tx.now, days(365)), to: tx.now.add({ seconds: 1 }) })).map((one) => ({
    key: one.id,
    title: titleOf(one),
    when: moment(one.startedAt, tx.now),
    asked: one.asked,
    answered: one.answered,
    open: one.endedAt === null,
  })),
})

type Report = NonNullable<Awaited<ReturnType<typeof drillReport>>>
type Ring = Report['people'][number]['rings'][number]

/** “Call: arrived” */
const backOf = (ring: Ring): string => {
  const came = ring.answeredAt
    ? 'answered'
    : ring.deliveredAt
      ? 'arrived'
      : (ring.trouble ?? (ring.state === null ? 'shown' : 'on its way'))
  return `${ringChannelLabel[ring.channel as (typeof ringChannels)[number]]}: ${came}`
}

export const drillShown = async (tx: Tx, id: DrillId) => {
  const report = await drillReport(tx, id)
  return (
    report && {
      title: titleOf(report),
      when: moment(report.startedAt, tx.now),
      open: report.endedAt === null,
      until: moment(report.endsAt, tx.now),
      answered: report.answered,
      people: report.people.map((one) => ({
        key: one.staffId as string,
        name: one.name,
        ways: one.rings.map(backOf).join('. '),
        answered: one.answeredInSeconds === null ? 'Not yet' : `After ${one.answeredInSeconds} seconds`,
      })),
    }
  )
}
export type DrillShown = NonNullable<Awaited<ReturnType<typeof drillShown>>>
