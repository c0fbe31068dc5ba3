import type { AlarmId } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { inOrderOfNeed } from '../rules.ts'
import {
  actsOf,
  notesOf,
  openStandDowns,
  refusedStandDowns,
  readAddress,
  readAlarm,
  readOpenAlarms,
  readPastAlarms,
  ringsOf,
} from '../store.ts'
import { unknownPerson } from '../words.ts'

/** The address that somebody was sent to, as one says it; null when they were not sent anywhere. */
export const addressOf = (tx: Tx, householdId: string | null): Promise<string | null> =>
  householdId === null ? Promise.resolve(null) : readAddress(tx, householdId)

const inShort = ({ contractorId: _, ...alarm }: NonNullable<Awaited<ReturnType<typeof readAlarm>>>) => ({
  ...alarm,
  /** Whose alarm it is; of a number that nobody knows, the number. */
  name: alarm.name ?? unknownPerson(alarm.fromTelephone),
  firstName: alarm.firstName ?? 'Somebody',
  telephone: alarm.telephone ?? alarm.fromTelephone ?? '',
})
/** Whose, where, since when, and who has it: what every desk is told at once. */
export type AlarmInShort = ReturnType<typeof inShort>

export const withEverything = async (tx: Tx, alarms: Awaited<ReturnType<typeof readOpenAlarms>>) => {
  const ids = alarms.map((alarm) => alarm.id)
  const rings = await ringsOf(tx, ids)
  const acts = await actsOf(tx, ids)
  const notes = await notesOf(tx, ids)
  const asked = await openStandDowns(tx, ids)
  const refusals = await refusedStandDowns(tx, ids)
  return alarms.map((alarm) => ({
    ...inShort(alarm),
    rings: rings.filter((ring) => ring.alarmId === alarm.id),
    /** Each time they asked, oldest first. */
    asked: acts.filter((act) => act.alarmId === alarm.id),
    /** What was done about it, oldest first. */
    notes: notes.filter((note) => note.alarmId === alarm.id),
    /** Somebody asks that it be over, and a second person has not decided yet. */
    standDown: asked.find((one) => one.alarmId === alarm.id) ?? null,
    /** Who last was not sure that it is over, and why. */
    refusal: refusals.find((one) => one.alarmId === alarm.id) ?? null,
  }))
}
export type AlarmShown = Awaited<ReturnType<typeof withEverything>>[number]

/** Every open alarm in short, in the order of `openAlarms`. */
export const alarmsInShort = async (tx: Tx): Promise<AlarmInShort[]> => inOrderOfNeed((await readOpenAlarms(tx)).map(inShort))

/**
 * Every open alarm: whose, where, since when, who has answered, who was rung and what came back. A2 Known people who asked for help
 * first, then those we have not heard of, then numbers that nobody knows; the longest open first.
 */
export const openAlarms = async (tx: Tx): Promise<AlarmShown[]> => inOrderOfNeed(await withEverything(tx, await readOpenAlarms(tx)))

/** Alarms that are over, raised before this moment (now, unless told), the newest first. */
export const pastAlarms = async (tx: Tx, { before, most }: { before: Instant | null; most: number }): Promise<AlarmInShort[]> =>
  (await readPastAlarms(tx, { before: before ?? tx.now.add({ seconds: 1 }), most })).map(inShort)

/** One alarm, open or over. */
export const alarmOf = async (tx: Tx, id: AlarmId): Promise<AlarmShown | null> => {
  const alarm = await readAlarm(tx, id)
  return alarm ? ((await withEverything(tx, [alarm]))[0] ?? null) : null
}
