import { beforeEach, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { noRoads, oneVisit, people, place } from '../../../../test/harness/one-visit.ts'
import { recordingTelephone } from '../../../../test/harness/recording-telephone.ts'
import { testWorld } from '../../../../test/harness/world.ts'
import type { MessageId, StaffId } from '../../../../lib/ids.ts'
import type { Instant } from '../../../../lib/time.ts'
import { after, instant, minutes, seconds } from '../../../../lib/time.ts'
import type { SendResult } from '../../../../platform/telephone/telephone.ts'
import { runDue } from '../../../../platform/timers/engine.ts'
import { readHealth, receipt, storeInbound, textStaff, withholdQueued } from '../../actions.ts'
import { messageHandlers } from '../../jobs.ts'
import { dutyStep } from './duty.ts'

const database = await freshDatabase()
const [twilio, smpp] = [recordingTelephone('twilio'), recordingTelephone('smpp')]
const { call: _, ...textsOnly } = smpp.telephone
const { world, clock } = testWorld(database, { travel: noRoads, suppliers: [twilio.telephone, textsOnly] })
await oneVisit(world)
const engine = people.engine
const isla = '+447700900101'

const away: SendResult = { ok: false, kind: 'unreachable', why: 'Nobody there.' }
const unsure: SendResult = { ok: false, kind: 'unclear', why: 'No answer in time.' }
const blocked: SendResult = { ok: false, kind: 'refused', because: 'blocked', status: 400, code: 21610, why: 'Blocked.' }

const as = <T>(work: Parameters<typeof world.db.as<T>>[1]): Promise<T> => world.db.as(engine, work)
const due = () =>
  runDue(world, messageHandlers, {
    worker: 'test',
    trouble: (_timer, error) => {
      throw error
    },
  })
const passes = async (n: number): Promise<void> => {
  clock.moveTo(after(clock.now(), seconds(n)))
  await due()
}
const help = () =>
  as((tx) => textStaff(tx, { staffId: 'st_isla' as StaffId, template: 'concern_received', facts: {}, about: ['visit', place.visitId] }))
const left = () => [...twilio.sent.map(({ by }) => `twilio ${by}`), ...smpp.sent.map(({ by }) => `smpp ${by}`)]
const stateOf = async (id: MessageId) =>
  (await as((tx) => tx.q.selectFrom('messages').select('state').where('id', '=', id).executeTakeFirstOrThrow())).state
const tries = (id: MessageId) =>
  as((tx) =>
    tx.q
      .selectFrom('messageAttempts')
      .select(['supplier', 'channel', 'state'])
      .where('messageId', '=', id)
      .orderBy('triedAt')
      .orderBy('id')
      .execute(),
  )
const delivered = (id: MessageId, sid: string, supplier: 'twilio' | 'smpp') =>
  as((tx) => receipt(tx, id, { of: 'message', sid, state: 'delivered', errorCode: null }, { supplier }))

let day: Instant = instant('2026-11-24T02:00:00Z')
beforeEach(async () => {
  day = after(day, minutes(24 * 60))
  clock.moveTo(day)
  await as(async (tx) => {
    await tx.q.deleteFrom('timers').execute()
    await tx.q.deleteFrom('blockedNumbers').execute()
    await tx.q.updateTable('supplierHealth').set({ failedInTurn: 0, lateInTurn: 0, restsUntil: null, lastSuccessAt: null }).execute()
  })
  for (const one of [twilio, smpp]) {
    one.sent.length = 0
    one.isProbed(null)
  }
})

test('M2, M3 delivered in time by the first supplier: nothing else leaves', async () => {
  const id = await help()
  await due()
  expect([left(), await stateOf(id)]).toEqual([['twilio text'], 'sent'])
  await delivered(id, twilio.sent[0]!.sid!, 'twilio')
  await passes(60)
  expect([left(), await stateOf(id)]).toEqual([['twilio text'], 'delivered'])
})

test('M3 not delivered in fifteen seconds: by the other supplier, and as a call; the late receipt still counts', async () => {
  const id = await help()
  await due()
  await passes(14)
  expect(left()).toEqual(['twilio text'])
  await passes(1)
  expect(left()).toEqual(['twilio text', 'twilio call', 'smpp text'])
  await delivered(id, twilio.sent[0]!.sid!, 'twilio')
  expect(await stateOf(id)).toBe('delivered')
  expect(await tries(id)).toMatchObject([{ state: 'delivered' }, { state: 'accepted' }, { state: 'accepted' }])
})

test('M3 the first does not answer: the other at once; traffic shifts, and comes back after a probe', async () => {
  twilio.says(unsure)
  twilio.isProbed('Still away.')
  await help()
  await due()
  expect(left()).toEqual(['twilio text', 'smpp text'])
  await help()
  await due()
  expect(smpp.sent).toHaveLength(2)
  expect(twilio.sent).toHaveLength(1)
  await passes(10)
  const health = await as(readHealth)
  expect(health.find((one) => one.supplier === 'twilio' && one.channel === 'text')).toMatchObject({
    failedInTurn: 2,
    trouble: 'Still away.',
  })
  twilio.isProbed(null)
  await passes(20)
  const before = twilio.sent.length
  await help()
  await due()
  expect(twilio.sent.slice(before).map(({ by }) => by)).toContain('text')
})

test('A6 both unreachable: tried every five seconds until one is back', async () => {
  twilio.says(...Array.from({ length: 12 }, () => away))
  smpp.says(...Array.from({ length: 6 }, () => away))
  const id = await help()
  await due()
  for (let round = 0; round < 5; round++) await passes(5)
  expect(smpp.sent).toHaveLength(6)
  expect(await stateOf(id)).toBe('queued')
  await passes(5)
  expect([twilio.sent.filter(({ by }) => by === 'text').length, await stateOf(id)]).toEqual([7, 'sent'])
})

test('A6 STOP: a blocked number gets its duty text by the other supplier and by voice, at once, now and next time', async () => {
  twilio.says(blocked)
  await help()
  await due()
  expect(left()).toEqual(['twilio text', 'twilio call', 'smpp text'])
  twilio.sent.length = smpp.sent.length = 0
  await help()
  await due()
  expect(left()).toEqual(['twilio call', 'smpp text'])
})

test('A6 somebody on duty replies STOP: it silences nothing; START takes it back', async () => {
  const says = (supplierId: string, body: string) =>
    as((tx) => storeInbound(tx, { channel: 'text', supplierId, from: isla, to: '+441314960143', body }))
  await says('SMstop', 'Stop')
  await help()
  await due()
  expect(left()).toEqual(['twilio call', 'smpp text'])
  await says('SMstart', 'START')
  twilio.sent.length = smpp.sent.length = 0
  await help()
  await due()
  expect(left()).toEqual(['twilio text'])
})

test('A5 we die between sending and noting: the next claim makes the same try again, with the same ids', async () => {
  const id = await help()
  const claim = async () => {
    const [timer] = await as((tx) => tx.q.selectFrom('timers').select(['id', 'fence']).where('subjectId', '=', id).execute())
    return { messageId: id, timerId: timer!.id, fence: timer!.fence }
  }
  const first = await as(async (tx) => dutyStep(tx, await claim(), []))
  expect(first.going.map(({ supplier, channel }) => [supplier, channel])).toEqual([['twilio', 'text']])
  await due()
  expect(twilio.sent.map((one) => one.id)).toEqual([id])
  expect(await tries(id)).toEqual([{ supplier: 'twilio', channel: 'text', state: 'accepted' }])
  const late = await as(async (tx) =>
    dutyStep(tx, { ...(await claim()), fence: 0 }, [{ attemptId: first.going[0]!.attemptId, to: isla, result: away, gone: [] }]),
  )
  expect(late.going).toEqual([])
  expect(await tries(id)).toEqual([{ supplier: 'twilio', channel: 'text', state: 'accepted' }])
})

test('A5 a receipt that is faster than the supplier’s answer, one that comes twice, and one of no copy of ours', async () => {
  let letGo: () => void = () => undefined
  twilio.waits(new Promise((resolve) => (letGo = resolve)))
  const id = await help()
  const sending = due()
  await expect.poll(() => twilio.sent.length).toBe(1)
  await delivered(id, 'SM-early', 'twilio')
  expect(await stateOf(id)).toBe('delivered')
  letGo()
  await sending
  await delivered(id, 'SM-early', 'twilio')
  await passes(60)
  expect([left(), await stateOf(id)]).toEqual([['twilio text'], 'delivered'])
})

test('A5 withheld while the supplier thinks: what became of the try is unclear until whoever is at it says so', async () => {
  let letGo: () => void = () => undefined
  twilio.waits(new Promise((resolve) => (letGo = resolve)))
  const id = await help()
  const sending = due()
  await expect.poll(() => twilio.sent.length).toBe(1)
  await as((tx) => withholdQueued(tx, ['visit', place.visitId]))
  expect([await stateOf(id), (await tries(id)).map(({ state }) => state)]).toEqual(['withheld', ['unclear']])
  letGo()
  await sending
  expect([await stateOf(id), (await tries(id)).map(({ state }) => state)]).toEqual(['withheld', ['accepted']])
  await passes(60)
  expect(left()).toEqual(['twilio text'])
})

test('A6 sixty-four duty messages wait for a silent supplier at once, and hold no connection', async () => {
  let letGo: () => void = () => undefined
  twilio.waits(new Promise((resolve) => (letGo = resolve)))
  for (let n = 0; n < 64; n++) await help()
  const sending = runDue(world, messageHandlers, { worker: 'test', width: 256 })
  await expect.poll(() => twilio.sent.length, { timeout: 10_000 }).toBe(64)
  expect(await as(async (tx) => (await tx.q.selectFrom('messages').select('id').limit(1).execute()).length)).toBe(1)
  letGo()
  await sending
})

test('what is no longer true is chased by no second way', async () => {
  await help()
  await due()
  await as((tx) => withholdQueued(tx, ['visit', place.visitId]))
  await passes(60)
  expect(left()).toEqual(['twilio text'])
})
