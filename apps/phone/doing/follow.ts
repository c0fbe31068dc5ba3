import { now } from '../kept/clock.ts'
import { ask } from '../kept/office.ts'
import { placeWhereAllowed } from '../kept/place.ts'
import { newActId } from './entries.ts'
import { phoneNow } from './state.ts'

let followedAt = Number.NEGATIVE_INFINITY
const between = 20_000

/**
 * A7 While a call for help of this phone is open, and no PIN was given since, the office may see where it is. Never kept here: an
 * old place helps nobody.
 */
export const tellPlaceAfterHelp = async (): Promise<void> => {
  if (phoneNow().watch.help === null || performance.now() - followedAt < between) return
  followedAt = performance.now()
  const place = await placeWhereAllowed()
  const at = now().toString()
  if (place) await ask('POST', '/api/phone/acts', { sentAt: at, acts: [{ id: newActId(), at, kind: 'place', place }] })
}
