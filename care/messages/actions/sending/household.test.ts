import { beforeEach, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { plain, safe } from '../../../../test/harness/message-bench.ts'
import { noRoads, oneVisit, people, place } from '../../../../test/harness/one-visit.ts'
import { recordingTelephone } from '../../../../test/harness/recording-telephone.ts'
import { testWorld } from '../../../../test/harness/world.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import { after, minutes } from '../../../../lib/time.ts'
import type { SendResult } from '../../../../platform/telephone/telephone.ts'
import { runDue } from '../../../../platform/timers/engine.ts'
import {
  changeContactCard,
  messagesAbout,
  storeInbound,
  tellHousehold,
  textStaff,
  textsToRead,
  thankForText,
  untold,
} from '../../actions.ts'
import { messageHandlers } from '../../jobs.ts'
import type { ContactCard } from '../../rules.ts'
import type { StaffId } from '../../../../lib/ids.ts'

/** Three suppliers that write down what leaves. */
const database = await freshDatabase()
const [notify, twilio, smpp] = [recordingTelephone('notify'), recordingTelephone('twilio'), recordingTelephone('smpp')]
const textsOnly = ({ telephone: { call: _, ...rest } }: typeof smpp) => rest
const { world, clock } = testWorld(database, {
  travel: noRoads,
  suppliers: [textsOnly(notify), twilio.telephone, textsOnly(smpp)],
})
await oneVisit(world)
const { householdId, appointmentId } = place
const [malik, line] = [plain.telephone!, '+441314960199']

const as = <T>(work: Parameters<typeof world.db.as<T>>[1]): Promise<T> => world.db.as(people.engine, work)
const cardIs = (card: ContactCard) => as(async (tx) => orThrow(await changeContactCard(tx, householdId, card)))
const trouble = (_: unknown, error: unknown): never => {
  throw error
}
const due = () => runDue(world, messageHandlers, { worker: 'test', trouble })
const left = () => [notify, twilio, smpp].flatMap(({ sent }) => sent.map(({ supplier, by, to }) => `${supplier} ${by} ${to}`))

let about: readonly ['visit', string] = ['visit', 'vis_0000']
let visit = 0
beforeEach(async () => {
  clock.moveTo(after(clock.now(), minutes(24 * 60)))
  about = ['visit', `vis_${(visit += 1)}000`]
  for (const one of [notify, twilio, smpp]) one.sent.length = 0
  await as(async (tx) => {
    await tx.q.deleteFrom('timers').execute()
    await tx.q.deleteFrom('blockedNumbers').execute()
  })
  await cardIs(plain)
})
const facts = () => ({ windowFrom: after(clock.now(), minutes(60)), windowTo: after(clock.now(), minutes(180)), appointmentId })
const tell = async (template: 'promise_made' | 'promise_moved') => {
  await as((tx) => tellHousehold(tx, { householdId, template, facts: facts(), about }))
  await due()
}
const states = async () => (await as((tx) => messagesAbout(tx, about))).map(({ state }) => state)
let texts = 0
const says = async (body: string, by: 'SM' | 'smpp:' | 'notify:' = 'SM', from = malik) => {
  const inbound = await as((tx) => storeInbound(tx, { channel: 'text', supplierId: `${by}${(texts += 1)}`, from, to: line, body }))
  return as((tx) => thankForText(tx, inbound.id))
}
const blocked = () => as((tx) => tx.q.selectFrom('blockedNumbers').select(['supplier', 'telephone']).orderBy('supplier').execute())

test.each([
  ['SM', 'twilio'],
  ['smpp:', 'smpp'],
  ['notify:', 'notify'],
] as const)(
  'A6 a household replies STOP (%s): noted for that supplier, nothing is said back, and a person reads it',
  async (by, supplier) => {
    expect(await says(' Stop! ', by)).toBe('')
    expect(await blocked()).toEqual([{ supplier, telephone: malik }])
    expect((await as(textsToRead)).at(-1)).toMatchObject({ body: ' Stop! ', householdId })
  },
)

test('A6 after STOP ordinary texts go to a person, by whichever supplier they would have gone', async () => {
  await says('STOP')
  await tell('promise_made')
  expect([left(), await states()]).toEqual([[], ['by_hand']])
  const waiting = await as((tx) => untold(tx))
  expect(waiting.at(-1)).toMatchObject({ template: 'promise_made' })
  expect(JSON.stringify(waiting.at(-1))).toContain('They replied STOP')
})

test('A6 what keeps people safe at their own door goes all the same, by a supplier that they did not stop', async () => {
  await says('stop', 'notify:')
  await tell('promise_moved')
  expect([left(), await states()]).toEqual([[`twilio text ${malik}`], ['sent']])
})

test('A6 stopped at every supplier: a person tells them', async () => {
  for (const by of ['SM', 'smpp:', 'notify:'] as const) await says('STOP', by)
  await tell('promise_moved')
  expect([left(), await states()]).toEqual([[], ['by_hand']])
})

test('A6 a household that is rung is rung after STOP too: STOP is about texts', async () => {
  await says('STOP')
  await cardIs({ ...plain, channel: 'call' })
  await tell('promise_made')
  expect(left()).toEqual([`twilio call ${malik}`])
})

test('A6 START: texts again, by the first supplier', async () => {
  for (const by of ['SM', 'notify:'] as const) await says('STOP', by)
  await says('Start')
  expect(await blocked()).toEqual([])
  await tell('promise_made')
  expect([left(), await states()]).toEqual([[`notify text ${malik}`], ['sent']])
})

const stopped: SendResult = { ok: false, kind: 'refused', because: 'blocked', status: 400, code: 21610, why: 'Blocked.' }

test('A6 a supplier is the first to tell us of STOP: an ordinary text goes by no other either, what keeps safe does', async () => {
  notify.says(stopped)
  await tell('promise_made')
  expect([left(), await states()]).toEqual([[`notify text ${malik}`], ['by_hand']])
  expect(await blocked()).toEqual([{ supplier: 'notify', telephone: malik }])
  await as((tx) => tx.q.deleteFrom('blockedNumbers').execute())
  notify.says(stopped)
  notify.sent.length = 0
  await tell('promise_moved')
  expect(left()).toEqual([`notify text ${malik}`, `twilio text ${malik}`])
})

test('A6 STOP is of one number: their safe telephone is told all the same, and so is everybody on duty', async () => {
  await says('STOP')
  await cardIs({ ...safe, safeFrom: null, safeTo: null })
  await tell('promise_made')
  await as((tx) =>
    textStaff(tx, { staffId: 'st_isla' as StaffId, template: 'concern_received', facts: {}, about: ['visit', place.visitId] }),
  )
  await due()
  expect(left()).toEqual([`notify text ${safe.safeTelephone}`, 'twilio text +447700900101'])
})

test('H4, A6 a word that only looks like STOP stops nothing', async () => {
  for (const body of ['stop by at ten please', 'cancel', 'the leak will not stop']) await says(body)
  expect(await blocked()).toEqual([])
})
