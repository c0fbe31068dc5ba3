import type { LoaderFunctionArgs } from 'react-router'
import { pageLanguages, type PageLanguage } from '../page.ts'

/** What stands around every page that a resident sees. What is null is left out, never guessed. */
export type ResidentFrame = {
  contractor: string | null
  /** The office's number as people say it: “0131 496 0142”. */
  telephone: string | null
  /** The language of this page; `root.tsx` reads it too. */
  lang: PageLanguage
  /** The other language one tap away: the household's own, or English. */
  other: PageLanguage | null
}

/** Each language by its own name. */
export const languageNames: Record<PageLanguage, string> = {
  en: 'English',
  pl: 'Polski',
  bn: 'বাংলা',
  ur: 'اردو',
  ar: 'العربية',
  so: 'Soomaali',
  cy: 'Cymraeg',
}

/** The language asked for in the address (`?lang=ur`), when it is one of ours. */
export const languageAsked = (url: string): PageLanguage | null => {
  const asked = new URL(url).searchParams.get('lang')
  return pageLanguages.find((language) => language === asked) ?? null
}

/** Read by `layout.tsx` for every page of the resident. */
export const readFrame = async ({ request }: Pick<LoaderFunctionArgs, 'request' | 'context'>): Promise<ResidentFrame> => {
  const lang = languageAsked(request.url) ?? 'en'
  return { contractor: null, telephone: null, lang, other: lang === 'en' ? null : 'en' }
}
