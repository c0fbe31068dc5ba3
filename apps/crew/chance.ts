/**
 * What kind of visit this is, the same however often it is asked and after any restart: a number in [0, 1) from the visit's id
 * and the matter (FNV-1a). No dice, so nothing about a visit changes while it is lived.
 */
export const shareOf = (visitId: string, matter: string): number => {
  let hash = 0x811c9dc5
  for (const letter of `${matter} ${visitId}`) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}

/** A whole number from `least` up to `most`. */
export const between = (visitId: string, matter: string, least: number, most: number): number =>
  Math.round(least + shareOf(visitId, matter) * (most - least))
