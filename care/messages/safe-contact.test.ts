import { describe, expect, test } from 'vitest'
import { messageBench, safe } from '../../test/harness/message-bench.ts'
import { people, place } from '../../test/harness/one-visit.ts'
import { minutes } from '../../lib/time.ts'
import { changeContactCard, contactCardOf, makeLink, openLink } from './actions.ts'

const { world, supplier, engine, cardIs, due, passes, onTheWay, promised, states, waitingForALock } = await messageBench()
const { householdId, appointmentId } = place

describe('H4 safe contact', () => {
  test('queued before, sent after the card changed: only to the safe telephone', async () => {
    await promised()
    await cardIs(safe)
    await due()
    expect(supplier.sent.map((one) => one.to)).toEqual(['+447700900201'])
  })
  test('waits for the safe hours', async () => {
    await cardIs({ ...safe, safeFrom: '12:00', safeTo: '14:00' })
    await promised()
    await due()
    expect(supplier.sent).toEqual([])
    passes(minutes(119))
    await due()
    expect(supplier.sent).toEqual([])
    passes(minutes(1))
    await due()
    expect(supplier.sent.map((one) => one.to)).toEqual(['+447700900201'])
  })
  test('what would be untrue by then is not sent at all', async () => {
    await cardIs({ ...safe, safeFrom: '12:00', safeTo: '14:00' })
    await onTheWay()
    await due()
    passes(minutes(121))
    await due()
    expect(supplier.sent).toEqual([])
    expect(await states()).toEqual([['on_the_way', 'withheld']])
  })
  test('a call names nobody before a key is pressed', async () => {
    await cardIs({ ...safe, channel: 'call' })
    await promised()
    await due()
    expect(supplier.sent[0]!.words).toContain('There is a message for you. Press 1')
    expect(supplier.sent[0]!.words).not.toContain('Larkfield')
  })
  test('the links that were sent the old way end with it', async () => {
    const token = await engine((tx) => makeLink(tx, { householdId, appointmentId }))
    expect(await world.db.door((tx) => openLink(tx, token))).toMatchObject({ householdId, wider: false })
    await cardIs(safe)
    expect(await world.db.door((tx) => openLink(tx, token))).toBeNull()
  })
  test('who changes the card while a text is leaving waits until it has left; from then on nothing goes the old way', async () => {
    const order: string[] = []
    let leave: () => void = () => undefined
    const left = new Promise<void>((resolve) => (leave = resolve))
    supplier.waits(left)
    await promised()
    const sending = due()
    await expect.poll(() => supplier.sent.length).toBe(1)
    const changing = cardIs(safe).then(() => order.push('changed'))
    await expect.poll(() => waitingForALock()).toBe(1)
    order.push('left')
    leave()
    await Promise.all([sending, changing])
    expect(order).toEqual(['left', 'changed'])
    await promised('promise_moved')
    await due()
    expect(supplier.sent.map((one) => one.to)).toEqual(['+447700900200', '+447700900201'])
  })
  test('a card that names no safe way is refused by the rule and by the database', async () => {
    expect(await engine((tx) => changeContactCard(tx, householdId, { ...safe, safeTelephone: null }))).toMatchObject({
      kind: 'invalid',
      faults: [{ field: 'safeTelephone' }],
    })
    const past = await world.db.act(people.engine, async (tx) => {
      await tx.q.updateTable('contactCards').set({ safeContactOnly: true, safeTelephone: null }).execute()
      return { ok: true, value: null }
    })
    expect(past).toMatchObject({ kind: 'refused', reasons: [{ code: 'H4_SAFE_WAY_MISSING' }] })
    expect(await engine((tx) => contactCardOf(tx, householdId))).toMatchObject({ safeContactOnly: false })
  })
  test('every fault of a card at once', async () => {
    const odd = { ...safe, telephone: 'none', safeTelephone: '12', safeFrom: '25:00', safeTo: null }
    const answer = await engine((tx) => changeContactCard(tx, householdId, odd))
    expect(answer).toMatchObject({
      kind: 'invalid',
      faults: [{ field: 'telephone' }, { field: 'safeTelephone' }, { field: 'safeTo' }, { field: 'safeFrom' }],
    })
  })
})
