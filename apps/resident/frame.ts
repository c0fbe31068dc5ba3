import type { RouterContextProvider } from 'react-router'
import { contactCardOf, letterheadOf } from '../../care/messages/actions.ts'
import { languageFor, languages, spokenTelephone, type Language } from '../../care/messages/rules.ts'
import { oneOf } from '../../lib/lists.ts'
import type { Who } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'
import { whoContext, worldContext } from '../context.ts'
import { pageLanguages, type PageLanguage } from '../page.ts'
import { onlyContractor } from './contractors.ts'

/** What stands around every page that a resident sees. What is null is left out, never guessed. */
export type ResidentFrame = {
  contractor: string | null
  /** The office's number as people say it: “0131 496 0142”. */
  telephone: string | null
  /** The language of this page; `root.tsx` reads it too. */
  lang: Language
  /** The other language one tap away: the household's own, or English. */
  other: Language | null
  /** The household's own language, as it calls itself, where we have no pages in it yet. */
  notYetIn: string | null
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

/** The language asked for in the address (`?lang=ur`), when we have pages in it. */
export const languageAsked = (url: string): Language | null => oneOf(languages, new URL(url).searchParams.get('lang'))

type Around = Omit<ResidentFrame, 'lang' | 'other'> & { own: Language }

const ofHousehold = (world: World, who: Extract<Who, { kind: 'resident' }>): Promise<Around> =>
  world.db.as(who, async (tx) => {
    const { contractor, telephone } = await letterheadOf(tx)
    const language = (await contactCardOf(tx, who.householdId))?.language ?? 'en'
    const own = languageFor({ language })
    const known = oneOf(pageLanguages, language)
    return { contractor, telephone: spokenTelephone(telephone), own, notYetIn: known && known !== own ? languageNames[known] : null }
  })

const ofAnybody = async (world: World): Promise<Around> => {
  const house = await onlyContractor(world)
  return { contractor: house?.name ?? null, telephone: house && spokenTelephone(house.telephone), own: 'ur', notYetIn: null }
}

type Asked = { request: Request; context: Readonly<RouterContextProvider> }

/** Read by `layout.tsx` for every page of the resident. Somebody without a link reads English and may choose Urdu. */
export const readFrame = async ({ request, context }: Asked): Promise<ResidentFrame> => {
  const [world, who] = [context.get(worldContext), context.get(whoContext)]
  const isResident = who?.kind === 'resident'
  const { own, ...around } = isResident ? await ofHousehold(world, who) : await ofAnybody(world)
  const lang = languageAsked(request.url) ?? (isResident ? own : 'en')
  return { ...around, lang, other: lang === 'en' ? (own === 'en' ? null : own) : 'en' }
}
