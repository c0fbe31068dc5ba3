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
  callInProgress,
  changeAlarm,
  digitsInUse,
  dutyPeople,
  holdAlarm,
  namesRinging,
  operativeBy,
  runningDrills,
  withPush,
} from '../store.ts'
import type { Alarm } from '../store.ts'
import { unknownPerson } from '../words.ts'
import { ladderOf } from './ladders.ts'
import { handToArc } from './guarding/handing-over.ts'
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
    exceptOperativeId: alarm.operativeId ?? alarm.matchedOperativeId,
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
  const shared = { alarmId: alarm.id, round: plan.round, step: plan.step, broadcast: plan.broadcast, asks: 'answer' as const }
  await addRing(tx, { ...shared, id: tx.world.newId('ring'), channel: 'screen', staffId: null, messageId: null, digits: null })
  const facts = await factsOf(tx, alarm)
  const pushed = await withPush(tx)
  const staffIds = plan.people.map((person) => person.staffId)
  if (staffIds.length > 0) await withholdQueued(tx, ['alarm', alarm.id], { staffIds }) // what an earlier ring could not send is said anew
  const ringPerson = async (person: Called): Promise<void> => {
    const digits = freshDigits(() => tx.world.digits(2), await digitsInUse(tx, person.staffId))
    for (const channel of inOrder(person, pushed)) {
      const messageId = await say(tx, alarm, { staffId: person.staffId, channel, facts: { ...facts, digits } })
      await addRing(tx, { ...shared, id: tx.world.newId('ring'), channel, staffId: person.staffId, messageId, digits })
    }
  }
  let rung = 0
  for (const person of plan.people) rung += (await attempt(tx, () => ringPerson(person), `the ring of ${person.staffId}`)) ? 1 : 0
  return rung
}

/** A call wakes; it goes first. The screens were rung already: every desk shows every alarm. */
const inOrder = ({ staffId, channels }: Called, pushed: ReadonlySet<string>): Exclude<RingChannel, 'screen'>[] =>
  (['call', 'push', 'text'] as const).filter((channel) => channels.includes(channel) && (channel !== 'push' || pushed.has(staffId)))

type Saying = { staffId: StaffId; channel: Exclude<RingChannel, 'screen'>; facts: StaffFacts['alarm_ring'] }

/** Whoever is being called about another alarm hears of this one in that call: a second would only find them engaged. */
const say = async (tx: Tx, alarm: Alarm, { staffId, channel, facts }: Saying): Promise<string> => {
  const message = { staffId, template: 'alarm_ring', facts, about: ['alarm', alarm.id] } as const
  if (channel === 'text') return textStaff(tx, message)
  if (channel === 'push') return pushStaff(tx, message)
  const underWay = facts.also.length === 0 ? null : await callInProgress(tx, staffId, before(tx.now, seconds(broadcastEverySeconds)))
  return underWay ?? callStaff(tx, message)
}

const factsOf = async (tx: Tx, alarm: Alarm): Promise<Omit<StaffFacts['alarm_ring'], 'digits'>> => {
  const operative = alarm.operativeId === null ? null : await operativeBy(tx, { id: alarm.operativeId })
  return {
    name: operative?.name ?? unknownPerson(alarm.fromTelephone),
    where: await addressOf(tx, alarm.householdId),
    kind: alarm.kind,
    also: await namesRinging(tx, alarm.id),
  }
}
