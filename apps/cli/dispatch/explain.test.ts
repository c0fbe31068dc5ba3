import { expect, test } from 'vitest'
import { goHomeIll } from '../../../care/workforce/actions.ts'
import { sendOperative, steer } from '../../../care/booking/actions.ts'
import { atTime, dayOf } from '../../../lib/time.ts'
import { crowTravelTimes } from '../../../platform/maps/crow.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { smallTown } from '../../../test/harness/small-town.ts'
import { doneAs, engine } from '../../../test/harness/townspeople.ts'
import { testWorld } from '../../../test/harness/world.ts'
import { explained } from './explain.ts'

const { world, clock } = testWorld(await freshDatabase(), { travel: crowTravelTimes() })
const town = await smallTown(world, clock)
const { isla } = town.staff
const told = async (wanted: string): Promise<string> =>
  ((await world.db.as(engine, (tx) => explained(tx, wanted))) ?? ['unknown']).join('\n')

test('D4 for a proposal: who, why, why now, what was given up, and every reason for everybody passed over', async () => {
  const lines = await told(town.promises.kowalska.appointmentId)
  expect(lines).toContain('Ms Kowalska, 94 Gorgie Road, EH11 2NP. No heating. Between 8 and 10, today.')
  expect(lines).toMatch(/Proposed now: Grace Okafor, there about 9:\d\d\./)
  expect(lines).toContain('The promised window is open and closes at 10:00.')
  expect(lines).toContain('Nobody else who is free or soon free may go.')
  expect(lines).toMatch(
    /Not Amina Yusuf: At a visit, or on the way to one\. .*This work is not their trade: gas\. Choose somebody with the trade\./,
  )
  expect(lines).toMatch(/At risk: .*closes soon.*\n {2}What would save it: /)
  expect(await told(town.promises.kowalska.orderId)).toBe(lines)
})

test('D4 for a wait: who waits, until when and for what', async () => {
  const lines = await told(town.promises.paterson.orderId)
  expect(lines).toContain('Nobody would be sent on it now.')
  expect(lines).toMatch(/Tomasz waits until 11:\d\d: Mrs Paterson’s window opens at 12:00\. 57 Clerk Street\./)
})

test('D4 what a colleague decided by hand is among the reasons, and what sending them instead would do is said', async () => {
  const until = atTime(dayOf(clock.now()), '11:00')
  await doneAs(world, isla, (tx) =>
    steer(tx, { kind: 'hold_back', operativeId: town.operatives.grace.operativeId, until, reason: 'A quiet hour after a hard visit' }),
  )
  const lines = await told(town.promises.kowalska.orderId)
  expect(lines).toContain('Nobody would be sent on it now.')
  expect(lines).toMatch(/Could go as well: Grace Okafor\. .*Held back by Isla until 11:00: A quiet hour after a hard visit\./)
  expect(lines).toMatch(/ {2}Sent instead: .*on the road/)
})

test('B6 what is at risk says how likely, why, and what would save it', async () => {
  await doneAs(world, isla, (tx) => goHomeIll(tx, town.operatives.callum.operativeId))
  const lines = await told(town.promises.adebayo.orderId)
  expect(lines).toMatch(/At risk: As the day stands, nobody can be there in time\. 0 in 20 likely to be kept\./)
  expect(lines).toContain('Nobody on shift for the rest of today may go to this home.')
})

test('D4 a visit that somebody was sent on says who, when and why', async () => {
  expect(await told(town.visitId)).toMatch(/^Amina Yusuf, sent at 8:50: .*minutes? away\..*window is open/)
  const { visitId } = await doneAs(world, isla, (tx) =>
    sendOperative(tx, { appointmentId: town.promises.kowalska.appointmentId, operativeIds: [town.operatives.grace.operativeId] }),
  )
  expect(await told(visitId)).toMatch(/^Grace Okafor, sent at 9:20: /)
  expect(await told('vis_NOTHING')).toBe('unknown')
})
