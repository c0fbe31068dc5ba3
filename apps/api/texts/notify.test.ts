import { beforeEach, describe, expect, test } from 'vitest'
import { changeContactCard, messagesAbout, readHealth, tellHousehold, textsToRead } from '../../../care/messages/actions.ts'
import { orThrow } from '../../../lib/refusal.ts'
import { after, minutes, seconds } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { notifySupplier } from '../../../platform/telephone/notify.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { plain } from '../../../test/harness/message-bench.ts'
import { oneVisit, people, place } from '../../../test/harness/one-visit.ts'
import { freePort } from '../../../test/harness/ports.ts'
import { line, openLine } from '../../../test/harness/telephone-line.ts'

/** Our adapter and the exchange's Notify, which share no code, over sockets; and what its callbacks do here. */
const service = '26785a09-ab16-4eb0-8407-a37497a57506'
const secret = '3d844edf-8d35-48ac-975b-e847b4f122b0'
const callbackToken = 'a token for callbacks'
const notify = { apiKey: `doorstep-${service}-${secret}`, templateId: 'f33517ff-2a88-4f6e-b855-c550268ce08a', callbackToken }
const database = await freshDatabase()
const { world, clock, exchange, publicUrl, due, passes, troubles } = await openLine(database, { notify })
await oneVisit(world)
const as = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(people.engine, work)
const malik = exchange.handset('07700900200')
const viaNotify = world.suppliers.find(({ name }) => name === 'notify')!

let visit = 0
let about: readonly ['visit', string]
beforeEach(async () => {
  exchange.faults.clear()
  troubles.length = 0
  clock.moveTo(after(clock.now(), minutes(24 * 60)))
  about = ['visit', `vis_${(visit += 1)}000`]
  await as(async (tx) => {
    await tx.q.deleteFrom('timers').execute()
    await tx.q.updateTable('supplierHealth').set({ failedInTurn: 0, lateInTurn: 0, restsUntil: null, lastSuccessAt: null }).execute()
    orThrow(await changeContactCard(tx, place.householdId, plain))
  })
})
const promised = () =>
  as((tx) => {
    const windowFrom = after(tx.now, minutes(60))
    const facts = { windowFrom, windowTo: after(windowFrom, minutes(120)), appointmentId: place.appointmentId }
    return tellHousehold(tx, { householdId: place.householdId, template: 'promise_made', facts, about })
  })
const state = async () => (await as((tx) => messagesAbout(tx, about))).map((one) => one.state)
const tries = () =>
  as((tx) =>
    tx.q
      .selectFrom('messageAttempts as a')
      .innerJoin('messages as m', 'm.id', 'a.messageId')
      .select(['a.supplier', 'a.state', 'a.supplierIds', 'm.id'])
      .where('m.aboutId', '=', about[1])
      .execute(),
  )
const triedBy = async () => (await tries()).map((one) => `${one.supplier} ${one.state}`).toSorted()
const from = () => malik.last()?.from

describe('what a household is told goes by Notify', () => {
  test('M2, M3 first by Notify, and delivered when its callback says so', async () => {
    await promised()
    await due()
    expect(from()).toBe('GOVUK')
    expect(malik.last()?.body).toContain('Larkfield Repairs')
    expect([await state(), await triedBy(), exchange.troubles(), troubles]).toEqual([['delivered'], ['notify delivered'], [], []])
  })
  test.each(['error_500', 'timeout_lost'] as const)('M3 Notify leaves us unsure (%s): a second copy goes by Twilio', async (fault) => {
    exchange.faults.on(fault, undefined, 'notify')
    await promised()
    await due()
    await passes(seconds(60))
    expect([from(), await state(), await triedBy()]).toEqual([line, ['delivered'], ['notify unclear', 'twilio delivered']])
    expect((await as(readHealth)).find((one) => one.supplier === 'notify')?.lastFailureAt).not.toBeNull()
  })
  test('M2 Notify sent it and its answer never came: its callback finds the message, and no second copy goes', async () => {
    exchange.faults.on('timeout_sent', undefined, 'notify')
    await promised()
    await due()
    await passes(seconds(60))
    expect([from(), await state(), await triedBy()]).toEqual(['GOVUK', ['delivered'], ['notify delivered']])
  })
  test('M3 Notify says no to this number: by Twilio, at once', async () => {
    exchange.faults.on('refused', undefined, 'notify')
    await promised()
    await due()
    expect([from(), await state(), await triedBy()]).toEqual([line, ['delivered'], ['notify refused', 'twilio delivered']])
  })
  test('M3 Notify could not deliver it: by Twilio', async () => {
    exchange.faults.on('undelivered', undefined, 'notify')
    await promised()
    await due()
    await due()
    expect([from(), await state(), await triedBy()]).toEqual([line, ['delivered'], ['notify undelivered', 'twilio delivered']])
  })
  test('M2 its callbacks twice and last one first', async () => {
    exchange.faults.on('delivered_twice', undefined, 'notify')
    exchange.faults.on('out_of_order', undefined, 'notify')
    await promised()
    await due()
    expect([await state(), await triedBy()]).toEqual([['delivered'], ['notify delivered']])
  })
})

