/** Who may be under way at once; the others wait in a queue. */
export type Window = {
  /** Resolves to true when there is room; to false when there was none until that moment (ms, on the clock of `performance.now()`). */
  enter(until: number): Promise<boolean>
  /** Whoever entered leaves, and the next one enters. */
  leave(): void
}

/** A window of so many places. Whoever has least time left goes first, so that duty never stands behind messages that can wait. */
export const makeWindow = (places: number): Window => {
  let taken = 0
  const queue: { until: number; enters(): void }[] = []
  return {
    enter: (until) => {
      if (taken < places) {
        taken += 1
        return Promise.resolve(true)
      }
      return new Promise((resolve) => {
        const waiter = {
          until,
          enters: () => {
            clearTimeout(late)
            resolve(true)
          },
        }
        const late = setTimeout(() => {
          queue.splice(queue.indexOf(waiter), 1)
          resolve(false)
        }, until - performance.now())
        const behind = queue.findIndex((one) => one.until > until)
        queue.splice(behind === -1 ? queue.length : behind, 0, waiter)
      })
    },
    leave: () => {
      const next = queue.shift()
      if (next) next.enters()
      else taken -= 1
    },
  }
}
