import { answer, dial, fallSilent, liveCall, press, putDown, ringOut, speak } from './switch/calls.ts'
import { switchOn } from './switch/handsets.ts'
import { otherEnd, textFromHandset } from './switch/messages.ts'
import type { PlayedSupplier } from './switch/faults.ts'
import type { Switch } from './switch/switch.ts'
import type { Call, Text } from './switch/things.ts'

/**
 * A telephone in a test's hand. Every act resolves when the exchange has come to rest after it, so what follows from it can be looked at
 * without waiting: hooks have answered, replies have arrived, status posts are out.
 */
export type HandsetInHand = {
  number: string
  /** Texts received, oldest first. */
  texts: readonly Text[]
  last(): Text | null
  /** The next text not yet awaited that matches; at once when it is there already. Fails, naming what did come, after `patience` ms. */
  awaitText(pattern: string | RegExp, patience?: number): Promise<Text>
  /** Sends a text: to whoever wrote or rang last unless said otherwise. */
  says(words: string, to?: string, by?: PlayedSupplier): Promise<void>
  /** Sends a picture without a word. */
  sendsPicture(to?: string): Promise<void>
  /** Every call to or from this handset, oldest first. */
  calls: readonly Call[]
  rings(): boolean
  awaitRing(patience?: number): Promise<Call>
  /** Everything the line said in the newest call. */
  heard: readonly string[]
  answers(): Promise<void>
  /** Turns a ringing call away. */
  declines(): Promise<void>
  /** Lets it ring until the caller gives up. */
  letsItRing(): Promise<void>
  hangsUp(): Promise<void>
  dials(to?: string): Promise<void>
  presses(keys: string): Promise<void>
  speaks(words: string): Promise<void>
  /** Neither presses nor speaks until the line stops listening. */
  staysSilent(): Promise<void>
  /** Out of battery, out of signal: texts wait, calls find nobody. */
  switchesOff(): Promise<void>
  switchesOn(): Promise<void>
}

export const handsetInHand = (exchange: Switch, number: string): HandsetInHand => {
  const handset = exchange.handsets.of(number)
  const received = () => handset.texts.filter((text) => !text.mine)
  const awaited = new Set<Text>()
  const settled = () => exchange.work.settled()
  const act = async (doing: () => Promise<unknown> | void): Promise<void> => {
    await exchange.work.run(async () => doing())
    await settled()
  }
  const inCall = (doing: (call: Call) => Promise<unknown> | void) => {
    const call = liveCall(exchange, number)
    if (!call) throw new Error(`${number} has no call.`)
    return act(() => doing(call))
  }
  return {
    number,
    get texts() {
      return received()
    },
    last: () => received().at(-1) ?? null,
    awaitText: async (pattern, patience = 5_000) => {
      const matches = (text: Text) =>
        !awaited.has(text) && (typeof pattern === 'string' ? text.body.includes(pattern) : pattern.test(text.body))
      const text = await when(
        exchange,
        number,
        () => received().find(matches),
        patience,
        () => `no text like ${pattern}; ${listOf(received())}`,
      )
      awaited.add(text)
      return text
    },
    says: (words, to, by = 'twilio') => act(() => textFromHandset(exchange, number, otherEnd(exchange, number, to), words, { by })),
    sendsPicture: (to) => act(() => textFromHandset(exchange, number, otherEnd(exchange, number, to), '', { pictures: 1 })),
    get calls() {
      return handset.calls
    },
    rings: () => liveCall(exchange, number)?.status === 'ringing',
    awaitRing: (patience = 5_000) =>
      when(
        exchange,
        number,
        () => handset.calls.find(({ status }) => status === 'ringing'),
        patience,
        () => `it did not ring; ${handset.calls.length} calls so far`,
      ),
    get heard() {
      return handset.calls.at(-1)?.heard ?? []
    },
    answers: () => inCall((call) => answer(exchange, call)),
    declines: () => inCall((call) => putDown(exchange, call)),
    letsItRing: () => inCall((call) => ringOut(exchange, call)),
    hangsUp: () => inCall((call) => putDown(exchange, call)),
    dials: (to) => act(() => dial(exchange, number, otherEnd(exchange, number, to))),
    presses: (keys) => inCall((call) => press(exchange, call, keys)),
    speaks: (words) => inCall((call) => speak(exchange, call, words)),
    staysSilent: () => inCall((call) => fallSilent(exchange, call)),
    switchesOff: () => act(() => switchOn(exchange.handsets, number, false)),
    switchesOn: () => act(() => switchOn(exchange.handsets, number, true)),
  }
}

const listOf = (texts: readonly Text[]): string =>
  texts.length === 0 ? 'none came' : `these came: ${texts.map(({ body }) => `“${body}”`).join(', ')}`

/** What `look` finds, now or at a change of the handset. */
const when = <T>(exchange: Switch, number: string, look: () => T | undefined, patience: number, otherwise: () => string): Promise<T> =>
  new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => settle(() => reject(new Error(`${number}: ${otherwise()}`))), patience)
    const settle = (how: () => void) => {
      leave()
      clearTimeout(tooLong)
      how()
    }
    const tryNow = () => {
      const found = look()
      if (found !== undefined) settle(() => resolve(found))
    }
    const leave = exchange.handsets.watch(tryNow)
    tryNow()
  })
