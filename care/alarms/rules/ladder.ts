import type { LadderId, StaffId } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'
import { zone } from '../../../lib/time.ts'

export const ringChannels = ['screen', 'push', 'text', 'call'] as const
export type RingChannel = (typeof ringChannels)[number]
export const rungGroups = ['controllers', 'on_call', 'directors', 'everyone', 'arc'] as const
export type RungGroup = (typeof rungGroups)[number]

/** Whom a step rings: one person, or a group as it is at that moment. `arc` is the certified receiving centre. */
export type Rung = { staffId: StaffId | null; group: RungGroup | null; channels: readonly RingChannel[] }
export type Step = { waitSeconds: number; rungs: readonly Rung[] }
/**
 * A3 Whom an alarm rings, in which order. Holds for a branch (null: all) from `fromTime` to `toTime` (`HH:MM` on the wall clock;
 * the same twice: the whole day; past midnight it belongs to the day on which it begins) on `days` (1 = Monday; null: all).
 */
export type Ladder = {
  id: LadderId | null
  branchId: string | null
  name: string
  fromTime: string
  toTime: string
  days: readonly number[] | null
  steps: readonly Step[]
}

/** A3 No step waits for less: a telephone needs that long to ring. Nothing waits before the first. */
export const leastWaitSeconds = 5
export const mostWaitSeconds = 300
/** A3 By then at the latest everyone on duty is rung, whatever the steps. */
export const mostWaitInAllSeconds = 600
/** A3 The broadcast: everyone on duty, by every channel, this often, until a person answers. A constant, and no setting. */
export const broadcastEverySeconds = 40

const allChannels: readonly RingChannel[] = ringChannels
const group = (name: RungGroup, channels: readonly RingChannel[] = allChannels): Rung => ({ staffId: null, group: name, channels })

/** What holds where a contractor has set no ladder. */
export const defaultLadder: Ladder = {
  id: null,
  branchId: null,
  name: 'As Doorstep comes',
  fromTime: '00:00',
  toTime: '00:00',
  days: null,
  steps: [
    { waitSeconds: 40, rungs: [group('controllers')] },
    { waitSeconds: 50, rungs: [group('controllers'), group('on_call')] },
    { waitSeconds: 40, rungs: [group('controllers'), group('on_call'), group('directors')] },
  ],
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Whether a ladder holds at a moment, by the wall clock there (so also in the two odd nights of the year). */
export const holdsAt = ({ fromTime, toTime, days }: Pick<Ladder, 'fromTime' | 'toTime' | 'days'>, at: Instant): boolean => {
  const local = at.toZonedDateTimeISO(zone)
  const now = local.hour * 60 + local.minute
  const [from, to] = [minutesOf(fromTime), minutesOf(toTime)]
  const on = (day: number): boolean => days === null || days.includes(day)
  const today = on(local.dayOfWeek)
  const yesterday = on(local.dayOfWeek === 1 ? 7 : local.dayOfWeek - 1)
  if (from === to) return today
  if (from < to) return today && now >= from && now < to
  return (today && now >= from) || (yesterday && now < to)
}

/** The closer it fits the earlier it is taken: the branch's own, then those for certain days, then those for certain hours. */
const closeness = ({ branchId, days, fromTime, toTime }: Ladder): number =>
  (branchId === null ? 0 : 4) + (days === null ? 0 : 2) + (fromTime === toTime ? 0 : 1)

/** A3 The ladder of a branch at a moment. There always is one. */
export const ladderFor = (ladders: readonly Ladder[], { branchId, at }: { branchId: string | null; at: Instant }): Ladder =>
  ladders
    .filter((ladder) => (ladder.branchId === null || ladder.branchId === branchId) && holdsAt(ladder, at))
    .toSorted((a, b) => closeness(b) - closeness(a) || (a.id ?? '').localeCompare(b.id ?? ''))[0] ?? defaultLadder

/** What is wrong with a ladder that somebody wants to keep: field, sentence. `canBeRung`: has a number and is still here. */
export const faultsOfLadder = (
  ladder: Omit<Ladder, 'id'>,
  canBeRung: (staffId: StaffId) => boolean,
): { field: string; sentence: string }[] => {
  const faults: { field: string; sentence: string }[] = []
  const say = (field: string, sentence: string): void => void faults.push({ field, sentence })
  if (ladder.name.trim() === '') say('name', 'Give it a name, such as "Weekdays".')
  for (const [field, time] of [['fromTime', ladder.fromTime] as const, ['toTime', ladder.toTime] as const])
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) say(field, 'Write a time such as 07:30.')
  if (ladder.days?.length === 0 || ladder.days?.some((day) => !Number.isInteger(day) || day < 1 || day > 7))
    say('days', 'Choose at least one day of the week.')
  if (ladder.steps.length === 0) say('steps', 'Add a step: somebody has to be rung.')
  if (ladder.steps.length > 20) say('steps', 'Twenty steps are enough: after the last everyone on duty is rung.')
  const inAll = ladder.steps.reduce((sum, step) => sum + step.waitSeconds, 0)
  if (inAll > mostWaitInAllSeconds)
    say(
      'steps',
      `Together the steps wait ${Math.ceil(inAll / 60)} minutes. After ${mostWaitInAllSeconds / 60} everyone on duty has to be rung: shorten a wait, or take a step away.`,
    )
  const first = ladder.steps[0]?.rungs.filter((rung) => rung.channels.length > 0 || rung.group === 'arc')
  if (first && first.length > 0 && !first.some((rung) => rung.group === 'arc' || byPhone(rung.channels)))
    say('step 1', 'Nobody’s telephone rings here, and a screen may be out of sight. Add a text or a call to the first step.')
  for (const [at, step] of ladder.steps.entries()) faultsOfStep(step, canBeRung).forEach((words) => say(`step ${at + 1}`, words))
  return faults
}

const faultsOfStep = (step: Step, canBeRung: (staffId: StaffId) => boolean): string[] => [
  ...(Number.isInteger(step.waitSeconds) && step.waitSeconds >= leastWaitSeconds && step.waitSeconds <= mostWaitSeconds
    ? []
    : [`Wait between ${leastWaitSeconds} seconds and ${mostWaitSeconds / 60} minutes before the next step.`]),
  ...(step.rungs.length === 0 ? ['Nobody is rung here. Add a person or a group, or take the step away.'] : []),
  ...step.rungs.flatMap((rung) => {
    if ((rung.staffId === null) === (rung.group === null)) return ['Choose one person, or one group.']
    if (rung.channels.length === 0 && rung.group !== 'arc') return ['Choose at least one way to ring them.']
    return rung.staffId !== null && byPhone(rung.channels) && !canBeRung(rung.staffId)
      ? ['This person cannot be rung: no telephone number is known, or they have left.']
      : []
  }),
]
export const byPhone = (channels: readonly RingChannel[]): boolean => channels.includes('text') || channels.includes('call')
