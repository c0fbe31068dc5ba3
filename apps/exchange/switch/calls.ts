import { ask } from './hooks.ts'
import { newSid } from './numbers.ts'
import { leave, sayIn } from './rooms.ts'
import { begin, callParams, heardFrom, run } from './script.ts'
import { remember } from './switch.ts'
import type { Switch } from './switch.ts'
import { handsetOf, isOver } from './things.ts'
import type { Call, CallEvent, CallStatus } from './things.ts'

/** Calls, from the customer to handsets and back: ringing, picking up, ending. What is said in between is the script's. */

type NewCall = Pick<Call, 'from' | 'to' | 'direction' | 'script' | 'statusCallback' | 'ringFor'>

const made = (exchange: Switch, call: NewCall): Call => {
  const whole: Call = {
    ...call,
    ...{ sid: newSid('CA'), status: 'queued', at: exchange.now(), answeredAt: null, endedAt: null },
    ...{ heard: [], said: [], rest: [], listening: null, room: null, told: { count: 0, chain: Promise.resolve(), heldBack: [] } },
  }
  exchange.handsets.of(handsetOf(whole)).calls.push(whole)
  return remember(exchange.calls, whole)
}

/** The call on this handset that rings or is in progress, if there is one. */
export const liveCall = (exchange: Switch, number: string): Call | null =>
  exchange.handsets.of(number).calls.find((call) => call.status === 'ringing' || call.status === 'in-progress') ?? null

/** A call of the customer's: accepted now, ringing afterwards. */
export const placeCall = (exchange: Switch, call: Omit<NewCall, 'direction'>): Call => {
  exchange.lines.add(call.from)
  const placed = made(exchange, { ...call, direction: 'outbound-api' })
  void exchange.work.run(async () => {
    await exchange.pace.pause(0.4)
    ring(exchange, placed)
  })
  return placed
}

const ring = (exchange: Switch, call: Call): void => {
  tell(exchange, call, 'initiated')
  if (exchange.faults.strikes('undelivered', call.to)) return end(exchange, call, 'failed')
  if (liveCall(exchange, call.to)) return end(exchange, call, 'busy')
  if (!exchange.handsets.of(call.to).on) return end(exchange, call, 'no-answer')
  if (exchange.faults.strikes('never_delivered', call.to)) return
  call.status = 'ringing'
  exchange.handsets.changed(call.to)
  exchange.pace.later(call.ringFor, () => ringOut(exchange, call))
  tell(exchange, call, 'ringing')
}

/** Nobody picked up for as long as it was to ring. */
export const ringOut = (exchange: Switch, call: Call): void => {
  if (call.status === 'ringing') end(exchange, call, 'no-answer')
}

/** Somebody picks up the ringing phone. Resolves when the line listens, or has ended. */
export const answer = async (exchange: Switch, call: Call): Promise<void> => {
  if (call.status !== 'ringing' || call.direction === 'inbound') return
  pickUp(exchange, call)
  tell(exchange, call, 'answered')
  await begin(exchange, call, reinsOf(exchange, call))
}

/** A handset rings the customer; other handsets cannot be rung. Resolves when the line listens, or has ended. */
export const dial = async (exchange: Switch, from: string, to: string): Promise<Call> => {
  const { callbackBase } = exchange.settings
  const connects = exchange.lines.has(to)
  const call = made(exchange, {
    ...{ from, to, direction: 'inbound', ringFor: 60, script: { url: `${callbackBase}/hooks/twilio/voice`, method: 'POST' } },
    statusCallback: connects ? { url: `${callbackBase}/hooks/twilio/status`, events: ['completed'] } : null,
  })
  if (!connects) {
    end(exchange, call, 'failed')
    return call
  }
  call.status = 'ringing'
  exchange.handsets.changed(from)
  await begin(exchange, call, reinsOf(exchange, call))
  return call
}

