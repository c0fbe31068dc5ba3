import { expect, test } from 'vitest'
import { crowTravelTimes } from '../../../platform/maps/crow.ts'
import { engineOf } from '../../../platform/who.ts'
import { openBranch } from '../../../test/harness/branch.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { putPast } from '../../../test/harness/past.ts'
import { testWorld } from '../../../test/harness/world.ts'
import { operativesNow } from '../../workforce/actions.ts'
import { candidatesOf } from './team.ts'

const database = await freshDatabase()
const { world } = testWorld(database, { travel: crowTravelTimes() }) // Tuesday 24 November 2026, nine o'clock
const branch = await openBranch(database)
const amina = await branch.operative('Amina')
const grace = await branch.operative('Grace')
const home = await branch.promise()
const put = (name: string, operativeId: string, from: string, howMany: number) =>
  putPast(branch.rows, name, {
    ...{ contractorId: branch.contractorId, landlordId: branch.landlordId, home, operativeIds: [operativeId] },
    ...{ from, everyMinutes: 180, howMany, trade: 'plumber', road: [20, 24], work: [45, 60] },
  })
const whyOf = (name: string, why: object) =>
  branch.rows(`update bookings set why = $2 where id like 'bkg_' || $1 || '%'`, [name, JSON.stringify(why)])

test('B8 a usual day of the six before is told: emergencies, what was hard and the road, whatever else was done', async () => {
  await put('easy', amina.operativeId, '2026-11-18T09:00:00Z', 2)
  await put('leak', amina.operativeId, '2026-11-23T09:00:00Z', 3)
  await put('heavy', amina.operativeId, '2026-11-20T09:00:00Z', 1)
  await put('old', amina.operativeId, '2026-11-17T09:00:00Z', 3)
  await put('early', amina.operativeId, '2026-11-24T00:30:00Z', 1)
  await whyOf('leak', { emergency: true, hard: true })
  await whyOf('old', { emergency: true, hard: true })
  await whyOf('early', { emergency: true, hard: true })
  await whyOf('heavy', { emergency: false, hard: true })
  const people = await world.db.as(engineOf(branch.contractorId), async (tx) => candidatesOf(tx, await operativesNow(tx)))
  const weeks = Object.fromEntries(people.map(({ operative }) => [operative.id, operative.week]))
  expect(weeks[amina.operativeId]).toEqual({ emergencies: 1, hardVisits: 1 / 3, travelMinutes: 40 })
  expect(weeks[grace.operativeId]).toEqual({ emergencies: 0, hardVisits: 0, travelMinutes: 0 })
})
