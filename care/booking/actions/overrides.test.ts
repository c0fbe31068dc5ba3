import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/harness/database.ts'
import { openBranch, todayAt } from '../../../test/harness/branch.ts'
import { testWorld } from '../../../test/harness/world.ts'
import type { OperativeId } from '../../../lib/ids.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { orThrow } from '../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../platform/maps/crow.ts'
import type { Who } from '../../../platform/who.ts'
import { constraintReasons } from '../words.ts'
import { agreeOverride, askOverride, refuseOverride } from './overrides.ts'
import { callBack } from './progress.ts'
import { sendOperative } from './send.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller, secondController } = branch

const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok || outcome.kind !== 'refused' ? [] : outcome.reasons.map((one) => one.code)
const send = (toSend: Parameters<typeof sendOperative>[1]) => world.db.act(controller, (tx) => sendOperative(tx, toSend))
const bookingsOf = (id: OperativeId) => branch.rows(`select * from bookings where operative_id = $1 order by sent_at, id`, [id])
const at9 = () => clock.moveTo(todayAt('09:00'))

describe('D5 overrides', () => {
  const lapsedAndHome = async () => {
    at9()
    const tom = await branch.operative('Tom', { lapsed: ['T_DEMENTIA'] })
    const home = await branch.promise()
    const asked = {
      ...home,
      operativeId: tom.operativeId,
      rules: ['D1_TRAINING_LAPSED'],
      reason: 'The course is this afternoon; water is coming in.',
    }
    return { tom, home, asked }
  }
  const ask = async (asked: Parameters<typeof askOverride>[1], who: Who = controller) => world.db.act(who, (tx) => askOverride(tx, asked))

  test('two different people set a safety rule aside, with a reason, for one sending', async () => {
    const { tom, home, asked } = await lapsedAndHome()
    const overrideId = orThrow(await ask(asked))
    const texts = await branch.rows(`select staff_id, facts from messages where about_id = $1`, [overrideId])
    expect(texts).toEqual([{ staff_id: secondController.staffId, facts: { name: 'Rhona Kerr' } }])
    const sending = { appointmentId: home.appointmentId, operativeIds: [tom.operativeId], overrideId }
    expect(codes(await send(sending))).toEqual(['D5_NOT_AGREED'])
    expect(codes(await world.db.act(controller, (tx) => agreeOverride(tx, overrideId)))).toEqual(['D5_TWO_DIFFERENT_PEOPLE'])
    orThrow(await world.db.act(secondController, (tx) => agreeOverride(tx, overrideId)))
    const sent = orThrow(await send(sending))
    expect(await bookingsOf(tom.operativeId)).toMatchObject([{ why: { overrideId } }])
    orThrow(await world.db.act(controller, (tx) => callBack(tx, sent.bookingIds[0]!, 'Changed our minds')))
    expect(codes(await send(sending))).toEqual(['D5_FOR_SOMETHING_ELSE'])
    const verbs = await branch.rows('select verb, actor_id from record_events where subject_id = $1 order by verb', [overrideId])
    expect(verbs).toEqual([
      { verb: 'override_agreed', actor_id: secondController.staffId },
      { verb: 'override_asked', actor_id: controller.staffId },
    ])
  })

  test('the database itself refuses that whoever asked agrees', async () => {
    const { asked } = await lapsedAndHome()
    const overrideId = orThrow(await ask(asked))
    await expect(branch.rows('update overrides set agreed_by = asked_by, agreed_at = now() where id = $1', [overrideId])).rejects.toThrow(
      'override_by_two_people',
    )
  })

  test.each([
    ['D2_SEX_ASKED', 'D5_HOUSEHOLD_DECIDES'],
    ['D2_TWO_PEOPLE_ASKED', 'D5_HOUSEHOLD_DECIDES'],
    ['B1_HAS_LIVE_BOOKING', 'D5_NEVER'],
    ['B2_BREATHING_SPACE', 'D5_NEVER'],
    ['D3_DO_NOT_ATTEND', 'D5_NEVER'],
    ['D1_ID_CARD_LAPSED', 'D5_NEVER'],
    ['NO_SUCH_RULE', 'D5_NEVER'],
  ])('%s is never set aside', async (rule, code) => {
    const { asked } = await lapsedAndHome()
    expect(codes(await ask({ ...asked, rules: ['D1_TRAINING_LAPSED', rule] }))).toEqual([code])
  })

  test('without a reason nothing is asked, and only people in the office ask', async () => {
    const { tom, asked } = await lapsedAndHome()
    expect(codes(await ask({ ...asked, reason: '  urgent  ' }))).toEqual(['D5_REASON_NEEDED'])
    expect(codes(await ask(asked, tom))).toEqual(['D5_ONLY_STAFF'])
  })

  test('what a second person refused stays refused', async () => {
    const { tom, home, asked } = await lapsedAndHome()
    const overrideId = orThrow(await ask(asked))
    orThrow(await world.db.act(secondController, (tx) => refuseOverride(tx, overrideId, 'Somebody trained is near.')))
    expect(codes(await world.db.act(secondController, (tx) => agreeOverride(tx, overrideId)))).toEqual(['D5_DECIDED_ALREADY'])
    expect(codes(await send({ appointmentId: home.appointmentId, operativeIds: [tom.operativeId], overrideId }))).toEqual(['D5_NOT_AGREED'])
  })

  test('it speaks for one person only: the other of two still has to be fit', async () => {
    const { tom, home, asked } = await lapsedAndHome()
    const jo = await branch.operative('Jo', { lapsed: ['T_DEMENTIA'] })
    const overrideId = orThrow(await ask(asked))
    orThrow(await world.db.act(secondController, (tx) => agreeOverride(tx, overrideId)))
    const outcome = await send({ appointmentId: home.appointmentId, operativeIds: [tom.operativeId, jo.operativeId], overrideId })
    expect(outcome).toMatchObject({ reasons: [{ code: 'D1_TRAINING_LAPSED', sentence: expect.stringMatching(/^Jo: /) }] })
  })
})
