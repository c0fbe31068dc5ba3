import type { StaffId } from '../../../lib/ids.ts'
import { after, before, seconds } from '../../../lib/time.ts'
import { attempt } from '../../../platform/postgres/attempt.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { setTimer } from '../../../platform/timers/timers.ts'
import { callStaff, pushStaff, textStaff, withholdQueued } from '../../messages/actions.ts'
import type { StaffFacts } from '../../messages/rules.ts'
import { recordEvent } from '../../record/actions.ts'
import { alarmAfter, broadcastEverySeconds, freshDigits, leastWaitSeconds, nextRing, ringAgain } from '../rules.ts'
import type { Called, RingChannel, RingPlan } from '../rules.ts'
import {
  addRing,
  addRings,
  callInProgress,
  callsSharedWith,
  callTo,
  changeAlarm,
  digitsInUse,
  dutyPeople,
  holdAlarm,
  joinedTo,
  keepAlarm,
  namesRinging,
  operativeBy,
  runningDrills,
  whoseOf,
  withPush,
} from '../store.ts'
import type { Alarm, Ring } from '../store.ts'
import { unknownPerson } from '../words.ts'
import { ladderOf } from './ladders.ts'
import { handToArc } from './guarding/handing-over.ts'
import { awaitEnd, ringWhoJoined } from './joined.ts'
import { addressOf } from './show.ts'
import { ringTimer } from './timers.ts'

/**
 * A3 One ring: the screens, and everybody of the next step by the step's ways; after the last step everyone on duty, without end.
 * Sets the next ring before it ends, and does so whoever there is to ring: an alarm that nobody answers never falls silent.
 */
export const ringAlarm = (tx: Tx, alarmId: string): Promise<void> => ring(tx, alarmId, nextRing)

/** A3 It rings again after somebody had it: everybody who was rung before, at once. */
export const ringOnceMore = (tx: Tx, alarmId: string): Promise<void> => ring(tx, alarmId, ringAgain)

const ring = async (tx: Tx, alarmId: string, choose: typeof nextRing): Promise<void> => {
  const alarm = await holdAlarm(tx, alarmId)
  const state = alarm && alarmAfter(alarm.state, 'rung')
  if (!alarm || !state) return
  const people = await dutyPeople(tx, {
    exceptOperativeId: whoseOf(alarm),
    exceptTelephone: alarm.fromTelephone,
  })
  const ladder = await ladderOf(tx, alarm)
  let plan = choose(ladder, alarm, people)
  // Without a centre there is nobody to hand it to: a step that rings nobody else is climbed at once.
  while (plan.arc && !(await handToArc(tx, alarm.id)).ok && plan.people.length === 0)
    plan = nextRing(ladder, { step: plan.step, broadcasting: plan.broadcast }, people)
  const round = alarm.ringRound + 1
  if (round === 1) await silenceDrills(tx)
  const rung = await ringEverybody(tx, alarm, { ...plan, round })
  const waitSeconds = rung === 0 && plan.people.length > 0 ? leastWaitSeconds : plan.waitSeconds
  const nextRingAt = after(tx.now, seconds(waitSeconds))
  await changeAlarm(tx, alarm.id, {
    state,
    ringRound: round,
    ladderId: ladder.id,
    step: plan.step,
    broadcasting: plan.broadcast,
    nextRingAt,
  })
  await setTimer(tx, { kind: ringTimer, subject: alarm.id, dueAt: nextRingAt, lane: 0 })
  await tellBoard(tx)
  const content = { round, step: plan.step, broadcast: plan.broadcast, people: plan.people.map((one) => one.staffId) }
  await recordEvent(tx, { verb: 'alarm_rung', subject: ['alarm', alarm.id], content })
}

/** What a drill has not said yet it does not say now: nobody is engaged by a drill when somebody needs help. */
const silenceDrills = async (tx: Tx): Promise<void> => {
  for (const id of await runningDrills(tx)) await withholdQueued(tx, ['drill', id])
}

type Round = RingPlan & { round: number }

/** Each person apart: whoever cannot be rung keeps nobody else from it. How many were. */
const ringEverybody = async (tx: Tx, alarm: Alarm, plan: Round): Promise<number> => {
  const ring: Rung = { alarmId: alarm.id, round: plan.round, step: plan.step, broadcast: plan.broadcast, asks: 'answer' }
  await addRing(tx, { ...ring, id: tx.world.newId('ring'), channel: 'screen', staffId: null, messageId: null, digits: null })
  const facts = await factsOf(tx, alarm)
  const pushed = await withPush(tx)
  await withholdEarlier(tx, alarm, plan.people)
  let rung = 0
  for (const person of plan.people.toSorted(byId)) {
    const ways = { staffId: person.staffId, ways: inOrder(person, pushed) }
    rung += (await attempt(tx, () => ringPerson(tx, { alarm, facts, ring }, ways), `the ring of ${person.staffId}`)) ? 1 : 0
  }
  return rung
}

