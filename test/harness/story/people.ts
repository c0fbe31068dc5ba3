/** The people of a story, each with a telephone in the hand. */
import { promiseWindow, sendOperative } from '../../../care/booking/actions.ts'
import type { Sent } from '../../../care/booking/actions.ts'
import { takeOrder } from '../../../care/repairs/actions.ts'
import type { Trade } from '../../../care/workforce/rules.ts'
import type { HandsetInHand } from '../../../apps/exchange/handset.ts'
import type { AppointmentId, HouseholdId, OrderId, PremisesId } from '../../../lib/ids.ts'
import { orThrow } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { atTime, dayOf } from '../../../lib/time.ts'
import type { Text } from '../../../apps/exchange/switch/things.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { StaffWho } from '../townspeople.ts'
import type { Operative } from './operative.ts'
import type { Stage } from './stage.ts'

/** Whoever has a telephone. */
export type Phoned = {
  handset: HandsetInHand
  /** The next text that says so; fails, naming what came, when there is none. */
  hears(what: string | RegExp): Promise<Text>
  /** Everything that ever came to this telephone, in one string. */
  allHeard(): string
  texts(words: string): Promise<void>
  /** Rings us, on that line, and listens. */
  rings(line: string): Promise<void>
  /** Says or keys something in the call that is under way; resolves when the line has answered. */
  speaks(words: string): Promise<void>
  keys(keys: string): Promise<void>
}
export type Resident = Phoned & { householdId: HouseholdId; premisesId: PremisesId; name: string }
export type Promised = { orderId: OrderId; appointmentId: AppointmentId }
type Work = { work: string; trade?: Trade; priority?: string; hotWork?: boolean }

/** A person in the office, acting through the duties. */
export type InTheOffice = Phoned & {
  who: StaffWho
  /** What they do; fails with the reasons when it is refused. What is due at once happens then. */
  does<T>(work: (tx: Tx) => Promise<Outcome<T>>): Promise<T>
  /** Picks up the call that rings and presses a key. */
  answersByKey(key?: string): Promise<void>
  /** Replies to the newest text that names two digits with those digits. */
  answersByText(): Promise<void>
  /** The call goes to a voicemail: it picks up, hears all, presses nothing. */
  voicemailAnswers(): Promise<void>
  /** The codes of all reasons against it; none when it was done. */
  tries(work: (tx: Tx) => Promise<Outcome<unknown>>): Promise<string[]>
  sees<T>(look: (tx: Tx) => Promise<T>): Promise<T>
  takesOrder(from: Resident, what: Work): Promise<OrderId>
  /** An order, and a window promised for it: `'10:00–12:00'`, today unless `on` says how many days from now. */
  promises(to: Resident, window: string, what: Work & { on?: number }): Promise<Promised>
  sends(promise: Promised, ...people: Operative[]): Promise<Sent>
  /** The codes of all reasons why these people may not be sent now. */
  cannotSend(promise: Promised, ...people: Operative[]): Promise<string[]>
}

export const phoned = (stage: Stage, number: string): Phoned => {
  const handset = stage.exchange.handset(number)
  return {
    handset,
    hears: (what) => handset.awaitText(what, 200),
    allHeard: () => [...handset.texts.map(({ body }) => body), ...handset.calls.flatMap(({ heard }) => heard)].join('\n'),
    texts: async (words) => {
      await handset.says(words)
      await stage.clock.settles()
    },
    rings: async (line) => {
      await handset.dials(line)
      await stage.clock.settles()
    },
    speaks: async (words) => {
      await handset.speaks(words)
      await stage.clock.settles()
    },
    keys: async (keys) => {
      await handset.presses(keys)
      await stage.clock.settles()
    },
  }
}

export const codesOf = (outcome: Outcome<unknown>): string[] => {
  if (outcome.ok) return []
  return outcome.kind === 'refused' ? outcome.reasons.map(({ code }) => code) : outcome.faults.map(({ field }) => field)
}

/** `'10:00–12:00'` on that day. */
const windowOf = (text: string, day: Temporal.PlainDate) => {
  const [from, to] = text.split('–')
  if (from === undefined || to === undefined) throw new Error(`“${text}” is not a window like “10:00–12:00”.`)
  return { from: atTime(day, from), to: atTime(day, to) }
}

export const inTheOffice = (stage: Stage, who: StaffWho, number: string): InTheOffice => {
  const { world, clock } = stage
  const act = async <T>(work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const outcome = await world.db.act(who, work)
    await clock.settles()
    return outcome
  }
  const order = (tx: Tx, from: Resident, { work, trade = 'plumber', priority = 'routine', hotWork = false }: Work) =>
    takeOrder(tx, { premisesId: from.premisesId, description: work, trade, priorityCode: priority, hotWork, source: 'telephone' })
  const send = ({ appointmentId }: Promised, people: readonly Operative[]) =>
    act((tx) => sendOperative(tx, { appointmentId, operativeIds: people.map(({ who: { operativeId } }) => operativeId) }))
  const phone = phoned(stage, number)
  return {
    ...phone,
    who,
    answersByKey: async (key = '1') => {
      await phone.handset.answers()
      await phone.keys(key)
    },
    answersByText: async () => {
      const digits = phone.handset.texts.map(({ body }) => /reply (\d\d)/.exec(body)?.[1]).findLast((found) => found !== undefined)
      if (digits === undefined) throw new Error(`${who.name} was told no digits.`)
      if (phone.handset.rings()) await phone.handset.declines()
      await phone.texts(digits)
    },
    voicemailAnswers: async () => {
      await phone.handset.answers()
      await phone.handset.staysSilent()
      await clock.settles()
    },
    does: async (work) => orThrow(await act(work)),
    tries: async (work) => codesOf(await act(work)),
    sees: (look) => world.db.as(who, look),
    takesOrder: async (from, what) => orThrow(await act((tx) => order(tx, from, what))),
    promises: async (to, text, { on = 0, ...what }) =>
      orThrow(
        await act(async (tx) => {
          const taken = await order(tx, to, what)
          if (!taken.ok) return taken
          const window = windowOf(text, dayOf(tx.now).add({ days: on }))
          const promised = await promiseWindow(tx, { orderId: taken.value, window })
          return promised.ok ? { ok: true, value: { orderId: taken.value, appointmentId: promised.value } } : promised
        }),
      ),
    sends: async (promise, ...people) => orThrow(await send(promise, people)),
    cannotSend: async (promise, ...people) => codesOf(await send(promise, people)),
  }
}
