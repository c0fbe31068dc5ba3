/** The form of a rehearsal, parsed: which day, which what-ifs, how often it is lived. */
import { z } from 'zod'
import { usualTwos } from '../../../care/dispatch/rehearsal/days/made-up.ts'
import type { WhatIf } from '../../../care/dispatch/rehearsal/days/what-if.ts'
import { windowLengths } from '../../../care/dispatch/rehearsal/days/what-if.ts'
import { trades } from '../../../care/workforce/rules.ts'
import { invalid, type Invalid } from '../../../lib/refusal.ts'
import type { Day } from '../../../lib/time.ts'
import { faultsOf, ticked, time } from '../form.ts'

const few = z.coerce.number().int().min(1, 'One at the least.').max(20, 'Twenty at the most.').default(2)
const trade = z.enum(trades).default('plumber')
export const shares = ['0.25', '0.5', '0.75'] as const
export const livesOffered = [5, 10, 20, 50] as const

const form = z.object({
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$|^made-up$/, 'Choose a day.'),
  people: z.coerce.number().int().min(4, 'Four people at the least.').max(100, 'A hundred people at the most.').default(12),
  twos: z.coerce.number().int('A whole number.').min(0, 'None at the least.').max(50, 'Half of them at the most.').default(usualTwos),
  lives: z.coerce
    .number()
    .refine((n) => livesOffered.some((one) => one === n), 'Choose how often.')
    .default(10),
  ...{ add: ticked, addPeople: few, addTrade: trade, fewer: ticked, fewerPeople: few, fewerTrade: trade },
  ...{ off: ticked, offAt: time, offShare: z.enum(shares).default('0.5') },
  ...{ 'windows-2h': ticked, 'windows-4h': ticked, 'windows-half-day': ticked },
  ...{ one_step: ticked, nearest: ticked, routes: ticked, together: ticked },
})
/** `twos`: in a hundred. */
export type AskedFor = {
  readonly day: Day | null
  readonly people: number
  readonly twos: number
  readonly lives: number
  readonly whatIfs: readonly WhatIf[]
}

/** For each of two who go together a colleague is sought among all others, so a day takes longer with the square of a branch: more than these, and whoever waits for the page would wait for minutes. In a hundred. */
const mostTwos = (people: number): number => Math.floor(60_000 / people ** 2)

const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

/** Each tick is a what-if of its own. */
const changesIn = (read: z.infer<typeof form>): Omit<WhatIf, 'policy'>[] => [
  ...(read.add ? [{ add: [{ people: read.addPeople, trade: read.addTrade }] }] : []),
  ...(read.fewer ? [{ fewer: [{ people: read.fewerPeople, trade: read.fewerTrade }] }] : []),
  ...(read.off ? [{ off: { at: minuteOf(read.offAt ?? '10:00'), share: Number(read.offShare) } }] : []),
  ...windowLengths.filter((one) => read[`windows-${one}`]).map((one) => ({ windows: one })),
]

const whatIfsIn = (read: z.infer<typeof form>): WhatIf[] => {
  const changes = changesIn(read)
  const decided = (['one_step', 'nearest', 'routes'] as const).filter((one) => read[one])
  const each: WhatIf[] = [...changes.map((one) => ({ policy: 'plan' as const, ...one })), ...decided.map((policy) => ({ policy }))]
  if (!read.together || each.length < 2) return each
  // of several lengths, or several ways to decide, the last one ticked counts
  return [...each, Object.assign({}, ...each, { policy: decided.at(-1) ?? 'plan' }) as WhatIf]
}

export const askedForIn = (fields: unknown): AskedFor | Invalid => {
  const read = form.safeParse(fields)
  if (!read.success) return faultsOf(read.error)
  const whatIfs = whatIfsIn(read.data)
  if (whatIfs.length === 0) return invalid({ field: 'add', sentence: 'Tick at least one thing that might have been otherwise.' })
  const { day, people, twos, lives } = read.data
  if (day === 'made-up' && twos > mostTwos(people))
    return invalid({
      field: 'twos',
      sentence: `With ${people} people, ${mostTwos(people)} at the most: more would take too long here. The command line takes any number.`,
    })
  try {
    return { day: day === 'made-up' ? null : Temporal.PlainDate.from(day, { overflow: 'reject' }), people, twos, lives, whatIfs }
  } catch {
    return invalid({ field: 'day', sentence: 'Choose a day from the list.' })
  }
}
