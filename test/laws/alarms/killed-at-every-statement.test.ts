import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { copyTemplate, dropDatabase } from '../../../platform/postgres/cluster.ts'
import { builtPrograms } from '../../harness/kill/build.ts'
import { keepInterleaving } from '../../harness/kill/interleavings.ts'
import { loadEngine } from '../../harness/kill/engine.ts'
import type { Engine } from '../../harness/kill/engine.ts'
import type { Boundary } from '../../harness/kill/hook.ts'
import { line, openPlace } from '../../harness/kill/place.ts'
import type { Place } from '../../harness/kill/place.ts'
import { isNothing, until } from '../../harness/kill/until.ts'
import { answersWhateverCame, rungFor, startAfresh } from '../../harness/kill/what-holds.ts'

/**
 * A3, A5, M2 The worker is killed after every single statement, and before and after every request, between a call for help that
 * was accepted and the ring that it causes. Whoever takes over rings; a second copy is harmless, because it is known.
 */
const lanes = 4
const amina = { name: 'Amina Yusuf', number: '+447700900104' }
const programs = await builtPrograms()

const opened = async (): Promise<{ place: Place; done(): Promise<void> }> => {
  const cluster = inject('cluster')
  const url = await copyTemplate(cluster)
  const place = await openPlace(url, { servesItself: true })
  return {
    place,
    done: async () => {
      await place.close()
      await dropDatabase(cluster, url)
    },
  }
}
const load = ({ settings, folder }: Place): Promise<Engine> => loadEngine(programs.worker, settings, join(folder, 'work.log'))
const asksForHelp = ({ exchange }: Place): Promise<void> => exchange.handset(amina.number).says('heron', line)

/** All boundaries of a ring that nothing disturbs, in their order. */
const boundariesOfARing = async (): Promise<Boundary[]> => {
  const { place, done } = await opened()
  const engine = await load(place)
  engine.diesAt(null)
  engine.go()
  await asksForHelp(place)
  await until(() => rungFor(place, [amina]), isNothing)
  await answersWhateverCame(place)
  const passed = [...engine.passed()]
  engine.kill()
  await engine.gone
  await done()
  return passed
}

/** Whether it died there. Two lanes of one engine may pass in another order, and then a name comes by less often. */
const diesAt = async (place: Place, engine: Engine, boundary: Boundary): Promise<boolean> => {
  engine.diesAt(boundary)
  await asksForHelp(place)
  const sent = until(() => rungFor(place, [amina]), isNothing)
  return Promise.race([engine.gone.then(() => true), sent.then(() => pause(100, false))])
}

const killedAt = async (boundaries: readonly Boundary[]): Promise<Boundary[]> => {
  const { place, done } = await opened()
  const missed: Boundary[] = []
  let engine = await load(place)
  engine.go()
  for (const boundary of boundaries) {
    const next = load(place)
    await startAfresh(place)
    const began = performance.now()
    const died = await diesAt(place, engine, boundary)
    if (!died) {
      missed.push(boundary)
      engine.kill()
      await engine.gone
    }
    engine = await next
    engine.go()
    const where = `killed after ${boundary.nth}. “${boundary.name}”`
    await until(() => rungFor(place, [amina]), isNothing, { where })
    const copies = await answersWhateverCame(place, where)
    keepInterleaving({ law: 'every statement', ...boundary, died, ...copies, ms: Math.round(performance.now() - began) })
  }
  engine.kill()
  await engine.gone
  await done()
  return missed
}

test('A3, A5, M2 killed at every boundary of a ring, the alarm rings all the same, and copies are recognised', async () => {
  const boundaries = await boundariesOfARing()
  expect(boundaries.length).toBeGreaterThan(30)
  const shares = Array.from({ length: lanes }, (_, lane) => boundaries.filter((_boundary, n) => n % lanes === lane))
  const missed = (await Promise.all(shares.map(killedAt))).flat()
  const again = await killedAt(missed)
  expect(again.length, `boundaries that did not come by, asked twice: ${again.map(({ name }) => name).join(' | ')}`).toBeLessThan(5)
})
