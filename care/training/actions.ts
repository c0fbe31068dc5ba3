import type { OperativeId } from '../../lib/ids.ts'
import { oneOf } from '../../lib/lists.ts'
import { onceEach } from '../../lib/once.ts'
import { done } from '../../lib/refusal.ts'
import type { Outcome } from '../../lib/refusal.ts'
import { dayOf } from '../../lib/time.ts'
import type { Day, Instant } from '../../lib/time.ts'
import { afterDay } from '../../lib/working-days.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { setTimer } from '../../platform/timers/timers.ts'
import { actorId } from '../../platform/who.ts'
import { recordEvent } from '../record/actions.ts'
import { operativesNow } from '../workforce/actions.ts'
import { isOnShift } from '../workforce/rules.ts'
import type { OperativeNow } from '../workforce/rules.ts'
import { daysLeft, fitnessOf, hardTopicsFor, nextWarning, topicCodes, topics } from './rules.ts'
import type { Fitness, Gate, TopicCode, Training } from './rules.ts'
import { newestCertificates, saveCertificate, trainedUntil } from './store.ts'
import type { Certificate } from './store.ts'

export const lapseTimer = 'training.lapse_near'

/** Somebody has seen the proof. Good for the topic's usual time unless the certificate says otherwise. */
export const addCertificate = async (
  tx: Tx,
  given: { operativeId: OperativeId; topic: TopicCode; issuedOn: Day; validUntil?: Day; verifiedBy?: string },
): Promise<Outcome<string>> => {
  const id = tx.world.newId('certificate')
  const validUntil = given.validUntil ?? given.issuedOn.add({ months: topics[given.topic].months })
  await saveCertificate(tx, { ...given, id, validUntil, verifiedBy: given.verifiedBy ?? actorId(tx.who) ?? 'engine' })
  const dueAt = nextWarning(validUntil, tx.now)
  if (dueAt) await setTimer(tx, { kind: lapseTimer, subject: id, dueAt, lane: 3 })
  await recordEvent(tx, {
    verb: 'certificate_added',
    subject: ['operative', given.operativeId],
    content: { topic: given.topic, validUntil: validUntil.toString() },
  })
  return done(id)
}

/** D1 Topic → good until, for each of these operatives; every one of them is in the answer. */
export const trainingOf = async (tx: Tx, operativeIds: readonly OperativeId[]): Promise<Map<OperativeId, Map<TopicCode, Instant>>> => {
  const found = new Map<OperativeId, Map<TopicCode, Instant>>(operativeIds.map((id) => [id, new Map()]))
  const endOf = onceEach((lastDay: string): Instant => afterDay(Temporal.PlainDate.from(lastDay)))
  for (const { operativeId, topics: codes, lastDays } of await trainedUntil(tx, operativeIds))
    codes.forEach((code, at) => {
      const topic = oneOf(topicCodes, code)
      if (topic !== null) found.get(operativeId)?.set(topic, endOf(lastDays[at]!))
    })
  return found
}

export type Lapse = {
  readonly operativeId: OperativeId
  readonly name: string
  readonly topic: TopicCode
  readonly label: string
  readonly gate: Gate
  /** Null: never learnt, and needed. */
  readonly validUntil: Day | null
  /** 0 on the last good day, negative once lapsed; null when never learnt. */
  readonly daysLeft: number | null
}

/** What lapses within so many days, what has lapsed, and what is needed and was never learnt; the most urgent first. */
export const lapsingWithin = async (tx: Tx, withinDays: number): Promise<Lapse[]> => {
  const operatives = await operativesNow(tx)
  const certificates = await newestCertificates(
    tx,
    operatives.map((one) => one.id),
  )
  return operatives
    .flatMap((one) =>
      lapsesOf(
        one,
        certificates.filter((c) => c.operativeId === one.id),
        dayOf(tx.now),
        withinDays,
      ),
    )
    .toSorted((a, b) => (a.daysLeft ?? -Infinity) - (b.daysLeft ?? -Infinity))
}

const lapsesOf = ({ id, name, trades }: OperativeNow, certificates: readonly Certificate[], today: Day, withinDays: number): Lapse[] => {
  const lapse = (topic: TopicCode, validUntil: Day | null): Lapse => {
    const { label, gate } = topics[topic]
    return { operativeId: id, name, topic, label, gate, validUntil, daysLeft: validUntil && daysLeft(validUntil, today) }
  }
  const missing = hardTopicsFor({ trades }).filter(({ code }) => !certificates.some((c) => c.topic === code))
  const near = certificates.filter((c) => daysLeft(c.validUntil, today) <= withinDays)
  return [...missing.map(({ code }) => lapse(code, null)), ...near.map((c) => lapse(c.topic, c.validUntil))]
}

/** One line of the team: who is on shift, fit or not and why. There is no figure of visits or minutes to show (B8). */
export type TeamMember = Pick<
  OperativeNow,
  'id' | 'name' | 'firstName' | 'face' | 'trades' | 'languages' | 'employment' | 'idCardNumber'
> & {
  readonly shift: { readonly from: Instant; readonly to: Instant } | null
  readonly onShift: boolean
  /** Never why. */
  readonly unwell: boolean
  readonly fitness: Fitness
}

const memberOf = (one: OperativeNow, training: Training, now: Instant): TeamMember => {
  const { id, name, firstName, face, trades, languages, employment, idCardNumber, shift } = one
  return {
    ...{ id, name, firstName, face, trades, languages, employment, idCardNumber },
    shift: shift && { from: shift.from, to: shift.to },
    onShift: isOnShift(shift, now),
    unwell: shift?.illSince != null,
    fitness: fitnessOf(one, training, now),
  }
}

/** B8, T2 Everybody who works here, by name and in no other order. */
export const teamPage = async (tx: Tx): Promise<TeamMember[]> => {
  const operatives = await operativesNow(tx)
  const training = await trainingOf(
    tx,
    operatives.map((one) => one.id),
  )
  return operatives.map((one) => memberOf(one, training.get(one.id) ?? new Map(), tx.now))
}
