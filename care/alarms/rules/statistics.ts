import type { Instant } from '../../../lib/time.ts'
import { secondsBetween } from '../../../lib/time.ts'
import type { AlarmKind } from './alarm.ts'
import type { Resolution } from './stand-down.ts'

/** What a receiving centre is measured by (BS 8484): answered within 10 s and within 40 s, and how many of a hundred. */
export const answerAims = [
  { withinSeconds: 10, share: 0.8 },
  { withinSeconds: 40, share: 0.985 },
] as const

/** From so many alarms without a cause in thirty days on, we look at the phone and at the training. Never at taking it away. */
export const falseAlarmsWorthALook = 3
export const withoutACause: readonly Resolution[] = ['accident', 'test_by_worker']

/** An alarm as the statistics see it. */
export type AlarmFigures = {
  kind: AlarmKind
  operativeId: string | null
  name: string | null
  receivedAt: Instant
  firstAnsweredAt: Instant | null
  resolution: Resolution | null
}

export type Share = { withinSeconds: number; count: number; share: number | null; aim: number }

/** How many of the alarms were first answered within so many seconds. One that nobody has answered yet is not among them. */
export const answeredWithin = (alarms: readonly AlarmFigures[], { withinSeconds, share: aim }: (typeof answerAims)[number]): Share => {
  const count = alarms.filter((one) => one.firstAnsweredAt && secondsBetween(one.receivedAt, one.firstAnsweredAt) <= withinSeconds).length
  return { withinSeconds, count, share: alarms.length === 0 ? null : count / alarms.length, aim }
}

export const countedByKind = (alarms: readonly AlarmFigures[]): { kind: AlarmKind; count: number }[] =>
  [...Map.groupBy(alarms, (one) => one.kind)].map(([kind, of]) => ({ kind, count: of.length })).toSorted((a, b) => b.count - a.count)

/** Who pressed it by accident so often that their phone is worth a look. Without blame: see the words. */
export const phonesToCheck = (alarms: readonly AlarmFigures[]): { operativeId: string; name: string; count: number }[] => {
  const without = alarms.filter((one) => one.operativeId !== null && one.resolution !== null && withoutACause.includes(one.resolution))
  return [...Map.groupBy(without, (one) => one.operativeId!)]
    .map(([operativeId, of]) => ({ operativeId, name: of[0]!.name ?? '', count: of.length }))
    .filter((one) => one.count >= falseAlarmsWorthALook)
}
