import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { RoadClass } from '../../../platform/maps/road-classes.ts'
import type { Theme } from '../../page.ts'

/** Colours that only the map uses: the land, the roads by class, and the casing of the three larger classes. */
const palette = {
  light: { land: '#F5F2EA', access: '#ECE8DE', local: '#E5E0D4', minor: '#FFFFFF', b: '#FFFFFF', a: '#FFFFFF', casing: '#D2CBBB' },
  dark: { land: '#151B23', access: '#1D252E', local: '#222B35', minor: '#2B3541', b: '#323D4A', a: '#3A4655', casing: '#11161D' },
} as const satisfies Record<Theme, Record<string, string>>

type Colour = Exclude<keyof (typeof palette)['light'], 'land' | 'casing'>
type Stroke = { classes: readonly RoadClass[]; /** Pixels at 70 px to the kilometre. */ width: number; colour: Colour; cased: boolean }

/** In the order in which they are drawn. */
const strokes: readonly Stroke[] = [
  { classes: ['Local Access Road', 'Restricted Local Access Road', 'Secondary Access Road'], width: 0.8, colour: 'access', cased: false },
  { classes: ['Local Road'], width: 1.5, colour: 'local', cased: false },
  { classes: ['Minor Road'], width: 2.8, colour: 'minor', cased: true },
  { classes: ['B Road'], width: 3.6, colour: 'b', cased: true },
  { classes: ['A Road'], width: 4.6, colour: 'a', cased: true },
]

/** The zoom at which a kilometre of Edinburgh takes 70 px, and the one at which it takes 330. */
export const townZoom = 11.58
export const streetZoom = 13.82
const wider = 2.6

/** Grows with the zoom from its width in the town to 2.6 times that in the street. */
const widthOf = (width: number, casing = 0): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  townZoom - 1.5,
  width * 0.6 + casing,
  townZoom,
  width + casing,
  streetZoom,
  width * wider + casing,
  streetZoom + 2,
  width * wider * 2 + casing,
]

const layer = ({ classes, width, colour }: Stroke, theme: Theme, casing: boolean): LayerSpecification => ({
  id: `${colour}${casing ? '-casing' : ''}`,
  type: 'line',
  source: 'roads',
  filter: ['in', ['get', 'class'], ['literal', [...classes]]],
  layout: { 'line-cap': 'round', 'line-join': 'round' },
  paint: { 'line-color': casing ? palette[theme].casing : palette[theme][colour], 'line-width': widthOf(width, casing ? 1.4 : 0) },
})

/** Our own style over the roads the server has at `roads`; casings first, so that crossings stay open. */
export const mapStyle = (theme: Theme, roads: string): StyleSpecification => {
  const cased = strokes.filter((stroke) => stroke.cased)
  return {
    version: 8,
    sources: { roads: { type: 'geojson', data: roads, tolerance: 0.3 } },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': palette[theme].land } },
      ...strokes.filter((stroke) => !stroke.cased).map((stroke) => layer(stroke, theme, false)),
      ...cased.map((stroke) => layer(stroke, theme, true)),
      ...cased.map((stroke) => layer(stroke, theme, false)),
    ],
  }
}
