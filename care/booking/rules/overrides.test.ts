import { expect, test } from 'vitest'
import type { OperativeId, OrderId } from '../../../lib/ids.ts'
import { instant } from '../../../lib/time.ts'
import { overrideStands } from './overrides.ts'

const now = instant('2026-11-24T10:00:00Z')
const orderId = 'ord_0001' as OrderId
const operativeId = 'op_amina' as OperativeId
const agreed = { orderId, operativeId, askedBy: 'st_one', agreedBy: 'st_two', agreedAt: now.subtract({ minutes: 10 }), usedAt: null }
const sending = { orderId, operativeIds: [operativeId] }

test.each([
  ['agreed by a second person just now', agreed, null],
  ['not agreed yet', { ...agreed, agreedBy: null, agreedAt: null }, 'D5_NOT_AGREED'],
  ['agreed by whoever asked', { ...agreed, agreedBy: 'st_one' }, 'D5_NOT_AGREED'],
  ['used once already', { ...agreed, usedAt: now }, 'D5_FOR_SOMETHING_ELSE'],
  ['agreed this morning', { ...agreed, agreedAt: now.subtract({ hours: 4 }) }, 'D5_FOR_SOMETHING_ELSE'],
  ['for another order', { ...agreed, orderId: 'ord_0002' as OrderId }, 'D5_FOR_SOMETHING_ELSE'],
  ['for somebody else', { ...agreed, operativeId: 'op_tom' as OperativeId }, 'D5_FOR_SOMETHING_ELSE'],
] as const)('D5 an override %s', (_, override, trouble) => {
  expect(overrideStands(override, sending, now)).toBe(trouble)
})
