import { useId, type ReactNode } from 'react'
import { faceGrounds, faceHairColours, faceSkins, type FaceHair, type FaceSpec } from './spec.ts'

type Colours = { skin: string; hair: string }

const shade = '#1B1512'

/** What lies behind the head, for those kinds that have something there. */
const behind: Partial<Record<FaceHair, (c: Colours) => ReactNode>> = {
  hijab: ({ hair }) => (
    <path
      d="M32 7.500C19 7.500 12.500 15.500 12.500 27.500c0 10.500.8 19.500 4 29.500h31c3.200-10 4-19 4-29.500C51.500 15.500 45 7.500 32 7.500z"
      fill={hair}
    />
  ),
  afro: ({ hair }) => <circle cx="32" cy="24" r="18.500" fill={hair} />,
  bob: ({ hair }) => <path d="M32 9C20.500 9 15.500 16.500 15.500 26v16.500h33V26C48.500 16.500 43.500 9 32 9z" fill={hair} />,
  long: ({ hair }) => <path d="M32 9C20.500 9 15.500 16.500 15 27l-2.200 23.500h38.400L49 27C48.500 16.500 43.500 9 32 9z" fill={hair} />,
  bun: ({ hair }) => <circle cx="32" cy="9" r="6" fill={hair} />,
}

/** What lies over the forehead. */
const over: Partial<Record<FaceHair, (c: Colours) => ReactNode>> = {
  turban: ({ hair }) => (
    <>
      <path d="M16.500 27C15 15.500 22 7.500 32 7.500S49 15.500 47.500 27C44 21.500 38.500 20 32 20s-12 1.500-15.500 7z" fill={hair} />
      <path
        d="M19 20.500c9-1 19-4.500 24.500-9M28 20c7-1 13.500-3.200 18-6.200"
        fill="none"
        stroke="#fff"
        strokeOpacity=".28"
        strokeWidth="1.200"
        strokeLinecap="round"
      />
    </>
  ),
  afro: ({ hair }) => (
    <path
      d="M18.500 25.500C20 19 25.500 15.500 32 15.500S44 19 45.500 25.500c-4-3.200-8.500-4.300-13.500-4.300s-9.500 1.100-13.500 4.300z"
      fill={hair}
    />
  ),
  crop: ({ hair }) => (
    <path
      d="M17.500 28.500C16 17 22 10.500 32 10.500s16 6.500 14.500 18l-2.300-1.800c-.4-3.600-1.700-5.700-3.700-6.700-5.500 1.600-11.500 1.600-17 0-2 1-3.300 3.100-3.700 6.700z"
      fill={hair}
    />
  ),
  bob: ({ hair }) => (
    <path
      d="M19.500 27c.8-6.500 4-9.500 6.500-10 5 3.600 12 4.600 18.500 10L45.500 20 40 12.500 32 10.500 24 12.500 18.500 20z"
      fill={hair}
    />
  ),
  long: ({ hair }) => (
    <path
      d="M17 31C15.500 18 21 10 32 10s16.500 8 15 21c-1.200-5.500-4.800-9.500-15-14.500C21.800 21.500 18.200 25.500 17 31z"
      fill={hair}
    />
  ),
  bun: ({ hair }) => (
    <path
      d="M18.300 28C17.500 17.500 23.500 11.500 32 11.500S46.500 17.500 45.700 28C42.500 21.500 38 18.800 32 18.800S21.500 21.500 18.300 28z"
      fill={hair}
    />
  ),
  fade: ({ hair }) => (
    <path
      d="M18.700 23.500C19.500 15.500 24.500 11.300 32 11.300s12.500 4.200 13.300 12.200C42.500 19 38 17.600 32 17.600S21.500 19 18.700 23.500z"
      fill={hair}
    />
  ),
}

