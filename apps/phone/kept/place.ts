import { now } from '../kept/clock.ts'
import type { Place } from '../kept/book.ts'

/** Within the time that Help is held: nobody waits for a place. */
const patience = 2_500

const nowhere = (): Promise<null> => new Promise((give) => setTimeout(() => give(null), patience))

const look = async (): Promise<Place | null> => {
  const { state } = await navigator.permissions.query({ name: 'geolocation' })
  if (state !== 'granted') return null
  return new Promise((found) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => found({ lon: coords.longitude, lat: coords.latitude, at: now().toString(), metres: coords.accuracy }),
      () => found(null),
      { enableHighAccuracy: true, timeout: patience, maximumAge: 30_000 },
    )
  })
}

/** A7 Where this phone is, for a call for help and only then. Asks the person nothing; null where it may not be known. */
export const placeWhereAllowed = (): Promise<Place | null> => Promise.race([look().catch(() => null), nowhere()])
