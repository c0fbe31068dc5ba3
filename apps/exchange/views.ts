import type { Person } from './directory.ts'
import { liveCall } from './switch/calls.ts'
import type { Switch } from './switch/switch.ts'
import { handsetOf } from './switch/things.ts'
import type { Call, Text } from './switch/things.ts'

/** What is told of a handset, as JSON. Instants are ISO 8601 text. */
export type TextView = { sid: string; with: string; body: string; at: string; mine: boolean }
export type CallView = {
  sid: string
  with: string
  incoming: boolean
  status: Call['status']
  at: string
  answeredAt: string | null
  heard: string[]
  said: string[]
  /** What the line waits for now. */
  listening: { keys: boolean; speech: boolean; keyed: string } | null
}
export type Holder = { number: string; name: string | null; role: Person['role'] | null; language: string | null; hint: string | null }
export type HandsetView = Holder & { on: boolean; texts: TextView[]; calls: CallView[]; live: CallView | null }
export type OverviewLine = Holder & { on: boolean; ringing: boolean; lastAt: string | null; lastWords: string | null }

const textsShown = 80
const callsShown = 20

const holder = (number: string, person: Person | null): Holder => ({
  number,
  name: person?.name ?? null,
  role: person?.role ?? null,
  language: person?.language ?? null,
  hint: person?.hint ?? null,
})

export const handsetView = (exchange: Switch, person: Person | null, number: string): HandsetView => {
  const handset = exchange.handsets.of(number)
  const live = liveCall(exchange, number)
  return {
    ...holder(number, person),
    on: handset.on,
    texts: handset.texts.slice(-textsShown).map(textView),
    calls: handset.calls.slice(-callsShown).map(callView),
    live: live && callView(live),
  }
}

const textView = ({ sid, from, to, body, at, mine }: Text): TextView => ({ sid, with: mine ? to : from, body, at: at.toString(), mine })

const callView = (call: Call): CallView => ({
  sid: call.sid,
  with: handsetOf(call) === call.to ? call.from : call.to,
  incoming: call.direction === 'outbound-api',
  status: call.status,
  at: call.at.toString(),
  answeredAt: call.answeredAt?.toString() ?? null,
  heard: [...call.heard],
  said: [...call.said],
  listening: call.room
    ? { keys: false, speech: true, keyed: '' }
    : call.listening && { keys: call.listening.gather.keys, speech: call.listening.gather.speech, keyed: call.listening.keys },
})

/** Every handset that something has happened on, newest first. */
export const overview = (exchange: Switch, people: readonly Person[]): OverviewLine[] => {
  const byNumber = new Map(people.map((person) => [person.number, person]))
  return exchange.handsets
    .all()
    .map(({ number, on, texts, calls }) => {
      const last = texts.at(-1)
      const newest = [last?.at, calls.at(-1)?.at]
        .map((at) => at?.toString() ?? '')
        .toSorted()
        .at(-1)
      return {
        ...holder(number, byNumber.get(number) ?? null),
        ...{
          on,
          ringing: calls.some((call) => call.status === 'ringing'),
          lastAt: newest || null,
          lastWords: last?.body.slice(0, 80) ?? null,
        },
      }
    })
    .toSorted((a, b) => (b.lastAt ?? '').localeCompare(a.lastAt ?? ''))
}

/** Everybody: those of the overview first, then whoever else stands in the directory. */
export const everybody = (exchange: Switch, people: readonly Person[]): OverviewLine[] => {
  const active = overview(exchange, people)
  const seen = new Set(active.map(({ number }) => number))
  const quiet = { on: true, ringing: false, lastAt: null, lastWords: null }
  return [...active, ...people.filter(({ number }) => !seen.has(number)).map((person) => ({ ...holder(person.number, person), ...quiet }))]
}
