import type { EntryContext, UIMatch } from 'react-router'

/** The languages our pages are written in; a household has one as its setting. */
export const pageLanguages = ['en', 'pl', 'bn', 'ur', 'ar', 'so', 'cy'] as const
export type PageLanguage = (typeof pageLanguages)[number]

/** Which way a language runs. */
export const directionOf = (lang: string): 'ltr' | 'rtl' => (lang === 'ur' || lang === 'ar' ? 'rtl' : 'ltr')

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** What a layout says of all its pages: `export const handle = { face: 'resident' } satisfies Handle`. */
export type Handle = { face: 'control-room' | 'resident' | 'landlord' | 'sign-in' | 'design' }

const facesWithoutScript = new Set<Handle['face']>(['resident', 'sign-in'])

type Match = Pick<UIMatch, 'handle' | 'loaderData'>
const handleOf = (match: { handle: unknown }) => match.handle as Handle | undefined

export const faceOf = (matches: readonly Pick<Match, 'handle'>[]): Handle['face'] | undefined =>
  matches.map(handleOf).findLast((handle) => handle?.face)?.face

/** A face without script, or no page found at all, gets none. */
export const runsScript = (face: Handle['face'] | undefined): boolean => face !== undefined && !facesWithoutScript.has(face)

/** The language that the innermost page's loader names as `lang`; English when none does. */
export const languageOf = (matches: readonly Match[]): string => {
  const says = matches
    .map((match) => match.loaderData as { lang?: string } | null | undefined)
    .findLast((data) => typeof data?.lang === 'string')
  return says?.lang ?? 'en'
}

/** The face of the page that the server is about to render, for its headers. */
export const faceRendered = (router: EntryContext): Handle['face'] | undefined =>
  faceOf(router.staticHandlerContext.matches.map(({ route }) => ({ handle: router.routeModules[route.id]?.handle })))
