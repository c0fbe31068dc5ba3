import { pino } from 'pino'
import type { DestinationStream, Logger } from 'pino'

/**
 * The log of a program. What the database says of a row that it refused holds the whole row: telephone numbers, and the words of whoever
 * asked for help. That stays out of every log; the error's own sentence and its place in the code are enough to mend it.
 */
export const openLog = (name: string, to?: DestinationStream): Logger => {
  const options = { name, redact: { paths: ['err.detail', 'err.where'], remove: true } }
  return to === undefined ? pino(options) : pino(options, to)
}
