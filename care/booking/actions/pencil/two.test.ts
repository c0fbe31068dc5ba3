import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { openBranch, todayAt } from '../../../../test/harness/branch.ts'
import { testWorld } from '../../../../test/harness/world.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../../platform/maps/crow.ts'
import { constraintReasons } from '../../words.ts'
import { sendOperative } from '../send.ts'
import { aheadNow } from './ahead.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller } = branch
const ahead = () => world.db.as(controller, aheadNow)

test('B1 D3 two are kept for a home that takes two, wait for each other, and are sent in one act', async () => {
  clock.moveTo(todayAt('09:00'))
  const amina = await branch.operative('Amina', { at: [-3.171, 55.961] })
  const grace = await branch.operative('Grace', { at: [-3.175, 55.962], trades: ['joiner'] })
  const first = await branch.promise({}, { expectedMinutes: 30 })
  orThrow(await world.db.act(controller, (tx) => sendOperative(tx, { ...first, operativeIds: [amina.operativeId] })))
  const { orderId, appointmentId } = await branch.promise({ markers: [{ code: 'W_TWO' }] })

  const busy = await ahead()
  expect(busy.proposals).toEqual([])
  const [wait] = busy.notes.find((one) => one.orderId === orderId)!.waits
  expect(wait).toMatchObject({ operative: grace.operativeId, colleague: { operative: amina.operativeId, isWaitedFor: true } })
  expect(busy.chances.get(orderId)).toBeLessThan(0.1)

  await branch.rows(`update bookings set state = 'ended', ended_at = sent_at`)
  await branch.rows(`update appointments set state = 'kept' where id = $1`, [first.appointmentId])
  const { proposals } = await ahead()
  expect(proposals.map((one) => [one.orderId, one.operatives.toSorted()])).toEqual([
    [orderId, [amina.operativeId, grace.operativeId].toSorted()],
  ])
  orThrow(await world.db.act(controller, (tx) => sendOperative(tx, { appointmentId, operativeIds: proposals[0]!.operatives })))
  const live = await branch.rows(`select operative_id, visit_id from bookings where live and order_id = $1`, [orderId])
  expect(live).toHaveLength(2)
  expect(new Set(live.map((one) => one['visit_id'])).size).toBe(1)
  expect((await ahead()).proposals).toEqual([])
})
