import 'maplibre-gl/dist/maplibre-gl.css'
import { Map as Picture, setWorkerUrl, type LngLatBoundsLike } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import type { Theme } from '../../page.ts'
import { mapStyle, streetZoom, townZoom } from './style.ts'

export type { Picture }

const middle: [number, number] = [-3.19, 55.945]

/** Room for the note above and the legend below, which wraps on a narrow map. */
const roomAround = ({ clientWidth }: HTMLElement) =>
  clientWidth < 720 ? { top: 70, right: 70, bottom: 116, left: 70 } : { top: 48, right: 70, bottom: 76, left: 70 }

/**
 * Draws the roads into an element. Only this file knows the map library, and it comes in a chunk of its own.
 * Throws where the machine cannot draw (no WebGL).
 */
export const drawMap = (
  container: HTMLElement,
  { theme, roads, label, bounds }: { theme: Theme; roads: string; label: string; bounds: LngLatBoundsLike | null },
): Picture => {
  setWorkerUrl(workerUrl)
  return new Picture({
    container,
    style: mapStyle(theme, roads),
    locale: { 'Map.Title': `${label}: the roads` },
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: streetZoom + 3,
    minZoom: townZoom - 2,
    ...(bounds
      ? { bounds, fitBoundsOptions: { padding: roomAround(container), maxZoom: streetZoom } }
      : { center: middle, zoom: townZoom }),
  })
}

export const recolour = (picture: Picture, theme: Theme, roads: string) => picture.setStyle(mapStyle(theme, roads))
