import type { AlarmId, HouseholdId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { householdOf } from '../../households/actions.ts'
import { premisesOf } from '../../premises/actions.ts'
import { inOrderOfNeed } from '../rules.ts'
import { actsOf, notesOf, openStandDowns, readAlarm, readOpenAlarms, ringsOf } from '../store.ts'
import { unknownPerson } from '../words.ts'

/** The address that somebody was sent to, as one says it; null when they were not sent anywhere. */
export const addressOf = async (tx: Tx, householdId: string | null): Promise<string | null> => {
  const household = householdId === null ? null : await householdOf(tx, householdId as HouseholdId)
  const premises = household && (await premisesOf(tx, household.premisesId))
  return premises ? [premises.line1, premises.line2, premises.town, premises.postcode].filter(Boolean).join(', ') : null
}

export const withEverything = async (tx: Tx, alarms: Awaited<ReturnType<typeof readOpenAlarms>>) => {
  const ids = alarms.map((alarm) => alarm.id)
  const rings = await ringsOf(tx, ids)
  const acts = await actsOf(tx, ids)
  const notes = await notesOf(tx, ids)
  const asked = await openStandDowns(tx, ids)
  const shown = []
  for (const { contractorId: _, ...alarm } of alarms)
    shown.push({
      ...alarm,
      /** Whose alarm it is; of a number that nobody knows, the number. */
      name: alarm.name ?? unknownPerson(alarm.fromTelephone),
      firstName: alarm.firstName ?? 'Somebody',
      telephone: alarm.telephone ?? alarm.fromTelephone ?? '',
      address: await addressOf(tx, alarm.householdId),
      rings: rings.filter((ring) => ring.alarmId === alarm.id),
      /** Each time they asked, oldest first. */
      asked: acts.filter((act) => act.alarmId === alarm.id),
      /** What was done about it, oldest first. */
      notes: notes.filter((note) => note.alarmId === alarm.id),
      /** Somebody asks that it be over, and a second person has not decided yet. */
      standDown: asked.find((one) => one.alarmId === alarm.id) ?? null,
    })
  return shown
}
export type AlarmShown = Awaited<ReturnType<typeof withEverything>>[number]

/**
 * Every open alarm: whose, where, since when, who has answered, who was rung and what came back. A2 Known people who asked for help
 * first, then those we have not heard of, then numbers that nobody knows; the longest open first.
 */
export const openAlarms = async (tx: Tx): Promise<AlarmShown[]> => inOrderOfNeed(await withEverything(tx, await readOpenAlarms(tx)))

/** One alarm, open or over. */
export const alarmOf = async (tx: Tx, id: AlarmId): Promise<AlarmShown | null> => {
  const alarm = await readAlarm(tx, id)
  return alarm ? ((await withEverything(tx, [alarm]))[0] ?? null) : null
}
