import { Trouble } from '../../platform/trouble.ts'
import type { Asked } from './asked.ts'
import { simulateBooking } from './simulate/booking.ts'
import { simulateDay } from './simulate/day.ts'

export const simulateOptions = {
  booking: { type: 'boolean' },
  day: { type: 'string' },
  'made-up': { type: 'boolean' },
  policy: { type: 'string', multiple: true },
  add: { type: 'string', multiple: true },
  fewer: { type: 'string', multiple: true },
  without: { type: 'string', multiple: true },
  'off-at': { type: 'string' },
  windows: { type: 'string', multiple: true },
  together: { type: 'boolean' },
  people: { type: 'string' },
  days: { type: 'string' },
  requests: { type: 'string' },
  twos: { type: 'string' },
  level: { type: 'string' },
  seed: { type: 'string' },
  truth: { type: 'string' },
  picture: { type: 'string' },
  csv: { type: 'boolean' },
  json: { type: 'boolean' },
  learn: { type: 'boolean' },
  learns: { type: 'boolean' },
} as const

/** Rehearses: a past day or a made-up one under what-ifs, or weeks of promising. Nothing is written but the files that were asked for. */
export const simulate = (asked: Asked): Promise<number> => {
  const { booking, day, 'made-up': madeUp } = asked.values
  const wanted = [booking, day, madeUp].filter((one) => one !== undefined)
  if (wanted.length !== 1)
    throw new Trouble(
      wanted.length === 0 ? 'Say what to rehearse.' : 'One rehearsal at a time: a day on record, a made-up day, or weeks of promising.',
      'doorstep simulate --day 2026-11-20, doorstep simulate --made-up, or doorstep simulate --booking',
    )
  return booking === true ? simulateBooking(asked) : simulateDay(asked)
}
