import type { Call, Text } from './things.ts'

/** A phone in somebody's hand. `waiting` are the texts that arrive once it is switched on again. */
export type Handset = { number: string; on: boolean; texts: Text[]; calls: Call[]; waiting: (() => void)[] }

export type Handsets = {
  /** The handset of a number; made when it is first spoken of. */
  of(number: string): Handset
  known(number: string): boolean
  all(): Handset[]
  /** Tells whoever watches that something on this number's handset is different now. */
  changed(number: string): void
  watch(listener: (number: string) => void): () => void
}

/** The newest that a handset remembers; a demonstration may run for weeks. */
const textsKept = 200
const callsKept = 50

export const makeHandsets = (): Handsets => {
  const handsets = new Map<string, Handset>()
  const listeners = new Set<(number: string) => void>()
  const of = (number: string): Handset => {
    const handset = handsets.get(number) ?? { number, on: true, texts: [], calls: [], waiting: [] }
    handsets.set(number, handset)
    return handset
  }
  return {
    of,
    known: (number) => handsets.has(number),
    all: () => [...handsets.values()],
    changed: (number) => {
      const handset = of(number)
      handset.texts.splice(0, handset.texts.length - textsKept)
      handset.calls.splice(0, handset.calls.length - callsKept)
      for (const listener of listeners) listener(number)
    },
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Switches a handset on or off. Texts that waited for it arrive. */
export const switchOn = (handsets: Handsets, number: string, on: boolean): void => {
  const handset = handsets.of(number)
  handset.on = on
  handsets.changed(number)
  if (on) for (const arrive of handset.waiting.splice(0)) arrive()
}
