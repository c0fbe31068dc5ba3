/** The suppliers that one exchange plays: each fails by itself, all deliver to the same handsets. */
export const playedSuppliers = ['twilio', 'smpp', 'notify'] as const
export type PlayedSupplier = (typeof playedSuppliers)[number]

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
  /** Switches a fault on: for one handset's number or for all, at one supplier or at every one. */
  on(name: FaultName, number?: string, supplier?: PlayedSupplier): void
  off(name: FaultName): void
  clear(): void
  list(): { name: FaultName; number: string | null; supplier: PlayedSupplier | null }[]
  /** Is this fault on for this number, at this supplier? */
  strikes(name: FaultName, number: string, supplier?: PlayedSupplier): boolean
  /** Keeps a late delivery until `release`. */
  hold(act: () => void): void
  /** Lets go of everything held. */
  release(): void
}

export const makeFaults = (): Faults => {
  let on: { name: FaultName; number: string | null; supplier: PlayedSupplier | null }[] = []
  const held: (() => void)[] = []
  return {
    on: (name, number, supplier) => {
      on = [
        ...on.filter((one) => one.name !== name || one.supplier !== (supplier ?? null)),
        { name, number: number ?? null, supplier: supplier ?? null },
      ]
    },
    off: (name) => {
      on = on.filter((one) => one.name !== name)
    },
    clear: () => {
      on = []
    },
    list: () => [...on],
    strikes: (name, number, supplier = 'twilio') =>
      on.some((one) => one.name === name && [null, number].includes(one.number) && [null, supplier].includes(one.supplier)),
    hold: (act) => held.push(act),
    release: () => {
      for (const act of held.splice(0)) act()
    },
  }
}