const pickUp = (exchange: Switch, call: Call): void => {
  Object.assign(call, { status: 'in-progress', answeredAt: exchange.now() })
  exchange.handsets.changed(handsetOf(call))
}

const reinsOf = (exchange: Switch, call: Call) => ({ end, pickUp: () => pickUp(exchange, call) })

/** The handset is put down: a call in progress ends, a ringing one is turned away or given up. */
export const putDown = (exchange: Switch, call: Call): void =>
  end(exchange, call, call.status === 'in-progress' ? 'completed' : call.direction === 'inbound' ? 'canceled' : 'busy')

const end = (exchange: Switch, call: Call, status: CallStatus): void => {
  if (isOver(call)) return
  const alone = leave(exchange, call)
  Object.assign(call, { status, endedAt: exchange.now(), listening: null, rest: [] })
  exchange.handsets.changed(handsetOf(call))
  for (const other of alone) void exchange.work.run(() => run(exchange, other, reinsOf(exchange, other)))
  tell(exchange, call, 'completed')
}

/** Keys pressed on the handset while the line listens; at other times they go unheard, as in life. */
export const press = async (exchange: Switch, call: Call, keys: string): Promise<void> => {
  const { listening } = call
  if (!listening?.gather.keys) return
  const { numDigits, finishOnKey } = listening.gather
  const upToFinish = finishOnKey === '' ? keys : (keys.split(finishOnKey)[0] ?? '')
  listening.keys = (listening.keys + upToFinish).slice(0, numDigits ?? undefined)
  exchange.handsets.changed(handsetOf(call))
  const finished = upToFinish.length < keys.length || listening.keys.length === numDigits
  if (finished) await heardFrom(exchange, call, { Digits: listening.keys }, reinsOf(exchange, call))
}

/** Words spoken into the handset, to the line that listens for words or to whoever else is on it. */
export const speak = async (exchange: Switch, call: Call, words: string): Promise<void> => {
  if (call.room) return sayIn(exchange, call, words)
  if (call.listening?.gather.speech) await heardFrom(exchange, call, { SpeechResult: words, Confidence: '0.9' }, reinsOf(exchange, call))
}

/** The time to press or speak runs out: what was keyed so far counts, and nothing is silence. */
export const fallSilent = async (exchange: Switch, call: Call): Promise<void> => {
  if (call.listening) await heardFrom(exchange, call, { Digits: call.listening.keys }, reinsOf(exchange, call))
}

const statusAt: Record<CallEvent, (call: Call) => string> = {
  initiated: () => 'initiated',
  ringing: () => 'ringing',
  answered: () => 'in-progress',
  completed: (call) => call.status,
}

/** Queues the status post; posts about one call go out one after the other and nobody waits for them. */
const tell = (exchange: Switch, call: Call, event: CallEvent): void => {
  if (!call.statusCallback?.events.includes(event)) return
  const { told } = call
  const number = handsetOf(call)
  const posts = [...told.heldBack, paramsAt(exchange, call, event)]
  const outOfOrder = exchange.faults.strikes('out_of_order', number)
  told.heldBack = outOfOrder && !isOver(call) ? posts : []
  if (told.heldBack.length > 0) return
  const { url } = call.statusCallback
  for (const params of outOfOrder ? posts.toReversed() : posts) {
    const before = told.chain
    told.chain = exchange.work.run(async () => {
      await before
      await ask(exchange, { url, number, params })
    })
  }
}

const paramsAt = (exchange: Switch, call: Call, event: CallEvent) => {
  const lasted =
    call.answeredAt && call.endedAt ? Math.ceil((call.endedAt.epochMilliseconds - call.answeredAt.epochMilliseconds) / 1000) : 0
  return {
    ...callParams(exchange, call),
    ...{ CallStatus: statusAt[event](call), CallbackSource: 'call-progress-events', SequenceNumber: String(call.told.count++) },
    ...(event === 'completed' ? { CallDuration: String(lasted), Duration: String(Math.ceil(lasted / 60)) } : {}),
  }
}
