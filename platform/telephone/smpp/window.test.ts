import type { AddressInfo } from 'node:net'
import smpp from 'smpp'
import type { Pdu, Session } from 'smpp'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { seconds } from '../../../lib/time.ts'
import { smppSupplier } from './smpp.ts'
import { makeWindow } from './window.ts'

/** A centre that answers when it is told to. */
const taken: string[] = []
const unanswered: (() => void)[] = []
const centre = smpp.createServer((session: Session) => {
  session.on('error', () => session.destroy())
  session.on('bind_transceiver', (pdu: Pdu) => session.send(pdu.response()))
  session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()))
  session.on('submit_sm', (pdu: Pdu) => {
    taken.push(pdu.destination_addr ?? '')
    unanswered.push(() => session.send(pdu.response({ message_id: `id-${taken.length}` })))
  })
})
await new Promise<void>((ready) => centre.listen(0, '127.0.0.1', ready))
const { port } = centre.address() as AddressInfo
const open = (query = '') => smppSupplier({ url: `smpp://doorstep:x@127.0.0.1:${port}?from=x${query}`, from: '+441314960142' })
afterAll(() => {
  for (const session of centre.sessions) session.destroy()
  centre.close()
})
beforeEach(() => void (taken.length = unanswered.length = 0))

const number = (n: number): string => `+4477009${String(n).padStart(5, '0')}`
const patience = { statusCallback: '', id: 'msg_1', patience: seconds(10) }
const answers = (): void => {
  for (const one of unanswered.splice(0)) one()
}

test('M3 no more than fifty texts wait for the supplier’s answer at once; the others leave as answers come', async () => {
  const supplier = open()
  const sending = Array.from({ length: 120 }, (_, n) => supplier.text(number(n), 'x', patience))
  await expect.poll(() => taken.length).toBe(50)
  expect(await supplier.answers(seconds(1))).toBeNull()
  expect(taken).toHaveLength(50)
  unanswered.shift()!()
  await expect.poll(() => taken.length).toBe(51)
  answers()
  await expect.poll(() => taken.length).toBe(101)
  answers()
  await expect.poll(() => taken.length).toBe(120)
  answers()
  expect((await Promise.all(sending)).every((result) => result.ok)).toBe(true)
  expect(taken).toEqual(Array.from({ length: 120 }, (_, n) => number(n).slice(1)))
  await supplier.close()
})

test('A6 in the queue duty goes before what can wait; whoever does not get in is certainly not sent', async () => {
  const supplier = open('&window=1')
  const first = supplier.text(number(1), 'x', patience)
  await expect.poll(() => taken.length).toBe(1)
  const household = supplier.text(number(2), 'x', { ...patience, patience: seconds(9) })
  const duty = supplier.text(number(3), 'x', { ...patience, patience: seconds(4) })
  expect(await supplier.text(number(4), 'x', { ...patience, patience: Temporal.Duration.from({ milliseconds: 30 }) })).toMatchObject({
    ok: false,
    kind: 'unreachable',
  })
  for (const n of [2, 3]) {
    answers()
    await expect.poll(() => taken.length).toBe(n)
  }
  answers()
  expect(await Promise.all([first, duty, household])).toMatchObject([{ ok: true }, { ok: true }, { ok: true }])
  expect(taken).toEqual([1, 3, 2].map((n) => number(n).slice(1)))
  await supplier.close()
})

test('a line that breaks gives its places back', async () => {
  const supplier = open('&window=2')
  const lost = [1, 2].map((n) => supplier.text(number(n), 'x', patience))
  await expect.poll(() => taken.length).toBe(2)
  const waits = supplier.text(number(3), 'x', patience)
  for (const session of centre.sessions) session.destroy()
  expect(await Promise.all(lost)).toMatchObject([{ kind: 'unclear' }, { kind: 'unclear' }])
  expect(await waits).toMatchObject({ ok: false, kind: 'unreachable' })
  unanswered.length = 0
  await expect.poll(() => supplier.answers(seconds(1)), { timeout: 5_000 }).toBeNull()
  const back = [4, 5].map((n) => supplier.text(number(n), 'x', patience))
  await expect.poll(() => taken.length).toBe(4)
  answers()
  expect(await Promise.all(back)).toMatchObject([{ ok: true }, { ok: true }])
  await supplier.close()
})

test('who left early is not waited for', async () => {
  const window = makeWindow(1)
  expect(await window.enter(0)).toBe(true)
  expect(await window.enter(performance.now() + 5)).toBe(false)
  window.leave()
  expect(await window.enter(0)).toBe(true)
})
