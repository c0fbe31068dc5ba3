import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Theme } from '../../page.ts'
import type { Picture } from './engine.ts'
import type { MapMark } from './marks.ts'

export type PictureState = { state: 'waiting' } | { state: 'none' } | { state: 'drawn'; picture: Picture }

const darkWish = '(prefers-color-scheme: dark)'
const themeOf = (element: Element): Theme => {
  const chosen = element.closest<HTMLElement>('[data-theme]')?.dataset['theme']
  return chosen === 'dark' || (chosen !== 'light' && matchMedia(darkWish).matches) ? 'dark' : 'light'
}

/** West, south, east, north of all marks; null when there is none. */
const boundsOf = (marks: readonly MapMark[]): [number, number, number, number] | null => {
  if (marks.length === 0) return null
  const lons = marks.map(({ lon }) => lon)
  const lats = marks.map(({ lat }) => lat)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

/** Draws once around the first marks; later marks never move the map under the reader's eyes. Re-renders as it moves. */
export const usePicture = (
  place: RefObject<HTMLDivElement | null>,
  marks: readonly MapMark[],
  { roads, label }: { roads: string; label: string },
): PictureState => {
  const [drawing, setDrawing] = useState<PictureState>({ state: 'waiting' })
  const [, setMoves] = useState(0)
  const first = useRef(marks)
  useEffect(() => {
    const container = place.current
    if (!container) return
    let gone = false
    let clear = () => {}
    const draw = async () => {
      const { drawMap, recolour } = await import('./engine.ts')
      if (gone) return
      const picture = drawMap(container, { theme: themeOf(container), roads, label, bounds: boundsOf(first.current) })
      const dark = matchMedia(darkWish)
      const recoloured = () => recolour(picture, themeOf(container), roads)
      dark.addEventListener('change', recoloured)
      picture.on('move', () => setMoves((n) => n + 1))
      picture.on('resize', () => setMoves((n) => n + 1))
      clear = () => {
        dark.removeEventListener('change', recoloured)
        picture.remove()
      }
      setDrawing({ state: 'drawn', picture })
      // Once more when the note and legend stand there, so that names give way to them.
      requestAnimationFrame(() => setMoves((n) => n + 1))
    }
    draw().catch(() => setDrawing({ state: 'none' }))
    return () => {
      gone = true
      clear()
    }
  }, [place, roads, label])
  return drawing
}
