import { oneOf } from '../../lib/lists.ts'
import { roadClasses } from './road-classes.ts'
import type { RoadClass } from './road-classes.ts'

/** One link of the network: its class and its bends, `[lon, lat, lon, lat, …]` in degrees, two points at least. */
export type Road = { readonly roadClass: RoadClass; readonly line: Float64Array }

/** `lon lat;lon lat;…` → numbers, or null when a number is missing. */
const readLine = (text: string): Float64Array | null => {
  const parts = text.split(/[ ;]/)
  const line = new Float64Array(parts.length)
  for (let at = 0; at < parts.length; at++) line[at] = Number(parts[at])
  return line.length >= 4 && line.length % 2 === 0 && line.every(Number.isFinite) ? line : null
}

/** The rows of `edinburgh-roads.csv`, or of another file of its shape. Throws, naming the row, when one cannot be read. */
export const readRoads = (csv: string): Road[] =>
  csv
    .split(/\r?\n/)
    .slice(1)
    .filter((row) => row !== '')
    .map((row, at) => {
      const comma = row.indexOf(',')
      const roadClass = oneOf(roadClasses, row.slice(0, comma))
      const line = readLine(row.slice(comma + 1))
      if (roadClass === null || line === null)
        throw new Error(`roads file, row ${at + 2}: not a known class of road followed by its points`)
      return { roadClass, line }
    })
