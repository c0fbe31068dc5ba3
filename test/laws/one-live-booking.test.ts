import { expect, test } from 'vitest'
import { agreeOverride, askOverride, callBack, markArrived, markLeft, sendOperative } from '../../care/booking/actions.ts'
import type { Sent, ToSend } from '../../care/booking/actions.ts'
import { bookingHandlers } from '../../care/booking/jobs.ts'
import { constraintReasons } from '../../care/booking/words.ts'
import type { BookingId, VisitId } from '../../lib/ids.ts'
import { orThrow } from '../../lib/refusal.ts'
import type { Outcome } from '../../lib/refusal.ts'
import { crowTravelTimes } from '../../platform/maps/crow.ts'
import { runDue } from '../../platform/timers/engine.ts'
import { openBranch, todayAt } from '../harness/branch.ts'
import type { Promised } from '../harness/branch.ts'
import { chanceFrom } from '../harness/chance.ts'
import { freshDatabase } from '../harness/database.ts'
import { testWorld } from '../harness/world.ts'
import { seeds } from '../harness/seeds.ts'

const atOnce = 50

const database = await freshDatabase()
const parts = { travel: crowTravelTimes(), reasons: constraintReasons, connections: atOnce }
const { world, clock } = testWorld(database, parts)
const branch = await openBranch(database)
const { controller, secondController } = branch

const amina = await branch.operative('Amina')
const tom = await branch.operative('Tom', { lapsed: ['T_DEMENTIA'] })
const companions = [
  await branch.operative('Grace'),
  await branch.operative('Ewan', { sex: 'm' }),
  await branch.operative('Jo', { trades: ['joiner'] }),
]
const homes: Promised[] = []
for (let home = 0; home < atOnce; home++) homes.push(await branch.promise())

type Chance = ReturnType<typeof chanceFrom>
const pick = <T>(chance: Chance, list: readonly T[]): T => list[Math.floor(chance.random() * list.length)]!

/** D5 Somebody whose training lapsed goes only with what two people agreed, so each of the fifty brings it. */
const overridden = async ({ appointmentId, orderId }: Promised): Promise<ToSend> => {
  const asked = {
    appointmentId,
    orderId,
    operativeId: tom.operativeId,
    rules: ['D1_TRAINING_LAPSED'],
    reason: 'The course is this afternoon.',
  }
  const overrideId = orThrow(await world.db.act(controller, (tx) => askOverride(tx, asked)))
  orThrow(await world.db.act(secondController, (tx) => agreeOverride(tx, overrideId)))
  return { appointmentId, operativeIds: [tom.operativeId], overrideId }
}

/** Alone, with a companion before or after, or as an emergency. */
const anySending = (chance: Chance, { appointmentId, orderId }: Promised): ToSend => {
  const companion = pick(chance, companions).operativeId
  const team = pick(chance, [[amina.operativeId], [amina.operativeId, companion], [companion, amina.operativeId]])
  return chance.random() < 0.2
    ? { emergency: { orderId, reason: 'Water through the ceiling' }, operativeIds: team }
    : { appointmentId, operativeIds: team }
}

const shuffled = <T>(chance: Chance, list: readonly T[]): T[] =>
  list
    .map((one) => [chance.random(), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one)

const send = (toSend: ToSend) => world.db.act(controller, (tx) => sendOperative(tx, toSend))

/** One was sent; every other one was refused with B1's reason in words. */
const theOneSent = (outcomes: readonly Outcome<Sent>[]): Sent => {
  const sent = outcomes.flatMap((one) => (one.ok ? [one.value] : []))
  const inWords = outcomes.filter(
    (one) =>
      !one.ok &&
      one.kind === 'refused' &&
      one.reasons.some((reason) => reason.code === 'B1_HAS_LIVE_BOOKING' && reason.sentence.endsWith('At a visit, or on the way to one.')),
  )
  expect([sent.length, inWords.length]).toEqual([1, outcomes.length - 1])
  return sent[0]!
}

const nobodyHasTwo = async (): Promise<void> => {
  expect(await branch.rows('select operative_id from bookings where live group by 1 having count(*) > 1')).toEqual([])
}
const liveOf = (operativeId: string) =>
  branch.rows<{ id: BookingId; visit_id: VisitId }>('select id, visit_id from bookings where live and operative_id = $1', [operativeId])

/** The visit is over for everybody who went: called back on the way, or arrived, left, and breathed while the fifty ask again. */
const over = async (chance: Chance, sent: Sent, sendings: readonly ToSend[]): Promise<void> => {
  if (chance.random() < 0.5) {
    orThrow(await world.db.act(controller, (tx) => callBack(tx, sent.bookingIds[0]!, 'Needed elsewhere')))
    return
  }
  for (const id of sent.bookingIds) {
    orThrow(await world.db.act(controller, (tx) => markArrived(tx, id, tx.now)))
    orThrow(await world.db.act(controller, (tx) => markLeft(tx, id, tx.now)))
  }
  const breathing = await Promise.all(sendings.slice(0, 5).map(send))
  expect(breathing.flatMap((one) => (one.ok ? ['sent'] : []))).toEqual([])
  clock.moveTo(clock.now().add({ minutes: 15 }))
  if (chance.random() < 0.5) await runDue(world, bookingHandlers, { worker: 'law' })
  await branch.rows(`update appointments set state = 'promised', ended_at = null where state <> 'promised'`)
}

test.each(seeds)('B1 of fifty who send one operative at once, exactly one does (seed %i)', async (seed) => {
  const chance = chanceFrom(seed)
  clock.moveTo(todayAt('09:00'))
  const someone = seed % 7 === 0 ? tom : amina
  const sendings: ToSend[] = []
  for (const home of homes) sendings.push(someone === tom ? await overridden(home) : anySending(chance, home))
  const sent = theOneSent(await Promise.all(shuffled(chance, sendings).map(send)))
  await nobodyHasTwo()
  expect((await liveOf(someone.operativeId)).map((one) => one.visit_id)).toEqual([sent.visitId])
  await over(chance, sent, sendings)
  expect((await liveOf(someone.operativeId)).length).toBeLessThanOrEqual(1)
  await branch.rows(`update bookings set state = 'ended' where live`)
})

test('B1 past every rule, straight into the table, the index lets one in and answers the others in the same words', async () => {
  const row = {
    landlordId: branch.landlordId,
    operativeId: amina.operativeId,
    state: 'on_the_way',
    checkCode: '4729',
    expectedMinutes: 45,
    travelMinutes: 10,
  }
  const past = homes.map(({ appointmentId, orderId, householdId, premisesId }) =>
    world.db.act(controller, async (tx) => {
      const ids = { id: tx.world.newId('booking'), visitId: tx.world.newId('visit'), contractorId: branch.contractorId }
      const when = { sentAt: tx.now, judgedAt: tx.now, sentBy: controller.staffId, why: '{}' }
      await tx.q
        .insertInto('bookings')
        .values({ ...row, ...ids, ...when, appointmentId, orderId, householdId, premisesId })
        .execute()
      return { ok: true as const, value: { visitId: ids.visitId, bookingIds: [ids.id], checkCode: row.checkCode } }
    }),
  )
  theOneSent(await Promise.all(past))
  await nobodyHasTwo()
})
