import { afterAll, expect, test } from 'vitest'
import { changeContactCard, messagesAbout, tellHousehold } from '../../../care/messages/actions.ts'
import { messageHandlers } from '../../../care/messages/jobs.ts'
import { orThrow } from '../../../lib/refusal.ts'
import { after, minutes, seconds } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { smppSupplier } from '../../../platform/telephone/smpp/smpp.ts'
import type { Supplier } from '../../../platform/telephone/telephone.ts'
import { runDue } from '../../../platform/timers/engine.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { plain } from '../../../test/harness/message-bench.ts'
import { noRoads, oneVisit, people, place } from '../../../test/harness/one-visit.ts'
import { testWorld } from '../../../test/harness/world.ts'
import { startExchange } from '../../exchange/exchange.ts'
import { hearSmpp } from './smpp.ts'

/** A household's only supplier is the second one, and it is quick with its receipts. */
const line = '+441314960199'
const second = await startExchange({
  ...{ port: 0, callbackBase: 'http://127.0.0.1:9', lines: [line], smpp: { port: 0, user: 'doorstep', password: 'eight888' } },
  ...{ accountSid: 'AC00000000000000000000000000000000', authToken: 'a token that only two know' },
})
const supplier = smppSupplier({ url: `smpp://doorstep:eight888@127.0.0.1:${second.smpp!.port}`, from: line, patience: seconds(2) })
const database = await freshDatabase()
let looked: () => void = () => undefined
const firstLook = new Promise<void>((resolve) => (looked = resolve))
/** Its answer comes back to us after its first receipt was looked up, so that nothing is committed then. */
const slowToAnswer: Supplier = {
  ...supplier,
  text: async (...what) => {
    const result = await supplier.text(...what)
    await firstLook
    return result
  },
}
const { world } = testWorld(database, { travel: noRoads, suppliers: [slowToAnswer] })
const door: typeof world.db.door = async (work) => {
  const found = await world.db.door(work)
  looked()
  return found
}
await oneVisit(world)
const troubles: unknown[] = []
hearSmpp(supplier, { world: { ...world, db: { ...world.db, door } }, listeners: [], trouble: (error) => void troubles.push(error) })
afterAll(async () => {
  await supplier.close()
  await second.close()
})
const as = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(people.engine, work)
const about = ['visit', place.visitId] as const
const states = async () => (await as((tx) => messagesAbout(tx, about))).map(({ state }) => state)

test('M2 a receipt that is here before the sending is committed still finds its message', async () => {
  second.faults.on('out_of_order', undefined, 'smpp') // “delivered” comes first of all
  await as(async (tx) => {
    orThrow(await changeContactCard(tx, place.householdId, plain))
    const windowFrom = after(tx.now, minutes(60))
    const facts = { windowFrom, windowTo: after(windowFrom, minutes(120)), appointmentId: place.appointmentId }
    await tellHousehold(tx, { householdId: place.householdId, template: 'promise_made', facts, about })
  })
  await runDue(world, messageHandlers, { worker: 'test' })
  await second.settled()
  await expect.poll(states, { timeout: 5_000 }).toEqual(['delivered'])
  expect([second.handset(plain.telephone!).texts.length, troubles]).toEqual([1, []])
})
