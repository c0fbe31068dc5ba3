/** What is said of what was learned. For controllers and directors. */
import type { Band } from './bands.ts'
import type { StayLeftOut, TripLeftOut } from './past.ts'

export const bandLabel: Readonly<Record<Band, string>> = {
  early: 'Before 9:30',
  day: '9:30 to 15:00',
  late: '15:00 to 18:30',
  evening: 'After 18:30',
}

/** Why a way, or a visit, says nothing about how long such things take. */
export const leftOutLabel: Readonly<Record<TripLeftOut | StayLeftOut, string>> = {
  off_the_map: 'The address was not on the map',
  next_door: 'Next door, or on the same stair: no way to speak of',
  never_arrived: 'Nobody said that they had arrived',
  in_no_time: 'There almost before they were sent: a clock was wrong',
  far_too_long: 'Five times as long as the roads need: arriving was said late',
  could_wait: 'Sent with time to spare: they could take the road as they liked',
  never_left: 'Nobody said when they left',
  clock_back: 'Left before they knocked: a clock was wrong',
  over_at_once: 'Over within two minutes: two presses in a row',
  lasted_too_long: 'Many times as long as the work: leaving was said late',
}
