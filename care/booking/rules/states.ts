/** An appointment is a promise to a household; a booking is an operative being sent. The two words are never mixed (B3). */
import type { Machine } from '../../../lib/machine.ts'

export const bookingStates = ['on_the_way', 'at_the_door', 'inside', 'breathing', 'ended', 'called_back'] as const
export type BookingState = (typeof bookingStates)[number]
export type BookingEvent = 'arrived' | 'went_in' | 'left' | 'breathed' | 'called_back'

/**
 * B2 From the door there is no road to the next booking but through a breathing space. V4 Leaving is possible from
 * everywhere, also before arriving. Only somebody still on the way is called back; at the door and inside it is the
 * operative who leaves.
 */
export const bookingMachine: Machine<BookingState, BookingEvent> = {
  on_the_way: { arrived: 'at_the_door', left: 'breathing', called_back: 'called_back' },
  at_the_door: { went_in: 'inside', left: 'breathing' },
  inside: { left: 'breathing' },
  breathing: { breathed: 'ended' },
  ended: {},
  called_back: {},
}

/** B1 The states in which nothing else can exist for this operative; the column `bookings.live` says the same. */
export const liveStates = ['on_the_way', 'at_the_door', 'inside', 'breathing'] as const satisfies readonly BookingState[]
export const isLive = (state: BookingState): boolean => (liveStates as readonly BookingState[]).includes(state)

/** Still with the household or on the way to it; the breathing space is no longer. */
export const isOut = (state: BookingState): boolean => isLive(state) && state !== 'breathing'

export const appointmentStates = ['promised', 'moved', 'cancelled', 'kept', 'missed'] as const
export type AppointmentState = (typeof appointmentStates)[number]
export type AppointmentEvent = 'arrived_in_time' | 'arrived_late' | 'moved' | 'cancelled' | 'day_over'

export const appointmentMachine: Machine<AppointmentState, AppointmentEvent> = {
  promised: {
    arrived_in_time: 'kept',
    arrived_late: 'missed',
    moved: 'moved',
    cancelled: 'cancelled',
    day_over: 'missed',
  },
  moved: {},
  cancelled: {},
  kept: {},
  missed: {},
}
