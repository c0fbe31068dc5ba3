import { z } from 'zod'
import { decideMarker, endMarker, factNoLongerHolds, proposeMarker, tellFact, tellWayIn } from '../../../care/premises/actions.ts'
import { factCodes, precautionCodes } from '../../../care/premises/rules.ts'
import type { PremisesId } from '../../../lib/ids.ts'
import { done, type Outcome } from '../../../lib/refusal.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { anId, time } from '../form.ts'

const day = z
  .string()
  .optional()
  .transform((text, ctx) => {
    if (!text) return null
    try {
      return Temporal.PlainDate.from(text)
    } catch {
      ctx.addIssue({ code: 'custom', message: 'Write the day like 2026-11-24.' })
      return z.NEVER
    }
  })

type Codes<T extends string> = [T, ...T[]]

export const premisesActs = z.discriminatedUnion('do', [
  z.object({ do: z.literal('way_in'), wayIn: z.string().max(300) }),
  z.object({ do: z.literal('fact'), code: z.enum(factCodes), sentence: z.string() }),
  z.object({ do: z.literal('fact_over'), code: z.enum(factCodes) }),
  z.object({
    do: z.literal('propose'),
    code: z.enum(precautionCodes as Codes<(typeof precautionCodes)[number]>, 'Choose a precaution.'),
    source: z.string(),
    from: time,
    to: time,
    happenedOn: day,
  }),
  z.object({
    do: z.literal('decide'),
    markerId: anId('marker'),
    agree: z.enum(['yes', 'no']),
    why: z.string(),
    told: z.enum(['told', 'not_told', '']).default(''),
    notToldWhy: z.string().default(''),
  }),
  z.object({ do: z.literal('end'), markerId: anId('marker'), why: z.string() }),
])

const residentOf = (tx: Tx, told: string, notToldWhy: string) =>
  told === 'told' ? { toldAt: tx.now } : told === 'not_told' ? { notToldWhy } : null

const factOver = async (tx: Tx, id: PremisesId, code: (typeof factCodes)[number]): Promise<Outcome<null>> => {
  await factNoLongerHolds(tx, id, code)
  return done(null)
}

export const actOnPremises = (tx: Tx, id: PremisesId, act: z.infer<typeof premisesActs>): Promise<Outcome<unknown>> => {
  switch (act.do) {
    case 'way_in':
      return tellWayIn(tx, id, act.wayIn)
    case 'fact':
      return tellFact(tx, id, act)
    case 'fact_over':
      return factOver(tx, id, act.code)
    case 'propose': {
      const { code, source, from, to, happenedOn } = act
      return proposeMarker(tx, { premisesId: id, code, source, happenedOn, hours: from && to ? { from, to } : null })
    }
    case 'decide':
      return decideMarker(tx, act.markerId, {
        agree: act.agree === 'yes',
        why: act.why,
        resident: residentOf(tx, act.told, act.notToldWhy),
      })
    case 'end':
      return endMarker(tx, act.markerId, act.why)
  }
}
