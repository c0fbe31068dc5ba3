/** What a day costs, in minutes of travel. The first four are the score that the umpire publishes; the rest is how the plan looks at what it cannot know. */
export type Prices = {
  readonly late: number
  readonly lateMinute: number
  readonly lateCap: number
  readonly overtimeMinute: number
  /** Leave so that the mean arrival lies this long before the window opens: minutes, and a share of the trip. */
  readonly earlyMinutes: number
  readonly earlyShare: number
  /** A minute in which a visit is put off: idle minutes do not come back, and nobody knows what the day still brings. */
  readonly laterMinute: number
}

export const prices: Prices = {
  late: 100,
  lateMinute: 1,
  lateCap: 120,
  overtimeMinute: 2,
  earlyMinutes: 1,
  earlyShare: 0.1,
  laterMinute: 0.05,
}
