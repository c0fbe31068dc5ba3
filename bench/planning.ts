/**
 * The plan in pencil in its thread (B6): how long a look ahead takes, for how long it holds up the process that answers pages, and how
 * much memory the thread's program holds at most, Node itself included. `npm run bench:planning -- 80 160 1000 1500`: people, homes, …
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { drawDay, tenOClock } from '../care/dispatch/examples.ts'
import { aheadIn, sent } from '../care/booking/actions/pencil/crossing.ts'
import type { Answer } from '../care/booking/actions/pencil/crossing.ts'
import type { Told } from '../care/booking/actions/pencil/planner.ts'
import { startThinking } from '../platform/thinking/thinking.ts'
import { byItsOwnTime } from './held-up.ts'
import type { Alone } from './planning/alone.ts'

const factsOf = (people: number, homes: number): Told => {
  const { operatives, visits } = drawDay(1, people, homes, 0.1)
  const starts = operatives.map(({ place }) => place)
  return { operatives, visits, starts, now: tenOClock, ahead: { inHand: new Map(), breathingMinutes: 10 } }
}

const measuredAlone = async (told: Told): Promise<Alone> => {
  // the limits that apps/serve.ts sets for the thread
  const execArgv = ['--max-old-space-size=128', '--max-semi-space-size=8']
  const alone = fork(new URL('planning/alone.ts', import.meta.url), { serialization: 'advanced', execArgv })
  alone.send(await sent(told, [], null))
  const [said] = (await once(alone, 'message')) as [Alone]
  alone.disconnect()
  return said
}

const program = new URL('../apps/planning.ts', import.meta.url)
const sizes = process.argv.slice(2).map(Number)
const wanted = sizes.length > 1 ? sizes : [80, 160]
for (let n = 0; n + 1 < wanted.length; n += 2) {
  const told = factsOf(wanted[n]!, wanted[n + 1]!)
  const { ask, close } = startThinking({ program, patience: 600_000, trouble: console.error })
  const asked = async (): Promise<number> => {
    const began = performance.now()
    const answer = (await ask(await sent(told, [], null))) as Answer | null
    if (answer === null) throw new Error('The thread gave no answer.')
    const { proposals } = await aheadIn(answer)
    const took = performance.now() - began
    console.log(`${wanted[n]} people × ${wanted[n + 1]} homes: ${proposals.length} proposals in ${took.toFixed(0)} ms`)
    return took
  }
  await asked()
  await asked()
  const held = await byItsOwnTime(asked)
  await close()
  console.log(`  the process that answers pages was held up at most ${held.most.toFixed(1)} ms at a time, by its own processor time`)
  const { held: memory, first, again } = await measuredAlone(told)
  console.log(`  the thread’s program alone, with Node and the roads, held at most ${memory.toFixed(0)} MB`)
  console.log(`  and took ${first.toFixed(0)} ms of its own processor time, ${again.toFixed(0)} ms once the ways were known`)
}
