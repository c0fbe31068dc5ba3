import { before, days } from '../../../../lib/time.ts'
import type { Instant } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { answerAims, answeredWithin, countedByKind, phonesToCheck } from '../../rules.ts'
import type { AlarmFigures, AlarmKind, Resolution } from '../../rules.ts'
import { alarmFigures } from '../../store.ts'
import { drillsOf } from './drill.ts'

/**
 * The alarms of a span (`to` is not in it) as BS 8484 measures a receiving centre: answered within 10 and within 40 seconds, with
 * the aims; by kind; whose phone is worth a look (three without a cause in the thirty days before `to`), without blame; the drills.
 */
export const alarmStatistics = async (tx: Tx, { from, to }: { from: Instant; to: Instant }) => {
  const alarms = await figures(tx, { from, to })
  const [aim10, aim40] = answerAims
  return {
    alarms: alarms.length,
    neverAnswered: alarms.filter((one) => one.firstAnsweredAt === null).length,
    answeredIn10s: answeredWithin(alarms, aim10),
    answeredIn40s: answeredWithin(alarms, aim40),
    byKind: countedByKind(alarms),
    phonesToCheck: phonesToCheck(await figures(tx, { from: before(to, days(30)), to })),
    drills: await drillsOf(tx, { from, to }),
  }
}

const figures = async (tx: Tx, span: { from: Instant; to: Instant }): Promise<AlarmFigures[]> =>
  (await alarmFigures(tx, span)).map((row) => ({ ...row, kind: row.kind as AlarmKind, resolution: row.resolution as Resolution | null }))
