/** What a desk does while the line to the server is down: keeps showing the last truth, and says what was not saved. */
import { isRouteErrorResponse } from 'react-router'
import type { Refused } from '../../lib/refusal.ts'

/** The browser could not reach the server at all, or whatever stands in front of it could not. */
const isLineDown = (error: unknown): boolean => error instanceof TypeError || (isRouteErrorResponse(error) && error.status >= 502)

/** Asks the server; while it cannot be reached, the last answer stands, and the strip says of when it is. */
export const lastTruth = <T>() => {
  let last: { value: T } | null = null
  return async (ask: () => Promise<T>): Promise<T> => {
    try {
      last = { value: await ask() }
    } catch (error) {
      if (!last || !isLineDown(error)) throw error
    }
    return last.value
  }
}

const notSaved: Refused = {
  ok: false,
  kind: 'refused',
  reasons: [
    {
      code: 'LINE_DOWN',
      sentence: 'The line to the server is down: this was not saved.',
      next: 'Do what you would do on paper: ring 999 and your colleagues from a telephone. Press again when the line is back.',
    },
  ],
}

/** Does it on the server, or says that it was not done. */
export const orSaySo = async <T>(act: () => Promise<T>): Promise<T | Refused> => {
  try {
    return await act()
  } catch (error) {
    if (isLineDown(error)) return notSaved
    throw error
  }
}
