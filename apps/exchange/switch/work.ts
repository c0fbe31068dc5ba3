/** Counts what the exchange is still doing by itself, so that a test can wait for quiet instead of sleeping. */
export type Work = {
  /** Does the task; the exchange is not quiet before it has ended. */
  run<T>(task: () => Promise<T>): Promise<T>
  /** Resolves when nothing is under way any more. A phone that rings or a line that listens waits for a person: that is quiet. */
  settled(): Promise<void>
}

export const makeWork = (): Work => {
  let underWay = 0
  const waiting: (() => void)[] = []
  const ended = () => {
    underWay -= 1
    if (underWay === 0) for (const resume of waiting.splice(0)) resume()
  }
  return {
    run: async (task) => {
      underWay += 1
      try {
        return await task()
      } finally {
        ended()
      }
    },
    settled: () => (underWay === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  }
}