/** What an earlier ring could not send is said anew; another alarm that was to be heard of in such a call waits for no such call. */
const withholdEarlier = async (tx: Tx, alarm: Alarm, people: readonly Called[]): Promise<void> => {
  if (people.length === 0) return
  const shared = await callsSharedWith(tx, alarm.id)
  await withholdQueued(tx, ['alarm', alarm.id], { staffIds: people.map((person) => person.staffId) })
  for (const messageId of shared) await ringWhoJoined(tx, messageId)
}

/** Everybody rings in one order, so that two alarms that ring in the same instant never wait for each other. */
const byId = (one: Called, other: Called): number => (one.staffId < other.staffId ? -1 : 1)

type Way = Exclude<RingChannel, 'screen'>
type Rung = Pick<Ring, 'alarmId' | 'round' | 'step' | 'broadcast' | 'asks'>
type Said = { alarm: Alarm; facts: Omit<StaffFacts['alarm_ring'], 'digits'>; ring: Rung }

const ringPerson = async (
  tx: Tx,
  { alarm, facts, ring }: Said,
  { staffId, ways }: { staffId: StaffId; ways: readonly Way[] },
): Promise<Ring[]> => {
  const digits = freshDigits(() => tx.world.digits(2), await digitsInUse(tx, staffId))
  const rings: Ring[] = []
  for (const channel of ways) {
    const messageId = await say(tx, alarm, { staffId, channel, facts: { ...facts, digits } })
    rings.push({ ...ring, id: tx.world.newId('ring'), channel, staffId, messageId, digits })
  }
  await addRings(tx, rings)
  return rings
}

/**
 * A3 In this call somebody was to hear of other alarms as well, and it is over or will not leave: one call of its own about the first of
 * those that ring still, in which they hear of all the others. Nothing while it rings, or once they were called again or have answered.
 */
export const ringApart = async (tx: Tx, messageId: string): Promise<void> => {
  const call = await callTo(tx, messageId, before(tx.now, seconds(broadcastEverySeconds)))
  if (call?.isToCome) return awaitEnd(tx, messageId)
  const [first, ...others] = call ? await joinedTo(tx, messageId) : []
  const alarm = first && (await keepAlarm(tx, first.id))
  if (!call || !alarm) return
  if (alarm.state !== 'ringing') return ringWhoJoined(tx, messageId)
  const { staffId } = call
  const [own] = await ringPerson(tx, { alarm, facts: await factsOf(tx, alarm), ring: asItRings(alarm) }, { staffId, ways: ['call'] })
  const taken = await digitsInUse(tx, staffId)
  const rings = others.map((other): Ring => {
    const digits = freshDigits(() => tx.world.digits(2), taken)
    taken.push(digits)
    return { ...own!, ...asItRings(other), id: tx.world.newId('ring'), digits }
  })
  await addRings(tx, rings)
  if (rings.length > 0) await awaitEnd(tx, own!.messageId!)
}

const asItRings = ({ id, ringRound, step, broadcasting }: Pick<Alarm, 'ringRound' | 'step' | 'broadcasting'> & { id: string }): Rung => ({
  ...{ alarmId: id, round: ringRound, step, broadcast: broadcasting, asks: 'answer' },
})

/** A call wakes; it goes first. The screens were rung already: every desk shows every alarm. */
const inOrder = ({ staffId, channels }: Called, pushed: ReadonlySet<string>): Way[] =>
  (['call', 'push', 'text'] as const).filter((channel) => channels.includes(channel) && (channel !== 'push' || pushed.has(staffId)))

type Saying = { staffId: StaffId; channel: Way; facts: StaffFacts['alarm_ring'] }

/** Whoever is being called about another alarm hears of this one in that call: a second would only find them engaged. */
const say = async (tx: Tx, alarm: Alarm, { staffId, channel, facts }: Saying): Promise<string> => {
  const message = { staffId, template: 'alarm_ring', facts, about: ['alarm', alarm.id] } as const
  if (channel === 'text') return textStaff(tx, message)
  if (channel === 'push') return pushStaff(tx, message)
  const underWay = facts.also.length === 0 ? null : await callInProgress(tx, staffId, before(tx.now, seconds(broadcastEverySeconds)))
  if (underWay === null) return callStaff(tx, message)
  await awaitEnd(tx, underWay)
  return underWay
}

const factsOf = async (tx: Tx, alarm: Alarm): Promise<Omit<StaffFacts['alarm_ring'], 'digits'>> => {
  const id = whoseOf(alarm)
  return {
    name: (id && (await operativeBy(tx, { id })))?.name ?? unknownPerson(alarm.fromTelephone),
    where: await addressOf(tx, alarm.householdId),
    kind: alarm.kind,
    silent: alarm.silent,
    also: await namesRinging(tx, alarm.id),
  }
}
