import sharp from 'sharp'
import { expect, test } from 'vitest'
import { cleanPicture } from './pictures.ts'

const telephonePicture = () =>
  sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#3a7' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Telephone' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '55/1 57/1 30/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '3/1 10/1 12/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()

test('a photograph of a repair carries no place, no time and no telephone', async () => {
  const taken = await telephonePicture()
  expect((await sharp(taken).metadata()).exif).toBeDefined()
  expect(taken.includes('Telephone')).toBe(true)
  const clean = await cleanPicture(taken)
  const kept = await sharp(clean!.jpeg).metadata()
  expect([kept.exif, kept.xmp, kept.iptc, kept.icc]).toEqual([undefined, undefined, undefined, undefined])
  expect(clean!.jpeg.includes('Telephone')).toBe(false)
})

test('it is turned upright and at most 1600 px a side', async () => {
  const clean = await cleanPicture(await telephonePicture())
  expect([clean!.width, clean!.height]).toEqual([800, 1600])
})

test('what is not a picture is not kept', async () => {
  expect(await cleanPicture(Buffer.from('<script>'))).toBeNull()
})
