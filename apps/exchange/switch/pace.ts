import { setTimeout as sleep } from 'node:timers/promises'

/**
 * How time runs. `lifelike` for people: words take as long as speech, phones ring out, failed posts are repeated after a while.
 * `at_once` for tests: nothing waits, and what only time could end (a ring, a gathering) ends when the test says so.
 */
export type Pace = {
  pause(seconds: number): Promise<void>
  /** Does something later unless called off; at once, never: the test does it. */
  later(seconds: number, act: () => void): void
  stop(): void
}
export const paces = ['at_once', 'lifelike'] as const
export type PaceName = (typeof paces)[number]

export const makePace = (name: PaceName): Pace => (name === 'at_once' ? atOnce : lifelike())

const atOnce: Pace = { pause: async () => {}, later: () => {}, stop: () => {} }

const lifelike = (): Pace => {
  const timers = new Set<NodeJS.Timeout>()
  const stopped = new AbortController()
  return {
    pause: (seconds) => sleep(seconds * 1000, undefined, { signal: stopped.signal }).catch(() => {}),
    later: (seconds, act) => {
      const timer = setTimeout(() => {
        timers.delete(timer)
        act()
      }, seconds * 1000)
      timers.add(timer)
    },
    stop: () => {
      stopped.abort()
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

/** How long a voice takes to say this, in seconds. */
export const speakingTime = (words: string): number => Math.min(20, 0.5 + words.length / 15)
