import { setImmediate as breathe } from 'node:timers/promises'

/**
 * Takes step after step, says after each how far it is (on the error stream, one line that is written over), and lets Ctrl-C in
 * between. Answers whether it came to the end.
 */
export const untilStopped = async <T>(steps: Iterable<T>, say: (step: T) => string): Promise<boolean> => {
  let [isStopped, said] = [false, '']
  const stop = (): void => void (isStopped = true)
  process.once('SIGINT', stop)
  try {
    for (const step of steps) {
      const now = say(step)
      if (now !== said) process.stderr.write(`\r${now}`)
      said = now
      await breathe()
      if (isStopped) return false
    }
    return true
  } finally {
    process.stderr.write('\n')
    process.off('SIGINT', stop)
  }
}
