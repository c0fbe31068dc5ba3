/** Telling a need, from whichever page the household is open on. */
import { z } from 'zod'
import { tellNeed } from '../../../care/households/actions.ts'
import { languageName, needCodes, needSources, needTable } from '../../../care/households/rules.ts'
import type { HouseholdId } from '../../../lib/ids.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import type { World } from '../../../platform/world.ts'
import type { Who } from '../../../platform/who.ts'
import { operativesNow } from '../../../care/workforce/actions.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { anId, faultsOf, ticked, time, words } from '../form.ts'

const spoken = [
  'ur',
  'pl',
  'ar',
  'bn',
  'so',
  'cy',
  'pa',
  'zh',
  'ro',
  'uk',
  'fa',
  'ti',
  'bg',
  'lt',
  'es',
  'fr',
  'pt',
  'tr',
  'hi',
  'gd',
] as const

/** What the form offers: the whole list by its labels, what has to be told with each, languages and our people. */
export const needChoices = async (tx: Tx) => ({
  needs: needCodes
    .map((code) => ({ value: code, label: needTable[code].label, takes: needTable[code].takes ?? null }))
    .toSorted((a, b) => a.label.localeCompare(b.label)),
  languages: spoken.map((code) => ({ value: code, label: languageName(code) })).toSorted((a, b) => a.label.localeCompare(b.label)),
  people: (await operativesNow(tx)).map(({ id, name }) => ({ value: id as string, label: name })),
})
export type NeedChoices = Awaited<ReturnType<typeof needChoices>>

const form = z.object({
  code: z.enum(needCodes as [(typeof needCodes)[number], ...(typeof needCodes)[number][]]),
  source: z.enum(needSources).default('self'),
  ifPossible: ticked,
  language: words(10),
  operativeId: z.union([z.literal('').transform(() => null), anId('operative')]).optional(),
  from: time,
  to: time,
  note: words(300),
  safeTelephone: words(40),
})

export const tellNeedFrom = async (world: World, who: Who, householdId: HouseholdId, fields: unknown): Promise<Outcome<unknown>> => {
  const read = form.safeParse(fields)
  if (!read.success) return faultsOf(read.error, { code: 'Choose what helps.' })
  const { code, source, ifPossible, language, operativeId, from, to, note, safeTelephone } = read.data
  const hours = from && to ? { from, to } : null
  return world.db.act(who, (tx) =>
    tellNeed(tx, {
      ...{ householdId, code, source, ifPossible, language, note, hours, operativeId: operativeId ?? null },
      ...(code === 'SAFE_CONTACT' && safeTelephone ? { safeWay: { telephone: safeTelephone, hours } } : {}),
    }),
  )
}
