/** The classes of road in the file, and what a van makes on each in a city by day, junctions and lights included. */
export const roadClasses = [
  'A Road',
  'B Road',
  'Minor Road',
  'Local Road',
  'Secondary Access Road',
  'Local Access Road',
  'Restricted Local Access Road',
] as const
export type RoadClass = (typeof roadClasses)[number]

/** Kilometres an hour: chosen for a 20 mph city, to be learnt from real trips later. */
export const speedKmh: Record<RoadClass, number> = {
  'A Road': 29,
  'B Road': 26,
  'Minor Road': 24,
  'Local Road': 20,
  'Secondary Access Road': 14,
  'Local Access Road': 14,
  'Restricted Local Access Road': 10,
}

/** Minutes a trip takes besides driving: to the van and away, then to park and walk to the door. */
export const fixedMinutes = { setOff: 1, parkAndWalk: 3 } as const
/** Next door, or another flat on the stair: no van is moved. */
export const onFoot = { withinKm: 0.1, minutes: 2 } as const
/** From the nearest junction to the door, and wherever the roads are not known: crow distance × circuity at this speed. */
export const offNetwork = { circuity: 1.35, kmh: 18, beyondKm: 1 } as const
