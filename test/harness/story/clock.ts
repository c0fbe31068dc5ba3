/** A clock that a story moves by hand, in code and database; whatever is due on the way happens at its own moment. */
import { after, atTime, dayOf, isBefore } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { runDue, untilNext } from '../../../platform/timers/engine.ts'
import type { Handler } from '../../../platform/timers/timers.ts'
import type { World } from '../../../platform/world.ts'

export type HandMovedClock = {
  now(): Instant
  /** `'40 minutes'`, `'90 seconds'`, `'2 hours'`, `'3 days'` */
  passes(span: string): Promise<void>
  /** `'10:40'` today in London, or `'tomorrow 08:00'`. Never backwards. */
  reaches(time: string): Promise<void>
  /** Whatever is due at this very moment happens, and the telephone network comes to rest. */
  settles(): Promise<void>
}

type Moved = {
  world: World
  clock: { now(): Instant; moveTo(at: Instant): void }
  handlers: readonly Handler[]
  settled(): Promise<void>
  trouble(error: unknown, where: string): void
}

const units = ['seconds', 'minutes', 'hours', 'days'] as const
const inHours = { days: 24 }

/** `'40 minutes'` as a duration. Throws on anything else. */
export const spanOf = (text: string): Temporal.Duration => {
  const [amount, word] = text.split(' ')
  const unit = units.find((one) => one === word || one === `${word}s`)
  if (!unit || !/^\d+$/.test(amount ?? '')) throw new Error(`“${text}” is not a span of time like “40 minutes”.`)
  return unit === 'days'
    ? Temporal.Duration.from({ hours: Number(amount) * inHours.days })
    : Temporal.Duration.from({ [unit]: Number(amount) })
}

const momentOf = (text: string, now: Instant): Instant => {
  const [, tomorrow, time] = /^(tomorrow )?(\d\d:\d\d)$/.exec(text) ?? []
  if (time === undefined) throw new Error(`“${text}” is not a time like “10:40” or “tomorrow 08:00”.`)
  return atTime(dayOf(now).add({ days: tomorrow ? 1 : 0 }), time)
}

export const handMoved = ({ world, clock, handlers, settled, trouble }: Moved): HandMovedClock => {
  /** Runs the engine at each moment at which something is due, up to and with `end`. */
  const moveTo = async (end: Instant): Promise<void> => {
    if (isBefore(end, clock.now())) throw new Error(`A clock does not go back from ${clock.now().toString()} to ${end.toString()}.`)
    for (;;) {
      const ms = await untilNext(world)
      const next = ms === null ? null : clock.now().add({ milliseconds: Math.max(0, Math.ceil(ms)) })
      if (next === null || isBefore(end, next)) break
      clock.moveTo(next)
      await runDue(world, handlers, { worker: 'story', trouble: (timer, error) => trouble(error, timer.kind) })
      await settled()
    }
    clock.moveTo(end)
  }
  return {
    now: () => clock.now(),
    passes: (span) => moveTo(after(clock.now(), spanOf(span))),
    reaches: (time) => moveTo(momentOf(time, clock.now())),
    settles: () => moveTo(clock.now()),
  }
}
