import sharp from 'sharp'

/** Of a side, in pixels: enough to see a washer, small enough for a weak signal. */
const longestSide = 1600
/** 50 million: more than any telephone's camera, less than a picture made to exhaust us. */
const mostPixels = 50_000_000

export type Picture = { jpeg: Buffer; width: number; height: number }

/**
 * Makes a picture anew from its points alone: turned upright, at most 1600 px a side, JPEG, with nothing of what came
 * beside it (place, time, telephone, thumbnail, profile). Null when the bytes are not a picture.
 */
export const cleanPicture = async (bytes: Uint8Array): Promise<Picture | null> => {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
    return { jpeg: data, width: info.width, height: info.height }
  } catch {
    return null
  }
}
