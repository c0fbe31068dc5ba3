import { describe, expect, test } from 'vitest'
import { messageBench, plain, safe } from '../../test/harness/message-bench.ts'
import { people, place } from '../../test/harness/one-visit.ts'
import type { MessageId } from '../../lib/ids.ts'
import { orThrow } from '../../lib/refusal.ts'
import { after, minutes, seconds } from '../../lib/time.ts'
import { runDue } from '../../platform/timers/engine.ts'
import type { StatusReport } from '../../platform/telephone/incoming.ts'
import { receipt, toldByHand, untold } from './actions.ts'
import { messageHandlers } from './jobs.ts'

const { world, clock, supplier, engine, cardIs, start, due, passes, promised, states } = await messageBench()
const report = (state: string, sid: string, of: 'message' | 'call' = 'message') => ({ of, sid, state, errorCode: null }) as StatusReport

describe('M2 delivered, not sent', () => {
  test('a receipt settles it; late ones, second ones and wrong ones change nothing', async () => {
    const id = await promised()
    await due()
    const tell = (state: string, sid: string) => engine((tx) => receipt(tx, id, report(state, sid)))
    const sid = (await engine((tx) => tx.q.selectFrom('messages').select('supplierId').where('id', '=', id).executeTakeFirstOrThrow()))
      .supplierId!
    expect(await states()).toEqual([['promise_made', 'sent']])
    await tell('undelivered', 'SM-of-another')
    expect(await states()).toEqual([['promise_made', 'sent']])
    await tell('delivered', sid)
    await tell('undelivered', sid)
    await tell('delivered', sid)
    expect(await states()).toEqual([['promise_made', 'delivered']])
  })
  test('no supplier reached: again after half a minute, a minute, two…, then a person is told', async () => {
    const away = { ok: false, kind: 'unreachable', why: 'Nobody there.' } as const
    supplier.says(away, away, away, away, away, away)
    const id = await promised()
    await due()
    for (const wait of [30, 60, 120, 240, 480]) {
      passes(seconds(wait - 1))
      await due()
      const before = supplier.sent.length
      passes(seconds(1))
      await due()
      expect(supplier.sent.length).toBe(before + 1)
    }
    expect(await states()).toEqual([['promise_made', 'failed']])
    expect((await engine(untold)).map((one) => one.id)).toEqual([id])
    await world.db.as(people.isla, async (tx) => orThrow(await toldByHand(tx, id, 'Rang her.')))
  })
  test('unsure whether it was sent: a second copy with the same id, unless a receipt comes first', async () => {
    const unsure = { ok: false, kind: 'unclear', why: 'No answer in time.' } as const
    supplier.says(unsure, unsure)
    const id = await promised()
    await due()
    passes(seconds(60))
    await due()
    expect(supplier.sent.map((one) => one.id)).toEqual([id, id])
    await engine((tx) => receipt(tx, id, report('delivered', 'SM-from-nowhere')))
    passes(minutes(5))
    await due()
    expect(supplier.sent).toHaveLength(2)
    expect(await states()).toEqual([['promise_made', 'delivered']])
  })
  test('nobody picked up: rung again twice, five minutes apart', async () => {
    await cardIs({ ...plain, channel: 'call' })
    const id = await promised()
    for (const round of [1, 2, 3]) {
      await due()
      expect(supplier.sent).toHaveLength(round)
      const { supplierId } = await engine((tx) =>
        tx.q.selectFrom('messages').select('supplierId').where('id', '=', id).executeTakeFirstOrThrow(),
      )
      await engine((tx) => receipt(tx, id, report('no-answer', supplierId!, 'call')))
      passes(minutes(5))
    }
    await due()
    expect(supplier.sent).toHaveLength(3)
    expect(await states()).toEqual([['promise_made', 'failed']])
    await world.db.as(people.isla, async (tx) => orThrow(await toldByHand(tx, id, 'Rang her.')))
  })
  test('what a later message makes untrue is not sent any more', async () => {
    await cardIs({ ...safe, safeFrom: '12:00', safeTo: '14:00' })
    await promised()
    clock.moveTo(after(clock.now(), seconds(1)))
    await promised('promise_moved')
    clock.moveTo(after(start(), minutes(120)))
    await due()
    expect(supplier.sent).toHaveLength(1)
    expect(await states()).toEqual([
      ['promise_made', 'withheld'],
      ['promise_moved', 'sent'],
    ])
  })
})

test('A5 we break between sending and noting it: it is sent again, with the same id, and ends as one', async () => {
  supplier.breaksOnce()
  const id = await promised()
  expect(await runDue(world, messageHandlers, { worker: 'test' })).toEqual({ done: 0, failed: 1 })
  expect(await states()).toEqual([['promise_made', 'queued']])
  passes(minutes(1))
  await due()
  expect(supplier.sent.map((one) => one.id)).toEqual([id, id])
  expect(await states()).toEqual([['promise_made', 'sent']])
})

test('a second worker that takes the same message finds it sent', async () => {
  const id: MessageId = await promised()
  await due()
  await engine(async (tx) => {
    await tx.q
      .insertInto('timers')
      .values({
        contractorId: place.contractorId,
        id: tx.world.newId('timer'),
        kind: 'message.send',
        subjectId: id,
        dueAt: tx.now,
        lane: 1,
      })
      .execute()
  })
  await due()
  expect(supplier.sent).toHaveLength(1)
})
