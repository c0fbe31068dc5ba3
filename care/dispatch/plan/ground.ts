/**
 * What the plan stands on, as numbers: people and visits by place in the list, minutes after some midnight, everything in
 * typed arrays, so that the search allocates nothing. Whoever knows of facts writes them here (`live`, `umpire`).
 */

/** Trips are kept in 64ths of a minute, which is under a second, and at most 17 hours. */
export const tripUnits = 64
/** More than anybody does in a day. */
const aDay = 24

export type Ground = {
  readonly people: number
  /** Columns of `fit`, `trips` and `starts`: visits known now, and room for those still to be reported. */
  readonly room: number
  /** Places in a route, one more than it may have visits. */
  readonly longest: number
  /** Visits in use: places 0 to `visits` − 1. */
  visits: number
  now: number
  /** Today's traffic: every trip takes this many times as long as was expected. */
  traffic: number
  /** Deviation ÷ mean of a single trip. */
  tripCv: number

  /** `[person × room + visit]`: 0 may not go; else 1 + the price, in minutes, of wishes that are not met. */
  readonly fit: Uint8Array
  /** `[from × room + to]`, between homes. */
  readonly trips: Uint16Array
  /** `[person × room + to]`, from where the person is free next. */
  readonly starts: Uint16Array

  /** The promised window: knock from `open`, and by `close`. */
  readonly open: Float64Array
  readonly close: Float64Array
  /** How much more than a promise of every day this one counts. */
  readonly weight: Float64Array
  /** What it costs when nobody comes today. */
  readonly absence: Float64Array
  /** Time on site and what follows it before the next trip: moments. */
  readonly siteMean: Float64Array
  readonly siteVariance: Float64Array
  readonly siteThird: Float64Array
  /** For a visit of two, the place of the other half, which somebody else must take; else −1. */
  readonly partner: Int32Array
  /** Whether these two, each of them fit, may go to this visit of two together: one of them may have to bring the trade. */
  mayPair: (visit: number, one: number, other: number) => boolean
  /** 1 while it waits to be planned: promised, nobody sent. */
  readonly waiting: Uint8Array

  /** 1 while the person can be counted on today. */
  readonly works: Uint8Array
  readonly shiftEnd: Float64Array
  readonly breakFrom: Float64Array
  readonly breakMinutes: Float64Array
  /** 1 once the break is behind them. */
  readonly rested: Uint8Array
  /** When they are free next, as moments; a fixed time when they are free now. */
  readonly freeMean: Float64Array
  readonly freeVariance: Float64Array
  readonly freeThird: Float64Array
}

/** An empty ground for so many people, with room for so many visits. */
export const newGround = (people: number, room: number, longest = aDay): Ground => ({
  people,
  room,
  longest,
  visits: 0,
  now: 0,
  traffic: 1,
  tripCv: 0.3,
  fit: new Uint8Array(people * room),
  trips: new Uint16Array(room * room),
  starts: new Uint16Array(people * room),
  open: new Float64Array(room),
  close: new Float64Array(room),
  weight: new Float64Array(room),
  absence: new Float64Array(room),
  siteMean: new Float64Array(room),
  siteVariance: new Float64Array(room),
  siteThird: new Float64Array(room),
  partner: new Int32Array(room).fill(-1),
  mayPair: () => true,
  waiting: new Uint8Array(room),
  works: new Uint8Array(people),
  shiftEnd: new Float64Array(people),
  breakFrom: new Float64Array(people),
  breakMinutes: new Float64Array(people),
  rested: new Uint8Array(people),
  freeMean: new Float64Array(people),
  freeVariance: new Float64Array(people),
  freeThird: new Float64Array(people),
})

/** Minutes as they are kept: never nothing, never more than can be kept. */
export const inUnits = (minutes: number): number => Math.max(1, Math.min(65535, Math.round(minutes * tripUnits)))
