/**
 * What a controller reads before saying yes to a swap of shifts (B6): how long the effect on a whole day of everybody's promises takes
 * in the thread that plans; of a region also the part that the page reckons. `npm run bench:effects -- 80 320 1000 4000`: people, homes of that day, …
 */
import { drawDay, tenOClock } from '../care/dispatch/examples.ts'
import { effectIn, sent } from '../care/booking/actions/pencil/crossing.ts'
import type { Answer } from '../care/booking/actions/pencil/crossing.ts'
import { partAround } from '../care/booking/actions/pencil/part.ts'
import type { PersonThen, Told } from '../care/booking/actions/pencil/planner.ts'
import { restIn, usualRest } from '../care/workforce/rules/breaks.ts'
import { after, minutes } from '../lib/time.ts'
import type { Instant } from '../lib/time.ts'
import { startThinking } from '../platform/thinking/thinking.ts'
import { byItsOwnTime } from './held-up.ts'

const midnight = tenOClock.subtract({ hours: 10 }) as Instant
const at = (minute: number): Instant => after(midnight, minutes(minute))
const shift = { from: at(480), to: at(990) }
/** In minutes after midnight. */
const opens = [480, 600, 720, 840] as const

/** Another day from its beginning: nobody is out, everybody sets off from home, promises lie all over it. */
const wholeDay = (people: number, homes: number): Told => {
  const { operatives, visits } = drawDay(1, people, homes, 0.1)
  const rest = restIn(shift, usualRest)!
  return {
    operatives: operatives.map((one) => ({
      ...{ ...one, onShift: shift, liveBooking: false, breathingUntil: null, unavailableUntil: null },
      rest: { from: rest.from, to: rest.from.add({ minutes: rest.minutes }) },
    })),
    visits: visits.map((one, n) => {
      const from = opens[n % opens.length]!
      return { ...one, standing: one.emergency ? 'none' : 'promised', window: { from: at(from), to: at(from + 120) } }
    }),
    starts: operatives.map(({ place }) => place),
    ...{ now: midnight, ahead: { inHand: new Map(), breathingMinutes: 10 } },
  }
}

/** Somebody works the evening instead. */
const swapIn = ({ operatives, starts }: Told): PersonThen[] => [
  { operative: { ...operatives[0]!, onShift: { from: at(1200), to: at(1320) } }, start: starts[0]! },
]

const program = new URL('../apps/planning.ts', import.meta.url)
const sizes = process.argv.slice(2).map(Number)
const wanted = sizes.length > 1 ? sizes : [80, 320]
for (let n = 0; n + 1 < wanted.length; n += 2) {
  const whole = wholeDay(wanted[n]!, wanted[n + 1]!)
  const then = swapIn(whole)
  const part = partAround(whole, then)?.told
  const { ask, close } = startThinking({ program, patience: 600_000, trouble: console.error })
  const asked = async (told: Told): Promise<void> => {
    const began = performance.now()
    const answer = (await ask(await sent(told, [], { kind: 'people', then }))) as Answer | null
    if (answer === null) throw new Error('The thread gave no answer.')
    const { odds, goers } = effectIn(answer)
    const took = ((performance.now() - began) / 1000).toFixed(1)
    const reckoned = `${told.operatives.length} people × ${told.visits.length} homes${told === part ? ', the part that is reckoned' : ''}`
    console.log(`${reckoned}: ${took} s; ${odds.length} promises likelier broken or kept, ${goers.length} homes with somebody else`)
  }
  for (const told of part ? [whole, part] : [whole]) {
    await asked(told)
    const held = await byItsOwnTime(() => asked(told))
    console.log(`  the process that answers pages was held up at most ${held.most.toFixed(1)} ms at a time, by its own processor time`)
  }
  await close()
}
