import { patienceMs, troubleOf } from './senders.ts'

/** How often an outside switch hears that all is well, in ms. Its own patience should be three of these. */
export const pingEveryMs = 30_000

export type DeadMan = { tell(trouble: string | null, now: Date): Promise<string | null> }

/**
 * An outside dead man's switch (healthchecks.io and its like): visited every thirty seconds while all is well; told at `/fail`, at once
 * and again every thirty seconds, when it is not. Nothing that it hears names a person. `tell` resolves to what went wrong, or null.
 */
export const deadManAt = (url: string | null): DeadMan => {
  // Looks come every five seconds; one that comes a moment early counts.
  let toldAt = Number.NEGATIVE_INFINITY
  let told: 'well' | 'failing' | null = null
  const visit = async (trouble: string | null): Promise<string | null> => {
    try {
      const how = trouble === null ? {} : { method: 'POST', body: trouble }
      const response = await fetch(trouble === null ? url! : `${url}/fail`, { ...how, signal: AbortSignal.timeout(patienceMs) })
      return response.ok ? null : `status ${response.status}`
    } catch (error) {
      return troubleOf(error)
    }
  }
  return {
    tell: async (trouble, now) => {
      const state = trouble === null ? 'well' : 'failing'
      if (url === null || (state === told && now.getTime() - toldAt < pingEveryMs - 2500)) return null
      const wrong = await visit(trouble)
      if (wrong === null) [told, toldAt] = [state, now.getTime()]
      return wrong
    },
  }
}
