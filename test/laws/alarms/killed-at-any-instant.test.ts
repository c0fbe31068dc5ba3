import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, test } from 'vitest'
import { chanceFrom } from '../../harness/chance.ts'
import { asksUntilAnswered, pressesUntilTaken } from '../../harness/kill/asking.ts'
import { builtPrograms } from '../../harness/kill/build.ts'
import { keepInterleaving } from '../../harness/kill/interleavings.ts'
import { openKillable, parts } from '../../harness/kill/killable.ts'
import type { Killable } from '../../harness/kill/killable.ts'
import type { Place } from '../../harness/kill/place.ts'
import { isNothing, until } from '../../harness/kill/until.ts'
import { answersWhateverCame, rungFor, startAfresh } from '../../harness/kill/what-holds.ts'
import { seeds } from '../../harness/seeds.ts'

/**
 * A3, A5, M2 Two people ask for help, one by text and one by holding the phone's button, while the worker, the web server and the
 * database are killed under them, at any instant. Whoever was told that it had come rings; no alarm ends by itself; no message for duty
 * is forgotten; copies are recognised.
 */
const withinMs = 700
const people = [
  { name: 'Amina Yusuf', asks: (place: Place) => asksUntilAnswered(place, '+447700900104') },
  { name: 'Tom Baird', asks: pressesUntilTaken },
]

const programs = await builtPrograms()
const places = await Promise.all(Array.from({ length: 4 }, () => openKillable(programs)))
const free: Killable[] = [...places]
const waiting: ((place: Killable) => void)[] = []
const lent = (): Promise<Killable> =>
  new Promise((take) => {
    const place = free.pop()
    if (place) take(place)
    else waiting.push(take)
  })
const given = (place: Killable): void => {
  const next = waiting.shift()
  if (next) next(place)
  else free.push(place)
}
afterAll(() => Promise.all(places.map((place) => place.close())))

test.concurrent.for(seeds)('A3, A5, M2 killed at any instant, seed %s', async (seed) => {
  const place = await lent()
  try {
    const { random } = chanceFrom(seed)
    await startAfresh(place)
    const asking = people.map(({ asks }, n) => pause(n * random() * withinMs).then(() => asks(place)))
    const kills = Array.from({ length: 2 }, () => ({
      part: parts[Math.floor(random() * parts.length)]!,
      ms: Math.round(random() * withinMs),
    }))
    kills.sort((a, b) => a.ms - b.ms)
    const began = performance.now()
    for (const { part, ms } of kills) {
      await pause(Math.max(0, ms - (performance.now() - began)))
      await place.kill(part)
    }
    const asked = await Promise.all(asking)
    await until(() => rungFor(place, people), isNothing)
    const copies = await answersWhateverCame(place)
    keepInterleaving({ law: 'any instant', seed, kills, asked, ...copies, ms: Math.round(performance.now() - began) })
  } finally {
    given(place)
  }
})
