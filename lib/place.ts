/** A point on the earth in degrees, WGS 84. */
export type Place = { readonly lon: number; readonly lat: number }

const radian = Math.PI / 180
const earthRadiusKm = 6371

/** Kilometres as the crow flies (great circle). */
export const crowKm = (a: Place, b: Place): number => {
  const dLat = (b.lat - a.lat) * radian
  const dLon = (b.lon - a.lon) * radian
  const half = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * radian) * Math.cos(b.lat * radian) * Math.sin(dLon / 2) ** 2
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(half)))
}
