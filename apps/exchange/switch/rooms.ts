import type { Switch } from './switch.ts'
import { handsetOf } from './things.ts'
import type { Call } from './things.ts'
import type { Room } from './twiml.ts'

/** Rooms in which calls stand together, and hear each other. */

/** Whoever else stands in the room of this call. */
export const othersIn = (exchange: Switch, call: Call): Call[] =>
  [...exchange.calls.values()].filter((one) => one !== call && one.room !== null && one.room.room === call.room?.room)

export const enter = (exchange: Switch, call: Call, room: Room): void => {
  call.room = room
  for (const one of [call, ...othersIn(exchange, call)]) exchange.handsets.changed(handsetOf(one))
}

/** Said aloud: everybody else there hears it, unless the speaker was let in to listen only. */
export const sayIn = (exchange: Switch, call: Call, words: string): void => {
  call.said.push(words)
  for (const one of call.room?.muted ? [] : othersIn(exchange, call)) {
    one.heard.push(words)
    exchange.handsets.changed(handsetOf(one))
  }
  exchange.handsets.changed(handsetOf(call))
}

/** Leaves the room. Returns whoever has to leave as well, because it is over. */
export const leave = (exchange: Switch, call: Call): Call[] => {
  const others = call.room?.ends ? othersIn(exchange, call) : []
  for (const one of [call, ...others]) one.room = null
  return others
}
