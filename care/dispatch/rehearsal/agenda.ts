/** What is still to happen in a day that is played, the soonest first; what falls into the same minute, in the order in which it was added. */
export type Agenda = {
  readonly add: (t: number, run: () => void) => void
  /** The next minute in which anything happens; null when nothing more does. */
  readonly next: () => number | null
  /** Lets everything of this minute happen, also what is added to it meanwhile. */
  readonly run: (t: number) => void
}

export const newAgenda = (): Agenda => {
  const entries: { t: number; run: () => void }[] = []
  return {
    add: (t, run) => {
      let at = entries.length
      while (at > 0 && entries[at - 1]!.t > t) at--
      entries.splice(at, 0, { t, run })
    },
    next: () => entries[0]?.t ?? null,
    run: (t) => {
      while (entries[0]?.t === t) entries.shift()!.run()
    },
  }
}