/** Head and neck; a hijab shows the face alone. */
const Head = ({ hair, skin }: { hair: FaceHair; skin: string }) =>
  hair === 'hijab' ? (
    <>
      <ellipse cx="32" cy="30" rx="12.200" ry="14" fill={skin} />
      <path d="M22 46.500c6 4.800 14 4.800 20 0" fill="none" stroke="#fff" strokeOpacity=".3" strokeWidth="1.500" strokeLinecap="round" />
    </>
  ) : (
    <>
      <path d="M27 38h10v10.500l-5 6-5-6z" fill={skin} />
      <path d="M27 42.500c3 2.300 7 2.300 10 0V45c-3 2.200-7 2.200-10 0z" fill={shade} opacity=".12" />
      <path
        d="M18.500 26c0-8.500 5.500-14 13.500-14s13.500 5.500 13.500 14c0 3.200-.3 6.500-1.600 9.500C42 40 37.500 44.500 32 44.500S22 40 20.100 35.500C18.800 32.500 18.500 29.200 18.500 26z"
        fill={skin}
      />
    </>
  )

const beardOf = (colour: string) => (
  <path
    d="M18.700 29.500c1.400 3 3.400 4.800 6.300 5.200 2.600-1.400 4.700-1.700 7-1.700s4.400.3 7 1.700c2.900-.4 4.900-2.200 6.300-5.200.6 10.500-4.800 17.700-13.300 17.700S18.100 40 18.700 29.500z"
    fill={colour}
  />
)

/** Ground disc, head, hair or cover, beard, glasses, two dots and a smile, and the green collar everyone wears to work. */
export function Face({
  spec,
  size = 32,
  name,
}: {
  spec: FaceSpec
  size?: number
  /** Said by a screen reader; leave out where the name stands beside it. */ name?: string
}) {
  const clip = useId()
  const colours = { skin: faceSkins[spec.skin], hair: faceHairColours[spec.colour] }
  const beard = spec.hair === 'turban' ? '#2A1D18' : colours.hair
  const smile = spec.beard ? '#FFFFFF' : shade
  return (
    <svg
      className="face"
      width={size}
      height={size}
      viewBox="0 0 64 64"
      {...(name ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
    >
      <clipPath id={clip}>
        <circle cx="32" cy="32" r="32" />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <rect width="64" height="64" fill={faceGrounds[spec.ground]} />
        {spec.hair !== 'hijab' && behind[spec.hair]?.(colours)}
        <path d="M6 66c2-9.500 11-15 20-17l6 4.500 6-4.500c9 2 18 7.500 20 17z" fill="#0F5A52" />
        {spec.hair === 'hijab' && behind.hijab?.(colours)}
        <Head hair={spec.hair} skin={colours.skin} />
        {spec.hair !== 'hijab' && (
          <path d="M25.500 48.500l6.500 7.500 6.500-7.500" fill="none" stroke="#F2B53A" strokeWidth="2.200" strokeLinejoin="round" />
        )}
        {spec.beard && beardOf(beard)}
        {over[spec.hair]?.(colours)}
        <circle cx="26.500" cy="29.500" r="1.900" fill={shade} />
        <circle cx="37.500" cy="29.500" r="1.900" fill={shade} />
        <path
          d="M28 37.600c2.200 2.200 5.800 2.200 8 0"
          fill={spec.beard ? smile : 'none'}
          stroke={smile}
          strokeWidth="1.700"
          strokeLinecap="round"
          strokeLinejoin="round"
          strokeOpacity={spec.beard ? 1 : 0.75}
        />
        {spec.glasses && (
          <g fill="#fff" fillOpacity=".35" stroke="#33414F" strokeWidth="1.400">
            <circle cx="26" cy="29.500" r="4.600" />
            <circle cx="38" cy="29.500" r="4.600" />
            <path d="M30.600 29.500h2.800" />
          </g>
        )}
      </g>
    </svg>
  )
}

/** For whoever has neither photograph nor drawn face: their first letters. */
export const Initials = ({ name, size = 36 }: { name: string; size?: number }) => (
  <svg className="face" width={size} height={size} viewBox="0 0 64 64" aria-hidden>
    <circle cx="32" cy="32" r="32" fill="var(--slate-tint)" />
    <text x="32" y="32" dy=".36em" textAnchor="middle" fontSize="23" fontWeight="650" fill="var(--slate-ink)">
      {name
        .split(' ')
        .map((part) => part[0])
        .slice(0, 2)
        .join('')}
    </text>
  </svg>
)
