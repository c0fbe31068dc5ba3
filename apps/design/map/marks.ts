import type { FaceSpec } from '../faces/spec.ts'

type At = {
  key: string
  lon: number
  lat: number
  /** The whole sentence, for a screen reader and as the tip: “Amina, at the door, 22/3 Easter Road”. */
  words: string
  /** Where a press on it leads. */
  to?: string | undefined
}

/** A face stands at the visit’s door, never where its phone is (A7). */
export type FaceMark = At & {
  kind: 'in_home' | 'at_door' | 'on_the_way'
  face: FaceSpec
  /** Shown under the face: “Amina, at the door”. */ label?: string | undefined
}
export type DoorMark = At & { kind: 'promise' | 'at_risk' | 'kept' }
/** A person may be in danger: `accuracy` is the radius of the dashed circle, in metres. */
export type AlarmMark = At & { kind: 'alarm'; face: FaceSpec; label?: string | undefined; accuracy: number }
export type MapMark = FaceMark | DoorMark | AlarmMark

/** Half the width of each mark in pixels, its rim and badge included. */
export const markRadius: Record<MapMark['kind'], number> = {
  alarm: 26,
  at_door: 27,
  in_home: 25,
  on_the_way: 22,
  at_risk: 13,
  promise: 11,
  kept: 8,
}

/** Who keeps its place when two would touch: the first. */
export const markOrder: readonly MapMark['kind'][] = ['alarm', 'at_door', 'in_home', 'on_the_way', 'at_risk', 'promise', 'kept']
