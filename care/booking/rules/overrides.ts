import type { OperativeId, OrderId } from '../../../lib/ids.ts'
import { after, hours, isBefore } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'

/** What two people agreed in the morning does not speak for the evening. */
const goodFor = hours(4)

type Agreed = {
  readonly orderId: OrderId
  readonly operativeId: OperativeId
  readonly askedBy: string
  readonly agreedBy: string | null
  readonly agreedAt: Instant | null
  readonly usedAt: Instant | null
}

/** D5 Why this override does not stand for this sending; null when it does. */
export const overrideStands = (
  override: Agreed,
  sending: { readonly orderId: OrderId; readonly operativeIds: readonly OperativeId[] },
  now: Instant,
): 'D5_NOT_AGREED' | 'D5_FOR_SOMETHING_ELSE' | null => {
  const { agreedBy, agreedAt } = override
  if (agreedBy === null || agreedAt === null || agreedBy === override.askedBy) return 'D5_NOT_AGREED'
  const fits = override.orderId === sending.orderId && sending.operativeIds.includes(override.operativeId)
  return fits && override.usedAt === null && isBefore(now, after(agreedAt, goodFor)) ? null : 'D5_FOR_SOMETHING_ELSE'
}
