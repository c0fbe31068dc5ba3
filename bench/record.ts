// npm run bench:record — 32 concurrent writers of an ordinary action, with the record (and its sealer at work) and without it.
import pg from 'pg'
import { recordEvent } from '../care/record/actions.ts'
import { sealRecord } from '../care/record/jobs.ts'
import { verifyRecord } from '../care/record/verify.ts'
import type { ContractorId } from '../lib/ids.ts'
import { trueClock } from '../platform/clock.ts'
import { crowTravelTimes } from '../platform/maps/crow.ts'
import { openDb } from '../platform/postgres/tx.ts'
import type { Tx } from '../platform/postgres/tx.ts'
import { engineOf } from '../platform/who.ts'
import { makeWorld, trueChance } from '../platform/world.ts'
import { benchDatabase, benchKeys, quantile } from './ground.ts'

const writers = 32
const secondsEach = 8
const rounds = 3

const database = await benchDatabase()
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
await owner.query(`insert into contractors values ('con_bench', 'Bench', '0131', '0132', 'red file', 15, false, now())`)
const push = { publicKey: '', send: () => Promise.reject(new Error('no push')) }
const world = makeWorld(
  trueClock,
  trueChance,
  { keys: benchKeys, suppliers: [], push, travel: crowTravelTimes(), publicUrl: 'http://localhost', trouble: console.error },
  (get) => openDb(database.urls, trueClock, {}, get, writers),
)
const who = engineOf('con_bench' as ContractorId)

/** A small action as all of them are made: load, decide, save. It looks a landlord up, adds one, changes it. */
const act = async (tx: Tx): Promise<void> => {
  const id = world.newId('landlord')
  const before = await tx.q.selectFrom('landlords').select(['id', 'name']).where('id', '=', id).executeTakeFirst()
  if (before) throw new Error('An id came twice.')
  await tx.q.insertInto('landlords').values({ contractorId: tx.who.contractorId, id, name: id, telephone: '0131' }).execute()
  await tx.q.updateTable('landlords').set({ telephone: '0132' }).where('id', '=', id).execute()
}
const actOnRecord = async (tx: Tx): Promise<void> => {
  await act(tx)
  await recordEvent(tx, { verb: 'landlord_added', subject: ['landlord', 'll_bench'], content: { telephone: '0132' } })
}

const perSecond = async (work: (tx: Tx) => Promise<void>): Promise<number> => {
  const until = performance.now() + secondsEach * 1000
  let done = 0
  const writer = async (): Promise<void> => {
    while (performance.now() < until) {
      await world.db.as(who, work)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: writers }, writer))
  return done / secondsEach
}

let sealing = true
const sealer = (async () => {
  while (sealing) {
    await sealRecord(world)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
})()
await perSecond(act)
const ratios: number[] = []
for (let round = 0; round < rounds; round++) {
  const without = await perSecond(act)
  const withRecord = await perSecond(actOnRecord)
  ratios.push(withRecord / without)
  console.log(
    `${writers} writers: ${without.toFixed(0)} actions/s without the record, ${withRecord.toFixed(0)} with it: ${(100 * ratios.at(-1)!).toFixed(0)}%`,
  )
}
console.log(`median ${(100 * quantile(ratios, 0.5)).toFixed(0)}%`)
sealing = false
await sealer
while ((await sealRecord(world)).length > 0);
const [verdict] = await verifyRecord(world, [])
console.log(`verified: ${verdict?.events} events in ${verdict?.seals} seals, ${verdict?.brokenAt ?? 'unbroken'}`)
await world.db.close()
await owner.end()
await database.stop()
