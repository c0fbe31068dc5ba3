import { useRef, type ReactNode } from 'react'
import { Link } from 'react-router'
import { attribution } from '../../../platform/maps/roads.ts'
import { IconLess, IconNobodyFollowed, IconPlus, type Icon } from '../icons.ts'
import { arrange, boxesOf, givesWay, halfWidth, type Box, type Placed } from './arrange.ts'
import { districts } from './districts.ts'
import type { Picture } from './engine.ts'
import { Legend, MarkArt } from './mark-art.tsx'
import type { MapMark } from './marks.ts'
import { usePicture } from './use-picture.ts'

const metresPerPixel = (picture: Picture, lat: number) => (40_075_017 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** picture.getZoom())

const Accuracy = ({ picture, mark }: { picture: Picture; mark: MapMark }) =>
  mark.kind === 'alarm' ? (
    <span className="map-accuracy" style={{ width: (2 * mark.accuracy) / metresPerPixel(picture, mark.lat) }} />
  ) : null

/** Several of a kind: pressing them goes nearer, where they part. */
const Gathered = ({ picture, placed }: { picture: Picture; placed: Placed }) => {
  const [first] = placed.marks
  const nearer = () => picture.easeTo({ center: [first.lon, first.lat], zoom: picture.getZoom() + 1.5 })
  return (
    <button
      type="button"
      className="map-press"
      onClick={nearer}
      aria-label={`${placed.marks.length} together: ${placed.marks.map(({ words }) => words).join('; ')}`}
    >
      <MarkArt mark={first} />
      <span className="map-count">{placed.marks.length}</span>
    </button>
  )
}

const Single = ({ mark }: { mark: MapMark }) => {
  const label = 'label' in mark && mark.label
  const inside = (
    <>
      <MarkArt mark={mark} />
      <span className={label ? 'map-name' : 'map-name map-name-hidden'} aria-hidden>
        {label || mark.words}
      </span>
    </>
  )
  return mark.to ? (
    <Link to={mark.to} className="map-press" aria-label={mark.words}>
      {inside}
    </Link>
  ) : (
    <span className="map-press" role="img" aria-label={mark.words}>
      {inside}
    </span>
  )
}

/** What lies over the picture: the note, the legend, the zoom, the attribution. */
const overlays = (container: HTMLElement): Box[] => {
  const origin = container.getBoundingClientRect()
  return [...(container.parentElement?.querySelectorAll('.map-over') ?? [])].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    return { left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top }
  })
}

const Marks = ({ picture, marks }: { picture: Picture; marks: readonly MapMark[] }) => {
  const container = picture.getContainer()
  const { clientWidth: width, clientHeight: height } = container
  const inSight = ({ x, y }: { x: number; y: number }) => x > -30 && y > -30 && x < width + 30 && y < height + 30
  const placed = arrange(marks.map((mark) => ({ mark, ...picture.project([mark.lon, mark.lat]) }))).filter(inSight)
  const taken = [...placed.flatMap(boxesOf), ...overlays(container)]
  const labels = districts
    .map((district) => ({ ...district, ...picture.project([district.lon, district.lat]) }))
    .filter(
      ({ name, x, y }) =>
        y > 8 && y < height - 8 && x > halfWidth(name) && x < width - halfWidth(name) && !givesWay({ x, y, text: name }, taken),
    )
  return (
    <div className="map-marks">
      {labels.map(({ name, kind, x, y }) => (
        <span key={name} className={`map-label map-label-${kind}`} style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}>
          {name}
        </span>
      ))}
      {placed.map((one) => (
        <div
          key={one.marks[0].key}
          className={`map-mark map-mark-${one.marks[0].kind}`}
          style={{ transform: `translate(${one.x}px, ${one.y}px)` }}
        >
          <Accuracy picture={picture} mark={one.marks[0]} />
          {one.marks.length > 1 ? <Gathered picture={picture} placed={one} /> : <Single mark={one.marks[0]} />}
        </div>
      ))}
    </div>
  )
}

const Zoom = ({ picture }: { picture: Picture }) => (
  <div className="map-over map-zoom">
    <button type="button" aria-label="Nearer" onClick={() => picture.zoomIn()}>
      <IconPlus aria-hidden size={18} />
    </button>
    <button type="button" aria-label="Further" onClick={() => picture.zoomOut()}>
      <IconLess aria-hidden size={18} />
    </button>
  </div>
)

export type MapViewProps = {
  /** What the map shows, in a sentence. */
  label: string
  marks: readonly MapMark[]
  /** Where the roads are served. */
  roads?: string
  /** In the corner; says by default that nobody is followed (A7). */
  note?: ReactNode
  noteIcon?: Icon
  legend?: boolean
}

/** The real roads with marks. Behind every map stands a table that says the same; put it after this. */
export function MapView({
  label,
  marks,
  roads = '/map/roads.json',
  note = 'Faces stand at the visit. Nobody is followed.',
  noteIcon: NoteIcon = IconNobodyFollowed,
  legend = true,
}: MapViewProps) {
  const place = useRef<HTMLDivElement>(null)
  const drawing = usePicture(place, marks, { roads, label })
  return (
    <section className="map" aria-label={label}>
      <div className="map-picture" ref={place} />
      {drawing.state === 'drawn' ? (
        <>
          <Marks picture={drawing.picture} marks={marks} />
          <Zoom picture={drawing.picture} />
          {note && (
            <p className="map-over map-note">
              <NoteIcon aria-hidden size={16} />
              {note}
            </p>
          )}
          {legend && <Legend />}
          <p className="map-over map-attribution">{attribution}</p>
        </>
      ) : (
        <p className="map-words second">
          {drawing.state === 'none'
            ? 'This computer cannot draw the map. The table says the same.'
            : 'Drawing the map. The table says the same.'}
        </p>
      )}
    </section>
  )
}
