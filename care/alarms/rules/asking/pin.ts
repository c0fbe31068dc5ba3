/** Which PIN was given. No phone is ever told which of the two right ones it was (A2). */
export const pinsGiven = ['normal', 'duress', 'wrong'] as const
export type PinGiven = (typeof pinsGiven)[number]

const wrongThatAlarm = 3
/** A2 The third wrong PIN in a row is an alarm, and each third after it, wherever they were given. It never locks anybody out. */
export const isAlarming = (wrongInARow: number): boolean => wrongInARow > 0 && wrongInARow % wrongThatAlarm === 0
