import { now } from './clock.ts'
import type { Place } from './book.ts'

/** Within the time that Help is held: nobody waits for a place. */
const patience = 2_500

const nowhere = (): Promise<null> => new Promise((give) => setTimeout(() => give(null), patience))

/** Whether this phone may tell where it is. Asks the person nothing. */
export const mayTellPlace = async (): Promise<boolean> => {
  try {
    return (await navigator.permissions.query({ name: 'geolocation' })).state === 'granted'
  } catch {
    return false
  }
}

const look = async (): Promise<Place | null> => {
  if (!(await mayTellPlace())) return null
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
