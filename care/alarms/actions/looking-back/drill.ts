import type { DrillId, LadderId, StaffId } from '../../../../lib/ids.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import { done } from '../../../../lib/refusal.ts'
import { after, hours, secondsBetween } from '../../../../lib/time.ts'
import type { Instant } from '../../../../lib/time.ts'
import { tellBoard } from '../../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { setTimer } from '../../../../platform/timers/timers.ts'
import { callStaff, pushStaff, textStaff } from '../../../messages/actions.ts'
import { recordEvent } from '../../../record/actions.ts'
import { defaultLadder, drillLasts, everybodyOn, nextMonthlyDrill } from '../../rules.ts'
import type { Called, RingChannel } from '../../rules.ts'
import {
  addDrill,
  addDrillRing,
  drillRingsOf,
  dutyPeople,
  endDrillRow,
  isDrillExpected,
  markDrillRing,
  openDrillRings,
  readDrill,
  readDrills,
  readLadders,
  readOpenAlarms,
  withPush,
} from '../../store.ts'
import type { Drill } from '../../store.ts'
import { digitsFor } from '../draw-digits.ts'
import { isStaff, refuse } from '../staff.ts'
import { drillEndsTimer, monthlyDrillTimer } from '../timers.ts'

/** A3 Rings everybody of every ladder at once, over the real ways, in words that begin "This is a drill". */
export const startDrill = async (tx: Tx): Promise<Outcome<{ drillId: DrillId }>> =>
  isStaff(tx) ? drill(tx, { kind: 'asked_for', ladderId: null, staffId: null }, await everybody(tx)) : refuse('A3_ONLY_A_PERSON_ANSWERS')

/** A3 "Ring it now as a test": one ladder, or one person, so that whoever sets it hears what they set. */
export const ringAsTest = async (tx: Tx, of: { ladderId: LadderId } | { staffId: StaffId }): Promise<Outcome<{ drillId: DrillId }>> => {
  if (!isStaff(tx)) return refuse('A3_ONLY_A_PERSON_ANSWERS')
  const people = await dutyPeople(tx)
  if ('staffId' in of) {
    const one = people.find((person) => person.id === of.staffId)
    const called: Called[] = one?.hasTelephone ? [{ staffId: one.id, name: one.name, channels: ['screen', 'text', 'call'] }] : []
    return drill(tx, { kind: 'test', ladderId: null, staffId: of.staffId }, called)
  }
  const ladder = (await readLadders(tx)).find((one) => one.id === of.ladderId)
  return drill(tx, { kind: 'test', ladderId: of.ladderId, staffId: null }, ladder ? everybodyOn(ladder, people) : [])
}

/** Whom any ladder would ring, by every way that any of them uses. */
const everybody = async (tx: Tx): Promise<Called[]> => {
  const people = await dutyPeople(tx)
  const ladders = await readLadders(tx)
  const called = [...ladders, defaultLadder].flatMap((ladder) => everybodyOn(ladder, people))
  return [...Map.groupBy(called, (one) => one.staffId).values()].map((of) => ({
    ...of[0]!,
    channels: [...new Set(of.flatMap((one) => one.channels))],
  }))
}

/** No drill while somebody may be in danger: nobody should have to tell the two apart. */
const drill = async (
  tx: Tx,
  of: Pick<Drill, 'kind' | 'ladderId' | 'staffId'>,
  people: readonly Called[],
): Promise<Outcome<{ drillId: DrillId }>> => {
  if ((await readOpenAlarms(tx)).length > 0) return refuse('A3_SOMEBODY_NEEDS_HELP')
  if (people.length === 0) return refuse('A3_NOBODY_TO_RING')
  const id = tx.world.newId('drill')
  const endsAt = after(tx.now, drillLasts)
  await addDrill(tx, { ...of, id, startedBy: tx.who.kind === 'staff' ? tx.who.staffId : null, endsAt })
  for (const person of people) await ringForDrill(tx, id, person)
  await setTimer(tx, { kind: drillEndsTimer, subject: id, dueAt: endsAt })
  await tellBoard(tx)
  await recordEvent(tx, {
    verb: 'drill_started',
    subject: ['drill', id],
    content: { kind: of.kind, people: people.map((one) => one.staffId) },
  })
  return done({ drillId: id })
}

const ringForDrill = async (tx: Tx, drillId: DrillId, { staffId, channels }: Called): Promise<void> => {
  const digits = (await digitsFor(tx, [staffId]))(staffId)
  const message = { staffId, template: 'alarm_drill', facts: { digits }, about: ['drill', drillId] } as const
  for (const channel of channels) {
    const messageId = await sayDrill(tx, channel, message)
    await addDrillRing(tx, { drillId, staffId, channel, messageId, digits })
  }
}

