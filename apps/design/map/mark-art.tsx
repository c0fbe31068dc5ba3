import { Face } from '../faces/face.tsx'
import type { MapMark } from './marks.ts'

/** A promise: a small door with a round top. */
export const DoorArt = () => (
  <svg width="16" height="21" viewBox="0 0 16 21" aria-hidden>
    <path
      d="M1.900 19.600V7.900a6.100 6.100 0 0 1 12.200 0v11.700z"
      fill="var(--card)"
      stroke="var(--ink2)"
      strokeWidth="1.800"
      strokeLinejoin="round"
    />
    <circle cx="11" cy="13.200" r="1.200" fill="var(--ink2)" />
  </svg>
)

/** At risk: a lamp door with an ink rim and a mark of exclamation. */
export const RiskArt = () => (
  <svg width="20" height="25" viewBox="0 0 20 25" aria-hidden>
    <path d="M1.500 23.500V10a8.500 8.500 0 0 1 17 0v13.500z" fill="#F2B53A" stroke="#1B2430" strokeWidth="2" strokeLinejoin="round" />
    <path d="M10 6.800v7.600" stroke="#1B2430" strokeWidth="2.600" strokeLinecap="round" />
    <circle cx="10" cy="18.900" r="1.700" fill="#1B2430" />
  </svg>
)

export const KeptArt = () => (
  <svg width="17" height="17" viewBox="0 0 17 17" aria-hidden>
    <circle cx="8.500" cy="8.500" r="8" fill="var(--green)" stroke="var(--land)" />
    <path
      d="M5.300 8.700l2.300 2.300 4.200-4.500"
      fill="none"
      stroke="var(--on-green)"
      strokeWidth="1.900"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)

const badges = {
  in_home: (
    <path
      d="M8 3.900l4.200 3.700v4.300H3.800V7.600z"
      fill="var(--on-green)"
      stroke="var(--on-green)"
      strokeWidth=".8"
      strokeLinejoin="round"
    />
  ),
  at_door: (
    <path d="M5.600 12V6.400a2.400 2.400 0 0 1 4.800 0V12z" fill="#1B2430" stroke="#1B2430" strokeWidth=".8" strokeLinejoin="round" />
  ),
}

const Badge = ({ kind }: { kind: 'in_home' | 'at_door' }) => (
  <svg className={`map-badge map-badge-${kind}`} width="20" height="20" viewBox="-2 -2 20 20" aria-hidden>
    <circle cx="8" cy="8" r="8.800" fill={kind === 'in_home' ? 'var(--green)' : '#F2B53A'} stroke="var(--land)" strokeWidth="1.600" />
    {badges[kind]}
  </svg>
)

const DashedRing = () => (
  <svg className="map-dashes" width="44" height="44" viewBox="0 0 44 44" aria-hidden>
    <circle cx="22" cy="22" r="20.700" fill="none" stroke="var(--ink2)" strokeWidth="2.200" strokeDasharray="6.500 4.340" />
  </svg>
)

/** One mark as it stands on the map and in the legend's words. */
export function MarkArt({ mark }: { mark: MapMark }) {
  switch (mark.kind) {
    case 'promise':
      return <DoorArt />
    case 'at_risk':
      return <RiskArt />
    case 'kept':
      return <KeptArt />
    default:
      return (
        <span className={`map-face map-face-${mark.kind}`}>
          {mark.kind === 'on_the_way' && <DashedRing />}
          <Face spec={mark.face} size={mark.kind === 'alarm' ? 40 : 34} />
          {(mark.kind === 'in_home' || mark.kind === 'at_door') && <Badge kind={mark.kind} />}
        </span>
      )
  }
}

const Ring = ({ kind }: { kind: 'in_home' | 'at_door' | 'on_the_way' }) => (
  <svg width="17" height="17" viewBox="0 0 17 17" aria-hidden>
    <circle
      cx="8.500"
      cy="8.500"
      r="6.200"
      fill="var(--card)"
      stroke={{ in_home: 'var(--green)', at_door: '#F2B53A', on_the_way: 'var(--ink2)' }[kind]}
      strokeWidth={kind === 'on_the_way' ? 2.2 : 3.4}
      strokeDasharray={kind === 'on_the_way' ? '4.700 3.090' : undefined}
    />
  </svg>
)

const legend = [
  { key: 'in_home', art: <Ring kind="in_home" />, word: 'In a home' },
  { key: 'at_door', art: <Ring kind="at_door" />, word: 'At the door' },
  { key: 'on_the_way', art: <Ring kind="on_the_way" />, word: 'On the way' },
  { key: 'promise', art: <DoorArt />, word: 'Promise' },
  { key: 'at_risk', art: <RiskArt />, word: 'At risk' },
  { key: 'kept', art: <KeptArt />, word: 'Kept' },
] as const

/** What the marks mean, in words. */
export const Legend = () => (
  <ul className="map-over map-legend">
    {legend.map(({ key, art, word }) => (
      <li key={key}>
        {art}
        {word}
      </li>
    ))}
  </ul>
)
