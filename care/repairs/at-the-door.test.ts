import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/harness/database.ts'
import { nineOClock, openBranch } from '../../test/harness/branch.ts'
import { testWorld } from '../../test/harness/world.ts'
import { orThrow } from '../../lib/refusal.ts'
import { crowTravelTimes } from '../../platform/maps/crow.ts'
import { needsOf, tellNeed } from '../households/actions.ts'
import { setPriority } from '../landlords/actions.ts'
import { usualPriorities } from '../landlords/rules.ts'
import { markersForDeciders, markersInForce, proposeMarker } from '../premises/actions.ts'
import { makeFollowOn, orderOf } from './actions.ts'

const database = await freshDatabase()
const branch = await openBranch(database)
const { world } = testWorld(database, { travel: crowTravelTimes() })
const amina = await branch.operative('Amina')
const home = await branch.home({ markers: [{ code: 'W_NO_SIGNAL' }] })
const elsewhere = await branch.home({ markers: [{ code: 'W_TWO' }] })
const orderId = await branch.order(home)
await world.db.as(branch.controller, async (tx) => {
  for (const priority of usualPriorities) await setPriority(tx, branch.landlordId, priority)
})
await branch.rows(
  `insert into bookings (contractor_id, id, visit_id, order_id, household_id, premises_id, landlord_id, operative_id, state, check_code, expected_minutes, travel_minutes, sent_at, sent_by, emergency_reason, why, judged_at)
   values ($1, 'bk_1', 'vis_1', $2, $3, $4, $5, $6, 'inside', '1234', 45, 10, $7, 'st_000001', 'water', '[]', $7)`,
  [branch.contractorId, orderId, home.householdId, home.premisesId, branch.landlordId, amina.operativeId, nineOClock.toString()],
)

test('from the home they are in, an operative tells a need, proposes a marker and makes follow-on work', async () => {
  const followOn = await world.db.as(amina, async (tx) => {
    orThrow(await tellNeed(tx, { householdId: home.householdId, code: 'SHOES', source: 'operative' }))
    orThrow(
      await proposeMarker(tx, { premisesId: home.premisesId, code: 'W_SHARPS', source: 'Needles behind the bath panel, seen today.' }),
    )
    return orThrow(await makeFollowOn(tx, { orderId, what: 'New panel', trade: 'joiner' }))
  })
  expect(await world.db.as(amina, (tx) => needsOf(tx, home.householdId))).toMatchObject([{ code: 'SHOES' }])
  expect(await world.db.as(branch.controller, (tx) => orderOf(tx, followOn))).toMatchObject({
    followsOrderId: orderId,
    source: 'follow_on',
    householdId: home.householdId,
  })
  expect((await world.db.as(branch.director, markersForDeciders)).toDecide).toMatchObject([{ code: 'W_SHARPS', proposedBy: amina.staffId }])
})

test('D3, P2 they see what is in force where they are, and of another address nothing at all', async () => {
  expect((await world.db.as(amina, (tx) => markersInForce(tx, home.premisesId))).map((marker) => Object.keys(marker).toSorted())).toEqual([
    ['code', 'hours', 'id'],
  ])
  expect(await world.db.as(amina, (tx) => markersInForce(tx, elsewhere.premisesId))).toEqual([])
})

test('H4 safe contact is not settled at the door', async () => {
  const answer = await world.db.as(amina, (tx) =>
    tellNeed(tx, {
      householdId: home.householdId,
      code: 'SAFE_CONTACT',
      source: 'operative',
      safeWay: { telephone: '07700 900555', hours: null },
    }),
  )
  expect(answer).toMatchObject({ kind: 'refused', reasons: [{ code: 'H4_TELL_THE_OFFICE' }] })
})
