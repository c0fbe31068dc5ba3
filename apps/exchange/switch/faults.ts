/** What can go wrong with a supplier, to be switched on in a drill or a test. */
export const faultNames = [
  'timeout_lost', // a request gets no answer, and nothing is sent
  'timeout_sent', // a request gets no answer, yet the text or call goes out
  'error_500', // a request gets 500, and nothing is sent
  'refused', // a request gets 400 with Twilio's 21610 (the number is blocked)
  'never_delivered', // accepted and never heard of again; a call does not ring
  'undelivered', // accepted, then reported as undelivered (30003); a call fails
  'delivered_late', // held until released (or a minute has passed)
  'delivered_twice', // the handset gets it twice, and so does the callback
  'received_twice', // what a handset sends is posted twice, with the same id
  'out_of_order', // callbacks come last one first
  'wrong_signature', // every post of ours is signed with another token
] as const
export type FaultName = (typeof faultNames)[number]

export type Faults = {
  /** Switches a fault on, for one handset's number or for all. */
  on(name: FaultName, number?: string): void
  off(name: FaultName): void
  clear(): void
  list(): { name: FaultName; number: string | null }[]
  /** Is this fault on for this number? */
  strikes(name: FaultName, number: string): boolean
  /** Keeps a late delivery until `release`. */
  hold(act: () => void): void
  /** Lets go of everything held. */
  release(): void
}

export const makeFaults = (): Faults => {
  const on = new Map<FaultName, string | null>()
  const held: (() => void)[] = []
  return {
    on: (name, number) => on.set(name, number ?? null),
    off: (name) => on.delete(name),
    clear: () => on.clear(),
    list: () => [...on].map(([name, number]) => ({ name, number })),
    strikes: (name, number) => on.has(name) && [null, number].includes(on.get(name) ?? null),
    hold: (act) => held.push(act),
    release: () => {
      for (const act of held.splice(0)) act()
    },
  }
}