describe('its callbacks', () => {
  const post = (token: string | null, body: string) =>
    fetch(`${publicUrl}/hooks/notify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: token }) },
      body,
    })
  const right = `Bearer ${callbackToken}`
  const receiptFor = async (status: string) => {
    const [one] = await tries()
    return JSON.stringify({ id: one!.supplierIds[0], reference: one!.id, to: malik.number, status, notification_type: 'sms' })
  }
  const sent = async () => {
    exchange.faults.on('never_delivered', undefined, 'notify')
    await promised()
    await due()
    expect(await state()).toEqual(['sent'])
  }

  test.each([
    ['no token', null],
    ['another token', 'Bearer not the token'],
    ['the token under another name', `Basic ${callbackToken}`],
  ])('with %s it is refused, and nothing happens', async (_, token) => {
    await sent()
    expect((await post(token, await receiptFor('delivered'))).status).toBe(403)
    expect((await post(token, 'x'.repeat(10_000_000)).catch(() => ({ status: 403 }))).status).toBe(403)
    expect(await state()).toEqual(['sent'])
  })
  test('M2 with the token: delivered, once and again; what comes after changes nothing', async () => {
    await sent()
    const receipt = await receiptFor('delivered')
    expect([(await post(right, receipt)).status, (await post(right, receipt)).status]).toEqual([204, 204])
    expect((await post(right, await receiptFor('permanent-failure'))).status).toBe(204)
    expect([await state(), await triedBy()]).toEqual([['delivered'], ['notify delivered']])
    const [one] = await tries()
    expect(
      await as((tx) =>
        tx.q.selectFrom('recordEvents').select('verb').where('verb', '=', 'message_delivered').where('subjectId', '=', one!.id).execute(),
      ),
    ).toHaveLength(1)
  })
  test('what is not understood, is too large, or is of no message of ours', async () => {
    const stranger = JSON.stringify({ id: 'x', reference: 'msg_none', status: 'delivered' })
    expect((await post(right, stranger)).status).toBe(204)
    expect((await post(right, JSON.stringify({ id: 'x', reference: null, status: 'no such state' }))).status).toBe(400)
    expect((await post(right, 'no JSON')).status).toBe(400)
    expect((await post(right, JSON.stringify({ message: 'x'.repeat(70_000) })).catch(() => ({ status: 413 }))).status).toBe(413)
  })
  test('A2 a text to the service’s number is heard like any other: kept once, and the word for help is an alarm', async () => {
    const came = (id: string, message: string, source_number = '447700900104') =>
      post(right, JSON.stringify({ id, source_number, destination_number: line.slice(1), message, date_received: 'now' }))
    expect((await came('n-1', 'heron')).status).toBe(204)
    expect((await came('n-1', 'heron')).status).toBe(204)
    expect(await as((tx) => tx.q.selectFrom('alarms').select(['kind', 'heard']).execute())).toEqual([{ kind: 'code_text', heard: 'heron' }])
    await came('n-2', 'Which door is it?', '447700900200')
    expect((await as(textsToRead)).map((one) => one.body)).toContain('Which door is it?')
  })
})

describe('the adapter', () => {
  const how = { statusCallback: '', id: 'msg_by_hand' }
  test('it answers whoever has its key', async () => {
    expect(await viaNotify.answers(seconds(1))).toBeNull()
  })
  test('each fault as a value; a key that is not theirs says nothing about the number', async () => {
    const wrong = notifySupplier({ ...notify, apiKey: `doorstep-${service}-${service}`, url: exchange.url })
    expect(await wrong.text!(malik.number, 'x', how)).toMatchObject({ ok: false, kind: 'refused', because: 'account', status: 403 })
    expect(await wrong.answers(seconds(1))).toContain('403')
    const nobody = notifySupplier({ ...notify, url: `http://127.0.0.1:${await freePort()}` })
    expect(await nobody.text!(malik.number, 'x', how)).toMatchObject({ ok: false, kind: 'unreachable' })
    expect(await nobody.answers(seconds(1))).toContain('failed')
    expect(await viaNotify.text!('12', 'x', how)).toMatchObject({ ok: false, kind: 'refused', because: 'number' })
  })
})
