import type { StaffId } from '../../../lib/ids.ts'
import { broadcastEverySeconds, byPhone, leastWaitSeconds, ringChannels } from './ladder.ts'
import type { Ladder, RingChannel, Rung, RungGroup } from './ladder.ts'

/** Somebody of the office, as far as ringing them goes. Whoever asks for help is not among them. */
export type DutyPerson = {
  id: StaffId
  name: string
  role: string
  onCall: boolean
  hasTelephone: boolean
  branchId: string | null
}
export type Called = { staffId: StaffId; name: string; channels: readonly RingChannel[] }
/** One ring: whom, by which ways, and how long until the next. `step` is the last step rung; null in the broadcast. */
export type RingPlan = { step: number; broadcast: boolean; people: readonly Called[]; arc: boolean; waitSeconds: number }
/** How far an alarm has come: `step` steps have been rung. */
export type Standing = { step: number; broadcasting: boolean }

const isOnDuty = (one: DutyPerson): boolean => one.role === 'controller' || one.role === 'director' || one.onCall
/** A3 Everyone on duty; when that is nobody who can be rung, everybody of the office. An alarm has no empty end. */
export const everyoneOnDuty = (people: readonly DutyPerson[]): readonly DutyPerson[] => {
  const onDuty = people.filter(isOnDuty)
  return onDuty.some((one) => one.hasTelephone) ? onDuty : people
}

const belongs: Record<Exclude<RungGroup, 'everyone' | 'arc'>, (one: DutyPerson) => boolean> = {
  controllers: (one) => one.role === 'controller',
  on_call: (one) => one.onCall,
  directors: (one) => one.role === 'director',
}

/** A group in a branch: those of the branch and of none; those of the other branches too, rather than nobody. */
const membersOf = (group: RungGroup, people: readonly DutyPerson[], branchId: string | null): readonly DutyPerson[] => {
  if (group === 'arc') return []
  const all = group === 'everyone' ? everyoneOnDuty(people) : people.filter(belongs[group])
  const here = all.filter((one) => branchId === null || one.branchId === null || one.branchId === branchId)
  return here.some((one) => one.hasTelephone) ? here : all
}

const calledBy = (rungs: readonly Rung[], people: readonly DutyPerson[], branchId: string | null): Called[] => {
  const found = new Map<StaffId, { one: DutyPerson; channels: Set<RingChannel> }>()
  for (const rung of rungs) {
    const members = rung.group === null ? people.filter((one) => one.id === rung.staffId) : membersOf(rung.group, people, branchId)
    for (const one of members) {
      const known = found.get(one.id) ?? { one, channels: new Set<RingChannel>() }
      for (const channel of rung.channels) known.channels.add(channel)
      found.set(one.id, known)
    }
  }
  return [...found.values()].flatMap(({ one, channels }) => {
    const usable = ringChannels.filter((channel) => channels.has(channel) && (one.hasTelephone || !byPhone([channel])))
    return byPhone([...channels]) && !byPhone(usable) ? [] : [{ staffId: one.id, name: one.name, channels: usable }]
  })
}

const waitAfter = (ladder: Ladder, step: number): number => Math.max(leastWaitSeconds, ladder.steps[step - 1]?.waitSeconds ?? 0)
const ringsArc = (rungs: readonly Rung[]): boolean => rungs.some((rung) => rung.group === 'arc')

const broadcast = (ladder: Ladder, people: readonly DutyPerson[]): RingPlan => ({
  step: ladder.steps.length,
  broadcast: true,
  people: calledBy([{ staffId: null, group: 'everyone', channels: ringChannels }], people, null),
  arc: false,
  waitSeconds: broadcastEverySeconds,
})

/**
 * A3 The next ring: the next step that rings somebody, at once when the steps between ring nobody (they have left, or have no
 * telephone); after the last the broadcast, again and again. There always is a next ring.
 */
export const nextRing = (ladder: Ladder, at: Standing, people: readonly DutyPerson[]): RingPlan => {
  for (let step = at.step + 1; !at.broadcasting && step <= ladder.steps.length; step++) {
    const { rungs } = ladder.steps[step - 1]!
    const called = calledBy(rungs, people, ladder.branchId)
    const arc = ringsArc(rungs)
    if (called.length > 0 || arc) return { step, broadcast: false, people: called, arc, waitSeconds: waitAfter(ladder, step) }
  }
  return broadcast(ladder, people)
}

/** A3 It rings again after somebody had it: everybody who was rung before, at once, and never fewer. */
export const ringAgain = (ladder: Ladder, at: Standing, people: readonly DutyPerson[]): RingPlan => {
  if (at.broadcasting || at.step === 0) return nextRing(ladder, at, people)
  const rungs = ladder.steps.slice(0, at.step).flatMap((step) => step.rungs)
  const called = calledBy(rungs, people, ladder.branchId)
  if (called.length === 0) return nextRing(ladder, at, people)
  return { step: at.step, broadcast: false, people: called, arc: ringsArc(rungs), waitSeconds: waitAfter(ladder, at.step) }
}

/** A ring and after how many seconds it comes. */
export type Foreseen = RingPlan & { afterSeconds: number }

/** What happens in the coming `seconds` if nobody answers: each ring with its moment, counted from now. */
export const foresee = (ladder: Ladder, from: Standing, people: readonly DutyPerson[], seconds: number, firstIn = 0): Foreseen[] => {
  const rings: Foreseen[] = []
  let at = from
  for (let afterSeconds = firstIn; afterSeconds < seconds;) {
    const ring = nextRing(ladder, at, people)
    rings.push({ ...ring, afterSeconds })
    at = { step: ring.step, broadcasting: ring.broadcast }
    afterSeconds += ring.waitSeconds
  }
  return rings
}

/** A3 Everybody whom a ladder would ring, once each, by every way that it would use: a drill rings them all at once. */
export const everybodyOn = (ladder: Ladder, people: readonly DutyPerson[]): Called[] =>
  calledBy(
    ladder.steps.flatMap((step) => step.rungs),
    people,
    ladder.branchId,
  )
