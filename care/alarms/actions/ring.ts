import type { StaffId } from '../../../lib/ids.ts'
import { after, before, seconds } from '../../../lib/time.ts'
import { attempt } from '../../../platform/postgres/attempt.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { setTimer } from '../../../platform/timers/timers.ts'
import { tellStaff, withholdQueued } from '../../messages/actions.ts'
import type { StaffFacts } from '../../messages/rules.ts'
import { recordEvent } from '../../record/actions.ts'
import { alarmAfter, broadcastEverySeconds, leastWaitSeconds, nextRing, ringAgain } from '../rules.ts'
import type { Called, RingChannel, RingPlan } from '../rules.ts'
import {
  addRing,
  addRings,
  callsInProgress,
  callsSharedWith,
  callTo,
  changeAlarm,
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
import { digitsFor } from './draw-digits.ts'
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

/** All at once; should that break, each person apart: whoever cannot be rung keeps nobody else from it. How many were. */
const ringEverybody = async (tx: Tx, alarm: Alarm, plan: Round): Promise<number> => {
  const ring: Rung = { alarmId: alarm.id, round: plan.round, step: plan.step, broadcast: plan.broadcast, asks: 'answer' }
  await addRing(tx, { ...ring, id: tx.world.newId('ring'), channel: 'screen', staffId: null, messageId: null, digits: null })
  const facts = await factsOf(tx, alarm)
  const pushed = await withPush(tx)
  await withholdEarlier(tx, alarm, plan.people)
  const people = plan.people.toSorted(byId).map((person) => ({ staffId: person.staffId, ways: inOrder(person, pushed) }))
  const are = (those: readonly ToRing[], who: string): Promise<boolean> =>
    attempt(tx, () => ringPeople(tx, { alarm, facts, ring }, those), `the ring of ${who}`)
  if (people.length > 1 && (await are(people, 'everybody at once'))) return people.length
  let rung = 0
  for (const person of people) rung += (await are([person], person.staffId)) ? 1 : 0
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

type ToRing = { staffId: StaffId; ways: readonly Way[] }

/** Whoever is being called about another alarm hears of this one in that call: a second would only find them engaged. */
const ringPeople = async (tx: Tx, { alarm, facts, ring }: Said, people: readonly ToRing[]): Promise<Ring[]> => {
  const draw = await digitsFor(tx, people.map(whose))
  const busy = facts.also.length === 0 ? [] : people.filter((one) => one.ways.includes('call'))
  const underWay = await callsInProgress(tx, busy.map(whose), before(tx.now, seconds(broadcastEverySeconds)))
  await awaitEnd(tx, [...underWay.values()])
  const rings = people.flatMap(({ staffId, ways }) => {
    const digits = draw(staffId)
    return ways.map((channel) => ({ ...ring, staffId, channel, digits, joins: channel === 'call' ? underWay.get(staffId) : undefined }))
  })
  const said = { template: 'alarm_ring', about: ['alarm', alarm.id] } as const
  const own = rings.filter((one) => one.joins === undefined)
  const messageIds = await tellStaff(
    tx,
    own.map(({ staffId, channel, digits }) => ({ ...said, staffId, channel, facts: { ...facts, digits } })),
  )
  const rows = rings.map(({ joins, ...one }) => ({ ...one, id: tx.world.newId('ring'), messageId: joins ?? messageIds.shift()! }))
  await addRings(tx, rows)
  return rows
}
const whose = (one: ToRing): StaffId => one.staffId

/**
 * A3 In this call somebody was to hear of other alarms as well, and it is over or will not leave: one call of its own about the first of
 * those that ring still, in which they hear of all the others. Nothing while it rings, or once they were called again or have answered.
 */
export const ringApart = async (tx: Tx, messageId: string): Promise<void> => {
  const call = await callTo(tx, messageId, before(tx.now, seconds(broadcastEverySeconds)))
  if (call?.isToCome) return awaitEnd(tx, [messageId])
  const [first, ...others] = call ? await joinedTo(tx, messageId) : []
  const alarm = first && (await keepAlarm(tx, first.id))
  if (!call || !alarm) return
  if (alarm.state !== 'ringing') return ringWhoJoined(tx, messageId)
  const { staffId } = call
  const facts = await factsOf(tx, alarm)
  const [own] = await ringPeople(tx, { alarm, facts, ring: asItRings(alarm) }, [{ staffId, ways: ['call'] }])
  const draw = await digitsFor(tx, [staffId])
  await addRings(
    tx,
    others.map((other): Ring => ({ ...own!, ...asItRings(other), id: tx.world.newId('ring'), digits: draw(staffId) })),
  )
  if (others.length > 0) await awaitEnd(tx, [own!.messageId!])
}

const asItRings = ({ id, ringRound, step, broadcasting }: Pick<Alarm, 'ringRound' | 'step' | 'broadcasting'> & { id: string }): Rung => ({
  ...{ alarmId: id, round: ringRound, step, broadcast: broadcasting, asks: 'answer' },
})

/** A call wakes; it goes first. The screens were rung already: every desk shows every alarm. */
const inOrder = ({ staffId, channels }: Called, pushed: ReadonlySet<string>): Way[] =>
  (['call', 'push', 'text'] as const).filter((channel) => channels.includes(channel) && (channel !== 'push' || pushed.has(staffId)))

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
