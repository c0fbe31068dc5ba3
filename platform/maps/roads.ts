import { roadClasses } from './road-classes.ts'
import type { RoadClass } from './road-classes.ts'
import type { Road } from './road-file.ts'

/** Shown on every map that draws these roads. */
export const attribution = 'Contains OS data © Crown copyright and database right'

type RoadFeature = {
  readonly type: 'Feature'
  readonly properties: { readonly class: RoadClass }
  readonly geometry: { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly [lon: number, lat: number][])[] }
}
export type RoadCollection = { readonly type: 'FeatureCollection'; readonly features: readonly RoadFeature[] }

/** About a metre; more digits are only weight on the way to the browser. */
const short = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

const bends = ({ line }: Road): [lon: number, lat: number][] => {
  const points: [number, number][] = []
  for (let at = 0; at < line.length; at += 2) points.push([short(line[at]!), short(line[at + 1]!)])
  return points
}

/** The roads as GeoJSON, one feature for each class, the smallest roads first: the order in which a map draws them. */
export const roadLines = (roads: readonly Road[]): RoadCollection => ({
  type: 'FeatureCollection',
  features: [...roadClasses].reverse().map((roadClass) => ({
    type: 'Feature',
    properties: { class: roadClass },
    geometry: { type: 'MultiLineString', coordinates: roads.filter((road) => road.roadClass === roadClass).map(bends) },
  })),
})