const sayDrill = async (tx: Tx, channel: RingChannel, message: Parameters<typeof callStaff<'alarm_drill'>>[1]): Promise<string | null> => {
  if (channel === 'screen') return null
  if (channel === 'push') return (await withPush(tx)).has(message.staffId) ? pushStaff(tx, message) : null
  return channel === 'call' ? callStaff(tx, message) : textStaff(tx, message)
}

/** The monthly drill, and the timer of the next. While somebody needs help it waits for an hour. */
export const monthlyDrill = async (tx: Tx): Promise<void> => {
  const outcome = await drill(tx, { kind: 'monthly', ladderId: null, staffId: null }, await everybody(tx))
  const waits = !outcome.ok && outcome.kind === 'refused' && outcome.reasons[0]?.code === 'A3_SOMEBODY_NEEDS_HELP'
  await expectDrill(tx, waits ? after(tx.now, hours(1)) : nextMonthlyDrill(tx.now))
}

/** A3 From now on there is a drill each month. Set once for a contractor; moving it is allowed, ending it is not. */
export const expectDrill = (tx: Tx, dueAt: Instant = nextMonthlyDrill(tx.now)): Promise<void> =>
  setTimer(tx, { kind: monthlyDrillTimer, subject: tx.who.contractorId, dueAt })

/** A3 As `expectDrill`, where none is expected yet. */
export const expectDrillOnce = async (tx: Tx): Promise<void> => {
  if (!(await isDrillExpected(tx, monthlyDrillTimer))) await expectDrill(tx)
}

/** The button on the screen of somebody who is rung for a drill. */
export const answerDrill = async (tx: Tx): Promise<Outcome<{ answered: number }>> => {
  const rings = isStaff(tx) ? await openDrillRings(tx, tx.who.staffId) : []
  for (const { id } of rings) await markDrillRing(tx, id, 'screen')
  return rings.length === 0 ? refuse('A3_NO_SUCH_DRILL') : done({ answered: rings.length })
}

/** Whether the screen of whoever looks is rung for a drill at this moment. */
export const myDrillRings = (tx: Tx) => (isStaff(tx) ? openDrillRings(tx, tx.who.staffId) : Promise.resolve([]))

/**
 * The time to answer is over. Whoever started it sees on the screen how it went; of the monthly one, which nobody started, the directors
 * hear by text.
 */
export const drillIsOver = async (tx: Tx, drillId: string): Promise<void> => {
  await endDrillRow(tx, drillId)
  const report = await drillReport(tx, drillId as DrillId)
  if (!report) return
  const facts = { answered: report.answered, asked: report.people.length }
  const directors = (await dutyPeople(tx)).filter((one) => one.role === 'director').map((one) => one.id)
  if (report.kind === 'monthly')
    for (const staffId of directors) await textStaff(tx, { staffId, template: 'drill_over', facts, about: ['drill', drillId] })
  await tellBoard(tx)
  await recordEvent(tx, { verb: 'drill_ended', subject: ['drill', drillId], content: facts })
}

type Rows = Awaited<ReturnType<typeof drillRingsOf>>

/** Per person: what was sent and what came back, and after how many seconds they answered. */
const byPerson = (rows: Rows) =>
  [...Map.groupBy(rows, (row) => row.staffId)].map(([staffId, rings]) => {
    const answers = rings.filter((ring) => ring.answeredAt !== null)
    const seconds = answers.map((ring) => secondsBetween(ring.rungAt, ring.answeredAt!))
    return {
      staffId: staffId as StaffId,
      name: rings[0]!.name,
      rings,
      answeredInSeconds: seconds.length === 0 ? null : Math.min(...seconds),
      answeredHow: answers[0]?.answeredHow ?? null,
      delivered: rings.some((ring) => ring.deliveredAt !== null),
    }
  })

/** How a drill went. */
export const drillReport = async (tx: Tx, drillId: DrillId) => {
  const found = await readDrill(tx, drillId)
  if (!found) return null
  const people = byPerson(await drillRingsOf(tx, [drillId]))
  return { ...found, people, answered: people.filter((one) => one.answeredInSeconds !== null).length }
}

/** The drills of a span, the newest first, each with how many were asked and how many answered. */
export const drillsOf = async (tx: Tx, span: { from: Instant; to: Instant }) => {
  const found = await readDrills(tx, span)
  const rows = await drillRingsOf(
    tx,
    found.map((one) => one.id),
  )
  return found.map((one) => {
    const people = byPerson(rows.filter((row) => row.drillId === one.id))
    return { ...one, asked: people.length, answered: people.filter((person) => person.answeredInSeconds !== null).length }
  })
}
