import { setTimeout as pause } from 'node:timers/promises'
import { line } from './place.ts'
import type { Place } from './place.ts'

/** Asks for help by text until an answer comes, as people do; every copy is another text. Resolves to how many it took. */
export const asksUntilAnswered = async ({ exchange }: Place, number: string): Promise<number> => {
  const handset = exchange.handset(number)
  const before = handset.last()?.sid
  for (let asked = 1; ; asked += 1) {
    await handset.says('heron', line)
    if (handset.last()?.sid !== before) return asked
    if (asked > 200) throw new Error('Nobody ever answered.')
    await pause(50)
  }
}
