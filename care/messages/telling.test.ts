import { describe, expect, test } from 'vitest'
import { messageBench, plain } from '../../test/harness/message-bench.ts'
import { people } from '../../test/harness/one-visit.ts'
import type { StaffId } from '../../lib/ids.ts'
import { orThrow } from '../../lib/refusal.ts'
import { after, minutes } from '../../lib/time.ts'
import { runDue } from '../../platform/timers/engine.ts'
import { messagesAbout, textStaff, toldByHand, untold } from './actions.ts'
import { messageHandlers } from './jobs.ts'

const { world, clock, supplier, engine, cardIs, start, about, due, onTheWay, promised } = await messageBench()

describe('M1 in the language, by the channel', () => {
  test('a text in English, and the same in Urdu once the household asks for it, though it was queued before', async () => {
    await onTheWay()
    await due()
    await promised()
    await cardIs({ ...plain, language: 'ur' })
    await due()
    expect(supplier.sent.map((one) => one.to)).toEqual(['+447700900200', '+447700900200'])
    expect(supplier.sent[0]!.words).toMatch(
      /^Larkfield Repairs: Amina has set off and will be with you about 10:40\. .*She will say 4 7 2 9\. More: http:\/\/localhost:3000\/v\/\S{43}$/,
    )
    expect(supplier.sent[1]!.words).toContain('بجے کے درمیان')
  })
  test('a call says it twice, and waits for no key', async () => {
    await cardIs({ ...plain, channel: 'call' })
    await promised()
    await due()
    expect(supplier.sent).toMatchObject([{ by: 'call', to: '+447700900200' }])
    expect(supplier.sent[0]!.words.match(/we will come between 11 and 1 today/g)).toHaveLength(2)
    expect(supplier.sent[0]!.words).not.toContain('<Gather')
  })
  test('a letter waits for a person, who tells them and says so', async () => {
    await cardIs({ ...plain, channel: 'letter', largePrint: true })
    const id = await promised()
    await due()
    expect(supplier.sent).toEqual([])
    const [waiting] = await engine(untold)
    expect(waiting).toMatchObject({
      id,
      state: 'by_hand',
      largePrint: true,
      body: expect.stringContaining('we will come between 11 and 1 today'),
    })
    await world.db.as(people.isla, async (tx) => orThrow(await toldByHand(tx, id, 'Posted this morning.')))
    expect(await engine(untold)).toEqual([])
    expect(await world.db.as(people.isla, (tx) => toldByHand(tx, id, 'Again.'))).toMatchObject({ ok: false })
  })
  test('an operative and a resident cause messages and can read none', async () => {
    await onTheWay(people.amina)
    await due()
    expect(supplier.sent).toHaveLength(1)
    expect(await world.db.as(people.amina, (tx) => messagesAbout(tx, about()))).toEqual([])
    expect(await world.db.as(people.mrsMalik, (tx) => messagesAbout(tx, about()))).toEqual([])
  })
})

describe('A6 to staff', () => {
  test('at any hour, before whatever else is due, and a secret is not kept', async () => {
    clock.moveTo(after(start(), minutes(17 * 60)))
    await promised()
    const id = await engine((tx) =>
      textStaff(tx, { staffId: 'st_isla' as StaffId, template: 'welfare_check', facts: { where: '22/3 Easter Road' }, about: about() }),
    )
    await runDue(world, messageHandlers, { worker: 'test', width: 1 })
    expect(supplier.sent.map((one) => one.to)).toEqual(['+447700900101', '+447700900200'])
    expect(supplier.sent[0]!.id).toBe(id)
    const secret = await engine((tx) =>
      textStaff(tx, { staffId: 'st_amina' as StaffId, template: 'device_code', facts: { code: '918273' }, about: ['act', 'act_0001'] }),
    )
    await due()
    expect(supplier.sent.at(-1)!.words).toContain('918273')
    const kept = await engine((tx) =>
      tx.q.selectFrom('messages').select(['body', 'facts']).where('id', '=', secret).executeTakeFirstOrThrow(),
    )
    expect(JSON.stringify(kept)).not.toContain('918273')
  })
})
