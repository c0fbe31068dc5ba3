import type { AlarmId, HouseholdId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { householdOf } from '../../households/actions.ts'
import { premisesOf } from '../../premises/actions.ts'
import { actsOf, readAlarm, readOpenAlarms, ringsOf } from '../store.ts'

/** The address that somebody was sent to, as one says it; null when they were not sent anywhere. */
export const addressOf = async (tx: Tx, householdId: string | null): Promise<string | null> => {
  const household = householdId === null ? null : await householdOf(tx, householdId as HouseholdId)
  const premises = household && (await premisesOf(tx, household.premisesId))
  return premises ? [premises.line1, premises.line2, premises.town, premises.postcode].filter(Boolean).join(', ') : null
}

const withEverything = async (tx: Tx, alarms: Awaited<ReturnType<typeof readOpenAlarms>>) => {
  const ids = alarms.map((alarm) => alarm.id)
  const rings = await ringsOf(tx, ids)
  const acts = await actsOf(tx, ids)
  const shown = []
  for (const { contractorId: _, ...alarm } of alarms)
    shown.push({
      ...alarm,
      address: await addressOf(tx, alarm.householdId),
      rings: rings.filter((ring) => ring.alarmId === alarm.id),
      /** Each time they asked, oldest first. */
      asked: acts.filter((act) => act.alarmId === alarm.id),
    })
  return shown
}
export type AlarmShown = Awaited<ReturnType<typeof withEverything>>[number]

/** Every open alarm: whose, where, since when, who has answered, who was rung and what came back. The longest open first. */
export const openAlarms = async (tx: Tx): Promise<AlarmShown[]> => withEverything(tx, await readOpenAlarms(tx))

/** One alarm, open or over. */
export const alarmOf = async (tx: Tx, id: AlarmId): Promise<AlarmShown | null> => {
  const alarm = await readAlarm(tx, id)
  return alarm ? ((await withEverything(tx, [alarm]))[0] ?? null) : null
}
