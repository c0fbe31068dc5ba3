import { readFileSync } from 'node:fs'
import { readPostcodes } from './postcodes.ts'
import type { PlaceOfPostcode } from './postcodes.ts'
import { readRoads } from './road-file.ts'
import type { Road } from './road-file.ts'

/** Where the two files of a branch lie. */
export type GeographyFiles = { readonly roads: URL | string; readonly postcodes: URL | string }
export type Geography = { readonly roads: readonly Road[]; readonly placeOfPostcode: PlaceOfPostcode }

export const edinburgh: GeographyFiles = {
  roads: new URL('../../data/edinburgh-roads.csv', import.meta.url),
  postcodes: new URL('../../data/edinburgh-postcodes.csv', import.meta.url),
}

/** Reads both files once, at start. Throws when one is missing or damaged, naming file or row. */
export const loadGeography = (files: GeographyFiles = edinburgh): Geography => ({
  roads: readRoads(readFileSync(files.roads, 'utf8')),
  placeOfPostcode: readPostcodes(readFileSync(files.postcodes, 'utf8')),
})
