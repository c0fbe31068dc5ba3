import type { Place } from '../../lib/place.ts'

/** The middle of a postcode, however it is typed (`eh75rn`, `EH7 5RN`); null when it is not in the file. */
export type PlaceOfPostcode = (postcode: string) => Place | null

const plain = (postcode: string): string => postcode.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** Reads `postcode,lon,lat,…` rows. Throws, naming the row, when one cannot be read. */
export const readPostcodes = (csv: string): PlaceOfPostcode => {
  const places = new Map<string, Place>()
  csv.split(/\r?\n/).forEach((row, at) => {
    if (at === 0 || row === '') return
    const [postcode = '', lon, lat] = row.split(',')
    const place = { lon: Number(lon), lat: Number(lat) }
    if (postcode === '' || !Number.isFinite(place.lon) || !Number.isFinite(place.lat))
      throw new Error(`postcodes file, row ${at + 1}: not a postcode, lon, lat`)
    places.set(plain(postcode), place)
  })
  return (postcode) => places.get(plain(postcode)) ?? null
}
