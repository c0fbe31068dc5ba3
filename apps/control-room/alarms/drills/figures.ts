/** The figures of a year, month by month, as BS 8484 measures a receiving centre; and whose phone is worth a look. */
import { alarmStatistics } from '../../../../care/alarms/actions.ts'
import { alarmKindLabel } from '../../../../care/alarms/words.ts'
import { atTime, dayOf } from '../../../../lib/time.ts'
import type { Day, Instant } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'

const monthsShown = 12
const startOf = (month: Day): Instant => atTime(month, '00:00')
const monthName = (month: Day): string => month.toLocaleString('en-GB', { month: 'long', year: 'numeric' })

/** “98.5%”; nothing when there was no alarm. */
const percent = (share: number | null): string => (share === null ? '' : `${Math.round(share * 1000) / 10}%`)

type Statistics = Awaited<ReturnType<typeof alarmStatistics>>
const sharesOf = ({ answeredIn10s, answeredIn40s }: Statistics) =>
  [answeredIn10s, answeredIn40s].map((one) => ({
    within: one.withinSeconds,
    share: one.share,
    words: percent(one.share),
    aim: one.aim,
    aimWords: percent(one.aim),
    met: one.share === null || one.share >= one.aim,
  }))

const monthOf = async (tx: Tx, month: Day) => {
  const found = await alarmStatistics(tx, { from: startOf(month), to: startOf(month.add({ months: 1 })) })
  const [in10, in40] = sharesOf(found)
  return { key: month.toString(), name: monthName(month), alarms: found.alarms, in10: in10!, in40: in40!, drills: found.drills.length }
}

export const figuresShown = async (tx: Tx) => {
  const today = dayOf(tx.now)
  const first = today.with({ day: 1 }).subtract({ months: monthsShown - 1 })
  const year = await alarmStatistics(tx, { from: startOf(first), to: startOf(today.add({ days: 1 })) })
  const months = []
  for (let at = 0; at < monthsShown; at++) months.push(await monthOf(tx, first.add({ months: at })))
  return {
    alarms: year.alarms,
    neverAnswered: year.neverAnswered,
    shares: sharesOf(year),
    byKind: year.byKind.map(({ kind, count }) => ({ key: kind, what: alarmKindLabel[kind], count })),
    phones: year.phonesToCheck.map((one) => ({ key: one.operativeId, name: one.name, count: one.count })),
    months,
  }
}
export type Month = Awaited<ReturnType<typeof monthOf>>
