import { useState } from 'react'
import { photoShows } from '../../../care/visits/rules.ts'
import type { PhotoShows } from '../../../care/visits/rules.ts'
import { IconPhoto } from '../../design/icons.ts'
import { keepPhoto } from '../phone.ts'
import { inside } from '../words.ts'

const longest = 1600

/** Drawn anew and smaller: a day without signal fits on the phone, and neither place nor time of the camera comes along. */
const drawnAnew = async (file: File): Promise<Blob> => {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((made) => canvas.toBlob((blob) => made(blob ?? file), 'image/jpeg', 0.82))
}

/** Of the repair, never of people. */
export function TakePhoto({ close }: { close: () => void }) {
  const [isBroken, setBroken] = useState(false)
  const take = async (shows: PhotoShows, file: File | undefined): Promise<void> => {
    if (!file) return
    try {
      await keepPhoto(shows, await drawnAnew(file))
      close()
    } catch {
      setBroken(true)
    }
  }
  return (
    <section className="stack-close">
      <h2 className="phone-label">{inside.photoTitle}</h2>
      <p className="second">{inside.photoHint}</p>
      {photoShows.map((shows) => (
        <label key={shows} className="button button-quiet button-wide photo-pick">
          <IconPhoto aria-hidden className="button-icon" strokeWidth={2.2} />
          <span>{inside.shows[shows]}</span>
          <input
            type="file"
            accept="image/*"
            capture="environment"
            className="unseen"
            onChange={(event) => void take(shows, event.target.files?.[0])}
          />
        </label>
      ))}
      {isBroken && (
        <p className="fault" role="alert">
          {inside.photoBroken}
        </p>
      )}
    </section>
  )
}
