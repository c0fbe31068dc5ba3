import { makeId } from '../../../lib/ids.ts'
import { allEntries, keep } from '../kept/book.ts'
import type { Entry, Told } from '../kept/book.ts'
import { now } from '../kept/clock.ts'
import { change, myself, phoneNow } from './state.ts'
import type { Receipt } from './state.ts'

const random = (): number => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32

/** An act has an id of its own: told twice, it is heard once. */
export const newActId = () => makeId('act', Date.now(), random)
export const entryOf = (told: Told): Entry => ({ id: newActId(), by: myself(), at: now().toString(), told, state: 'waiting' })

/** The office has taken something: the time in the corner says when. */
export const noteDelivery = async (receipts: Receipt[] = []): Promise<void> => {
  const sentAt = now()
  await keep('sentAt', sentAt.toString())
  change({ sentAt, entries: await allEntries(), receipts: [...phoneNow().receipts, ...receipts] })
}
