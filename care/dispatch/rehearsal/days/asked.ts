/** A question to a rehearsal, in plain values, for a thread that thinks: one day, one what-if, one draw. */
import { dayFrom } from './day.ts'
import type { Day, Roads } from './day.ts'
import type { MadeUp } from './made-up.ts'
import { liveOnce } from './rehearse.ts'
import type { Lived } from './rehearse.ts'
import type { WhatIf } from './what-if.ts'

/** `day`: a `DayApart` as text. */
export type What = { readonly day: string } | { readonly madeUp: MadeUp }
export type Question = { readonly what: What; readonly whatIf: WhatIf; readonly draw: number }

/** Lives what it is asked; the last day that it was handed is kept, because the next question is about it as well. */
export const openRehearser = (roads: Roads): ((question: Question) => Lived) => {
  let known: { text: string; day: Day } | null = null
  const dayOf = (text: string): Day => {
    if (known?.text !== text) known = { text, day: dayFrom(text, roads) }
    return known.day
  }
  return ({ what, whatIf, draw }) => liveOnce('day' in what ? { day: dayOf(what.day) } : what, whatIf, draw)
}
